"""One person's own agenda: what they want to be at, slot by slot, and what to do when two collide.

Rules:
    OA1 What I want is what I convene or marked. Each of its runs that has a place stands in its
       slot.
    OA2 Two topics that I want in one slot collide there, until the slot is over.
    OA3 A way out of a collision is another run of one of them in a slot to come, or moving it: to a
       round that has not begun, has a free place and is not closed to changes. The convener moves
       it; who convenes it can do so at once.
    OA4 Ways that lead to a slot in which I want something else are left out, for they would only
       move the collision. When no way is left, the reason is said.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from openspace.domain.agenda import Agenda, Breakout, Place, Slot, is_over
from openspace.domain.placing import is_ahead
from openspace.domain.timetable import Timetable

Why = Literal["", "fixed", "begun", "last", "full", "busy"]
"""Why a topic cannot be moved out of the way: it is of the fixed programme, its round has begun,
there is no other round to come, every other round is full, or I want something else in those."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A run that somebody wants to be at, in its place."""

    breakout: Breakout
    slot: Slot
    place: Place


@dataclass(frozen=True, slots=True)
class WaysOut:
    """What could be done about one of those that collide (OA3): other runs, or rounds to move to.

    Where there are neither, ``why`` says the reason.
    """

    runs: tuple[Wanted, ...]
    rounds: tuple[Slot, ...]
    why: Why = ""


@dataclass(frozen=True, slots=True)
class OwnAgenda:
    """What somebody wants, over the grid as it stands."""

    timetable: Timetable
    agenda: Agenda
    wanted: tuple[Wanted, ...]

    def in_slot(self, slot: Slot) -> tuple[Wanted, ...]:
        """What stands in a slot, in the order of the places (OA1)."""
        return tuple(each for each in self.wanted if each.slot == slot)

    def collide(self, slot: Slot) -> bool:
        """Whether more than one topic is wanted in a slot to come, or now (OA2)."""
        topics = {each.breakout.topic.id for each in self.in_slot(slot)}
        return len(topics) > 1 and not is_over(self.timetable, slot)

    def ways_out(self, of: Wanted) -> WaysOut:
        """What could be done about one of those that collide."""
        runs = tuple(
            each
            for each in self.wanted
            if each.breakout.topic == of.breakout.topic
            and each.slot != of.slot
            and not is_over(self.timetable, each.slot)
            and self._is_free_for(of, each.slot)
        )
        why, rounds = self._rounds_for(of)
        return WaysOut(runs, rounds, "" if runs else why)

    def _rounds_for(self, of: Wanted) -> tuple[Why, tuple[Slot, ...]]:
        if of.breakout.topic.fixed:
            return "fixed", ()
        if not is_ahead(self.timetable, of.slot):
            return "begun", ()
        others = [each for each in self.agenda.slots if each != of.slot and self._is_open(each)]
        if not others:
            return "last", ()
        roomy = {slot.id for slot, _ in self.agenda.free_cells()}
        free = [each for each in others if each.id in roomy]
        if not free:
            return "full", ()
        rounds = tuple(each for each in free if not self.in_slot(each))
        return ("", rounds) if rounds else ("busy", ())

    def _is_open(self, slot: Slot) -> bool:
        return is_ahead(self.timetable, slot) and not slot.frozen

    def _is_free_for(self, of: Wanted, slot: Slot) -> bool:
        """Whether nothing but this topic is wanted there (OA4)."""
        return all(each.breakout.topic == of.breakout.topic for each in self.in_slot(slot))


def own_agenda(
    timetable: Timetable, agenda: Agenda, breakouts: Iterable[Breakout], topics: Collection[str]
) -> OwnAgenda:
    """The agenda of somebody who wants these topics (OA1)."""
    runs = {each.id: each for each in breakouts if each.topic.id in topics}
    wanted = (
        Wanted(runs[there.breakout], slot, place)
        for slot in agenda.slots
        for place in agenda.places
        if (there := agenda.at(slot.id, place.id)) and there.breakout in runs
    )
    return OwnAgenda(timetable, agenda, tuple(wanted))
