"""Raised hands: who wants to speak in a room, first come first heard.

Rules:
    RH1 Who is in a room raises one hand there; raising it again keeps its place in the order.
    RH2 Hands stand in the order in which they were raised, for everyone in the room to see.
    RH3 One lowers one's own. From inside the room a convener of it, or a facilitator, lowers
        another's.
    RH4 Whoever leaves the room, or is out of reach, has no hand up there any more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from openspace.domain.facts.rooms import HandLowered, HandRaised
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.whereabouts import Whereabouts

NOT_IN_THE_ROOM = Refusal("not_in_the_room", "Go into the room first.")


@dataclass(frozen=True, slots=True)
class Hand:
    """A hand that is up."""

    id: str
    room: str
    participant: str


def in_room(now: Whereabouts, room: str) -> bool:
    """Whether somebody is in a room, and in reach."""
    return now.room == room and not now.away


def raise_hand(
    gathering: str, now: Whereabouts, room: str, up: Sequence[Hand], new: tuple[str, datetime]
) -> Outcome:
    """Raise a hand in a room (RH1); ``up`` are those that are, ``new`` its id and the time."""
    if not in_room(now, room):
        return NOT_IN_THE_ROOM
    if any(each.participant == now.participant for each in up):
        return ()
    return (HandRaised(gathering, new[0], room, now.participant, new[1]),)


def lower_hand(
    gathering: str, now: Whereabouts, room: str, hand: Hand | None, *, leads: bool
) -> Outcome:
    """Lower a hand (RH3); one that is down already stays down. ``leads`` is who may lower all."""
    if not in_room(now, room):
        return NOT_IN_THE_ROOM
    if hand is None:
        return ()
    if hand.participant != now.participant and not leads:
        return Refusal("not_your_hand", "Only whoever convenes, or a facilitator, can do that.")
    return (HandLowered(gathering, hand.id, room, hand.participant),)
