"""Feedback by role: FB1 to FB5."""

from itertools import repeat

import pytest

from openspace.domain.facts.feedback import FeedbackGiven, FeedbackHeard
from openspace.domain.feedback import (
    ANSWERED,
    MARKS_MISSING,
    ROLE_MISSING,
    TOO_EARLY,
    Answer,
    Heard,
    Typed,
    by_role,
    give,
    lines,
)
from openspace.domain.refusal import Outcome, Refusal
from tests.cast import CHI, CLOSING, CODE, ROUND_2, WORKBOOK, timetable

FINE = Typed("participant", ("1", "3", "5"), " Thank  you ")
MARKS = ((5, 0, 0, 0, 0), (0, 0, 5, 0, 0), (0, 0, 0, 0, 5))


def given(typed: Typed, at: int = CLOSING, *, answered: bool = False) -> Outcome:
    return give(CHI, timetable(at), "y1", typed, answered=answered)


def of(role: str, many: int, text: str = "") -> list[Answer]:
    return list(repeat(Answer(role, (1, 3, 5), text), many))


def test_fb1_it_is_given_once_from_the_closing_circle_on() -> None:
    assert given(FINE, ROUND_2) == TOO_EARLY
    assert isinstance(given(FINE, WORKBOOK), tuple)
    assert given(FINE, answered=True) == ANSWERED


def test_fb2_what_was_answered_says_nothing_of_who() -> None:
    assert given(FINE) == (
        FeedbackGiven(CODE, "chi"),
        FeedbackHeard(CODE, "y1", "participant", (1, 3, 5), "Thank you"),
    )


@pytest.mark.parametrize("marks", [("1", "2"), ("1", "2", ""), ("0", "1", "2"), ("1", "2", "6")])
def test_fb3_every_question_has_a_mark_from_one_to_five(marks: tuple[str, ...]) -> None:
    assert given(Typed("speaker", marks)) == MARKS_MISSING


def test_fb3_a_role_is_chosen_and_a_line_is_short() -> None:
    assert given(Typed("guest", ("1", "2", "3"))) == ROLE_MISSING
    assert isinstance(given(Typed("speaker", ("1", "2", "3"), "x" * 501)), Refusal)


def test_fb4_nothing_is_shown_of_fewer_than_five() -> None:
    assert by_role([]) == ()
    assert by_role([*of("participant", 3), *of("speaker", 1)]) == ()
    assert lines(of("participant", 4, "No")) == ()


def test_fb4_few_are_shown_together_and_with_the_next_larger_role() -> None:
    enough = [*of("participant", 5), *of("convener", 5)]
    assert {each.roles for each in by_role(enough)} == {("participant",), ("convener",)}
    assert by_role(of("participant", 5)) == (Heard(("participant",), 5, MARKS),)
    (alone,) = by_role([*of("participant", 6), *of("speaker", 1)])
    assert (alone.roles, alone.people) == (("participant", "speaker"), 7)
    few, many = by_role([*of("participant", 9), *of("speaker", 2), *of("facilitator", 3)])
    assert (few.roles, many.roles) == (("facilitator", "speaker"), ("participant",))


def test_fb5_lines_stand_without_a_role_in_no_order_of_time() -> None:
    said = [*of("participant", 4, "b"), *of("speaker", 1, "a"), *of("speaker", 1)]
    assert lines(said) == ("a", "b", "b", "b", "b")
