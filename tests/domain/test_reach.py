"""Where somebody may be written to: WT1 to WT3."""

import pytest

from openspace.domain.facts.reach import AddressConfirmed, AddressGiven, AddressTakenBack
from openspace.domain.reach import (
    ABOUT_NOTHING,
    STRANGE,
    Asked,
    Reach,
    confirmed,
    give,
    must_ask,
    take_back,
)
from tests.cast import BEN, CODE, at

KNOWN = Reach("ben", "ben@example.org", True, True, "nb", confirmed=True)
TYPED = Asked(" ben@example.org ", language="nb")
GIVEN = AddressGiven(CODE, "ben", "ben@example.org", True, True, "nb", at(9))


def test_wt1_an_address_is_given_about_something() -> None:
    assert give(BEN, None, TYPED, at(9)) == (GIVEN,)
    assert give(BEN, KNOWN, TYPED, at(9)) == ()
    assert give(BEN, None, Asked("ben@example"), at(9)) == STRANGE
    assert give(BEN, None, Asked("ben@example.org", False, False), at(9)) == ABOUT_NOTHING


def test_wt2_another_address_is_asked_anew_and_other_wishes_are_not() -> None:
    assert must_ask(None, "ben@example.org")
    assert must_ask(Reach("ben", "ben@example.org", True, True, "nb"), "ben@example.org")
    assert must_ask(KNOWN, "bo@example.org")
    assert not must_ask(KNOWN, "Ben@example.org")
    asked = Reach("ben", "ben@example.org", True, True, "nb")
    assert confirmed(CODE, asked, at(9)) == (AddressConfirmed(CODE, "ben", at(9)),)
    assert confirmed(CODE, KNOWN, at(9)) == confirmed(CODE, None, at(9)) == ()


@pytest.mark.parametrize(("known", "facts"), [(None, 0), (KNOWN, 1)])
def test_wt3_it_is_taken_back(known: Reach | None, facts: int) -> None:
    assert take_back(BEN, known) == (AddressTakenBack(CODE, "ben"),) * facts
