"""Placing the rest by interest: a greedy pass that leaves nobody out.

Rules:
    G1 What is placed stays where it is.
    G2 The topics that most people marked come first; at the same interest the older one. Under
       ``unconference``, where interest selects, marks are corrected for age (I2).
    G3 A topic goes where fewest of those who marked it are already wanted elsewhere, then
       where fewest topics are, then to the earliest slot.
    G4 Nobody convenes twice in one slot while another slot has room.
    G5 ``open space``: when the grid is full it grows by a place and no topic is left out.
       ``unconference``: the topics with most interest fill the grid, the rest stay on the wall.
    G6 Nothing goes into a slot that is over or running.
    G7 The fixed programme is placed by hand, and merged topics go with what they went into.
    G8 Where it can be, topics that are kept apart get different slots, those kept together the
       same, and no convener a slot in which they cannot: under ``open space`` the grid rather
       grows. It weighs more than G3 and G4. So does what G1 says: what hangs is never moved.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count

from openspace.domain.agenda import Agenda, Place, Placement, Slot
from openspace.domain.facts import Fact
from openspace.domain.facts.agenda import PlaceAdded, TopicPlaced
from openspace.domain.gathering import Gathering
from openspace.domain.interest import corrected, window_of
from openspace.domain.marketplace import Topic
from openspace.domain.pairs import Wishes, apart_in, elsewhere
from openspace.domain.timetable import Timetable

Voters = Mapping[str, Collection[str]]


@dataclass(slots=True)
class _Grid:
    """The agenda while it fills up, and what each slot already holds."""

    agenda: Agenda
    voters: Voters
    topics: Mapping[str, Topic]
    wishes: Wishes
    ahead: Collection[str]

    def wrong(self, topic: Topic, slot: Slot) -> int:
        """How many wishes, beside those of interest, a slot goes against (G8)."""
        together = elsewhere(self.wishes, self.agenda, topic.id, slot.id)
        reachable = sum(1 for other in together if self._slots(other) & set(self.ahead))
        return (
            len(apart_in(self.wishes, self.agenda, topic.id, slot.id))
            + self.wishes.cannot(topic, slot.id)
            + reachable
        )

    def clashes(self, topic: Topic, slot: Slot) -> int:
        """Wishes for this topic whose owners are wanted elsewhere in this slot (G3)."""
        mine = set(self.voters.get(topic.id, ()))
        return sum(len(mine.intersection(self.voters.get(other, ()))) for other in self._in(slot))

    def convenes(self, topic: Topic, slot: Slot) -> bool:
        """Whether one of its conveners convenes there already (G4)."""
        mine = _conveners(topic)
        return any(mine & _conveners(self.topics[other]) for other in self._in(slot))

    def crowd(self, slot: Slot) -> int:
        return len(self._in(slot))

    def put(self, topic: Topic, slot: Slot, place: Place) -> None:
        placement = Placement(topic.id, topic.breakout, slot.id, place.id)
        self.agenda = replace(self.agenda, placements=(*self.agenda.placements, placement))

    def grow(self, place: Place) -> None:
        self.agenda = replace(self.agenda, places=(*self.agenda.places, place))

    def _slots(self, topic: str) -> set[str]:
        return {each.slot for each in self.agenda.placements if each.topic == topic}

    def _in(self, slot: Slot) -> list[str]:
        return [each.topic for each in self.agenda.placements if each.slot == slot.id]


def place_rest(
    gathering: Gathering,
    agenda: Agenda,
    topics: Sequence[Topic],
    voters: Voters,
    new_id: Callable[[], str],
    at: datetime | None = None,
    wishes: Wishes | None = None,
) -> tuple[Fact, ...]:
    """Give every topic without a place one, by interest. ``voters`` are ids by topic.

    ``at`` is the moment until which marks are counted, where age is made up for.
    """
    slots = [slot for slot in agenda.slots if is_ahead(gathering.timetable, slot)]
    known, ahead = {topic.id: topic for topic in topics}, {slot.id for slot in slots}
    grid = _Grid(agenda, voters, known, wishes or Wishes(), ahead)
    grows = gathering.placing_rule == "open space" and bool(slots)
    facts: list[Fact] = []
    for topic in _by_interest(gathering, topics, agenda, voters, at):
        cells = _free(grid, slots)
        if grows and _is_too_small(grid, topic, slots, cells):
            facts.append(_grown(gathering.code, grid, new_id()))
            cells = _free(grid, slots)
        if not cells:
            break
        slot, place = min(cells, key=lambda cell: _cost(grid, topic, cell[0]))
        grid.put(topic, slot, place)
        facts.append(TopicPlaced(gathering.code, topic.id, topic.breakout, slot.id, place.id))
    return tuple(facts)


def is_ahead(timetable: Timetable, slot: Slot) -> bool:
    """Whether a slot has not begun (G6)."""
    return timetable.position_of(slot.id) > timetable.position


def next_name(places: Sequence[Place]) -> str:
    """What the next place is called: after the last one that has a number, else the last one.

    Without a number it is counted how many there are. No two places have one name.
    """
    numbered = [each.name for each in places if re.search(r"\d+$", each.name)]
    last = (numbered or [each.name for each in places] or [""])[-1]
    number = re.search(r"\d+$", last)
    stem = last[: number.start()] if number else f"{last} ".lstrip()
    following = count(int(number.group()) + 1 if number else len(places) + 1)
    taken = {each.name.casefold() for each in places}
    return next(name for each in following if (name := f"{stem}{each}").casefold() not in taken)


def next_position(places: Sequence[Place]) -> int:
    """Where the next place stands: after them all."""
    return max((each.position for each in places), default=-1) + 1


def _by_interest(
    gathering: Gathering,
    topics: Sequence[Topic],
    agenda: Agenda,
    voters: Voters,
    at: datetime | None,
) -> list[Topic]:
    selects = gathering.placing_rule == "unconference"
    window = window_of(gathering.timetable, at) if selects and at else None

    def interest(topic: Topic) -> float:
        marks = len(voters.get(topic.id, ()))
        return corrected(marks, topic.proposed_at, window) if window else marks

    loose = (
        topic
        for topic in topics
        if not (topic.withdrawn or topic.merged_into or topic.fixed)
        and agenda.of(topic.breakout) is None
    )
    return sorted(loose, key=lambda topic: (-interest(topic), topic.number))


def _free(grid: _Grid, slots: Sequence[Slot]) -> list[tuple[Slot, Place]]:
    return [cell for cell in grid.agenda.free_cells() if cell[0] in slots]


def _is_too_small(
    grid: _Grid, topic: Topic, slots: Sequence[Slot], cells: Sequence[tuple[Slot, Place]]
) -> bool:
    """Whether the topic finds no cell, or none as good for it as one more place would give."""
    if not cells:
        return True
    best = min(grid.wrong(topic, slot) for slot, _ in cells)
    return best > min(grid.wrong(topic, slot) for slot in slots)


def _cost(grid: _Grid, topic: Topic, slot: Slot) -> tuple[int, bool, int, int]:
    return (
        grid.wrong(topic, slot),
        grid.convenes(topic, slot),
        grid.clashes(topic, slot),
        grid.crowd(slot),
    )


def _grown(gathering: str, grid: _Grid, new_id: str) -> PlaceAdded:
    places = grid.agenda.places
    place = Place(new_id, next_name(places), next_position(places))
    grid.grow(place)
    return PlaceAdded(gathering, place.id, place.name, place.position)


def _conveners(topic: Topic) -> set[str]:
    return {each.participant for each in topic.conveners if each.participant}
