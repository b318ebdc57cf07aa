"""The cast's gathering in its test room, an hour before the doors open."""

from dataclasses import replace

from openspace.domain.gathering import Gathering
from openspace.domain.timetable import Phase, Stretch, Timetable
from tests.cast import STRETCHES, at, gathering

TESTING = Stretch(Phase.TEST_ROOM, at(6, 30), at(8, 30))
THEN_FOYER = 1


def trying(position: int = 0) -> Gathering:
    """The day with its test room first, which is open."""
    return replace(gathering(), timetable=Timetable((TESTING, *STRETCHES), position))
