"""The hall: the rooms of the round that runs, or of the one that comes."""

from openspace.domain.agenda import Breakout, Slot
from openspace.domain.notes import last_line
from openspace.domain.timetable import Phase
from openspace.pages.contexts.parts import slot_of, slot_view
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.hall import HallPage, HallView, PlanRoomView, PlanView, RoomView

LONGEST_LINE = 160


def slot_now(now: Snapshot) -> Slot | None:
    """The slot of the round that runs, else of the next one, else of the last."""
    timetable = now.gathering.timetable
    ahead = [each.slot for each in timetable.stretches[timetable.position :] if each.slot]
    slots = now.agenda.slots
    if not ahead:
        return slots[-1] if slots else None
    return next(each for each in slots if each.id == ahead[0])


def breakouts_in(now: Snapshot, slot: Slot | None) -> list[Breakout]:
    """The breakouts of a slot in the order of the places."""
    if slot is None:
        return []
    placements = (now.agenda.at(slot.id, place.id) for place in now.agenda.places)
    breakouts = (now.breakouts.get(each.breakout) for each in placements if each)
    return [breakout for breakout in breakouts if breakout]


def room_view(now: Snapshot, breakout: Breakout) -> RoomView:
    """A room: how many are in it, and the last thing written."""
    topic, count = breakout.topic, now.heads[breakout.id]
    _, edited = now.notes.get(breakout.id, (0, None))
    return RoomView(
        code=now.code,
        breakout=breakout.id,
        place=slot_of(now, breakout.id)[1],
        number=topic.number,
        title=topic.title,
        count=count,
        waiting=waiting(now, breakout.id) if 0 < count <= 2 else "",
        last_line=_shortened(last_line(now.words(breakout.id))),
        edited=now.local(edited) if edited else None,
        language=topic.language,
    )


def plan_view(now: Snapshot) -> PlanView:
    """The floor plan."""
    rooms = breakouts_in(now, slot_now(now))
    return PlanView(
        now.code,
        tuple(_plan_room(now, breakout) for breakout in rooms),
        now.heads[None],
    )


def hall_view(now: Snapshot) -> HallView:
    """The whole hall."""
    slot = slot_now(now)
    return HallView(
        code=now.code,
        plan=plan_view(now),
        rooms=tuple(room_view(now, breakout) for breakout in breakouts_in(now, slot)),
        slot=slot_view(now, slot) if slot else None,
        running=now.gathering.timetable.now.phase is Phase.ROUND,
    )


def hall_page(now: Snapshot) -> HallPage:
    """The page."""
    return HallPage(hall_view(now))


def _plan_room(now: Snapshot, breakout: Breakout) -> PlanRoomView:
    place, count = slot_of(now, breakout.id)[1], now.heads[breakout.id]
    return PlanRoomView(breakout.id, str(breakout.topic.number), place, count)


def waiting(now: Snapshot, breakout: str) -> str:
    """Who of those in a room can be named, if anybody."""
    inside = (now.people[each.participant] for each in now.present if each.room == breakout)
    return next((each.name for each in inside if each.named_in_reports), "")


def _shortened(line: str) -> str:
    return line if len(line) <= LONGEST_LINE else line[: LONGEST_LINE - 1].rstrip() + "…"
