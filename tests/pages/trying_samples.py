"""The test room with everything in it, and closed."""

from dataclasses import replace
from typing import Any

from openspace.pages.views import trying as views
from openspace.pages.views.parts import FieldView
from tests.pages import samples as s

STEPS = ("connection", "live", "sound", "camera", "moving", "proposing", "marking", "writing")
STATES = ("works", "fails", "without", "untried")
CALLED = views.CalledView(s.CODE, asks=True, coming=True, helper=s.NAMES[0])
WALL = views.PracticeWallView(
    s.CODE, tuple(views.PracticeTopicView(f"p{n}", s.UNBROKEN[:150], n) for n in range(3))
)
NOTE = views.PracticeNoteView((s.UNBROKEN[:150], "Hei"))
ROOMS = views.PracticeRoomsView(3, 1)
PAGE = views.TryingPage(
    code=s.CODE,
    open=True,
    opens=None,
    ends=s.DAY,
    ready=views.ReadyView(3, 8, ready=False),
    ticks=tuple(views.TickView(step, STATES[at % 4]) for at, step in enumerate(STEPS)),
    called=CALLED,
    wall=WALL,
    note=NOTE,
    rooms=ROOMS,
    typed=views.TypedView(*(FieldView("x" * 201, "For langt."),) * 3),
)
CLOSED = replace(PAGE, open=False, opens=s.DAY)
TRIALS = views.TrialsView(
    s.CODE,
    open=True,
    came=41,
    ready=12,
    steps=tuple(views.TrialStepView(step, 30, at, 2) for at, step in enumerate(STEPS)),
    calls=(
        views.TrialCallView("p1", s.NAMES[0], s.UNBROKEN[:150], s.DAY, STEPS[2:4]),
        views.TrialCallView("p2", s.NAMES[1], "Lyd", s.DAY, (), s.NAMES[2], coming=True),
    ),
)
PAGES: dict[str, tuple[str, dict[str, Any]]] = {
    "test room": ("trying/page.html", {"shell": s.the_shell(""), "page": PAGE}),
    "test room, closed": ("trying/page.html", {"shell": s.the_shell(""), "page": CLOSED}),
}
