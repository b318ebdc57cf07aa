"""Looking into a room from the hall: what is written there and who is in it, without going in."""

from dataclasses import replace

from openspace.domain.foyer import name_of
from openspace.domain.permissions import Caller
from openspace.domain.rooms import standing
from openspace.pages.contexts.breakouts import heading_view, people_view
from openspace.pages.contexts.hall import hall_page, open_now
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.hall import HallPage
from openspace.pages.views.looking import LookView, ReadingView
from openspace.pages.views.rooms import GoneView


def looking_page(now: Snapshot, caller: Caller, room: str) -> HallPage | None:
    """The hall with a room one looks into; None where there is no such room."""
    look = look_view(now, room)
    return replace(hall_page(now, caller), look=look) if look else None


def look_view(now: Snapshot, room: str) -> LookView | None:
    """A breakout, or a standing room that is open."""
    if held := now.breakouts.get(room):
        return LookView(
            now.code,
            room,
            people_view(now, room),
            heading_view(now, held),
            reading_view(now, room),
            GoneView(now.code, room),
        )
    if standing(room) in open_now(now):
        name = name_of(now.gathering.tables, room)
        return LookView(now.code, room, people_view(now, room), name=name)
    return None


def reading_view(now: Snapshot, breakout: str) -> ReadingView:
    """What is written there by now."""
    return ReadingView(now.code, breakout, now.shown(breakout))
