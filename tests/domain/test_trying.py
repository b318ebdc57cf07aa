"""The test room: TY1 to TY4, TY6."""

import pytest

from openspace.domain import trying
from openspace.domain.refusal import Refusal
from openspace.domain.trying import (
    BY_THE_PAGE,
    LONGEST_LINE,
    MOST_LINES,
    MOST_TOPICS,
    PLACES,
    Outcome,
    Result,
    Step,
    TestRoom,
    Trial,
)
from tests.cast import at
from tests.domain.saying import code

EMPTY = TestRoom()


def so(outcome: Outcome) -> TestRoom:
    assert isinstance(outcome, TestRoom)
    return outcome


def everything(who: str = "chi", room: TestRoom = EMPTY) -> TestRoom:
    """Somebody has tried all of it, and it works."""
    for step in BY_THE_PAGE:
        room = so(trying.say(room, who, step, "works"))
    for place in PLACES:
        room = so(trying.go(room, who, place))
    room = so(trying.hang(room, who, f"t-{who}", "Why not?"))
    room = so(trying.mark(room, who, f"t-{who}"))
    return so(trying.write(room, who, f"l-{who}", "Hello"))


def test_ty3_who_has_tried_all_is_ready() -> None:
    room = everything()
    assert tuple(room.of("chi").results) == tuple(
        each for each in (*BY_THE_PAGE, Step.MOVING, Step.PROPOSING, Step.MARKING, Step.WRITING)
    )
    assert (room.of("chi").ready, room.ready, room.of("ben")) == (True, 1, Trial())
    failing = so(trying.say(room, "chi", "sound", "fails"))
    assert (failing.of("chi").ready, failing.ready) == (False, 0)
    without = so(trying.say(failing, "chi", "sound", "without"))
    assert without.of("chi").ready


@pytest.mark.parametrize(
    ("step", "result"),
    [
        ("connection", "without"),
        ("live", "without"),
        ("moving", "works"),
        ("writing", "works"),
        ("camera", "untried"),
        ("camera", ""),
        ("shoes", "works"),
    ],
)
def test_ty1_what_cannot_be_said(step: str, result: str) -> None:
    assert code(trying.say(EMPTY, "chi", step, result)) == "no_such_step"


def test_ty2_who_has_been_in_both_rooms_has_moved() -> None:
    once = so(trying.go(EMPTY, "chi", "one"))
    again = so(trying.go(once, "chi", "one"))
    assert (again.of("chi").results, again.heads) == ({}, {"one": 1})
    both = so(trying.go(again, "chi", "two"))
    assert (both.of("chi").results, both.heads) == ({Step.MOVING: Result.WORKS}, {"two": 1})
    assert code(trying.go(both, "chi", "three")) == "no_such_step"


def test_ty2_a_mark_counts_once() -> None:
    room = so(trying.hang(EMPTY, "ben", "t1", "  Why\nnot? "))
    assert [each.title for each in room.topics] == ["Why not?"]
    twice = so(trying.mark(so(trying.mark(room, "chi", "t1")), "chi", "t1"))
    assert [len(each.marks) for each in twice.topics] == [1]
    assert code(trying.mark(room, "chi", "t2")) == "no_such_topic"


def test_ty6_the_wall_and_the_note_have_the_last_ones() -> None:
    room = EMPTY
    for number in range(20):
        room = so(trying.hang(room, "chi", f"t{number}", f"Topic {number}"))
        room = so(trying.write(room, "chi", f"l{number}", f"Line {number}"))
    assert [each.id for each in room.topics] == [f"t{n}" for n in range(20 - MOST_TOPICS, 20)]
    assert [line for line, _ in room.lines] == [f"l{n}" for n in range(20 - MOST_LINES, 20)]
    again = so(trying.write(room, "chi", "l19", "Line 19"))
    assert again.lines == room.lines


@pytest.mark.parametrize(
    ("outcome", "refused"),
    [
        (trying.hang(EMPTY, "chi", "t1", " "), "title_blank"),
        (trying.hang(EMPTY, "chi", "t1", "x" * 201), "title_too_long"),
        (trying.write(EMPTY, "chi", "l1", "\n"), "line_missing"),
        (trying.write(EMPTY, "chi", "l1", "x" * (LONGEST_LINE + 1)), "line_too_long"),
        (trying.ask(EMPTY, "chi", " ", at(7)), "why_missing"),
        (trying.ask(EMPTY, "chi", "x" * 201, at(7)), "why_too_long"),
    ],
)
def test_what_is_refused(outcome: Outcome, refused: str) -> None:
    assert isinstance(outcome, Refusal)
    assert outcome.code == refused


def test_ty4_the_desk_has_numbers_and_who_waits_longest_first() -> None:
    room = so(trying.say(everything(), "ben", "sound", "fails"))
    assert [room.count(Step.SOUND, each) for each in Result] == [1, 1, 0]
    assert room.asking == ()
    room = so(trying.ask(room, "ben", "No sound", at(7, 10)))
    room = so(trying.ask(room, "chi", "Lost", at(7, 5)))
    room = so(trying.ask(room, "chi", "Still lost", at(7, 20)))
    assert (room.asking, room.of("chi").why) == (("chi", "ben"), "Still lost")
    room = so(trying.answer(room, "chi", "ana"))
    assert room.of("chi").helper == "ana"
    room = so(trying.end(room, "chi"))
    assert (room.asking, room.of("chi").why, room.of("chi").helper) == (("ben",), "", "")
    assert so(trying.answer(room, "chi", "ana")) == room
