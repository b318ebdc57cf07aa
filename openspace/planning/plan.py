"""A suggested agenda: where each run goes, and what people can attend before and after."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count

from openspace.planning.attendance import attended, voters_of, wished
from openspace.planning.problem import Cell, Problem, Run


@dataclass(frozen=True, slots=True)
class Plan:
    """``placements`` are all runs' cells, ``grown`` the rooms to add, ``left_out`` the others."""

    placements: Mapping[str, Cell]
    grown: tuple[str, ...]
    left_out: tuple[str, ...]
    attended: int
    attended_before: int
    wished: int


def suggest(problem: Problem, seed: int = 0) -> Plan:
    """A plan; the same for the same problem and seed, on any machine."""
    before = standing(problem)
    placements = dict(before)
    grown: list[str] = []
    voters = voters_of(problem)
    loose = [run for run in problem.runs if run.id not in placements]
    for run in sorted(loose, key=lambda run: -run.interest):
        if not (cells := _free(problem, placements, grown)):
            if not problem.grows or not problem.open:
                continue
            grown.append(_new(problem, grown))
            cells = _free(problem, placements, grown)
        placements[run.id] = min(
            cells, key=lambda cell: _cost(problem, voters, placements, run, cell[0])
        )
    return Plan(
        placements,
        tuple(grown),
        tuple(run.id for run in problem.runs if run.id not in placements),
        attended(problem, placements),
        attended(problem, before),
        wished(problem),
    )


def standing(problem: Problem) -> dict[str, Cell]:
    """The grid as it stands; of two runs in a cell, the fixed one or else the first."""
    rooms = {room.id for room in problem.rooms}
    taken: dict[Cell, str] = {}
    for run in sorted(problem.runs, key=lambda run: not run.fixed):
        if run.now and run.now[0] in problem.slots and run.now[1] in rooms:
            taken.setdefault(run.now, run.id)
    return {run: cell for cell, run in taken.items()}


def _free(problem: Problem, placements: Mapping[str, Cell], grown: list[str]) -> list[Cell]:
    taken = set(placements.values())
    rooms = [*(room.id for room in problem.rooms), *grown]
    cells = [(slot, room) for slot in problem.slots if slot in problem.open for room in rooms]
    return [cell for cell in cells if cell not in taken]


def _new(problem: Problem, grown: list[str]) -> str:
    taken = {*(room.id for room in problem.rooms), *grown}
    return next(name for number in count(1) if (name := f"new-{number}") not in taken)


def _cost(
    problem: Problem,
    voters: Mapping[str, list[str]],
    placements: Mapping[str, Cell],
    run: Run,
    slot: str,
) -> tuple[bool, int, int]:
    here = [each for each in problem.runs if placements.get(each.id, ("", ""))[0] == slot]
    mine = set(voters.get(run.topic, ()))
    return (
        any(run.conveners & each.conveners for each in here),
        sum(len(mine.intersection(voters.get(each.topic, ()))) for each in here),
        len(here),
    )
