"""What is added to a conversation afterwards: AD2 to AD5."""

from dataclasses import replace
from datetime import timedelta

import pytest

from openspace.domain.additions import (
    AT_ONCE,
    LONGEST,
    MOST_AT_ONCE,
    Addition,
    add,
    blocks,
    name_at,
    take_away,
)
from openspace.domain.facts.additions import AdditionMade, AdditionTakenAway, AdditionWithdrawn
from openspace.domain.notes import Run
from tests.cast import ANA, BEN, CHI, CODE, at, ben, chi
from tests.domain.saying import code


def addition(text: str = "More", after: float = 0) -> Addition:
    return Addition(f"a{after}", "b1", "chi", text, at(12) + timedelta(seconds=after))


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        (" \n ", "addition_missing"),
        ("x" * LONGEST, ""),
        ("x" * (LONGEST + 1), "addition_too_long"),
    ],
)
def test_ad2_it_is_short_and_says_something(text: str, refusal: str) -> None:
    assert code(add(CODE, addition(text), [])) == refusal


def test_ad2_it_is_tidy() -> None:
    made = add(CODE, addition(" One \u202etwo\r\n\nthree "), [])
    assert made == (AdditionMade(CODE, "b1", "a0", "One two\n\nthree", "chi", at(12)),)


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("See https://example.org/a?b=c.", ["See ", ("https://example.org/a?b=c",) * 2, "."]),
        ("(www.example.org)", ["(", ("www.example.org", "https://www.example.org"), ")"]),
        ("mailto:chi@example.org", [("mailto:chi@example.org",) * 2]),
        ("javascript:alert(1)", ["javascript:alert(1)"]),
        ("https:// and www.", ["https:// and www."]),
        ("<a href=x>", ["<a href=x>"]),
    ],
)
def test_ad2_addresses_of_the_web_and_of_mail_lead_there(
    text: str, runs: list[str | tuple[str, str]]
) -> None:
    said = tuple(
        Run(each) if isinstance(each, str) else Run(each[0], link=each[1]) for each in runs
    )
    assert [block.runs for block in blocks(text)] == [said]


def test_ad3_who_is_too_quick_waits() -> None:
    own = [addition(after=each) for each in range(MOST_AT_ONCE)]
    assert code(add(CODE, addition(after=9), own)) == "too_many_additions"
    assert code(add(CODE, addition(after=9), own[1:])) == ""
    assert code(add(CODE, addition(after=AT_ONCE.total_seconds()), own)) == ""


def test_ad4_a_name_stands_where_its_owner_agreed_and_takes_part() -> None:
    assert name_at(ben) == "Ben Bø"
    assert [name_at(each) for each in (chi, replace(ben, removed=True), None)] == ["", "", ""]


def test_ad5_one_withdraws_ones_own_and_a_facilitator_takes_any_away() -> None:
    one = addition()
    assert take_away(CHI, one, at(13)) == (AdditionWithdrawn(CODE, "b1", "a0", "chi"),)
    assert code(take_away(BEN, one, at(13))) == "not_your_addition"
    gone = AdditionTakenAway(CODE, "b1", "a0", "chi", "ana", at(13))
    assert take_away(ANA, one, at(13)) == (gone,)
    assert take_away(BEN, None, at(13)) == ()
