"""How people are counted where anybody may read it.

Rules, cited by tests:
CU1. No group drawn or counted is smaller than ``FEWEST``: small groups are folded together, and
   the fold takes in the next smallest until it is large enough itself.
CU2. Whole percentages add up to one hundred (largest remainder).
"""

from collections.abc import Sequence

FEWEST = 5
"""The smallest group that is shown by itself."""

Counts = tuple[tuple[str, int], ...]
"""A name and how many, in the gathering's own order."""


def folded(counts: Counts, fewest: int = FEWEST) -> tuple[Counts, int]:
    """The groups large enough to show, and how many people were folded together (CU1)."""
    positive = tuple((name, count) for name, count in counts if count > 0)
    smallest_first = sorted(positive, key=lambda pair: pair[1])
    hidden: set[str] = set()
    rest = 0
    for name, count in smallest_first:
        if count >= fewest and (rest == 0 or rest >= fewest):
            break
        hidden.add(name)
        rest += count
    return tuple(pair for pair in positive if pair[0] not in hidden), rest


def shares(counts: Sequence[int]) -> tuple[int, ...]:
    """Whole percentages that add up to 100 (CU2); nothing at all gives zeros."""
    total = sum(counts)
    if total == 0:
        return tuple(0 for _ in counts)
    exact = [100 * count / total for count in counts]
    whole = [int(share) for share in exact]
    largest = sorted(range(len(whole)), key=lambda i: whole[i] - exact[i])
    for index in largest[: 100 - sum(whole)]:
        whole[index] += 1
    return tuple(whole)
