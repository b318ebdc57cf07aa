"""The places of the grid: adding, describing, ordering and removing them.

Rules:
    C2 A place has a name that no other has, one line; and, if told, from 1 to 9,999 seats, where
       it is in the building, and the address of its call, http or https.
    C3 Fewer seats than marked a topic there is allowed, and said.
    C4 A place that is removed leaves the grid in every slot. What hangs there in rounds ahead
       returns to the wall. Where a round was held or runs, the place stays.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from openspace.domain.agenda import Agenda, Place, taken_off
from openspace.domain.facts.agenda import PlaceAdded
from openspace.domain.facts.grid import PlaceChanged, PlaceRemoved, PlacesReordered
from openspace.domain.gathering import Gathering
from openspace.domain.grid import CHANGED, as_seen
from openspace.domain.participants import LONGEST_NAME
from openspace.domain.placing import is_ahead, next_position
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.wording import line

LONGEST_ROOM = 80
LONGEST_CALL = 2000
MOST_SEATS = 9999
SEATS = re.compile(r"[1-9][0-9]{0,3}")
WEB = ("https://", "http://")
NO_SUCH_PLACE = Refusal("no_such_place", "That place is not on the agenda any more.")


@dataclass(frozen=True, slots=True)
class Details:
    """A place as it is typed; ``seats`` empty is without limit."""

    name: str
    seats: str = ""
    room: str = ""
    call: str = ""


def place_seen(place: Place) -> str:
    """What somebody saw of a place."""
    return as_seen(place.name, place.seats, place.room, place.call)


def removal_seen(agenda: Agenda, place: Place) -> str:
    """What somebody saw of a place and of what hangs there."""
    hung = sorted((each.slot, each.breakout) for each in agenda.placements_at(place.id))
    return as_seen(place_seen(place), hung)


def seats_for(agenda: Agenda, topic: str) -> int | None:
    """How many find a seat at a topic, over all its runs; None is without limit, or no place."""
    runs = (agenda.place(each.place) for each in agenda.placements if each.topic == topic)
    seats = [each.seats for each in runs if each]
    counted = [each for each in seats if each is not None]
    return sum(counted) if seats and len(counted) == len(seats) else None


def add_place(gathering: Gathering, agenda: Agenda, typed: Details, new: str) -> Outcome:
    """Add a place at the end, in every slot (C2)."""
    place = described(typed, new, agenda.places)
    if isinstance(place, Refusal):
        return place
    told = (place.name, next_position(agenda.places), place.seats, place.room, place.call)
    return (PlaceAdded(gathering.code, new, *told),)


def change_place(
    gathering: Gathering, agenda: Agenda, place: str, typed: Details, seen: str
) -> Outcome:
    """Describe a place anew (C2, C3)."""
    before = agenda.place(place)
    if before is None:
        return NO_SUCH_PLACE
    after = described(typed, place, agenda.places)
    if isinstance(after, Refusal):
        return after
    after = replace(after, position=before.position)
    if after == before:
        return ()
    if seen != place_seen(before):
        return CHANGED
    topics = tuple(sorted({each.topic for each in agenda.placements_at(place)}))
    told = (after.name, after.seats, after.room, after.call)
    return (PlaceChanged(gathering.code, place, *told, topics),)


def raise_place(gathering: Gathering, agenda: Agenda, place: str) -> Outcome:
    """Let a place stand before the one ahead of it."""
    order = [each.id for each in agenda.places]
    if place not in order:
        return NO_SUCH_PLACE
    at = order.index(place)
    if at == 0:
        return ()
    order[at - 1 : at + 1] = [place, order[at - 1]]
    return (PlacesReordered(gathering.code, tuple(order)),)


def remove_place(gathering: Gathering, agenda: Agenda, place: str, seen: str) -> Outcome:
    """Take a place off the grid (C4)."""
    found = agenda.place(place)
    if found is None:
        return NO_SUCH_PLACE
    if seen != removal_seen(agenda, found):
        return CHANGED
    hung = agenda.placements_at(place)
    ahead = {each.id for each in agenda.slots if is_ahead(gathering.timetable, each)}
    if not ahead.issuperset(each.slot for each in hung):
        return Refusal("place_used", "Conversations have begun there, so this place stays.")
    return (*taken_off(gathering.code, hung), PlaceRemoved(gathering.code, place))


def described(
    typed: Details,
    id: str,  # noqa: A002
    places: Sequence[Place],
) -> Place | Refusal:
    """A place with this id as it is typed, beside these ``places`` (C2)."""
    name, room, call = line(typed.name), line(typed.room), typed.call.strip()
    seats = line(typed.seats)
    refusal = _refused_name(places, name, id) or _refused_rest(seats, room, call)
    return refusal or Place(id, name, 0, int(seats) if seats else None, room, call)


def _refused_name(
    places: Sequence[Place],
    name: str,
    id: str,  # noqa: A002
) -> Refusal | None:
    if not name:
        return Refusal("place_nameless", "Give the place a name, such as Room 4.")
    if len(name) > LONGEST_NAME:
        return Refusal(
            "place_name_long", "A name can have %(most)s characters.", {"most": LONGEST_NAME}
        )
    if any(each.name.casefold() == name.casefold() for each in places if each.id != id):
        return Refusal(
            "place_name_taken", "Another place is called “%(name)s” already.", {"name": name}
        )
    return None


def _refused_rest(seats: str, room: str, call: str) -> Refusal | None:
    if seats and not SEATS.fullmatch(seats):
        return Refusal(
            "seats_wrong",
            "Write the seats as a whole number from 1 to %(most)s, or leave it empty.",
            {"most": MOST_SEATS},
        )
    if len(room) > LONGEST_ROOM:
        return Refusal(
            "room_long", "Where it is can have %(most)s characters.", {"most": LONGEST_ROOM}
        )
    if call and not is_web_address(call):
        return Refusal(
            "call_wrong", "The address of a call begins with https:// and has no spaces in it."
        )
    return None


def is_web_address(told: str) -> bool:
    """Whether this is an address that a page may link to."""
    beginning = next((each for each in WEB if told.lower().startswith(each)), "")
    return (
        bool(beginning)
        and len(beginning) < len(told) <= LONGEST_CALL
        and line(told) == told
        and " " not in told
    )
