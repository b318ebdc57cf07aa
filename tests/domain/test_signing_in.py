"""Who is known again: SI1 to SI4."""

from dataclasses import replace

import pytest

from openspace.domain.facts.signing_in import (
    PasskeyAdded,
    PasskeyRemoved,
    SignInBound,
    SignInUnbound,
)
from openspace.domain.gathering import Entrance, Visibility
from openspace.domain.gathering_file import read
from openspace.domain.permissions import Role
from openspace.domain.refusal import Refusal
from openspace.domain.signing_in import (
    LINK_ENDED,
    SIGN_IN_FIRST,
    Bound,
    Passkey,
    add_passkey,
    admitted,
    bind,
    remove_passkey,
    unbind,
)
from tests.cast import ANA, BEN, CODE, at, gathering
from tests.domain.test_gathering_file import SMALL

NOW = at(9, 45)
IN, LEADS = Role.PARTICIPANT, Role.FACILITATOR
PHONE = Passkey("p1", "The phone", NOW)


@pytest.mark.parametrize(
    ("entrance", "visibility", "link", "signed_in", "expected"),
    [
        ("guests", "open", None, False, IN),
        ("guests", "open", None, True, IN),
        ("guests", "invited", None, False, LINK_ENDED),
        ("guests", "invited", None, True, LINK_ENDED),
        ("guests", "invited", IN, False, IN),
        ("both", "open", None, False, IN),
        ("both", "invited", None, False, LINK_ENDED),
        ("both", "invited", None, True, IN),
        ("both", "invited", IN, True, IN),
        ("organisation", "open", None, False, SIGN_IN_FIRST),
        ("organisation", "open", IN, False, SIGN_IN_FIRST),
        ("organisation", "open", None, True, IN),
        ("organisation", "invited", IN, True, IN),
        ("organisation", "invited", LEADS, False, LEADS),
        ("guests", "invited", LEADS, False, LEADS),
    ],
)
def test_who_comes_in(
    entrance: Entrance,
    visibility: Visibility,
    link: Role | None,
    signed_in: bool,
    expected: Role | Refusal,
) -> None:
    """SI1."""
    day = replace(gathering(), entrance=entrance, visibility=visibility)
    assert admitted(day, link, invited=link is not None, signed_in=signed_in) == expected


def test_a_link_that_has_ended_lets_nobody_in_but_who_signs_in() -> None:
    """SI1."""
    assert admitted(gathering(), None, invited=True, signed_in=False) == LINK_ENDED
    both = replace(gathering(), entrance="both")
    assert admitted(both, None, invited=True, signed_in=True) is IN


def test_a_sign_in_is_one_persons_and_a_person_has_one() -> None:
    """SI2, SI3."""
    bens = Bound(BEN.person, NOW, at_desk=False)
    assert bind(ANA, None, None, NOW) == (SignInBound(CODE, "ana", NOW),)
    assert bind(BEN, bens, bens, NOW) == ()
    refused = [bind(ANA, bens, None, NOW), bind(BEN, None, bens, NOW)]
    codes = [each.code if isinstance(each, Refusal) else "" for each in refused]
    assert codes == ["sign_in_taken", "sign_in_twice"]


def test_it_is_taken_away_and_what_is_not_there_is_not() -> None:
    """SI3."""
    assert unbind(ANA, Bound("ana", NOW, at_desk=True)) == (SignInUnbound(CODE, "ana"),)
    assert unbind(ANA, None) == ()


def test_a_passkey_has_a_name() -> None:
    """SI3."""
    assert add_passkey(ANA, (), "  The   phone ", "p1", NOW) == (
        PasskeyAdded(CODE, "ana", "p1", "The phone", NOW),
    )
    for name in ("", " \u202e", "x" * 61):
        refused = add_passkey(ANA, (), name, "p1", NOW)
        assert isinstance(refused, Refusal)
        assert refused.code == "passkey_nameless"


def test_there_are_ten_at_most() -> None:
    """SI3."""
    nine = tuple(replace(PHONE, id=f"p{at}") for at in range(9))
    assert not isinstance(add_passkey(ANA, nine, "One more", "new", NOW), Refusal)
    refused = add_passkey(ANA, (*nine, PHONE), "One more", "new", NOW)
    assert isinstance(refused, Refusal)
    assert refused.code == "passkeys_full"


def test_only_ones_own_is_removed() -> None:
    """SI3."""
    assert remove_passkey(ANA, (PHONE,), "p1") == (PasskeyRemoved(CODE, "ana", "p1"),)
    assert remove_passkey(BEN, (), "p1") == ()


@pytest.mark.parametrize(
    ("told", "expected"), [({}, "guests"), ({"entrance": "both"}, "both"), ({"entrance": "x"}, "")]
)
def test_a_gathering_file_says_how_one_comes_in(told: dict[str, str], expected: str) -> None:
    """SI1."""
    filed = read({**SMALL, **told})
    assert ("" if isinstance(filed, Refusal) else filed.gathering.entrance) == expected
