"""Gatherings to plan, always the same for a seed: realistic ones, and ones with a known best plan.

Realistic: a few topics are much wanted and many a little (Zipf), people keep to two or three
themes and mark four to twelve topics, some convene two. Rooms are a few large and many small ones.
Planted: a grid exists on which every wish can be attended, and the topics are shuffled.
"""

import random
from bisect import bisect
from collections.abc import Mapping, Sequence
from itertools import accumulate

from openspace.planning.problem import Problem, Room, Run

THEMES = 12
KEEN = 50
"""How much more likely somebody marks a topic of a theme of theirs than another."""


def realistic(topics: int, people: int, slots: int, rooms: int, seed: int = 2) -> Problem:
    """Twelve topics at least, and as many as there are cells or fewer."""
    dice = random.Random(f"realistic {topics} {people} {seed}")
    names = _names(topics)
    taste = _Taste(dice, names)
    wishes = {
        f"p{person:04}": frozenset(_marked(dice, taste.of_somebody(), dice.randint(4, 12)))
        for person in range(people)
    }
    return _problem(wishes, _convened(dice, names, {}), slots, _seats(people, rooms))


def planted(topics: int, people: int, slots: int, rooms: int, seed: int = 2) -> Problem:
    """Nobody marks two topics, or convenes two, that share a slot of the grid that was planted."""
    dice = random.Random(f"planted {topics} {people} {seed}")
    names = dice.sample(_names(topics), topics)
    planted = {name: at % slots for at, name in enumerate(names)}
    shared = [[name for name in names if planted[name] == slot] for slot in range(slots)]
    taste, wishes = _Taste(dice, names), {}
    for person in range(people):
        drawn = taste.of_somebody()
        chosen = dice.sample(shared, dice.randint(min(4, slots), slots))
        wishes[f"p{person:04}"] = frozenset(
            dice.choices(each, [drawn[name] for name in each])[0] for each in chosen
        )
    return _problem(wishes, _convened(dice, sorted(names), planted), slots, [None] * rooms)


class _Taste:
    """How much each topic is wanted, and the theme it belongs to."""

    def __init__(self, dice: random.Random, names: Sequence[str]) -> None:
        self._dice = dice
        ranks = dice.sample(range(len(names)), len(names))
        self._popular = {name: (5 + at) ** -0.6 for name, at in zip(names, ranks, strict=True)}
        self._theme = {name: dice.randrange(THEMES) for name in names}

    def of_somebody(self) -> dict[str, float]:
        """How likely they are to mark each topic, who keeps to two or three themes."""
        mine = set(self._dice.sample(range(THEMES), self._dice.choice((2, 3))))
        return {
            name: wanted * (KEEN if self._theme[name] in mine else 1)
            for name, wanted in self._popular.items()
        }


def _names(topics: int) -> list[str]:
    return [f"t{number:03}" for number in range(topics)]


def _marked(dice: random.Random, drawn: Mapping[str, float], marks: int) -> set[str]:
    names, sums = list(drawn), list(accumulate(drawn.values()))
    marked: set[str] = set()
    while len(marked) < marks:
        marked.add(names[bisect(sums, dice.random() * sums[-1])])
    return marked


def _seats(people: int, rooms: int) -> list[int | None]:
    shares = [1 / (rank + 4) for rank in range(rooms)]
    return [round(1.6 * people * share / sum(shares)) for share in shares]


def _convened(
    dice: random.Random, names: Sequence[str], planted: Mapping[str, int]
) -> dict[str, frozenset[str]]:
    """Who convenes each: one of their own, and at every fourth somebody from another slot."""
    conveners = {name: {f"c-{name}"} for name in names}
    busy = {f"c-{name}": {planted.get(name)} for name in names}
    for name in names:
        second = f"c-{dice.choice(names)}"
        if dice.random() < 0.25 and (not planted or planted[name] not in busy[second]):
            conveners[name].add(second)
            busy[second].add(planted.get(name))
    return {name: frozenset(them) for name, them in conveners.items()}


def _problem(
    wishes: Mapping[str, frozenset[str]],
    convened: Mapping[str, frozenset[str]],
    slots: int,
    seats: Sequence[int | None],
) -> Problem:
    runs = tuple(Run(f"run-{name}", name, them) for name, them in convened.items())
    times = tuple(f"r{number + 1}" for number in range(slots))
    rooms = tuple(Room(f"room-{number:02}", each) for number, each in enumerate(seats))
    return Problem(times, frozenset(times), rooms, runs, wishes)
