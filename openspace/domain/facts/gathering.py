"""What happened to the gathering as a whole."""

from dataclasses import dataclass
from datetime import datetime

from openspace.domain.facts import Fact


@dataclass(frozen=True, slots=True)
class PhaseOpened(Fact):
    """The stretch at this position of the timetable is open from now on.

    ``times`` are the starts and ends of every stretch, in order, as they stand now:
    opening a phase by hand may push the ones after it.
    """

    position: int
    at: datetime
    times: tuple[tuple[datetime, datetime], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a timetable as plain values; ``planned`` is its start and end as planned.

    ``lasting`` is its slot's id where that is not told by its number.
    """

    phase: str
    number: int
    starts: datetime
    ends: datetime
    planned: tuple[datetime, datetime]
    lasting: str = ""
    frozen: bool = False


@dataclass(frozen=True, slots=True)
class TimetableChanged(Fact):
    """The timetable is this from now on, with the stretch at ``position`` open as before.

    ``topics`` are those that have a place, and ``people`` those who convene any: their pages
    tell of rounds. ``by`` is how many minutes what is on was given, as ``+5``, where that was all.
    """

    sections: tuple[Section, ...]
    position: int
    topics: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    by: str = ""
