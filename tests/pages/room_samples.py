"""Sample views of a room: somebody in it who takes notes, hands that are up."""

from openspace.pages.views import calls, desk, rooms
from openspace.pages.views.note_history import WritersView
from openspace.pages.views.parts import FieldView
from tests.pages import samples as s

CALLERS = calls.CallersView("b1", WritersView(s.NAMES[:3], 2), WritersView(s.NAMES[:1], 4))
HANDS = rooms.HandsUpView(
    s.CODE, "b1", "t3", (rooms.HandView("h1", s.NAMES[2]), rooms.HandView("h2", ""))
)
TALK = rooms.TalkView(
    s.CODE,
    "b1",
    HANDS,
    rooms.NoteTakerView(s.CODE, "b1", held=True, name=s.NAMES[0]),
    rooms.ActsView(s.CODE, "b1", hand="h1", writes=True, people=s.PEOPLE.people[1:]),
    rooms.HelpView(s.CODE, "b1", s.DAY, coming=True, helper=s.NAMES[1]),
    FieldView("x" * 201, "Skriv det med høyst 200 tegn."),
    rooms.ChatView(
        s.CODE,
        "b1",
        "t3",
        (
            rooms.LineView(
                "l1",
                s.NAMES[1],
                s.DAY,
                (("Se ", ""), ("https://example.org/x", "https://example.org/x")),
            ),
            rooms.LineView("l2", "", s.DAY, ((s.UNBROKEN[:200], ""),)),
        ),
    ),
    FieldView("halvt skrevet", "Si det med høyst 500 tegn."),
    rooms.GoneView(s.CODE, "b1", "merged", "b4", s.LONG),
    rooms.NudgeView("b1", s.STRETCHES[4].starts, s.STRETCHES[4].ends),
    rooms.RecallView(
        s.CODE, "b1", 5, 1, "hall", "round", 2, s.STRETCHES[6].starts, s.STRETCHES[5].starts
    ),
    stays=True,
)
LOOKING_IN = rooms.TalkView(
    s.CODE,
    "b1",
    HANDS,
    rooms.NoteTakerView(s.CODE, "b1", held=False),
    None,
    rooms.HelpView(s.CODE, "b1", s.DAY),
    gone=rooms.GoneView(s.CODE, "b1"),
    nudge=rooms.NudgeView("b1"),
    recall=rooms.RecallView(s.CODE, "b1", 4),
)
PLENARY = rooms.TalkView(
    s.CODE,
    "plenary",
    rooms.HandsUpView(s.CODE, "plenary", "", ()),
    None,
    None,
    rooms.HelpView(s.CODE, "plenary"),
)
CALLS = desk.HelpQueueView(
    s.CODE,
    (
        desk.HelpCallView("c1", "b1", "Rom 2", s.LONG, "Hører ikke de andre", s.DAY, s.NAMES[4]),
        desk.HelpCallView(
            "c2", "plenary", "", "", "Ordstyrer", s.DAY, "", helper=s.NAMES[1], coming="x1"
        ),
        desk.HelpCallView(
            "c3", "b2", "Rom 3", s.LONG, "Bråk", s.DAY, s.NAMES[2], s.NAMES[1], "x1", here=True
        ),
    ),
)
