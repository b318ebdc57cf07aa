"""Why a plan: its changes, joined into steps that can be taken one by one, and what each gains.

Rules:
    E1 Changes belong to one step when one needs the cell that another leaves, or when one keeps
       the other's convener from being twice in a slot, or topics apart or together.
    E2 A step gains a pair of topics when nobody can attend both today and everybody can after it;
       it loses a pair the other way round. A pair counts the people who marked both.
    E3 Where a topic first gets a place nothing is lost, for nobody could attend it before.
    E4 The steps with most people gained, less those lost, come first.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations, product
from typing import TypeVar

from openspace.planning.attendance import Placements, voters_of
from openspace.planning.ground import standing
from openspace.planning.plan import Plan
from openspace.planning.problem import Cell, Problem


@dataclass(frozen=True, slots=True)
class Change:
    """A run that is placed, moved or (``after`` is None) taken off."""

    run: str
    topic: str
    before: Cell | None
    after: Cell | None


@dataclass(frozen=True, slots=True)
class Gain:
    """So many ``people`` marked ``topic`` and ``other``, and can now attend both."""

    topic: str
    other: str
    people: int


@dataclass(frozen=True, slots=True)
class Loss:
    """So many ``people`` marked ``topic`` and ``other``, and can no longer attend both."""

    topic: str
    other: str
    people: int


Pairing = TypeVar("Pairing", Gain, Loss)


@dataclass(frozen=True, slots=True)
class Step:
    """The smallest set of changes that can be made alone; the largest gains and losses first."""

    changes: tuple[Change, ...]
    gains: tuple[Gain, ...]
    losses: tuple[Loss, ...]

    @property
    def people(self) -> int:
        """What it gains, less what it loses."""
        gained = sum(each.people for each in self.gains)
        return gained - sum(each.people for each in self.losses)


def steps(problem: Problem, plan: Plan) -> tuple[Step, ...]:
    """The way from today's grid to the plan."""
    before = standing(problem)
    changes = [
        Change(run.id, run.topic, before.get(run.id), plan.placements.get(run.id))
        for run in problem.runs
        if before.get(run.id) != plan.placements.get(run.id)
    ]
    explained = _Explained(problem, before)
    found = [explained.step(joined) for joined in _joined(problem, changes)]
    return tuple(sorted(found, key=lambda step: -step.people))


def _joined(problem: Problem, changes: Sequence[Change]) -> list[list[Change]]:
    """The changes by step (E1)."""
    first = {change.run: change.run for change in changes}

    def root(run: str) -> str:
        while first[run] != run:
            run = first[run]
        return run

    for one, other in _ties(problem, changes):
        first[root(one.run)] = root(other.run)
    joined: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        joined[root(change.run)].append(change)
    return list(joined.values())


def _ties(problem: Problem, changes: Sequence[Change]) -> Iterator[tuple[Change, Change]]:
    conveners = {run.id: run.conveners for run in problem.runs}
    for one, other in permutations(changes, 2):
        comes, leaves, stays = (cell or ("", "") for cell in (one.after, other.before, other.after))
        meet = comes[0] == leaves[0] and (
            not conveners[one.run].isdisjoint(conveners[other.run])
            or frozenset((one.topic, other.topic)) in problem.apart
        )
        joins = comes[0] == stays[0] and frozenset((one.topic, other.topic)) in problem.together
        if one.after and (comes == leaves or meet or joins):
            yield one, other


class _Explained:
    """Which topics can be attended both, today and after some changes."""

    def __init__(self, problem: Problem, before: Placements) -> None:
        self._before = before
        self._topic = {run.id: run.topic for run in problem.runs}
        self._voters = {topic: set(people) for topic, people in voters_of(problem).items()}
        self._today = self._slots(before)

    def step(self, changes: Sequence[Change]) -> Step:
        """What these changes gain and lose when they are made alone (E2, E3)."""
        moved = {change.run: change.after for change in changes}
        stay = {run: cell for run, cell in self._before.items() if run not in moved}
        after = self._slots(stay | {run: cell for run, cell in moved.items() if cell})
        today, gains, losses = self._today, [], []
        for topic, other in _pairs(changes, today.keys() & after.keys()):
            could, can = _both(today, topic, other), _both(after, topic, other)
            people = 0 if could == can else len(self._marked(topic) & self._marked(other))
            if people and can:
                gains.append(Gain(topic, other, people))
            elif people:
                losses.append(Loss(topic, other, people))
        return Step(tuple(changes), _most(gains), _most(losses))

    def _marked(self, topic: str) -> set[str]:
        return self._voters.get(topic, set())

    def _slots(self, placements: Placements) -> dict[str, set[str]]:
        slots: dict[str, set[str]] = defaultdict(set)
        for run, (slot, _) in placements.items():
            slots[self._topic[run]].add(slot)
        return slots


def _pairs(changes: Sequence[Change], placed: Collection[str]) -> Iterator[tuple[str, str]]:
    """Each pair of placed topics of which one at least is changed, once."""
    changed = [topic for topic in dict.fromkeys(each.topic for each in changes) if topic in placed]
    yield from combinations(changed, 2)
    yield from product(changed, sorted(set(placed).difference(changed)))


def _both(slots: Mapping[str, set[str]], topic: str, other: str) -> bool:
    """Whether somebody can attend both: they do not have one slot between them."""
    return len(slots[topic] | slots[other]) > 1


def _most(pairs: Sequence[Pairing]) -> tuple[Pairing, ...]:
    return tuple(sorted(pairs, key=lambda each: -each.people))
