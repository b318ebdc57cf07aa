"""What was said in rooms, in this process's memory and nowhere else.

The rule: a room's lines are replaced as a whole, so that who reads them meanwhile is not disturbed.
"""

from openspace.bus.trials import Trials
from openspace.domain.chat import MOST_LINES, Line

Room = tuple[str, str]
"""A gathering's code and a room's id."""


class Chats:
    """The last lines of each room, oldest first (CH1, CH3); ``trials`` are the test rooms, which
    are forgotten like them."""

    def __init__(self) -> None:
        self.trials = Trials()
        self._lines: dict[Room, tuple[Line, ...]] = {}

    def lines(self, gathering: str, room: str) -> tuple[Line, ...]:
        """What was said in a room."""
        return self._lines.get((gathering, room), ())

    def say(self, gathering: str, room: str, line: Line) -> None:
        """One line more, said once however often it comes; the oldest of too many is forgotten."""
        before = tuple(each for each in self.lines(gathering, room) if each.id != line.id)
        lines = (*before, line)
        self._lines[gathering, room] = lines[-MOST_LINES:]

    def take_away(self, gathering: str, room: str, line: str) -> None:
        """One line less."""
        kept = tuple(each for each in self.lines(gathering, room) if each.id != line)
        self._lines[gathering, room] = kept

    def forget(self, gathering: str, room: str) -> None:
        """Everything that was said in a room."""
        self._lines.pop((gathering, room), None)

    def rooms(self) -> tuple[Room, ...]:
        """Where something was said."""
        return tuple(self._lines)


SILENCE = Chats()
"""Where nothing was ever said."""
