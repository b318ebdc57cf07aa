"""Actions: with an owner or waiting for one, helped by many, as far as somebody says."""

from dataclasses import replace
from datetime import date

import pytest

from openspace.domain.action_words import Typed, Words, read
from openspace.domain.actions import (
    MOST_OWN,
    NOT_YOURS,
    OWNED,
    TOO_EARLY,
    Action,
    New,
    hand_back,
    join,
    leave,
    let_go,
    may_word,
    move,
    propose,
    restore,
    reword,
    seen,
    take_on,
    withdraw,
)
from openspace.domain.facts.actions import (
    ActionAsked,
    ActionJoined,
    ActionLeft,
    ActionMoved,
    ActionOwned,
    ActionProposed,
    ActionRestored,
    ActionReworded,
    ActionWithdrawn,
)
from openspace.domain.grid import CHANGED
from openspace.domain.refusal import Refusal
from tests.cast import ANA, BEN, CHI, CODE, MARKET, ROUND_1, at, timetable

WORDS = Words("Meet", ("t1",), "Bøs båter", date(2026, 12, 24), "The council")
NEW = New("a1", 1, "ben", at(11))
WAITING = Action("a1", 1, "Meet", "ben", at(11))
OWNED_BY_CHI = replace(WAITING, owner="chi")
ROUND = timetable(ROUND_1)
PUT_UP = ActionProposed(
    *(CODE, "a1", 1, "Meet", ("t1",), "Bøs båter", date(2026, 12, 24), "The council"),
    *("ben", at(11)),
)


def test_an_action_is_put_up_once_a_round_has_begun() -> None:  # AO1
    assert propose(CODE, timetable(MARKET), WORDS, NEW, (None, None), ()) == TOO_EARLY
    assert propose(CODE, ROUND, WORDS, NEW, (None, None), ()) == (PUT_UP,)


def test_its_owner_is_oneself_or_somebody_who_is_asked() -> None:  # AO2
    own = propose(CODE, ROUND, WORDS, NEW, ("ben", None), ())
    assert own == (PUT_UP, ActionOwned(CODE, "a1", "ben", ("ben",)))
    asked = propose(CODE, ROUND, WORDS, NEW, (None, "chi"), ())
    assert asked == (PUT_UP, ActionAsked(CODE, "a1", "chi", ("ben",)))


def test_whoever_takes_it_on_first_owns_it() -> None:  # AO2
    asked = replace(WAITING, asked="ana")
    assert take_on(CHI, asked) == (ActionOwned(CODE, "a1", "chi", ("ben", "ana")),)
    assert take_on(ANA, OWNED_BY_CHI) == OWNED
    assert take_on(CHI, OWNED_BY_CHI) == ()


def test_an_owner_hands_it_back_and_who_is_asked_says_no() -> None:  # AO2, AO7
    assert hand_back(CHI, OWNED_BY_CHI) == (ActionOwned(CODE, "a1", None, ("ben", "chi")),)
    assert hand_back(BEN, OWNED_BY_CHI) == NOT_YOURS
    assert isinstance(hand_back(ANA, OWNED_BY_CHI), tuple)
    asked = replace(WAITING, asked="chi")
    assert hand_back(CHI, asked) == (ActionAsked(CODE, "a1", None, ("ben", "chi")),)
    assert hand_back(BEN, asked) == ()


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (Typed(), "action_missing"),
        (Typed("x" * 301), "action_too_long"),
        (Typed("Meet", organisation="x" * 121), "action_too_long"),
        (Typed("Meet", due="24.12.2026"), "due_unreadable"),
        (Typed("Meet", topics="1, 99"), "topic_unknown"),
        (Typed("Meet", topics="²"), "topic_unknown"),
        (Typed("Meet", topics=" ".join(map(str, range(1, 10)))), "too_many_sources"),
    ],
)
def test_what_cannot_stand_is_refused(typed: Typed, code: str) -> None:  # AO3
    refusal = read(typed, {number: f"t{number}" for number in range(1, 20)})
    assert isinstance(refusal, Refusal)
    assert refusal.code == code


def test_what_is_typed_is_read() -> None:  # AO3
    typed = Typed(" Meet ", "1; 1", " Bøs  båter", "2026-12-24", "The council")
    assert read(typed, {1: "t1"}) == WORDS


def test_who_put_it_up_words_it_until_somebody_owns_it() -> None:  # AO4
    assert [may_word(who, WAITING) for who in (ANA, BEN, CHI)] == [True, True, False]
    assert [may_word(who, OWNED_BY_CHI) for who in (ANA, BEN, CHI)] == [True, False, True]
    changed = ActionReworded(
        *(CODE, "a1", "Meet", ("t1",), "Bøs båter", date(2026, 12, 24), "The council")
    )
    assert reword(BEN, WAITING, WORDS, seen(WAITING)) == (changed,)
    assert reword(BEN, WAITING, WORDS, "something older") == CHANGED
    assert reword(CHI, WAITING, WORDS, seen(WAITING)) == NOT_YOURS
    assert reword(BEN, WAITING, Words("Meet", (), "", None, ""), "whatever") == ()


def test_anybody_helps_and_stops() -> None:  # AO5
    assert join(CHI, WAITING, at(12)) == (ActionJoined(CODE, "a1", "chi", at(12)),)
    helped = replace(WAITING, helpers=("chi",))
    assert join(CHI, helped, at(12)) == ()
    assert join(CHI, OWNED_BY_CHI, at(12)) == ()
    assert leave(CHI, helped) == (ActionLeft(CODE, "a1", "chi"),)
    assert leave(CHI, WAITING) == ()


def test_owner_and_facilitators_say_how_far_it_is() -> None:  # AO6
    done = (ActionMoved(CODE, "a1", "done", "chi", at(12), owner="chi"),)
    assert move(CHI, OWNED_BY_CHI, "done", at(12)) == done
    assert move(BEN, OWNED_BY_CHI, "done", at(12)) == NOT_YOURS
    assert isinstance(move(ANA, OWNED_BY_CHI, "given up", at(12)), tuple)
    assert move(CHI, OWNED_BY_CHI, "planned", at(12)) == ()
    assert isinstance(move(CHI, OWNED_BY_CHI, "soon", at(12)), Refusal)


def test_a_line_of_what_happened_may_be_all_that_is_new() -> None:  # AO6
    told = (ActionMoved(CODE, "a1", "planned", "chi", at(12), "We met", "chi"),)
    assert move(CHI, OWNED_BY_CHI, "planned", at(12), " We  met ") == told
    assert move(CHI, OWNED_BY_CHI, "planned", at(12), "  ") == ()
    assert isinstance(move(CHI, OWNED_BY_CHI, "done", at(12), "x" * 301), Refusal)


def test_who_is_removed_owns_and_helps_no_longer() -> None:  # AO7
    helped = Action("a2", 2, "Eat", "ben", at(11), helpers=("chi",), asked="chi")
    assert let_go(CODE, (OWNED_BY_CHI, helped, WAITING), "chi") == (
        ActionOwned(CODE, "a1", None, ("ben", "chi")),
        ActionLeft(CODE, "a2", "chi"),
        ActionAsked(CODE, "a2", None, ("ben", "chi")),
    )


def test_it_is_taken_down_and_put_up_again() -> None:  # AO8
    assert withdraw(BEN, WAITING) == (ActionWithdrawn(CODE, "a1", "ben"),)
    assert withdraw(CHI, WAITING) == NOT_YOURS
    down = replace(WAITING, withdrawn=True)
    assert withdraw(BEN, down) == ()
    assert restore(BEN, down, ()) == (ActionRestored(CODE, "a1"),)
    assert restore(CHI, down, ()) == NOT_YOURS
    assert restore(BEN, WAITING, (WAITING,)) == ()


def test_a_step_is_one_action_and_nobody_puts_up_very_many() -> None:  # AO9
    made = replace(WAITING, step="b1-1")
    twin = propose(CODE, ROUND, WORDS, replace(NEW, step="b1-1"), (None, None), (made,))
    assert isinstance(twin, Refusal)
    assert (twin.code, twin.values) == ("step_taken", {"number": 1})
    many = [replace(WAITING, id=str(each)) for each in range(MOST_OWN)]
    assert isinstance(propose(CODE, ROUND, WORDS, NEW, (None, None), many[1:]), tuple)
    assert isinstance(propose(CODE, ROUND, WORDS, NEW, (None, None), many), Refusal)


def test_what_was_taken_down_needs_room_as_a_new_one_does() -> None:  # AO9
    down = replace(WAITING, withdrawn=True, step="b1-1")
    twin = restore(BEN, down, (replace(OWNED_BY_CHI, id="a2", number=2, by="chi", step="b1-1"),))
    assert isinstance(twin, Refusal)
    assert (twin.code, twin.values) == ("step_taken", {"number": 2})
    many = [replace(WAITING, id=str(each)) for each in range(MOST_OWN)]
    assert isinstance(restore(BEN, down, many[1:]), tuple)
    assert isinstance(restore(BEN, down, many), Refusal)
