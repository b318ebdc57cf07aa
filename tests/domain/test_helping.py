"""Asking for a facilitator: HE1 to HE4 and HE6."""

import pytest

from openspace.domain.facts.rooms import HelpAnswered, HelpAsked
from openspace.domain.facts.whereabouts import ParticipantMoved
from openspace.domain.helping import LONGEST_WHY, Help, answer, ask, end, left_alone
from openspace.domain.refusal import Outcome
from openspace.domain.whereabouts import Whereabouts
from tests.cast import CODE, at
from tests.domain.saying import code

CHI = Whereabouts("chi", "b1", away=False)
TOLD = ("ana",)
WAITING = Help("e1", "b1", "chi", "No sound", at(10))


def asks(why: str, now: Whereabouts = CHI, waiting: Help | None = None) -> Outcome:
    return ask(CODE, now, "b1", why, waiting, ("e1", at(10)), TOLD)


def test_he1_who_is_in_the_room_asks_with_a_word_of_why() -> None:
    assert asks("  No\n sound ") == (HelpAsked(CODE, "e1", "b1", "chi", "No sound", TOLD, at(10)),)
    assert code(asks(" ")) == "why_missing"
    assert code(asks("x" * LONGEST_WHY)) == ""
    assert code(asks("x" * (LONGEST_WHY + 1))) == "why_too_long"
    for room, away in (("b2", False), (None, False), ("b1", True)):
        assert code(asks("No sound", Whereabouts("chi", room, away))) == "not_in_the_room"


def test_he2_a_room_asks_once_at_a_time() -> None:
    assert code(asks("Still no sound", waiting=WAITING)) == "help_asked"


def test_he3_the_last_who_is_on_the_way_is_named() -> None:
    coming = (HelpAnswered(CODE, "e1", "b1", "ana", TOLD),)
    assert answer(CODE, "ana", WAITING, TOLD) == coming
    assert answer(CODE, "ana", Help("e1", "b1", "chi", "", at(10), "fay"), TOLD) == coming
    assert answer(CODE, "ana", Help("e1", "b1", "chi", "", at(10), "ana"), TOLD) == ()
    assert answer(CODE, "ana", None, TOLD) == ()


def test_he4_it_is_done_once() -> None:
    assert end(CODE, "ana", WAITING, TOLD) == (
        HelpAnswered(CODE, "e1", "b1", "ana", TOLD, done=True),
    )
    assert end(CODE, "ana", None, TOLD) == ()


def moves(*people: tuple[str, str | None, bool]) -> tuple[ParticipantMoved, ...]:
    """Out of b1, to this room, perhaps out of reach."""
    return tuple(ParticipantMoved(CODE, who, to, "b1", away) for who, to, away in people)


@pytest.mark.parametrize(
    ("inside", "facts", "over"),
    [
        ({"chi"}, moves(("chi", None, False)), True),
        ({"chi"}, moves(("chi", "b1", True)), True),
        ({"chi", "ana"}, moves(("chi", "b2", False)), False),
        ({"chi", "ana"}, moves(("chi", None, False), ("ana", None, False)), True),
        ({"chi"}, (ParticipantMoved(CODE, "dee", "b2", None, away=False),), False),
        (set(), (ParticipantMoved(CODE, "chi", "b1", "b1", away=False),), False),
    ],
)
def test_he6_a_room_that_is_empty_needs_nobody(
    inside: set[str], facts: tuple[ParticipantMoved, ...], *, over: bool
) -> None:
    done = left_alone(CODE, [WAITING], {"b1": frozenset(inside)}, facts, TOLD)
    by = facts[-1].participant
    assert done == ((HelpAnswered(CODE, "e1", "b1", by, TOLD, done=True),) if over else ())
