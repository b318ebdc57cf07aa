"""Sample contexts of the pages on which the book is made up."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from openspace.pages.views.chapters import AmendView, BesideView, ChapterPage
from openspace.pages.views.editing import (
    ChapterRowView,
    ChaptersView,
    ChosenView,
    DesignsView,
    DesignView,
    EditingPage,
    FormsView,
    LeftOutView,
    OmissionPage,
    OrderView,
)
from openspace.pages.views.links import LinkChapterView, LinkRowView, LinksPage
from openspace.pages.views.parts import FieldView, TopicLinkView
from openspace.workbook.composition import compose
from tests.pages import samples as s
from tests.workbook.books import BOOK

LONG = "Hvordan kan kommuner, fylker og frivillige sammen " * 3
ROWS = tuple(
    ChapterRowView(
        topic=TopicLinkView(f"t{n}", n, LONG if n == 2 else f"Tema {n}", "nb"),
        slot=s.SLOTS[0] if n < 3 else None,
        place="Rom 4" if n < 3 else "",
        written=("report", "notes", "nothing")[n % 3],
        pictures=n % 2,
        unnamed=n - 1,
        told=n != 3,
        address=f"/g/{s.CODE}/breakouts/b{n}#report",
        by="Ana",
        reminded=s.DAY if n == 2 else None,
    )
    for n in (1, 2, 3)
)
CHAPTERS = ChaptersView(
    s.CODE, "seen", ROWS, (LeftOutView(TopicLinkView("t4", 4, LONG), "De ba om det", "", s.DAY),)
)
CHOSEN = {
    "design": ChosenView(s.CODE, "design"),
    "foreword": ChosenView(s.CODE, "foreword", ("Kjære alle", "Ana"), None, "Ana", s.DAY, "x"),
    "order": ChosenView(s.CODE, "order", (), None, "", s.DAY, "x"),
    "window": ChosenView(s.CODE, "window", (), date(2026, 12, 3), "Ana", s.DAY, "x"),
    "rights": ChosenView(s.CODE, "rights"),
}
DESIGNS = DesignsView(
    s.CODE,
    "plain",
    "seen",
    tuple(
        DesignView(name, name.capitalize(), "#16231d", "#ffc93c", "#f2eee4", "#d8d1c1")
        for name in ("plain", "council")
    ),
)
FORMS = FormsView(
    {
        "text": FieldView("Kjære alle", "For langt."),
        "signed": FieldView("Ana"),
        "until": FieldView("2020-01-01", "Den dagen er over."),
        "rights": FieldView("Bildene er våre", "For langt."),
    },
    dict.fromkeys(CHOSEN, "seen"),
    ("Det som står nå",),
)
PAGE = EditingPage(
    s.CODE,
    "CC BY 4.0",
    CHOSEN,
    DESIGNS,
    OrderView(s.CODE, "hand", "seen", moved=True),
    CHAPTERS,
    FORMS,
    saved="order",
    refusal="Nei.",
)
CHAPTER = ChapterPage(
    s.CODE,
    compose(BOOK).chapters[0],
    "nb",
    BesideView(1, LONG, "nb"),
    BesideView(3, LONG, "nb"),
    AmendView("b1", may=True, until=date(2026, 12, 3), closed=False),
)
LINKS = LinksPage(
    s.CODE,
    (
        LinkChapterView(
            2,
            LONG,
            "nb",
            tuple(
                LinkRowView(f"https://example.org/{each}", each)
                for each in ("answers", "gone", "silent", "private", "unasked", "")
            ),
        ),
    ),
    s.DAY,
)
PAGES: Mapping[str, tuple[str, dict[str, Any]]] = {
    "make-up": ("editing/page.html", {"shell": s.the_shell("workbook", 2), "page": PAGE}),
    "a chapter": ("workbook/chapter.html", {"shell": s.the_shell("workbook", 2), "page": CHAPTER}),
    "links": ("editing/links.html", {"shell": s.the_shell("workbook", 2), "page": LINKS}),
    "no links": (
        "editing/links.html",
        {"shell": s.the_shell("workbook", 2), "page": LinksPage(s.CODE, ())},
    ),
    "leaving out": (
        "editing/omission.html",
        {
            "shell": s.the_shell("workbook", 2),
            "page": OmissionPage(
                s.CODE, TopicLinkView("t2", 2, LONG), ("Ben",), FieldView("", "Si hvorfor.")
            ),
        },
    ),
}
