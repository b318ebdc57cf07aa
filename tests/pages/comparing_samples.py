"""Gatherings beside each other: none, and six with names that do not end."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from openspace.domain.comparing import Marks
from openspace.pages.views.comparing import BarView, ChoiceView, ColumnView, ComparePage, RowView
from openspace.pages.views.shell import BareView
from tests.pages import samples as s

KINDS = ("people", "sector", "topics", "per hundred", "conversations", "reports", "actions")
DAY = date(2026, 5, 20)
BARS = tuple(BarView(str(each), 10 * each) for each in range(6))
MARKS = Marks(("participant", "speaker"), 7, (45, 40, 38))
SIX = ComparePage(
    tuple(ChoiceView(f"c{n}", s.UNBROKEN[:150], DAY, chosen=n > 1) for n in range(8)),
    tuple(ColumnView(s.UNBROKEN[:150], DAY) for _ in range(6)),
    tuple(RowView(each, BARS, "public") for each in (*KINDS, "done", "goals", "challenges")),
    ((), *((MARKS,) for _ in range(5))),
    "code=c1",
    6,
    too_many=True,
)
PAGES: Mapping[str, tuple[str, dict[str, Any]]] = {
    name: ("organising/compare.html", {"bare": BareView("nb"), "page": page})
    for name, page in {"year by year": SIX, "no year": ComparePage((), (), (), (), "", 6)}.items()
}
