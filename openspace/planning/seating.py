"""Who gets a seat in one slot: as many as can be, everyone in a run they marked.

The rule: whoever comes later may ask others to take another run that they marked too (an
augmenting path), so that nobody is left standing who could sit. Runs from which no such way leads
to a free seat are full for good.
"""

from collections import deque
from collections.abc import Mapping, Sequence


class Seating:
    """The seats of a slot's runs while people come in."""

    def __init__(self, seats: Mapping[str, float]) -> None:
        self._free = dict(seats)
        self._sitting: dict[str, dict[str, Sequence[str]]] = {run: {} for run in seats}
        self._full: set[str] = set()
        self.people: set[str] = set()

    def seat(self, person: str, options: Sequence[str]) -> bool:
        """Give them a seat in one of the runs that they would attend, if there is a way."""
        run = max(options, key=lambda each: self._free[each])
        if self._free[run] <= 0 and not (run := self._freed(options)):
            return False
        self._sit(person, options, run)
        self.people.add(person)
        return True

    def sits(self, person: str, run: str) -> bool:
        """Whether they have a seat in this run."""
        return person in self._sitting[run]

    def _freed(self, options: Sequence[str]) -> str:
        """The option in which a seat was freed by others' moving on; empty when there is none."""
        came: dict[str, tuple[str, str]] = {}
        starts = [run for run in options if run not in self._full]
        seen, queue = set(starts), deque(starts)
        while queue:
            run = queue.popleft()
            if self._free[run] > 0:
                return self._moved_on(run, came)
            for person, others in self._sitting[run].items():
                for other in others:
                    if other not in seen:
                        seen.add(other)
                        came[other] = (run, person)
                        queue.append(other)
        self._full |= seen
        return ""

    def _moved_on(self, run: str, came: Mapping[str, tuple[str, str]]) -> str:
        while run in came:
            before, person = came[run]
            options = self._sitting[before].pop(person)
            self._free[before] += 1
            self._sit(person, options, run)
            run = before
        return run

    def _sit(self, person: str, options: Sequence[str], run: str) -> None:
        self._sitting[run][person] = options
        self._free[run] -= 1
