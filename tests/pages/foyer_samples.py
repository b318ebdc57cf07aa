"""Sample views of the foyer: many tables, one to open, names of every length."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from openspace.pages.views import entry, foyer, hall
from openspace.pages.views.marketplace import SectorCountView
from tests.pages import hall_samples as h
from tests.pages import samples as s

TABLES = tuple(
    hall.StandingDoorView(
        s.CODE,
        f"table{at}",
        hall.HeadsView(f"table{at}", at),
        h.inside(f"table{at}", at),
        s.UNBROKEN[:60] if at == 1 else "",
    )
    for at in range(1, 5)
)
EMPTY = replace(TABLES[0], heads=hall.HeadsView("table1", 0), inside=hall.InsideView("table1", 0))
UNNAMED = replace(TABLES[1], inside=hall.InsideView("table2", 2))
SECTORS = (SectorCountView("kommune", 20), SectorCountView("næringsliv", 11))
HOME = entry.HomePage(
    "Sunniva",
    replace(s.NOW, now=s.STRETCHES[0]),
    entry.TimetableView(s.STRETCHES, 0),
    here=foyer.FoyerHereView(True, 38, tuple(s.NAMES[:5]), SECTORS, 7),
    tables=foyer.FoyerTablesView(s.CODE, True, (EMPTY, UNNAMED, *TABLES[2:]), "table5"),
)
ALONE = replace(
    HOME,
    here=foyer.FoyerHereView(True, 6, tuple(s.NAMES[:1]), (), 6),
    tables=foyer.FoyerTablesView(s.CODE, True),
)
PAGES: Mapping[str, tuple[str, dict[str, Any]]] = {
    name: ("home/page.html", {"shell": s.the_shell("home", 0), "page": page})
    for name, page in (("foyer", HOME), ("foyer, alone", ALONE))
}
