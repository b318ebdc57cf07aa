"""The foyer: who is here, and the tables.

The rule: those are named who agreed to stand in the list of participants, a handful; all others are
counted (FO5).
"""

from openspace.domain import foyer
from openspace.domain.rooms import Standing, with_tables
from openspace.pages.contexts.hall import standing_door_view
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.foyer import FoyerHereView, FoyerTablesView
from openspace.pages.views.marketplace import SectorCountView

SOME = 12


def open_rooms_now(now: Snapshot) -> tuple[Standing, ...]:
    """The standing rooms one can go into, also tables that people opened."""
    tables = len(now.gathering.tables)
    return foyer.open_rooms(now.gathering.timetable.now.phase, tables, now.heads)


def tables_view(now: Snapshot) -> FoyerTablesView:
    """The tables."""
    phase, named = now.gathering.timetable.now.phase, len(now.gathering.tables)
    if not with_tables(phase):
        return FoyerTablesView(now.code, open=False)
    doors = (standing_door_view(now, e) for e in foyer.tables_of(phase, named, now.heads))
    more = foyer.one_more(phase, named, now.heads)
    return FoyerTablesView(now.code, True, tuple(doors), str(more or ""))


def here_view(now: Snapshot) -> FoyerHereView:
    """Who is here."""
    if not with_tables(now.gathering.timetable.now.phase):
        return FoyerHereView(open=False)
    here = [now.people[each.participant] for each in now.present]
    names = sorted((each.name for each in here if each.listed), key=str.casefold)
    shown, rest = foyer.from_where(each.sector for each in here)
    mix = tuple(SectorCountView(*each) for each in shown)
    return FoyerHereView(True, len(here), tuple(names[:SOME]), mix, rest)
