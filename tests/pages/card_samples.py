"""Sample pages of contacts: many people, cards with much on them, cards with next to nothing."""

from collections.abc import Mapping
from typing import Any

from openspace.pages.views import contacts
from openspace.pages.views.parts import FieldView
from tests.pages import samples as s

FULL = contacts.CardView(
    "x1",
    s.NAMES[1],
    s.HOMES[1],
    s.LONG,
    f"Egne båter.\n{s.UNBROKEN}",
    "jonas@example.org",
    told=True,
)
BARE = contacts.CardView("x2", "<script>alert(1)</script>")
PEOPLE = tuple(
    contacts.PersonHereView(name, home, contacts.GiveView(s.CODE, f"x{at}", name))
    for at, (name, home) in enumerate(zip(s.NAMES, (*s.HOMES[:-1], ""), strict=True))
)
HOLDERS = (contacts.HolderView("x4", s.NAMES[4], s.HOMES[4]), contacts.HolderView("x5"))
PAGE = contacts.ContactsPage(
    contacts.OwnCardView(s.CODE, contacts.CardView("me", "Sunniva Lie"), 3),
    contacts.ExchangeView(
        s.CODE, (FULL, BARE), (contacts.CardView("x3", s.UNBROKEN[:80]),), HOLDERS
    ),
    contacts.ListedView(212),
    contacts.PeopleHereView(s.CODE, PEOPLE, 147, "bygg"),
    contacts.ConsentView(s.CODE, named=False, listed=True, credited=True),
)
EMPTY = contacts.ContactsPage(
    contacts.OwnCardView(s.CODE, None),
    contacts.ExchangeView(s.CODE),
    contacts.ListedView(0),
    contacts.PeopleHereView(s.CODE, ()),
    contacts.ConsentView(s.CODE, named=True, listed=False),
)
WRONG = contacts.CardPage(
    s.CODE,
    written=True,
    name=FieldView("", "Skriv navnet ditt."),
    seeks=FieldView(s.LONG * 3, "Her er det plass til 280 tegn."),
    email=FieldView("a@b", "Dette ser ikke ut som en adresse."),
    give="x1",
    receiver=s.NAMES[1],
    back="/g/partnerskap/hall",
)
TAB: dict[str, Any] = {"shell": s.the_shell("contacts", 4)}
PAGES: Mapping[str, tuple[str, dict[str, Any]]] = {
    "contacts": ("contacts/page.html", {**TAB, "page": PAGE}),
    "no contacts": ("contacts/page.html", {**TAB, "page": EMPTY}),
    "card": ("contacts/own.html", {**TAB, "page": WRONG}),
    "new card": (
        "contacts/own.html",
        {**TAB, "page": contacts.CardPage(s.CODE, written=False, name=FieldView("Sunniva"))},
    ),
}
