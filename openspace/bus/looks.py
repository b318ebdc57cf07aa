"""What was seen when the house last looked round: remembered only, and told when it changes."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from openspace.domain.attention import Look, Room, alone_since, worth_a_look


class Looks:
    """Since when people are alone, and what is worth a look, by gathering."""

    def __init__(self) -> None:
        self._alone: dict[str, Mapping[str, datetime]] = {}
        self._found: dict[str, tuple[Look, ...]] = {}

    def found(self, gathering: str) -> tuple[Look, ...]:
        """What was worth a look the last time."""
        return self._found.get(gathering, ())

    def elsewhere(self, gatherings: Sequence[str]) -> tuple[str, ...]:
        """Those not among these in which something was worth a look."""
        return tuple(each for each in self._found if each not in gatherings)

    def look(self, gathering: str, rooms: Sequence[Room], began: datetime, at: datetime) -> bool:
        """Look again; whether anything is otherwise than before."""
        self._alone[gathering] = alone_since(self._alone.get(gathering, {}), rooms, at)
        found = worth_a_look(rooms, self._alone[gathering], began, at)
        return self._put(gathering, found)

    def over(self, gathering: str) -> bool:
        """No round runs there any more."""
        self._alone.pop(gathering, None)
        return self._put(gathering, ())

    def _put(self, gathering: str, found: tuple[Look, ...]) -> bool:
        changed = found != self.found(gathering)
        if found:
            self._found[gathering] = found
        else:
            self._found.pop(gathering, None)
        return changed
