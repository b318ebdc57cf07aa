"""Where one may be written to, in every state, and coming in by mail."""

from collections.abc import Mapping
from typing import Any

from openspace.pages.views.parts import FieldView
from openspace.pages.views.reach import ComeInPage, MailedLinkPage, ReachPage, ReachView
from openspace.pages.views.shell import BareView
from tests.pages import samples as s

WRONG = FieldView(f"{s.UNBROKEN[:60]}@example.org", "Nei.")


def _own(state: str, *, mail: bool = True, error: str = "") -> tuple[str, dict[str, Any]]:
    reach = ReachView(s.CODE, state, WRONG, book=False, error=error)
    return "reach/page.html", {"shell": s.the_shell("contacts"), "page": ReachPage(reach, mail)}


def _outside(template: str, page: object) -> tuple[str, dict[str, Any]]:
    bare = BareView("nb", s.the_shell("").gathering)
    return template, {"bare": bare, "page": page}


def _link(*, mail: bool, asked: bool, contact: str = "") -> tuple[str, dict[str, Any]]:
    return _outside("mailed_links/page.html", MailedLinkPage(s.CODE, mail, asked, contact))


PAGES: Mapping[str, tuple[str, dict[str, Any]]] = {
    "no address": _own("none"),
    "an address asked": _own("asked", error="Nei."),
    "an address": _own("confirmed"),
    "no mail": _own("none", mail=False),
    "asking for a link": _link(mail=True, asked=False),
    "a link is asked for": _link(mail=True, asked=True, contact=s.UNBROKEN),
    "no mailed links": _link(mail=False, asked=False, contact="Ana"),
    "a link to nowhere": (
        "mailed_links/page.html",
        {"bare": BareView("nb", None), "page": MailedLinkPage(s.CODE, True)},
    ),
    "a mailed link": _outside("mailed_links/come_in.html", ComeInPage("/g/x/links/y", s.UNBROKEN)),
}
