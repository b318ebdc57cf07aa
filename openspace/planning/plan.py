"""A suggested agenda: where each run goes, and what people can attend before and after.

The idea: one sketch is made from the wishes alone, as good as can be found, and held against the
grid as it stands. From it, and from that grid itself, better grids are looked for nearby, until
no change earns its keep; so what was suggested and applied is not suggested to be changed again.

Rules:
    S1 A plan is a grid: no two runs in a cell, nothing new in a slot that is not open.
    S2 Better is: fewer hard wishes broken (L5), then more wishes attended less `MOVE` for each
       run that changes its slot.
    S3 Where the grid grows, it grows by further rooms as long as fewer hard wishes are broken
       for it.
    S4 The same problem and seed give the same plan. The plan of a grid as a plan left it, the
       votes being the same, changes nothing.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from openspace.planning.attendance import Attendance, Placements
from openspace.planning.columns import MOVE, Slots
from openspace.planning.ground import Ground, ground, standing
from openspace.planning.limits import Broken
from openspace.planning.problem import Cell, Problem
from openspace.planning.rooms import furnish
from openspace.planning.sketch import Sketch


@dataclass(frozen=True, slots=True)
class Plan:
    """``placements`` are the cells of all runs that have one, ``left_out`` are the others.

    ``grown`` are the rooms to be added. ``attended`` of the ``wished`` marks can be attended,
    ``attended_before`` of them on the grid as it stands. ``broken``: hard wishes not kept.
    """

    placements: Mapping[str, Cell]
    grown: tuple[str, ...]
    left_out: tuple[str, ...]
    attended: int
    attended_before: int
    wished: int
    broken: tuple[Broken, ...] = ()


@dataclass(frozen=True, slots=True)
class _Grid:
    """Cells, and what is wrong and right with them."""

    cells: Placements
    broken: tuple[Broken, ...]
    attended: int

    @property
    def harm(self) -> int:
        return sum(each.weight for each in self.broken)


def suggest(problem: Problem, seed: int = 0) -> Plan:
    """A plan; the same for the same problem and seed, on any machine (S4)."""
    today, attendance = standing(problem), Attendance(problem)
    site = ground(problem, today)
    best = _Planning(problem, attendance, site, today).best(seed)
    while problem.grows and best.harm and _is_cramped(site, best):
        wider = ground(problem, today, len(site.grown) + 1)
        better = _Planning(problem, attendance, wider, today).best(seed)
        if better.harm >= best.harm:
            break
        site, best = wider, better
    return Plan(
        placements=best.cells,
        grown=site.grown,
        left_out=tuple(run.id for run in problem.runs if run.id not in best.cells),
        attended=best.attended,
        attended_before=attendance.attended(today),
        wished=attendance.wished,
        broken=best.broken,
    )


def _is_cramped(site: Ground, grid: _Grid) -> bool:
    """Whether a slot is full, so that one more room could help (S3)."""
    used = Counter(slot for slot, _ in grid.cells.values())
    return any(used[slot] >= len(site.rooms) for slot in site.open)


class _Planning:
    """Better and better grids on one ground."""

    def __init__(
        self, problem: Problem, attendance: Attendance, site: Ground, today: Placements
    ) -> None:
        self._attendance, self._site, self._today = attendance, site, today
        self._chosen = {run.id for run in site.chosen}
        self._sketch = Sketch(problem, attendance, site, self._slots(today))

    def best(self, seed: int) -> _Grid:
        """The grid from which no change earns its keep."""
        kept = {**self._site.stays, **self._of_chosen(self._today)}
        best = self._grid(kept)
        if not self._chosen:
            return best
        fresh = self._sketch.fresh(seed)
        while True:
            found = max(self._near(best, fresh), key=partial(self._score, best))
            whole = self._chosen <= best.cells.keys()
            if whole and self._score(best, found) <= self._score(best, best):
                return best
            best = found

    def _near(self, grid: _Grid, fresh: Slots) -> Iterator[_Grid]:
        """Grids to go to: one as near as it gets to the fresh sketch, one near the grid itself."""
        slots = self._slots(grid.cells)
        for start in (fresh, slots) if slots else (fresh,):
            yield self._furnished(self._sketch.near(slots, start), grid.cells)

    def _furnished(self, slots: Slots, before: Placements) -> _Grid:
        audiences = self._sketch.audiences(slots)
        rooms, stays = self._site.rooms, self._site.stays
        return self._grid(furnish(slots, rooms, audiences, stays, before))

    def _grid(self, cells: Placements) -> _Grid:
        slots = {run: slot for run, (slot, _) in cells.items()}
        return _Grid(cells, self._sketch.limits.broken(slots), self._attendance.attended(cells))

    def _score(self, before: _Grid, grid: _Grid) -> tuple[int, int]:
        """How good a grid is, coming from another; more is better (S2)."""
        was, slots = self._slots(before.cells), self._slots(grid.cells)
        moved = sum(slots[run] != slot for run, slot in was.items())
        return (-grid.harm, grid.attended - MOVE * moved)

    def _slots(self, cells: Placements) -> dict[str, str]:
        return {run: slot for run, (slot, _) in self._of_chosen(cells).items()}

    def _of_chosen(self, cells: Placements) -> dict[str, Cell]:
        return {run: cell for run, cell in cells.items() if run in self._chosen}
