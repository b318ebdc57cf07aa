"""Pages of the workbook's editions, in every state, with long and hostile titles."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from openspace.domain.editions import FORMS
from openspace.domain.facts.editions import BookFile
from openspace.pages.views import editions as e
from tests.pages import samples as s

FILES = tuple(BookFile(form, 4_000 * 9**at, "0a" * 32) for at, form in enumerate(FORMS, 1))
CHANGES = e.ChangesView(
    1,
    (e.ChapterLineView(8, s.LONG, "nb"),),
    (e.ChapterLineView(3, s.LONG),),
    2,
    2,
)
SECOND = e.EditionView(s.CODE, 2, s.DAY, "Aina Ås", anyone=True, files=FILES, changes=CHANGES)
FIRST = replace(SECOND, number=1, sealed_by="", anyone=False, changes=None, newer=2)
GONE = replace(FIRST, withdrawn_at=s.DAY, reason="Et navn var feil.")
DRAFT = e.DraftView("d1", 3, s.DAY, FILES, replace(CHANGES, since=2), (1, 2))
ACTS = tuple(
    e.ActView(kind, 1, "Aina Ås", s.DAY)
    for kind in ("pressed", "sealed", "published", "unpublished", "withdrawn", "cancelled", "full")
)
LIST = e.EditionsView(s.CODE, (SECOND, GONE))
MAKING = e.MakingView(s.CODE, "share", open_to_all=False, standing=(SECOND, FIRST), acts=ACTS)
STATES = {
    "early": e.MakingView(s.CODE, "early", open_to_all=False),
    "press": replace(MAKING, step="press", standing=()),
    **{
        f"press, {why}": replace(
            MAKING, step="press", pressing=e.PressingView("pdf", 1, 9, "Aina Ås", why)
        )
        for why in ("cancelled", "failed", "late", "full", "stopped")
    },
    "pressing": replace(MAKING, step="pressing", pressing=e.PressingView("pdf", 1, 9, "Aina Ås")),
    "pressing begins": replace(MAKING, step="pressing", pressing=e.PressingView("", 0, 9, "")),
    "look": replace(MAKING, step="look", draft=DRAFT),
    "share": MAKING,
    "share in the place of one that was open": replace(MAKING, was_open=1),
    "share with all": replace(MAKING, open_to_all=True),
}


def _page(page: e.EditionsPage) -> dict[str, Any]:
    return {"shell": s.the_shell("workbook", 5), "page": page}


def _one(edition: e.EditionView) -> tuple[str, dict[str, Any]]:
    page = {"shell": s.the_shell("workbook", 5), "page": e.EditionPage(edition)}
    return "workbook/edition.html", page


PAGES: Mapping[str, tuple[str, dict[str, Any]]] = {
    **{
        f"editions, {state}": (
            "workbook/editions.html",
            _page(e.EditionsPage(LIST, making, (1,), making.step == "look")),
        )
        for state, making in STATES.items()
    },
    "editions, older draft": (
        "workbook/editions.html",
        _page(e.EditionsPage(LIST, STATES["look"], draft_older=True)),
    ),
    "editions, withdrawing": (
        "workbook/editions.html",
        _page(e.EditionsPage(LIST, MAKING, typed=e.TypedReasonView(2, "<b>", "Si hvorfor."))),
    ),
    "no editions": ("workbook/editions.html", _page(e.EditionsPage(e.EditionsView(s.CODE)))),
    "edition": _one(SECOND),
    "older edition": _one(FIRST),
    "withdrawn edition": _one(GONE),
    "replaced edition": _one(replace(GONE, reason="", replaced_by=2)),
    "withdrawn edition, no other": _one(replace(GONE, newer=0)),
    "withdrawn edition, none for whoever has the link": _one(replace(GONE, newer=0, outside=True)),
}
