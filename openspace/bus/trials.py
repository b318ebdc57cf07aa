"""What is tried in test rooms, in this process's memory and nowhere else (TY5).

The rule: a test room is replaced as a whole, so that who reads it meanwhile is not disturbed.
"""

from openspace.domain.trying import TestRoom

UNTRIED = TestRoom()


class Trials:
    """The test room of each gathering in which something was tried."""

    def __init__(self) -> None:
        self._rooms: dict[str, TestRoom] = {}

    def of(self, gathering: str) -> TestRoom:
        """What is tried in a gathering."""
        return self._rooms.get(gathering, UNTRIED)

    def keep(self, gathering: str, room: TestRoom) -> None:
        """It is so now."""
        self._rooms[gathering] = room

    def forget(self, gathering: str) -> None:
        """All of it."""
        self._rooms.pop(gathering, None)

    def gatherings(self) -> tuple[str, ...]:
        """Where something was tried."""
        return tuple(self._rooms)
