"""A suggested agenda: how many wishes people can attend, and after how long.

    uv run python -m tests.bench.planning [--quick] [--json FILE]

Ours is asked as the house asks it, through the planner's own process, which is already running;
its seconds are from the question to the answer, its processor's seconds stand beside them.
Everybody else's grid gets its rooms by the same rule and is counted by the same count. The bound
is the least that is known: a simple one, or the one that CP-SAT proved.
"""

import argparse
import asyncio
import os
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from openspace.planning.attendance import Attendance
from openspace.planning.planner import Planner
from openspace.planning.problem import Cell, Problem
from tests.bench import placers
from tests.bench.gatherings import planted, realistic
from tests.bench.rows import Row, keep, table
from tests.bench.spent import spent

SIZES = {"60 topics, 400 people": (60, 400, 6, 10), "120 topics, 2,000 people": (120, 2000, 6, 20)}
CASES: dict[str, Problem] = {
    **{name: realistic(*size) for name, size in SIZES.items()},
    **{f"planted, {name}": planted(*size) for name, size in SIZES.items()},
}
SMALL = realistic(24, 20, 4, 6)


async def ours(case: str, problem: Problem, planner: Planner) -> list[Row]:
    """The product, with the time its process used."""
    await planner.suggest(SMALL)
    assert planner._process is not None
    worker = planner._process.pid
    used, began = spent(worker), time.perf_counter()
    plan = await planner.suggest(problem)
    seconds = time.perf_counter() - began
    row = partial(Row, case, "openspace", metric="processor", unit="s")
    return [
        *_rows(case, "openspace", problem, plan.placements, seconds),
        row(value=spent(worker) - used),
    ]


def others(case: str, problem: Problem, *, quick: bool) -> Iterator[Row]:
    """Everybody else, and the bound."""
    yield from _placed(case, "sticky wall", problem, placers.sticky)
    yield from _placed(case, "greedy", problem, placers.greedy)
    long = 5.0 if quick else 30.0
    began = time.perf_counter()
    slots, proved = placers.cpsat(problem, long)
    cells, seconds = placers.furnished(problem, slots), time.perf_counter() - began
    yield from _rows(case, "cp-sat", problem, cells, seconds)
    if not quick:
        annealed = partial(placers.annealed, seconds=long)
        yield from _placed(case, "annealing-30s", problem, annealed)
    began = time.perf_counter()
    simple = placers.bound(problem)
    yield Row(case, "bound", "attended", min(simple, proved), "wishes")
    seconds = time.perf_counter() - began if simple <= proved else seconds
    yield Row(case, "bound", "seconds", seconds, "s")


def _placed(
    case: str, who: str, problem: Problem, place: Callable[[Problem], placers.Slots]
) -> list[Row]:
    began = time.perf_counter()
    cells = placers.furnished(problem, place(problem))
    return _rows(case, who, problem, cells, time.perf_counter() - began)


def _rows(
    case: str, who: str, problem: Problem, cells: Mapping[str, Cell], seconds: float
) -> list[Row]:
    twice = Counter(
        (convener, cells[run.id][0]) for run in problem.runs for convener in run.conveners
    )
    attended = Attendance(problem).attended(cells)
    return [
        Row(case, who, "attended", attended, "wishes"),
        Row(case, who, "seconds", seconds, "s"),
        Row(case, who, "conveners twice", sum(each - 1 for each in twice.values()), "times"),
    ]


async def measured(*, quick: bool) -> list[Row]:
    """All cases, one after the other; ours first, while nothing else of the bench runs."""
    planner, rows = Planner(), []
    for case, problem in CASES.items():
        rows += await ours(case, problem, planner)
    await planner.close()
    for case, problem in CASES.items():
        rows += others(case, problem, quick=quick)
    return rows


def compared(rows: Sequence[Row]) -> Iterator[str]:
    """What ours lets people attend, as a share of what the others do, to a tenth of a per cent."""
    found = {(row.case, row.who): row.value for row in rows if row.metric == "attended"}
    for case in CASES:
        theirs = {who: value for (of, who), value in found.items() if of == case}
        own = theirs.pop("openspace")
        shares = ", ".join(f"{own / value:.1%} of {who}" for who, value in theirs.items())
        yield f"{case}: {shares}"


def main() -> None:
    """Run it, print the table, keep the rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="done within 50 seconds")
    parser.add_argument("--json", type=Path, help="a file for the rows")
    asked = parser.parse_args()
    placers.environment()
    load = os.getloadavg()[0]
    rows = asyncio.run(measured(quick=asked.quick))
    print(table(rows))  # noqa: T201
    print(*compared(rows), sep="\n")  # noqa: T201
    print(f"Load before it began: {load:.1f} on {os.cpu_count()} processors.")  # noqa: T201
    if asked.json:
        keep(rows, asked.json)


if __name__ == "__main__":
    main()
