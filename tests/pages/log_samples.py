"""The log with a line of each kind."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from openspace.domain.log import GROUPS, LOGGED
from openspace.pages.views.log import LogLineView, LogPage
from tests.cast import at
from tests.pages import samples as s
from tests.pages.people_samples import LINKS

KINDS = [told.kind for told in LOGGED.values()]
PLAIN = LogLineView(at(12), "", s.NAMES[0], person=s.NAMES[1], topic=LINKS[0], number="2")
GONE = LogLineView(at(12), "", "", clock=True, number="9")
LINES = tuple(replace(each, kind=kind) for each in (PLAIN, GONE) for kind in KINDS)
PEOPLE = (("x0", s.NAMES[0]), ("x1", ""))
PAGES: Mapping[str, tuple[str, dict[str, Any]]] = {
    "log": (
        "log/page.html",
        {
            "shell": s.the_shell("desk"),
            "page": LogPage(s.CODE, LINES, GROUPS, PEOPLE, "people", "x0", more=True),
        },
    ),
    "no log": (
        "log/page.html",
        {"shell": s.the_shell("desk"), "page": LogPage(s.CODE, (), GROUPS, ())},
    ),
}
