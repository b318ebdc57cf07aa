"""The timetable and the phase that is open: the server's clock is the only one.

Rules:
    T1 Exactly one stretch of the timetable is open; its position says which.
    T2 A stretch that is over gives way to the next by the clock; the last one never ends.
    T3 Opened by hand before its planned end, a stretch keeps that end.
    T4 Opened by hand at or after its planned end (late, or going back), it gets its planned
       length from now.
    T5 A stretch that would now begin before the one ahead of it ends is pushed, and keeps
       its length. Nothing is ever pulled forward.
    T6 A gathering that slept past the end of its phase can be resumed: the phase gets its
       length again.
    T7 Opening what is open already changes nothing; who pressed from an old screen is told.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from openspace.domain.facts.gathering import PhaseOpened
from openspace.domain.refusal import Outcome, Refusal


class Phase(StrEnum):
    """The kinds of phases, in the field's own words."""

    INVITED = "invited"
    TEST_ROOM = "test room"
    FOYER = "foyer"
    OPENING = "opening"
    MARKETPLACE = "marketplace"
    ROUND = "round"
    BREAK = "break"
    CONVERGENCE = "convergence"
    CLOSING = "closing"
    WORKBOOK = "workbook"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A phase with its time; ``number`` counts the rounds from 1 and is 0 elsewhere."""

    phase: Phase
    starts: datetime
    ends: datetime
    number: int = 0

    @property
    def length(self) -> timedelta:
        return self.ends - self.starts

    @property
    def slot(self) -> str | None:
        """The id of the agenda's slot that runs in this stretch, when it is a round."""
        return f"r{self.number}" if self.phase is Phase.ROUND else None


@dataclass(frozen=True, slots=True)
class Timetable:
    """The stretches in order and the open one. The last is the workbook; its end does not count."""

    stretches: tuple[Stretch, ...]
    position: int = 0

    @property
    def now(self) -> Stretch:
        return self.stretches[self.position]

    @property
    def next(self) -> Stretch | None:
        return self.stretches[self.position + 1] if not self.finished else None

    @property
    def finished(self) -> bool:
        return self.position == len(self.stretches) - 1

    def position_of(self, slot: str) -> int:
        """Where a slot's round stands in the timetable. Raises ``StopIteration`` for another."""
        return next(at for at, each in enumerate(self.stretches) if each.slot == slot)

    @property
    def rounds(self) -> tuple[Stretch, ...]:
        return tuple(stretch for stretch in self.stretches if stretch.phase is Phase.ROUND)


def is_due(timetable: Timetable, at: datetime) -> bool:
    """Whether the open stretch is over by the clock (T2)."""
    return not timetable.finished and timetable.now.ends <= at


def by_the_clock(timetable: Timetable, at: datetime) -> int:
    """The position the clock asks for: past every stretch that is over by now (T2)."""
    position = timetable.position
    last = len(timetable.stretches) - 1
    while position < last and timetable.stretches[position].ends <= at:
        position += 1
    return position


def advance(gathering: str, timetable: Timetable, at: datetime) -> Outcome:
    """What the clock does now: nothing, or the one phase that is due by now (T2)."""
    position = by_the_clock(timetable, at)
    if position == timetable.position:
        return ()
    starts = timetable.stretches[position].starts
    return (_opened(gathering, timetable, position, starts, at),)


def open_phase(
    gathering: str, timetable: Timetable, position: int, seen: int, at: datetime
) -> Outcome:
    """What a facilitator's hand does: open the stretch at ``position``, forward or back.

    ``seen`` is the position that was open on the screen where the button was pressed (T7).
    """
    if not 0 <= position < len(timetable.stretches):
        return Refusal("no_such_phase", "There is no such phase in the timetable.")
    if position == timetable.position:
        return ()
    if seen != timetable.position:
        return Refusal("phase_changed", "Somebody else has just changed the phase. Look again.")
    return (_opened(gathering, timetable, position, at, at),)


def resume(gathering: str, timetable: Timetable, at: datetime) -> Outcome:
    """Go on where it was left, if the open phase is over by now (T6)."""
    if not is_due(timetable, at):
        return ()
    return (_opened(gathering, timetable, timetable.position, at, at),)


def with_times(
    timetable: Timetable, position: int, times: Iterable[tuple[datetime, datetime]]
) -> Timetable:
    """The timetable after ``PhaseOpened``."""
    stretches = tuple(
        replace(stretch, starts=starts, ends=ends)
        for stretch, (starts, ends) in zip(timetable.stretches, times, strict=True)
    )
    return Timetable(stretches, position)


def _opened(
    gathering: str, timetable: Timetable, position: int, starts: datetime, at: datetime
) -> PhaseOpened:
    times = [(stretch.starts, stretch.ends) for stretch in timetable.stretches]
    opened = timetable.stretches[position]
    end = opened.ends if opened.ends > at else at + opened.length  # T3, T4
    times[position] = (starts, end)
    for later in range(position + 1, len(times)):  # T5
        late = max(times[later - 1][1] - times[later][0], timedelta())
        times[later] = (times[later][0] + late, times[later][1] + late)
    return PhaseOpened(gathering, position, at, tuple(times))
