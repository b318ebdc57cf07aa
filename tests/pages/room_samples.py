"""Sample views of a room: somebody in it who takes notes, hands that are up."""

from openspace.pages.views import rooms
from tests.pages import samples as s

HANDS = rooms.HandsUpView(
    s.CODE, "b1", "t3", (rooms.HandView("h1", s.NAMES[2]), rooms.HandView("h2", ""))
)
TALK = rooms.TalkView(
    s.CODE,
    "b1",
    HANDS,
    rooms.NoteTakerView(s.CODE, "b1", held=True, name=s.NAMES[0]),
    rooms.ActsView(s.CODE, "b1", hand="h1", writes=True, people=s.PEOPLE.people[1:]),
)
LOOKING_IN = rooms.TalkView(
    s.CODE, "b1", HANDS, rooms.NoteTakerView(s.CODE, "b1", held=False), None
)
PLENARY = rooms.TalkView(
    s.CODE, "plenary", rooms.HandsUpView(s.CODE, "plenary", "", ()), None, None
)
