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
from collections.abc import Collection, Mapping

from openspace.planning.problem import Cell, Problem
from openspace.planning.seating import Seating

Placements = Mapping[str, Cell]
Audiences = Mapping[str, Collection[str]]
"""Who comes to each run, were they free."""


def wished(problem: Problem) -> int:
    """All marks for topics that have a run."""
    topics = {run.topic for run in problem.runs}
    return sum(len(marked & topics) for marked in problem.wishes.values())


def attended(problem: Problem, placements: Placements) -> int:
    """The wishes that can be attended; no two runs may share a cell."""
    slots = {run: slot for run, (slot, _) in placements.items()}
    seats = seats_of(problem, placements)
    audiences = audiences_of(problem, slots, seats)
    seatings = {
        slot: seated(audiences, {run: seats[run] for run in seats if slots[run] == slot})
        for slot in dict.fromkeys(slots.values())
    }
    _try_others(problem, slots, seatings)
    return sum(len(each.people) for each in seatings.values())


def seats_of(problem: Problem, placements: Placements) -> dict[str, float]:
    """The seats of each run's room; rooms that were added have no limit."""
    limits = {room.id: room.seats for room in problem.rooms if room.seats is not None}
    return {run: limits.get(room, math.inf) for run, (_, room) in placements.items()}


def audiences_of(
    problem: Problem, slots: Mapping[str, str], seats: Mapping[str, float]
) -> Audiences:
    """Who comes to each run that has a slot (T2)."""
    voters, runs = voters_of(problem), runs_of(problem, slots)
    held: dict[str, set[str]] = defaultdict(set)
    for topic, several in runs.items():
        for run in several:
            held[slots[run]].add(topic)
    audiences: dict[str, list[str]] = {run: [] for run in slots}

    def fits(run: str, person: str) -> tuple[int, float]:
        others = len(problem.wishes[person] & held[slots[run]])
        return (others, len(audiences[run]) - seats[run])

    for topic, several in runs.items():
        for person in voters.get(topic, ()):
            chosen = min(several, key=lambda run: fits(run, person)) if several[1:] else several[0]
            audiences[chosen].append(person)
    return audiences


def seated(audiences: Audiences, seats: Mapping[str, float]) -> Seating:
    """As many of their audiences as can sit in these runs, all in one slot (T3)."""
    options: dict[str, list[str]] = defaultdict(list)
    for run in seats:
        for person in audiences[run]:
            options[person].append(run)
    seating = Seating(seats)
    for person in sorted(options, key=lambda each: len(options[each])):
        seating.seat(person, options[person])
    return seating


def voters_of(problem: Problem) -> dict[str, list[str]]:
    """Who marked each topic."""
    voters: dict[str, list[str]] = defaultdict(list)
    for person in sorted(problem.wishes):
        for topic in problem.wishes[person]:
            voters[topic].append(person)
    return voters


def runs_of(problem: Problem, among: Collection[str]) -> dict[str, list[str]]:
    """The runs of each topic, of those that are among these."""
    runs: dict[str, list[str]] = defaultdict(list)
    for run in problem.runs:
        if run.id in among:
            runs[run.topic].append(run.id)
    return runs


def _try_others(
    problem: Problem, slots: Mapping[str, str], seatings: Mapping[str, Seating]
) -> None:
    """Who found no seat where it fitted looks into their topic's other runs (T2)."""
    voters = voters_of(problem)
    for topic, several in runs_of(problem, slots).items():
        if len(several) < 2:
            continue
        for person in voters.get(topic, ()):
            if not any(seatings[slots[run]].sits(person, run) for run in several):
                free = (run for run in several if person not in seatings[slots[run]].people)
                any(seatings[slots[run]].seat(person, [run]) for run in free)
