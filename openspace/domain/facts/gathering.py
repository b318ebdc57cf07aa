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
