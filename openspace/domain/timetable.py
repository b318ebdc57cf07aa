"""The timetable and the phase that is open: the server's clock is the only one.

Rules:
    T1 Exactly one stretch of the timetable is open; its position says which.
    T2 A stretch that is over gives way to the next by the clock; the last one never ends.
    T3 A stretch opened by hand within its planned time keeps its planned end.
    T4 Opened before or after its planned time, it gets its planned length from now.
    T5 What follows stands as planned; what would begin before the one ahead of it ends is
       pushed, and keeps its planned length. Only the very next takes up time that was won: it
       begins when the open one ends, and ends as planned.
    T6 What is left ended when it was left; what is opened again keeps the time it first began.
       So trying a phase and going back costs nothing.
    T7 A gathering that slept past the end of its phase can be resumed: the phase gets its
       length again.
    T8 Opening what is open already changes nothing; who pressed from an old screen is told, and so
       is who presses within a moment of somebody else: the button under the hand was another.
    T9 The phase in which personal data are gone is opened by their erasing alone, and never left.
    T10 What comes when the day is over lasts until what is planned after it, whenever it begins
       before that: those are days, and an hour won or lost on the day moves none of them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from openspace.domain.facts.gathering import PhaseOpened
from openspace.domain.refusal import Outcome, Refusal

CHANGED = Refusal("phase_changed", "Somebody else has just changed the phase. Look again.")


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
    FOLLOW_UP = "follow-up"
    ERASED = "erased"


AFTERWARDS = (Phase.WORKBOOK, Phase.FOLLOW_UP, Phase.ERASED)
"""What comes when the day itself is over, in this order."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A phase with its time; ``number`` counts the rounds from 1 and is 0 elsewhere.

    ``plan`` is its start and end as planned, where they are others by now. ``lasting`` is the
    slot's id where the round's number has changed since it was given, ``frozen`` says that what
    hangs in the slot stays.
    """

    phase: Phase
    starts: datetime
    ends: datetime
    number: int = 0
    plan: tuple[datetime, datetime] | None = None
    lasting: str = ""
    frozen: bool = False

    @property
    def planned(self) -> tuple[datetime, datetime]:
        """Start and end as planned."""
        return self.plan or (self.starts, self.ends)

    def moved(self, starts: datetime, ends: datetime) -> "Stretch":
        """The same stretch at another time; it remembers its plan."""
        plan = None if self.planned == (starts, ends) else self.planned
        return replace(self, starts=starts, ends=ends, plan=plan)

    @property
    def length(self) -> timedelta:
        return self.ends - self.starts

    @property
    def slot(self) -> str | None:
        """The id of the agenda's slot that runs in this stretch, when it is a round."""
        return (self.lasting or f"r{self.number}") if self.phase is Phase.ROUND else None


@dataclass(frozen=True, slots=True)
class Timetable:
    """The stretches in order and the open one. The end of the last does not count."""

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

    @property
    def is_over(self) -> bool:
        """Whether the day itself is over: its workbook is open, or what comes after it."""
        return self.now.phase in AFTERWARDS

    @property
    def book(self) -> Stretch:
        """The stretch with which the day itself is over: the workbook's."""
        last = self.stretches[-1]
        return next((each for each in self.stretches if each.phase in AFTERWARDS), last)

    @property
    def day(self) -> tuple[Stretch, ...]:
        """The stretches before that one."""
        return self.stretches[: self.stretches.index(self.book)]

    def position_of(self, slot: str) -> int:
        """Where a slot's round stands in the timetable. Raises ``StopIteration`` for another."""
        return next(at for at, each in enumerate(self.stretches) if each.slot == slot)

    @property
    def rounds(self) -> tuple[Stretch, ...]:
        return tuple(stretch for stretch in self.stretches if stretch.phase is Phase.ROUND)


def is_due(timetable: Timetable, at: datetime) -> bool:
    """Whether the open stretch is over by the clock (T2)."""
    return by_the_clock(timetable, at) != timetable.position


def by_the_clock(timetable: Timetable, at: datetime) -> int:
    """The position the clock asks for: past every stretch that is over by now (T2)."""
    position = timetable.position
    last = len(timetable.stretches) - 1
    while position < last and _over(timetable, position) <= at:
        if timetable.stretches[position + 1].phase is Phase.ERASED:  # T9
            break
        position += 1
    return position


def advance(gathering: str, timetable: Timetable, at: datetime) -> Outcome:
    """What the clock does now: nothing, or the one phase that is due by now (T2)."""
    position = by_the_clock(timetable, at)
    if position == timetable.position:
        return ()
    opened, ends = timetable.stretches[position], _over(timetable, position)
    ends = ends if ends > at else at + _planned_length(opened)
    return (_opened(gathering, timetable, position, (min(opened.starts, at), ends), at),)


def open_phase(
    gathering: str, timetable: Timetable, position: int, seen: int, at: datetime
) -> Outcome:
    """What a facilitator's hand does: open the stretch at ``position``, forward or back.

    ``seen`` is the position that was open on the screen where the button was pressed (T8).
    """
    if not 0 <= position < len(timetable.stretches):
        return Refusal("no_such_phase", "There is no such phase in the timetable.")
    if position == timetable.position:
        return ()
    if Phase.ERASED in (timetable.now.phase, timetable.stretches[position].phase):
        return Refusal("erased_alone", "That phase opens by itself, when personal data are erased.")
    if seen != timetable.position:
        return CHANGED
    opened = timetable.stretches[position]
    starts = opened.starts if position < timetable.position else at  # T6
    begins, ends = opened.planned
    if lasts := _lasts_until(timetable, position, at):
        ends = lasts
    elif not begins <= at < ends:
        ends = at + _planned_length(opened)  # T4
    return (_opened(gathering, timetable, position, (starts, ends), at),)


def close_for_good(gathering: str, timetable: Timetable, at: datetime) -> PhaseOpened:
    """Open the phase in which personal data are gone, the last of the timetable (T9)."""
    last = len(timetable.stretches) - 1
    times = (at, at + _planned_length(timetable.stretches[last]))
    return _opened(gathering, timetable, last, times, at)


def resume(gathering: str, timetable: Timetable, at: datetime) -> Outcome:
    """Go on where it was left, if the open phase is over by now (T7)."""
    if not is_due(timetable, at):
        return ()
    ends = at + _planned_length(timetable.now)
    return (_opened(gathering, timetable, timetable.position, (at, ends), at),)


def with_times(
    timetable: Timetable, position: int, times: Iterable[tuple[datetime, datetime]]
) -> Timetable:
    """The timetable after ``PhaseOpened``."""
    stretches = tuple(
        stretch.moved(starts, ends)
        for stretch, (starts, ends) in zip(timetable.stretches, times, strict=True)
    )
    return Timetable(stretches, position)


def _over(timetable: Timetable, position: int) -> datetime:
    """When a stretch is over by the clock."""
    ends = timetable.stretches[position].ends
    return _lasts_until(timetable, position, ends) or ends


def _lasts_until(timetable: Timetable, position: int, begins: datetime) -> datetime | None:
    """When what is planned after this begins, if the day is over by then, and this has begun
    before (T10)."""
    follows = timetable.stretches[position + 1 : position + 2]
    if timetable.stretches[position].phase not in AFTERWARDS or not follows:
        return None
    until = follows[0].planned[0]
    return until if begins < until else None


def _planned_length(stretch: Stretch) -> timedelta:
    begins, ends = stretch.planned
    return ends - begins


def _opened(
    gathering: str,
    timetable: Timetable,
    position: int,
    time: tuple[datetime, datetime],
    at: datetime,
) -> PhaseOpened:
    times = [(stretch.starts, stretch.ends) for stretch in timetable.stretches]
    for left in range(timetable.position, position):  # T6
        times[left] = (min(times[left][0], at), min(times[left][1], at))
    return PhaseOpened(gathering, position, at, _pushed(timetable, position, time, times))


def pushed(
    timetable: Timetable, position: int, time: tuple[datetime, datetime]
) -> tuple[tuple[datetime, datetime], ...]:
    """Every stretch's times, with this one's, and those after it pushed (T5)."""
    times = [(stretch.starts, stretch.ends) for stretch in timetable.stretches]
    return _pushed(timetable, position, time, times)


def _pushed(
    timetable: Timetable,
    position: int,
    time: tuple[datetime, datetime],
    times: list[tuple[datetime, datetime]],
) -> tuple[tuple[datetime, datetime], ...]:
    times[position] = time
    for later in range(position + 1, len(times)):  # T5
        begins, ends = timetable.stretches[later].planned
        late = max(times[later - 1][1] - begins, timedelta())
        lasts = _lasts_until(timetable, later, begins + late)
        times[later] = (begins + late, lasts or ends + late)
    if position + 1 < len(times):
        times[position + 1] = (time[1], times[position + 1][1])
    return tuple(times)
