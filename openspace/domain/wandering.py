"""Somewhere lively, or somewhere quiet: where one could go, and why there.

Rules:
    W1 Lively is where most people talk, of two and more, while there is room: not crowded
       (``CROWDED``), and fewer than the place has seats.
    W2 Quiet is where one to three people are: a convener who sits there alone comes first, then
       the fewest.
    W3 Never where one is already, and not where one was just sent while there is another.
    W4 Of two alike the lower number: the same hall gives the same answer.
    W5 Where there is nowhere like that, nobody is moved: the nearest to it is offered, of quiet
       the emptiest, of lively the fullest with somebody in it; only where there is room.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

LIVELY, QUIET = "lively", "quiet"
CROWDED = 30
FEWEST_LIVELY, MOST_QUIET = 2, 3


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation as seen through its door; ``seats`` None is without limit."""

    room: str
    number: int
    count: int
    seats: int | None = None
    host_alone: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """Where to go; ``why`` is ``lively``, ``quiet`` or ``host_alone``."""

    room: str
    why: str


@dataclass(frozen=True, slots=True)
class Nowhere:
    """There is nothing of this kind; ``instead`` is what comes nearest, if anything does."""

    kind: str
    instead: Talk | None = None


def somewhere(
    kind: str, talks: Sequence[Talk], here: str | None, told: Collection[str]
) -> Found | Nowhere:
    """A room of this kind. ``here`` is where one is, ``told`` where one was sent before."""
    elsewhere = [each for each in talks if each.room != here]
    others = _lively(elsewhere) if kind == LIVELY else _quiet(elsewhere)
    fresh = [each for each in others if each.room not in told]
    if not others:
        return Nowhere(kind, _nearest(kind, elsewhere))
    found = (fresh or others)[0]
    return Found(found.room, "host_alone" if kind == QUIET and found.host_alone else kind)


def _lively(talks: Sequence[Talk]) -> list[Talk]:
    """The fullest first (W1, W4)."""
    fitting = (each for each in talks if each.count >= FEWEST_LIVELY and _has_room(each))
    return sorted(fitting, key=lambda each: (-each.count, each.number))


def _quiet(talks: Sequence[Talk]) -> list[Talk]:
    """A host alone first, then the emptiest (W2, W4)."""
    fitting = (each for each in talks if 1 <= each.count <= MOST_QUIET and _has_room(each))
    return sorted(fitting, key=lambda each: (not each.host_alone, each.count, each.number))


def _has_room(talk: Talk) -> bool:
    return talk.count < min(CROWDED, CROWDED if talk.seats is None else talk.seats)


def _nearest(kind: str, talks: Sequence[Talk]) -> Talk | None:
    """The emptiest, or the fullest that is not empty (W4, W5)."""
    sign = -1 if kind == LIVELY else 1
    fitting = [each for each in talks if _has_room(each) and (each.count or kind == QUIET)]
    return min(fitting, key=lambda each: (sign * each.count, each.number), default=None)
