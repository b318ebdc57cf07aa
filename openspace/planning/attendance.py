"""How many marked wishes people can attend on a grid.

Rules:
    T1 A person attends one run a slot, and a topic once whatever the number of its runs.
    T2 A topic's people choose the run that fits: where they marked the fewest other things, then
       where there is most room. Who finds it full tries the others.
    T3 A room never counts more people than it has seats; in a slot as many as possible sit.
    T4 Runs without a cell, and marks for topics without a run, count nothing.
"""

import math
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from openspace.planning.problem import Cell, Problem
from openspace.planning.seating import Seating

Placements = Mapping[str, Cell]
Audiences = Mapping[str, Sequence[str]]
"""Who comes to each run, were they free."""


class Attendance:
    """The wishes of a problem, held against its grids."""

    def __init__(self, problem: Problem) -> None:
        self._wishes = problem.wishes
        self._limits = {room.id: room.seats for room in problem.rooms if room.seats is not None}
        self.voters = voters_of(problem)
        self.runs: dict[str, list[str]] = defaultdict(list)
        for run in problem.runs:
            self.runs[run.topic].append(run.id)

    @property
    def wished(self) -> int:
        """All marks for topics that have a run."""
        return sum(len(self.voters.get(topic, ())) for topic in self.runs)

    def attended(self, placements: Placements) -> int:
        """The wishes that can be attended; no two runs may share a cell."""
        slots = {run: slot for run, (slot, _) in placements.items()}
        seats = {run: self._limits.get(room, math.inf) for run, (_, room) in placements.items()}
        audiences = self.audiences(slots, seats)
        held: dict[str, dict[str, float]] = defaultdict(dict)
        for run, slot in slots.items():
            held[slot][run] = seats[run]
        seatings = {slot: _seated(audiences, here) for slot, here in held.items()}
        self._try_others(slots, seatings)
        return sum(len(each.people) for each in seatings.values())

    def audiences(
        self, slots: Mapping[str, str], seats: Mapping[str, float] | None = None
    ) -> Audiences:
        """Who comes to each run that has a slot (T2)."""
        audiences: dict[str, list[str]] = {}
        held: dict[str, set[str]] = defaultdict(set)
        for topic, runs in self.runs.items():
            for run in runs:
                if run in slots:
                    held[slots[run]].add(topic)
        for topic, runs in self.runs.items():
            several = [run for run in runs if run in slots]
            if len(several) == 1:
                audiences[several[0]] = self.voters.get(topic, [])
            elif several:
                rooms = {run: seats[run] if seats else 0 for run in several}
                audiences |= self._shared_out(
                    topic, rooms, {run: held[slots[run]] for run in rooms}
                )
        return audiences

    def _shared_out(
        self, topic: str, seats: Mapping[str, float], held: Mapping[str, Collection[str]]
    ) -> dict[str, list[str]]:
        """The people of a topic by its runs, which have these seats beside these topics."""
        shared: dict[str, list[str]] = {run: [] for run in seats}
        for person in self.voters.get(topic, ()):
            marked = self._wishes[person]
            others = {run: len(marked.intersection(held[run])) for run in seats}
            fit = min(seats, key=lambda run: (others[run], len(shared[run]) - seats[run]))
            shared[fit].append(person)
        return shared

    def _try_others(self, slots: Mapping[str, str], seatings: Mapping[str, Seating]) -> None:
        """Who found no seat where it fitted looks into their topic's other runs (T2)."""
        for topic, runs in self.runs.items():
            several = {run: seatings[slots[run]] for run in runs if run in slots}
            if len(several) < 2:
                continue
            for person in self.voters.get(topic, ()):
                if not any(there.sits(person, run) for run, there in several.items()):
                    free = (run for run, there in several.items() if person not in there.people)
                    any(several[run].seat(person, [run]) for run in free)


def voters_of(problem: Problem) -> dict[str, list[str]]:
    """Who marked each topic, in the order of their names."""
    voters: dict[str, list[str]] = defaultdict(list)
    for person in sorted(problem.wishes):
        for topic in problem.wishes[person]:
            voters[topic].append(person)
    return dict(voters)


def _seated(audiences: Audiences, seats: Mapping[str, float]) -> Seating:
    """As many of their audiences as can sit in these runs, all in one slot (T3)."""
    options: dict[str, list[str]] = defaultdict(list)
    for run in seats:
        for person in audiences[run]:
            options[person].append(run)
    seating = Seating(seats)
    for person in sorted(options, key=lambda each: len(options[each])):
        seating.seat(person, options[person])
    return seating
