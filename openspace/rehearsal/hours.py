"""Where the day is: the phases that ran so far, and how much of the open one is gone."""

from dataclasses import dataclass, field

from openspace.domain.timetable import Phase
from openspace.rehearsal.attendance import When, rank


@dataclass(slots=True)
class Hours:
    """The phases seen, the open one last, with its beginning and end (seconds)."""

    ran: list[Phase] = field(default_factory=list)
    began: float = 0.0
    ends: float = 0.0

    def look(self, phase: Phase, ends: float, now: float, *, anew: bool) -> None:
        """The phase that is open now; ``anew`` when it has just begun."""
        if anew or not self.ran:
            self.ran.append(phase)
            self.began = now
        self.ends = ends

    def reached(self, when: When, now: float) -> bool:
        """Whether this moment is here, or the day has gone past it."""
        if not self.ran:
            return False
        if when.phase not in self.ran or self.ran.count(when.phase) <= when.nth:
            return rank(self.ran[-1]) > rank(when.phase)
        if self.ran[-1] is not when.phase or self.ran.count(when.phase) > when.nth + 1:
            return True
        return now >= self.began + when.part * max(0.0, self.ends - self.began)
