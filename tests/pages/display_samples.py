"""Sample views of the displays at the doors: long names, every kind, signs with a key or none."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from openspace.pages.views import displays, projector, shell
from openspace.pages.views.parts import PlaceView
from tests.pages import samples as s

BARE = shell.BareView("nb", s.GATHERING)
PLACE = PlaceView("p1", s.UNBROKEN[:80], "Sal, 2. etasje")
HELD = displays.HeldView(s.SLOTS[0], "b1", 12, s.TITLES[11], s.NAMES[:2], "nb")
TALK = displays.DisplayView(
    PLACE,
    "talk",
    s.STRETCHES[4],
    s.SLOTS[0],
    HELD,
    replace(HELD, slot=s.SLOTS[1]),
    displays.DisplayNoteView("p1", (s.UNBROKEN, "Fisk & bær")),
    displays.DisplayHeadsView("p1", 3, 2),
)
KINDS = {
    "talk": TALK,
    "talk without": replace(
        TALK,
        held=replace(HELD, hosts=(), language=""),
        next=None,
        note=displays.DisplayNoteView("p1"),
        heads=displays.DisplayHeadsView("p1"),
    ),
    "free": replace(TALK, kind="free", held=None),
    "marketplace": replace(TALK, kind="together", now=s.STRETCHES[2], held=None, next=None),
    "together": replace(TALK, kind="together", now=s.STRETCHES[1], held=None),
    "ahead": replace(TALK, kind="ahead", held=None),
    "nothing ahead": replace(TALK, kind="ahead", held=None, next=None),
    "book": replace(TALK, kind="book", now=s.STRETCHES[-1], held=None, next=None),
    "gone": displays.DisplayView(PlaceView("p1", ""), "gone", s.STRETCHES[1]),
}
ADDRESS = "https://openspace.example/g/partnerskap/places/p1"
SIGN = displays.SignView(PLACE, ADDRESS, f"{ADDRESS}/display")
SIGNS = {
    "signs": displays.SignsPage(s.CODE, (SIGN, replace(SIGN, place=PlaceView("p2", "Rom 2")))),
    "signs, invited": displays.SignsPage(s.CODE, (SIGN,), invited=True),
    "signs with a key": displays.SignsPage(s.CODE, (SIGN,), invited=True, keyed=True, made=True),
    "no signs": displays.SignsPage(s.CODE, ()),
}


def screen(view: displays.DisplayView) -> dict[str, Any]:
    """A display."""
    moment = projector.MomentView(view.now)
    address, book = ADDRESS, "https://openspace.example/g/partnerskap/workbook"
    page = displays.DisplayPage(view, moment, address, book, "display:e1:1", 0, "/g/demo/desk")
    return {"bare": BARE, "page": page}


PAGES: Mapping[str, tuple[str, dict[str, Any]]] = {
    **{f"display {name}": ("displays/page.html", screen(view)) for name, view in KINDS.items()},
    **{
        f"doorway {name}": (
            "displays/doorway.html",
            {"shell": s.the_shell("hall", 4), "page": displays.DoorwayView(s.CODE, view)},
        )
        for name, view in KINDS.items()
    },
    **{
        name: ("displays/signs.html", {"shell": s.the_shell("desk"), "page": page})
        for name, page in SIGNS.items()
    },
}
