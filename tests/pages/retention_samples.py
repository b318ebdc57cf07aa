"""How long personal data are kept: ahead, put off, near, and over."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from markupsafe import Markup

from openspace.pages.views.entry import AboutPage
from openspace.pages.views.parts import FieldView
from openspace.pages.views.retention import KeptView, RecordView, RetentionPage
from openspace.pages.views.shell import BareView
from tests.cast import at
from tests.pages import samples as s

KINDS = ("people", "keys", "cards", "letters", "invitations", "notices", "drafts")
DONE = RecordView("everything", at(12), tuple((each, n) for n, each in enumerate(KINDS, 1)))
AHEAD = KeptView(s.CODE, date(2027, 2, 24))
PUT_OFF = replace(AHEAD, contacts_until=date(2027, 1, 1), reason=s.UNBROKEN[:150], near=True)
OVER = replace(AHEAD, records=(replace(DONE, what="contacts", counts=()), DONE), over=True)
ABOUT = AboutPage(Markup("<p>Kom.</p>"), "Hvordan kan din organisasjon bidra?", PUT_OFF)
ABOUT_OVER = AboutPage(Markup(), "Hvordan kan vi bidra?", OVER)
PAGE = RetentionPage(AHEAD, date(2027, 2, 24), date(2027, 5, 25), postponed=False)
WRONG = FieldView("x", "Slik går det ikke.")
PAGES: Mapping[str, tuple[str, dict[str, Any]]] = {
    name: ("retention/page.html", {"shell": s.the_shell("desk"), "page": page})
    for name, page in {
        "retention": replace(PAGE, day=WRONG, reason=WRONG),
        "retention, put off": replace(PAGE, kept=PUT_OFF, postponed=True),
        "retention, over": replace(PAGE, kept=OVER),
    }.items()
}
PAGES = {
    **PAGES,
    "about outside": (
        "about/outside.html",
        {"bare": BareView("nb", s.GATHERING), "page": ABOUT_OVER},
    ),
    "about": (
        "about/page.html",
        {"shell": s.the_shell("", len(s.STRETCHES) - 1), "page": ABOUT},
    ),
}
