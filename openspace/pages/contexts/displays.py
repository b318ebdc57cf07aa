"""What the display of a place shows, and the signs for the doors."""

from datetime import datetime

from openspace.domain.agenda import Placement
from openspace.domain.displays import hosts, showing, shown_lines
from openspace.domain.notes import lines
from openspace.pages.contexts.hall import counted_in_hall
from openspace.pages.contexts.parts import place_view, slot_of, slot_view
from openspace.pages.contexts.projector import moment_view
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.times import epoch
from openspace.pages.views.displays import (
    DisplayHeadsView,
    DisplayNoteView,
    DisplayPage,
    DisplayView,
    DoorwayView,
    HeldView,
    SignsPage,
    SignView,
)
from openspace.pages.views.parts import PlaceView


def display_view(now: Snapshot, place: str) -> DisplayView:
    """What the display of a place shows; of one that is gone, that it is."""
    found, opened = now.agenda.place(place), moment_view(now).now
    if found is None:
        return DisplayView(PlaceView(place, ""), "gone", opened)
    shown = showing(now.gathering.timetable, now.agenda, place)
    slot = now.agenda.slot(now.gathering.timetable.now.slot or "")
    return DisplayView(
        place=place_view(found),
        kind=shown.kind,
        now=opened,
        slot=slot_view(now, slot) if slot else None,
        held=_held(now, shown.now),
        next=_held(now, shown.next),
        note=note_view(now, place),
        heads=heads_view(now, place),
    )


def note_view(now: Snapshot, place: str) -> DisplayNoteView:
    """The last lines of what is talked about there."""
    held = showing(now.gathering.timetable, now.agenda, place).now
    written = tuple(lines(now.words(held.breakout))) if held else ()
    return DisplayNoteView(place, shown_lines(written))


def heads_view(now: Snapshot, place: str) -> DisplayHeadsView:
    """How many are in what is talked about there."""
    held = showing(now.gathering.timetable, now.agenda, place).now
    if held is None:
        return DisplayHeadsView(place)
    here = counted_in_hall(now, held.breakout)
    return DisplayHeadsView(place, now.heads[held.breakout], here)


def talking_at(now: Snapshot, breakout: str) -> str:
    """The place whose display shows this conversation now; empty for none."""
    placed = now.placed.get(breakout)
    running = now.gathering.timetable.now.slot
    return placed.place if placed and running and placed.slot == running else ""


def display_page(
    now: Snapshot, place: str, origin: str, channels: str, at: datetime, *, desk: bool
) -> DisplayPage | None:
    """The page; ``origin`` is the gathering's own address. None where there is no such place."""
    if now.agenda.place(place) is None:
        return None
    return DisplayPage(
        display=display_view(now, place),
        moment=moment_view(now),
        address=f"{origin}/places/{place}",
        book=f"{origin}/workbook",
        channels=channels,
        now_ms=epoch(at),
        back=f"/g/{now.code}/desk/displays" if desk else "",
    )


def doorway_view(now: Snapshot, place: str) -> DoorwayView | None:
    """What a phone sees that read the code of a place; None where there is no such place."""
    if now.agenda.place(place) is None:
        return None
    return DoorwayView(now.code, display_view(now, place))


def signs_page(now: Snapshot, origin: str, secret: str, *, made: bool) -> SignsPage:
    """A sign for every place; with the ``secret`` of a new key its displays' addresses hold it."""
    end = f"/{secret}" if secret else ""
    signs = (
        SignView(
            place_view(each),
            f"{origin}/places/{each.id}",
            f"{origin}/places/{each.id}/display{end}",
        )
        for each in now.agenda.places
    )
    invited = now.gathering.visibility == "invited"
    return SignsPage(now.code, tuple(signs), invited, bool(secret), made)


def _held(now: Snapshot, placed: Placement | None) -> HeldView | None:
    breakout = now.breakouts.get(placed.breakout) if placed else None
    if breakout is None:
        return None
    slot, _ = slot_of(now, breakout.id)
    if slot is None:
        raise LookupError(breakout.id)
    topic = breakout.topic
    agreed = (now.people.get(each.participant or "") for each in topic.conveners)
    named = {each.id for each in agreed if each and each.named_in_reports and not each.removed}
    told = topic.speakers if topic.fixed else hosts(topic.conveners, frozenset(named))
    return HeldView(slot, breakout.id, topic.number, topic.title, told, topic.language)
