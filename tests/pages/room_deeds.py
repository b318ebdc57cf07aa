"""Deeds of people in a room, for the check that a page and its pushes equal a fresh page."""

from collections.abc import Awaitable, Callable, Mapping

from openspace.facilitation import rooms, whereabouts
from openspace.facilitation.house import House
from tests.cast import BEN, CHI

Deed = Callable[[House], Awaitable[object]]


def inside(room: str) -> tuple[Deed, ...]:
    """Ben and chi go into a room."""
    return (
        lambda h: h.perform(whereabouts.enter, CHI, room),
        lambda h: h.perform(whereabouts.enter, BEN, room),
    )


CHIS_HAND: Deed = lambda h: h.perform(rooms.raise_hand, CHI, "b1")  # noqa: E731
BEN_WRITES: Deed = lambda h: h.perform(rooms.take_notes, BEN, "b1")  # noqa: E731

ROOM_DEEDS: Mapping[str, tuple[Deed, ...]] = {
    "hands go up": (
        *inside("b1"),
        CHIS_HAND,
        lambda h: h.perform(rooms.raise_hand, BEN, "b1"),
    ),
    "a hand goes up in the plenary": (
        *inside("plenary"),
        lambda h: h.perform(rooms.raise_hand, CHI, "plenary"),
    ),
    "a hand is lowered": (
        *(*inside("b1"), CHIS_HAND),
        lambda h: h.perform(rooms.lower_hand, CHI, "b1"),
    ),
    "somebody leaves with a hand up": (
        *(*inside("b1"), CHIS_HAND),
        lambda h: h.perform(whereabouts.leave, CHI),
    ),
    "somebody takes notes": (*inside("b1"), BEN_WRITES),
    "the notes are passed on": (
        *(*inside("b1"), BEN_WRITES),
        lambda h: h.perform(rooms.pass_notes_on, BEN, "b1", "chi"),
    ),
    "the notes are given back": (
        *(*inside("b1"), BEN_WRITES),
        lambda h: h.perform(rooms.give_notes_back, BEN, "b1"),
    ),
    "whoever took notes leaves": (
        *(*inside("b1"), BEN_WRITES),
        lambda h: h.perform(whereabouts.enter, BEN, "help"),
    ),
}
