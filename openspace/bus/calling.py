"""In which room's call somebody is now: remembered only, so that their other pages can say so."""

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
