"""Who is here, with everybody in another place, and the step before somebody is removed."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from openspace.pages.views import people, shell
from openspace.pages.views.erasure import ErasurePage
from openspace.pages.views.marketplace import WithdrawalPage
from openspace.pages.views.parts import TopicLinkView
from tests.pages import samples as s

LINKS = tuple(TopicLinkView(each.id, each.number, each.title, "nb") for each in s.TOPICS[:3])
WHERE = (
    people.WhereView(s.CODE, "x0", here=True, room="b1", topic=LINKS[0]),
    people.WhereView(s.CODE, "x1", here=True, standing="plenary"),
    people.WhereView(s.CODE, "x2", here=True),
    people.WhereView(s.CODE, "x3", here=False),
    people.WhereView(s.CODE, "x4", here=False),
)
GUESTS = people.PeopleListView(
    s.CODE,
    tuple(
        people.GuestView(
            f"x{at}",
            s.NAMES[at],
            s.HOMES[at] if at != 2 else "",
            where,
            facilitates=at == 0,
            removed=at == 4,
            hidden=at == 3,
        )
        for at, where in enumerate(WHERE)
    ),
    "a",
)
PEOPLE = people.PeoplePage(GUESTS, people.HeadcountView(3, 4))
NOBODY = people.PeoplePage(people.PeopleListView(s.CODE, (), "zz"), people.HeadcountView(0, 0))
REMOVAL = people.RemovalPage(s.CODE, "x3", s.NAMES[3], s.HOMES[3], LINKS[:1], LINKS[1:], "a")
OUT = shell.JustOutView(s.CODE, "x4", s.NAMES[4], removed=True, words="a")
WITHDRAWAL = WithdrawalPage(s.CODE, LINKS[0], 2)
ERASURE = ErasurePage(s.CODE, s.NAMES[3], "Kari", "kari@example.org", LINKS[:1], (1, 2))
ONLY = replace(ERASURE, waiting=(), editions=(1,), only=True)
UNSURE = replace(ERASURE, editions=(), refusal="Kryss av.")
DESK: dict[str, Any] = {"shell": s.the_shell("desk")}
PAGES: Mapping[str, tuple[str, dict[str, Any]]] = {
    "people": (
        "people/page.html",
        {"shell": replace(s.the_shell("desk"), just_out=OUT), "page": PEOPLE},
    ),
    "nobody found": ("people/page.html", {**DESK, "page": NOBODY}),
    "removal": ("people/removal.html", {**DESK, "page": REMOVAL}),
    "withdrawal": ("topics/withdrawal.html", {"shell": s.the_shell("wall"), "page": WITHDRAWAL}),
    **{
        f"erasure{at}": ("erasure/page.html", {"shell": s.the_shell("contacts"), "page": page})
        for at, page in enumerate((ERASURE, ONLY, UNSURE))
    },
    "erased": ("erasure/done.html", {"bare": shell.BareView("nb")}),
    "removed": ("door/removed.html", {"bare": shell.BareView("nb", s.GATHERING)}),
}
