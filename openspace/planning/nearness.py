"""Which stems are the same word, and which of many are the same as one.

The idea: two stems meet when they are the same, when one begins or ends the other (``bygg`` and
``byggenæring``), or when they look alike (so do cognates across languages). The rule: ``likeness``
decides for two, and a ``Vocabulary`` finds those of many for which it is more than nothing, by
looking them up instead of comparing with each.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, takewhile

LIKE = 0.5
SHORTEST, LONG = 4, 6


def likeness(one: str, other: str) -> float:
    """How much two stems are the same word: 1 the same, 0 not at all."""
    if one == other:
        return 1.0
    short, long = sorted((one, other), key=len)
    if len(short) < SHORTEST:
        return 0.0
    if long.startswith(short) or (len(short) >= LONG and long.endswith(short)):
        return 0.8
    if len(short) < LONG:
        return 0.0
    first, second = _trigrams(one), _trigrams(other)
    dice = 2 * len(first & second) / (len(first) + len(second))
    return dice if dice >= LIKE else 0.0


class Vocabulary:
    """Many stems, by what they begin with, end with and are made of."""

    def __init__(self, stems: Iterable[str]) -> None:
        self._stems = frozenset(stems)
        self._forwards = sorted(self._stems)
        self._backwards = sorted(each[::-1] for each in self._stems)
        self._made_of: defaultdict[str, list[str]] = defaultdict(list)
        self._near: dict[str, tuple[tuple[str, float], ...]] = {}
        for stem in self._forwards:
            if len(stem) >= LONG:
                for three in _trigrams(stem):
                    self._made_of[three].append(stem)

    def near(self, stem: str) -> tuple[tuple[str, float], ...]:
        """The stems that are the same word as this one, with how much; for its own kept."""
        if stem not in self._stems:
            return self._looked_up(stem)
        if stem not in self._near:
            self._near[stem] = self._looked_up(stem)
        return self._near[stem]

    def _looked_up(self, stem: str) -> tuple[tuple[str, float], ...]:
        found = dict.fromkeys(chain(self._parts(stem), self._longer(stem), self._similar(stem)))
        close = ((each, likeness(stem, each)) for each in found)
        return tuple(each for each in close if each[1])

    def _parts(self, stem: str) -> Iterator[str]:
        """The stem itself, and those that it begins or ends with."""
        parts = (stem, *(part for at in range(len(stem)) for part in (stem[:at], stem[at:])))
        return (each for each in parts if each in self._stems)

    def _longer(self, stem: str) -> Iterator[str]:
        """Those that begin or end with it."""
        if len(stem) >= SHORTEST:
            yield from _beginning(self._forwards, stem)
        if len(stem) >= LONG:
            yield from (each[::-1] for each in _beginning(self._backwards, stem[::-1]))

    def _similar(self, stem: str) -> Iterator[str]:
        """Those that share half of what they are made of with it, or nearly."""
        if len(stem) < LONG:
            return iter(())
        own = _trigrams(stem)
        shared = Counter(chain.from_iterable(self._made_of.get(three, ()) for three in own))
        return (each for each, many in shared.items() if many * 4 >= len(own))


def _beginning(ordered: list[str], start: str) -> Iterator[str]:
    after = (ordered[at] for at in range(bisect_left(ordered, start), len(ordered)))
    return takewhile(lambda each: each.startswith(start), after)


def _trigrams(stem: str) -> frozenset[str]:
    padded = f"  {stem}"
    return frozenset(padded[at : at + 3] for at in range(len(padded) - 2))
