"""Sample announcements: to everyone, to a room, to a sector, and to come together."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from openspace.pages.views import announcements as views
from openspace.pages.views import codes
from openspace.pages.views.desk import AttentionView, HealthView, LookView
from openspace.pages.views.parts import FieldView, WhereView
from openspace.pages.views.shell import BareView
from tests.pages import samples as s

ROOM = WhereView(s.CODE, "b1", "Rom 1")
PLENARY = WhereView(s.CODE, "plenary", standing="plenary")
TO_ALL = views.AnnouncementView(
    s.CODE, "n1", s.UNBROKEN[:150], "nb", s.NAMES[0], s.DAY, together=PLENARY
)
TO_A_ROOM = views.AnnouncementView(s.CODE, "n2", "Snakk høyere", "", "", s.DAY, where=ROOM)
TO_A_SECTOR = views.AnnouncementView(s.CODE, "n3", "Møt oss", "en", "", s.DAY, sector="academia")
EVERY = (TO_ALL, TO_A_ROOM, TO_A_SECTOR)
ALL = views.AnnouncementsView(EVERY)
GIVEN_OUT = views.GivenOutView(EVERY, 3, 41)
AUDIENCE = views.AudienceView((PLENARY, ROOM), ("kommune", "akademia"), "room:b1")
MEETING_PLACE = views.MeetingPlaceView((PLENARY, ROOM), "b1")
ANNOUNCING = views.AnnouncingView(
    s.CODE, AUDIENCE, GIVEN_OUT, "nb", FieldView("x" * 301, "For langt.")
)
ASSEMBLING = views.AssemblingView(s.CODE, MEETING_PLACE, "en", FieldView("x" * 301, "For langt."))
ANNOUNCED = views.AnnouncedView(TO_ALL)
ATTENTION = AttentionView(
    s.CODE,
    tuple(
        LookView(f"b{at}", f"Rom {at}", s.LONG, "nb", kind, s.DAY, 31, limit)
        for at, (kind, limit) in enumerate(
            (("lonely", 0), ("crowded", 8), ("crowded", 0), ("blank", 0), ("silent", 0)), 1
        )
    ),
)
ILL = ("disk", "saving", "busy", "memory", "dropped", "poor")
HEALTH = HealthView(True, ILL, 187, 12, 9, 850, 350, 3600, 4000, 0, 7)
SHELL = replace(s.the_shell("desk"), announcements=ALL)
OUT = (codes.CodeOutView("c1", s.NAMES[0], s.DAY), codes.CodeOutView("c2", "", s.DAY))
CODES = codes.CodesPage(s.CODE, OUT, "openspace.example/code", "0471", s.NAMES[0])
PAGES: Mapping[str, tuple[str, dict[str, Any]]] = {
    "codes": ("codes/desk.html", {"shell": s.the_shell("desk"), "page": CODES}),
    "no codes": (
        "codes/desk.html",
        {"shell": s.the_shell("desk"), "page": codes.CodesPage(s.CODE, (), "x.example/code")},
    ),
    "code": (
        "codes/page.html",
        {"bare": BareView("nb"), "page": codes.EntryPage("x", error="Slik går det ikke.")},
    ),
}
