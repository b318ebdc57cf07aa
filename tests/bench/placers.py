"""Who else places topics: a wall of sticky notes, a greedy hand, annealing, CP-SAT; and a bound.

The rule: each answers the slot of every topic, by position; rooms are shared out for all of them
by the planner's rule, and what people can attend is counted for all of them by the same count.
"""

import json
import math
import os
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

from openspace.planning.attendance import Attendance
from openspace.planning.problem import Cell, Problem, Run
from openspace.planning.rooms import furnish
from tests.bench.annealing import Annealing

ROOT = Path(__file__).parent.parent.parent
ORTOOLS = "ortools==9.15.6755"
Slots = list[int]


def sticky(problem: Problem) -> Slots:
    """By votes, one after the other, along the wall: first all slots, then the next row."""
    slots = [0] * len(problem.runs)
    for place, topic in enumerate(by_votes(problem)):
        slots[topic] = place % len(problem.slots)
    return slots


def greedy(problem: Problem) -> Slots:
    """By votes, each to the slot where most people come who have nothing there yet."""
    voters, room = votes(problem), [len(problem.rooms)] * len(problem.slots)
    busy: list[set[str]] = [set() for _ in problem.slots]
    convening: list[set[str]] = [set() for _ in problem.slots]
    slots = [0] * len(problem.runs)
    for topic in by_votes(problem):
        conveners = problem.runs[topic].conveners
        free = [at for at, left in enumerate(room) if left]
        slots[topic] = best = max(
            free, key=lambda at: (not conveners & convening[at], len(voters[topic] - busy[at]))
        )
        busy[best] |= voters[topic]
        convening[best] |= conveners
        room[best] -= 1
    return slots


def annealed(problem: Problem, seconds: float) -> Slots:
    """From the greedy grid, for so many seconds."""
    people = {person: 1 << at for at, person in enumerate(sorted(problem.wishes))}
    runs, size = problem.runs, len(problem.rooms)
    bits = [sum(people[each] for each in them) for them in votes(problem)]
    rivals = [
        sum(1 << at for at, other in enumerate(runs) if other != run and _meet(run, other))
        for run in runs
    ]
    seats = sorted(math.inf if each.seats is None else each.seats for each in problem.rooms)
    annealing = Annealing([*bits, 0], [*rivals, 0], seats[::-1])
    grid: list[list[int]] = [[] for _ in problem.slots]
    for topic, slot in enumerate(greedy(problem)):
        grid[slot].append(topic)
    annealing.start([topics + [len(runs)] * (size - len(topics)) for topics in grid])
    slots = [0] * (len(runs) + 1)
    for slot, topics in enumerate(annealing.cool(seconds)):
        for topic in topics:
            slots[topic] = slot
    return slots[:-1]


def _meet(one: Run, other: Run) -> bool:
    return not one.conveners.isdisjoint(other.conveners)


def cpsat(problem: Problem, seconds: float) -> tuple[Slots, float]:
    """From the greedy grid, for so many seconds; answers its bound too."""
    numbers = {run.topic: at for at, run in enumerate(problem.runs)}
    convened: dict[str, list[int]] = defaultdict(list)
    for at, run in enumerate(problem.runs):
        for convener in run.conveners:
            convened[convener].append(at)
    asked = {
        "slots": len(problem.slots),
        "topics": len(problem.runs),
        "rooms": len(problem.rooms),
        "conveners": [each for each in convened.values() if len(each) > 1],
        "wishes": [sorted(numbers[each] for each in marked) for marked in problem.wishes.values()],
        "hint": greedy(problem),
        "seconds": seconds,
        "workers": os.cpu_count(),
    }
    words = [str(environment()), str(Path(__file__).parent / "cpsat.py")]
    told = subprocess.run(words, input=json.dumps(asked), text=True, check=True, stdout=-1).stdout
    answer = json.loads(told)
    return answer["slot"], answer["bound"]


def environment() -> Path:
    """The Python that has ortools; made when there is none."""
    folder = ROOT / ".cache" / ORTOOLS.replace("==", "-")
    python = folder / "bin" / "python"
    if not python.exists():
        beside = Path(sys.executable).parent / "uv"
        uv = os.environ.get("UV") or shutil.which("uv") or str(beside)
        subprocess.run([uv, "venv", "--quiet", "--python", sys.executable, folder], check=True)
        subprocess.run([uv, "pip", "install", "--quiet", "--python", python, ORTOOLS], check=True)
    return python


def bound(problem: Problem) -> float:
    """No grid lets people attend more.

    Nobody attends more than they marked or than there are slots, and no topic has more people
    than marked it or than the largest room holds.
    """
    largest = max(math.inf if room.seats is None else room.seats for room in problem.rooms)
    people = sum(min(len(marked), len(problem.slots)) for marked in problem.wishes.values())
    topics = sum(min(len(them), largest) for them in votes(problem))
    return min(people, topics)


def furnished(problem: Problem, slots: Slots) -> dict[str, Cell]:
    """The grid of these slots, rooms shared out by crowd."""
    where = {run.id: problem.slots[at] for run, at in zip(problem.runs, slots, strict=True)}
    audiences = Attendance(problem).audiences(where)
    return furnish(where, problem.rooms, audiences, {}, {})


def votes(problem: Problem) -> list[set[str]]:
    """Who marked each topic, by its position."""
    voters = Attendance(problem).voters
    return [set(voters.get(run.topic, ())) for run in problem.runs]


def by_votes(problem: Problem) -> list[int]:
    """The topics' positions, the most wanted first."""
    counted = [len(them) for them in votes(problem)]
    return sorted(range(len(counted)), key=lambda at: -counted[at])
