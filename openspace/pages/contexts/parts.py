"""Small views that several pages hold."""

from dataclasses import replace
from datetime import date, datetime

from openspace.domain.agenda import Place, Slot, is_over
from openspace.domain.foyer import name_of
from openspace.domain.marketplace import Topic
from openspace.domain.timetable import Phase, Stretch
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.agenda import FreeCellsView, FreeSlotView, SlotCountView
from openspace.pages.views.parts import (
    NO_DAY,
    LinkView,
    PlaceView,
    SlotView,
    StretchView,
    TapedView,
    TopicLinkView,
    WhereView,
)


def stretch_view(now: Snapshot, stretch: Stretch, *, last: bool = False) -> StretchView:
    """A phase with its time; the last one of a timetable has no end."""
    return StretchView(
        kind=stretch.phase,
        number=stretch.number,
        starts=now.local(stretch.starts),
        ends=None if last else now.local(stretch.ends),
    )


def stretch_at(now: Snapshot, position: int) -> StretchView | None:
    """The phase at a position of the timetable, if there is one."""
    stretches = now.gathering.timetable.stretches
    if not 0 <= position < len(stretches):
        return None
    return stretch_view(now, stretches[position], last=position == len(stretches) - 1)


def other_day(now: Snapshot, local: datetime) -> date | None:
    """The day of a moment in the gathering's zone, where what is open now began on another."""
    day = local.date()
    return day if day != now.local(now.gathering.timetable.now.starts).date() else None


def the_day(now: Snapshot) -> tuple[tuple[StretchView, ...], int]:
    """The day, and where in it one is; the weeks of the invitation are no part of it."""
    timetable = now.gathering.timetable
    before = sum(1 for each in timetable.stretches if each.phase is Phase.INVITED)
    if timetable.position < before:
        before = 0
    all_of_it = range(before, len(timetable.stretches))
    shown = tuple(stretch for each in all_of_it if (stretch := stretch_at(now, each)))
    return shown, timetable.position - before


def open_day(now: Snapshot) -> tuple[tuple[StretchView, ...], int]:
    """The same of the one day on which the gathering is, of several; a night is no part of it."""
    shown, position = the_day(now)
    days = {each.starts.date() for each in shown if each.ends and each.kind not in NO_DAY}
    if len(days) < 2:
        return shown, position
    about = next((each for each in shown[position:] if each.kind not in NO_DAY), shown[-1])
    today = [at for at, each in enumerate(shown) if each.starts.date() == about.starts.date()]
    return (
        tuple(_by_day(shown[at]) for at in today),
        today.index(position) if position in today else 0,
    )


def _by_day(stretch: StretchView) -> StretchView:
    overnight = stretch.ends and stretch.ends.date() != stretch.starts.date()
    return replace(stretch, ends=stretch.starts) if overnight else stretch


def slot_view(now: Snapshot, slot: Slot) -> SlotView:
    """A slot on the gathering's clock."""
    days = {now.local(each.starts).date() for each in now.agenda.slots}
    return SlotView(
        slot.id, slot.number, now.local(slot.starts), now.local(slot.ends), dated=len(days) > 1
    )


def place_view(place: Place) -> PlaceView:
    """A place, where it is, and its call."""
    return PlaceView(place.id, place.name, place.room, place.call)


def slot_of(now: Snapshot, breakout: str) -> tuple[SlotView | None, str]:
    """When and where a breakout is: its slot and the name of its place, if it has one."""
    placement = now.placed.get(breakout)
    if placement is None:
        return None, ""
    slot = next(each for each in now.agenda.slots if each.id == placement.slot)
    place = next(each for each in now.agenda.places if each.id == placement.place)
    return slot_view(now, slot), place.name


def where_view(now: Snapshot, room: str | None) -> WhereView:
    """A room by its name."""
    breakout = now.breakouts.get(room or "")
    if breakout is None:
        name = name_of(now.gathering.tables, room)
        return WhereView(now.code, room or "", name, standing=room or "")
    place = slot_of(now, breakout.id)[1] or breakout.topic.title
    return WhereView(now.code, breakout.id, place)


def taped(now: Snapshot, breakout: str) -> TapedView | None:
    """When and where a breakout is, if it has a place."""
    slot, place = slot_of(now, breakout)
    return TapedView(slot, place) if slot else None


def slot_count(now: Snapshot, slot: Slot) -> SlotCountView:
    """How many places a slot has left."""
    taken = sum(1 for each in now.agenda.placements if each.slot == slot.id)
    total = len(now.agenda.places)
    return SlotCountView(slot_view(now, slot), total - taken, total)


def slot_counts(now: Snapshot) -> tuple[SlotCountView, ...]:
    """How many places each slot has left."""
    return tuple(slot_count(now, slot) for slot in now.agenda.slots)


def free_cells(now: Snapshot) -> FreeCellsView:
    """What one can choose from when placing or moving; nothing in rounds that are over."""
    timetable = now.gathering.timetable
    free = [cell for cell in now.agenda.free_cells() if not is_over(timetable, cell[0])]
    return FreeCellsView(
        tuple(
            FreeSlotView(
                slot_view(now, slot),
                tuple(place_view(place) for at, place in free if at == slot),
            )
            for slot in now.agenda.slots
            if any(at == slot for at, _ in free)
        )
    )


def topic_link(topic: Topic) -> TopicLinkView:
    """A topic as a line in a list."""
    return TopicLinkView(topic.id, topic.number, topic.title, topic.language)


def convener_of(topic: Topic) -> tuple[tuple[str, ...], str]:
    """Who convenes by name, and the organisation of one alone; nobody while it waits.

    For one who has no name stands the sector. Of the fixed programme it is who speaks, or else
    the track.
    """
    if topic.fixed:
        return topic.speakers or (topic.track,), ""
    names = tuple(each.name or each.sector.capitalize() for each in topic.conveners)
    alone = topic.conveners[0] if len(names) == 1 else None
    return names, alone.organisation if alone and alone.name else ""


def links_of(topic: Topic) -> tuple[LinkView, ...]:
    """What belongs to a topic and lies elsewhere."""
    return tuple(LinkView(each.address, each.title or each.address) for each in topic.links)


def shown_name(now: Snapshot, participant: str) -> str:
    """Somebody's name, if they agreed to be named and take part still."""
    who = now.people[participant]
    return who.name if who.named_in_reports and not who.removed else ""
