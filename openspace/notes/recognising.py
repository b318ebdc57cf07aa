"""Whose words they are that somebody writes again: those of who wrote them first (CN2, CN4)."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from openspace.notes.steps import Home, Step

SHORTEST_MOVE: Final = 2
SHORTEST_RETURN: Final = 12
"""Characters in a row; fewer could be put together to what nobody wrote."""
MOST_GATHERED: Final = 2_000_000
"""Characters that are looked through before it is left; a log of many such would take minutes."""


def recognise_moved(made: Iterable[Sequence[Step]], gone: Sequence[Step]) -> None:
    """Words that were taken away and written again in one go (CN2)."""
    before = [each for home in _homes(gone) for each in _of(home, set(gone))]
    text = _said(before)
    for steps in made:
        for step, origin in _found(steps, before, text, SHORTEST_MOVE):
            step.writer, step.written = origin.writer, origin.written
            origin.moved = True


class Gone:
    """What was taken away until now, to be known again when it comes back (CN4)."""

    def __init__(self) -> None:
        self._homes: dict[Home, None] = {}
        self._pool: list[Step] | None = None
        self._text = ""
        self._whole: dict[str, Sequence[Step]] = {}
        self._gathered = 0

    def add(self, gone: Sequence[Step]) -> None:
        """These go."""
        if gone:
            self._homes.update(_homes(gone))
            self._pool = None

    def recognise(self, made: Sequence[Sequence[Step]]) -> None:
        """Give what is among it, and was not moved in one go, to who wrote it first."""
        if sum(map(len, made)) < SHORTEST_RETURN or self._gathered > MOST_GATHERED:
            return
        for steps in made:
            if len(steps) >= SHORTEST_MOVE and steps[0].written == steps[0].born:
                for step, origin in self._origins(steps):
                    step.writer = origin.writer

    def _origins(self, steps: Sequence[Step]) -> Iterator[tuple[Step, Step]]:
        pool = self._pool if self._pool is not None else self._gather()
        whole = self._whole.get(_said(steps))
        if whole:
            return zip(steps, whole, strict=True)
        return _found(steps, pool, self._text, SHORTEST_RETURN)

    def _gather(self) -> list[Step]:
        parts = [[each for each in _all(home) if each.died is not None] for home in self._homes]
        self._pool = [each for part in parts for each in part]
        self._text = _said(self._pool)
        self._whole = {_said(part): part for part in parts}
        self._gathered += len(self._pool)
        return self._pool


def _found(
    steps: Sequence[Step], before: Sequence[Step], text: str, shortest: int
) -> Iterator[tuple[Step, Step]]:
    """Each step with the one of ``before`` that it says again, if enough of them do."""
    written = _said(steps)
    at = text.find(written) if len(written) >= shortest else -1
    return zip(steps, before[at:] if at >= 0 else (), strict=False)


def _said(steps: Iterable[Step]) -> str:
    return "".join(each.unit for each in steps)


def _homes(steps: Iterable[Step]) -> dict[Home, None]:
    return dict.fromkeys(step.home for step in steps if step.unit)


def _of(home: Home, steps: set[Step]) -> Iterator[Step]:
    return (step for step in _all(home) if step in steps)


def _all(home: Home) -> Iterator[Step]:
    """All that was ever text in there, in its order."""
    step = home.first
    while step is not None:
        if step.unit:
            yield step
        step = step.after
