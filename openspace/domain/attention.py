"""Rooms that are worth a look from the desk, and why.

Rules:
    AT1 Only the rooms of the round that runs are looked at.
    AT2 Lonely: somebody has waited alone for ``ALONE`` or longer, in this round.
    AT3 Crowded: more are inside than the place has seats, or than the call holds; where neither
        says how many, from ``CROWDED`` on.
    AT4 Blank: two or more are inside, and nothing at all is written ``SILENCE`` after the round
        began.
    AT5 Silent: somebody is inside, something was written, and nothing more for ``SILENCE``.
    AT6 A room is named once, for the first of these that is so; of two alike the longer wait comes
        first.
    AT7 The desk's table of rooms has the same bounds, without their time: who is alone, more than
        there is room for, two or more of whom nobody writes. Where no round runs it says nothing
        of any: an empty room is as it should be then.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from openspace.domain.agenda import Place
from openspace.domain.calls import Means, kind_of, size_of
from openspace.domain.gathering import Gathering
from openspace.domain.wandering import CROWDED

Kind = Literal["lonely", "crowded", "blank", "silent"]
ORDER: tuple[Kind, ...] = ("lonely", "crowded", "blank", "silent")
Flag = Literal["empty", "lonely", "crowded", "quiet", ""]
URGENCY: tuple[Flag, ...] = ("empty", "lonely", "crowded", "quiet", "")
ALONE, SILENCE = timedelta(minutes=5), timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Room:
    """A room as it is now: ``limit`` is how many it holds, where something says so; ``written``
    when its notes last were."""

    id: str
    count: int
    limit: int | None = None
    written: datetime | None = None


class Look(NamedTuple):
    """A room and why it is worth a look; ``since`` when that is so, ``people`` inside, ``limit``
    0 for none."""

    room: str
    kind: Kind
    since: datetime
    people: int
    limit: int = 0


def alone_since(
    before: Mapping[str, datetime], rooms: Iterable[Room], at: datetime
) -> Mapping[str, datetime]:
    """Since when somebody is alone in which rooms; ``before`` is the same a moment ago."""
    return {each.id: before.get(each.id, at) for each in rooms if each.count == 1}


def worth_a_look(
    rooms: Iterable[Room], alone: Mapping[str, datetime], began: datetime, at: datetime
) -> tuple[Look, ...]:
    """These rooms, the first to look into first; the round ``began`` then."""
    found = (_look(each, alone.get(each.id, at), began, at) for each in rooms)
    return tuple(sorted(filter(None, found), key=lambda each: (ORDER.index(each.kind), each.since)))


def limit_of(gathering: Gathering, place: Place | None, means: Means) -> int | None:
    """How many the room in this place holds, where its seats or its call say so (AT3)."""
    call = size_of(kind_of(gathering.calls, place.call if place else "", means)).most
    told = (place.seats if place else None, call)
    return min((each for each in told if each), default=None)


def flag(room: Room) -> Flag:
    """What the table says of a room at once (AT7)."""
    if room.count <= 1:
        return "lonely" if room.count else "empty"
    if is_crowded(room):
        return "crowded"
    return "" if room.written else "quiet"


def is_crowded(room: Room) -> bool:
    """Whether more are inside than it holds (AT3)."""
    return room.count > (CROWDED - 1 if room.limit is None else room.limit)


def _look(room: Room, alone: datetime, began: datetime, at: datetime) -> Look | None:
    alone, written = max(alone, began), max(room.written or began, began)
    if room.count == 1 and at - alone >= ALONE:
        return Look(room.id, "lonely", alone, room.count)
    if is_crowded(room):
        return Look(room.id, "crowded", began, room.count, room.limit or 0)
    if room.count == 0 or at - written < SILENCE:
        return None
    if room.written:
        return Look(room.id, "silent", written, room.count)
    return Look(room.id, "blank", began, room.count) if room.count > 1 else None
