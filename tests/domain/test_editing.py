"""How the book is made up: ET1 to ET8, and how the chapters stand."""

from dataclasses import replace
from datetime import date

import pytest

from openspace.domain.editing import (
    LONGEST_FOREWORD,
    LONGEST_REASON,
    Choice,
    Editor,
    LeftOut,
    MakeUp,
    amends,
    choose_design,
    choose_order,
    leave_out,
    move,
    set_window,
    take_in,
    undo,
    write_foreword,
    write_rights,
)
from openspace.domain.facts.editing import BookEdited, ChapterLeftOut, ChapterTakenIn
from openspace.domain.grid import as_seen
from openspace.domain.refusal import Refusal
from openspace.domain.standing import has_chapter, topics_in_order
from tests.cast import CODE, DAY, WORKBOOK, agenda, at, gathering, topic
from tests.domain.saying import code

BLANK = MakeUp()
NOON = at(12)


def editor(made: MakeUp = BLANK, part: str = "foreword", seen: str | None = None) -> Editor:
    of = next(each for each in ("design", "order", "window", "rights", "foreword") if each == part)
    return Editor("ana", made.seen(of) if seen is None else seen, NOON)


def after(made: MakeUp, outcome: object) -> MakeUp:
    """What is so after these facts."""
    assert isinstance(outcome, tuple)
    (fact,) = outcome
    assert isinstance(fact, BookEdited)
    before = made.values(next(each for each in ("foreword", "order") if each == fact.part))
    choice = Choice(fact.values, before, fact.participant, fact.at)
    return replace(made, choices={**made.choices, fact.part: choice})


def test_et1_what_was_seen_must_still_be_so() -> None:
    first = after(BLANK, write_foreword(CODE, BLANK, "Kjære alle", "Ana", editor()))
    assert first.foreword == "Kjære alle\nAna"
    assert code(write_foreword(CODE, first, "Other", "", editor())) == "changed_meanwhile"
    assert write_foreword(CODE, first, "Kjære alle", "Ana", editor()) == ()
    assert code(write_foreword(CODE, first, "Other", "", editor(first))) == ""


def test_et2_the_design_is_one_that_there_is() -> None:
    there = {"plain": "Plain", "council": "Council"}
    ask = editor(part="design")
    assert code(choose_design(CODE, BLANK, "../plain", there, ask)) == "no_such_design"
    assert choose_design(CODE, BLANK, "council", there, ask) == (
        BookEdited(CODE, "design", {"name": "council"}, "ana", NOON),
    )


@pytest.mark.parametrize(
    ("text", "signed", "refusal"),
    [
        ("", "Ana", "foreword_missing"),
        (" \n ", "", ""),
        ("x" * LONGEST_FOREWORD, "", ""),
        ("x" * (LONGEST_FOREWORD + 1), "", "words_too_long"),
        ("x", "y" * 201, "words_too_long"),
    ],
)
def test_et3_a_foreword_has_a_length_and_nobody_signs_nothing(
    text: str, signed: str, refusal: str
) -> None:
    assert code(write_foreword(CODE, BLANK, text, signed, editor())) == refusal


def test_et3_it_is_tidy_paragraphs() -> None:
    made = after(
        BLANK, write_foreword(CODE, BLANK, " One \u202etwo\r\n\n\nthree", " A  B ", editor())
    )
    assert made.foreword.splitlines() == ["One two", "three", "A B"]


TOPICS = tuple(replace(topic(n), further=()) for n in (1, 2, 3, 4))
GRID = agenda(("t3", "r1", "haven"), ("t2", "r1", "loft"), ("t1", "r2", "haven"))
VOTES = {"t1": 1, "t2": 7, "t4": 7}


@pytest.mark.parametrize(
    ("kind", "stands"),
    [
        ("rounds", ("t3", "t2", "t1", "t4")),
        ("numbers", ("t1", "t2", "t3", "t4")),
        ("interest", ("t2", "t4", "t1", "t3")),
        ("hand", ("t4", "t3", "t2", "t1")),
    ],
)
def test_et4_the_chapters_stand_in_one_of_four_orders(kind: str, stands: tuple[str, ...]) -> None:
    made = MakeUp({"order": Choice({"kind": kind, "topics": "4 9"}, {}, "ana", NOON)})
    found = topics_in_order(gathering(), GRID, TOPICS, VOTES, made)
    assert tuple(each.id for each in found) == stands


def test_et4_interest_that_is_hidden_still_orders_nothing() -> None:
    made = MakeUp({"order": Choice({"kind": "interest"}, {}, "ana", NOON)})
    hidden = replace(gathering(), tallies="hidden")
    found = topics_in_order(hidden, GRID, TOPICS, VOTES, made)
    assert [each.number for each in found] == [1, 2, 3, 4]


def test_et4_a_move_makes_what_was_seen_an_order_by_hand() -> None:
    stands = (3, 2, 1)
    seen = editor(seen=as_seen(*stands))
    made = after(BLANK, move(CODE, stands, 2, -1, seen))
    assert (made.order, made.by_hand) == ("hand", (2, 3, 1))
    assert move(CODE, stands, 3, -1, seen) == ()
    assert move(CODE, stands, 1, 1, seen) == ()
    assert code(move(CODE, (2, 3, 1), 2, 1, seen)) == "changed_meanwhile"
    assert code(move(CODE, stands, 9, 1, seen)) == "changed_meanwhile"
    assert code(choose_order(CODE, made, "at random", editor(made, "order"))) == "no_such_order"
    chosen = after(made, choose_order(CODE, made, "numbers", editor(made, "order")))
    assert (chosen.order, chosen.by_hand) == ("numbers", (2, 3, 1))


def test_et5_a_chapter_is_left_out_with_a_reason_and_taken_in_again() -> None:
    ask = editor()
    assert code(leave_out(CODE, BLANK, "t1", " ", ask)) == "reason_missing"
    assert code(leave_out(CODE, BLANK, "t1", "x" * (LONGEST_REASON + 1), ask)) == "words_too_long"
    assert leave_out(CODE, BLANK, "t1", " They asked ", ask) == (
        ChapterLeftOut(CODE, "t1", "They asked", "ana", NOON),
    )
    out = MakeUp(left_out={"t1": LeftOut("They asked", "ana", NOON)})
    assert leave_out(CODE, out, "t1", "Again", ask) == ()
    assert take_in(CODE, out, "t1", ask) == (ChapterTakenIn(CODE, "t1", "ana"),)
    assert take_in(CODE, BLANK, "t1", ask) == ()


def test_et6_the_last_choice_is_undone_and_that_too() -> None:
    assert code(undo(CODE, BLANK, "foreword", editor())) == "nothing_to_undo"
    assert code(undo(CODE, BLANK, "everything", editor())) == "nothing_to_undo"
    first = after(BLANK, write_foreword(CODE, BLANK, "One", "", editor()))
    assert code(undo(CODE, first, "foreword", editor())) == "changed_meanwhile"
    back = after(first, undo(CODE, first, "foreword", editor(first)))
    assert back.foreword == ""
    assert after(back, undo(CODE, back, "foreword", editor(back))).foreword == "One"


def test_et7_a_chapter_is_amended_until_a_day_is_over_on_the_gatherings_clock() -> None:
    closed = gathering(WORKBOOK)
    ask = editor(part="window")
    assert code(set_window(closed, BLANK, "soon", ask)) == "day_unreadable"
    assert code(set_window(closed, BLANK, "2026-11-25", ask)) == "day_over"
    made = set_window(closed, BLANK, DAY.isoformat(), ask)
    assert not isinstance(made, Refusal)
    until = MakeUp({"window": Choice({"until": date(2026, 11, 26).isoformat()}, {}, "ana", NOON)})
    assert [amends(closed, until, each, sealed=False) for each in (at(22, 59), at(23))] == [
        True,
        False,
    ]
    assert amends(closed, BLANK, at(23), sealed=False)
    assert not amends(closed, BLANK, at(23), sealed=True)
    assert not amends(gathering(), BLANK, at(12), sealed=False)


def test_et8_a_sentence_stands_beside_the_licence() -> None:
    ask = editor(part="rights")
    assert code(write_rights(CODE, BLANK, "x" * 501, ask)) == "words_too_long"
    assert code(write_rights(CODE, BLANK, "Pictures: the photographers", ask)) == ""


def test_a_withdrawn_topic_has_a_chapter_where_something_is_written() -> None:
    gone = replace(topic(), withdrawn=True)
    assert has_chapter(topic(), ())
    assert not has_chapter(gone, ("b2",))
    assert has_chapter(gone, {"b1": 1})
    assert not has_chapter(replace(topic(), merged_into="t2"), ("b1",))
