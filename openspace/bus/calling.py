"""Who is in which room's call now: remembered only, so that pages can say so.

The rule: who asks walks a copy, for pages are made in threads while people come and go.
"""

from openspace.bus.presence import Person


class Calling:
    """The calls of people; somebody is in one at a time (V1)."""

    def __init__(self) -> None:
        self._rooms: dict[Person, str] = {}

    def began(self, person: Person, room: str) -> None:
        """They have taken a seat in a room's call."""
        self._rooms[person] = room

    def ended(self, person: Person) -> None:
        """They have left it."""
        self._rooms.pop(person, None)

    def room(self, person: Person) -> str:
        """The room in whose call they are; empty for none."""
        return self._rooms.get(person, "")

    def people(self, gathering: str, room: str) -> tuple[str, ...]:
        """Who is in a room's call, in the order they came."""
        return tuple(
            each.participant
            for each, where in self._rooms.copy().items()
            if (each.gathering, where) == (gathering, room)
        )


NO_CALLS = Calling()
"""For what knows of none."""
