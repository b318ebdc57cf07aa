"""The hall: the rooms of the round that runs, or of the one that comes, and the standing rooms.

Rules:
    V1 Names are of those who agreed to be named, a handful; all others are counted.
    V2 From how many sectors people come is said of three and more: of fewer it says who they are.
    V3 A room of another round is shown while somebody is in it: of an earlier one, or without a
       place, as still talking, of a coming one as coming next.
    V4 The doors of the round that is on, or in a break of the next one, are told to everybody
       alike; which of them somebody wants is known in their browser. In a break after the last
       round there are none.
"""

from collections import Counter

from openspace.domain.agenda import Breakout, Slot
from openspace.domain.foyer import name_of
from openspace.domain.notes import last_line
from openspace.domain.permissions import Caller
from openspace.domain.rooms import Standing, open_in, slot_shown
from openspace.domain.timetable import Phase
from openspace.domain.wandering import Nowhere
from openspace.pages.contexts.following import permission_view
from openspace.pages.contexts.parts import convener_of, slot_of, slot_view, where_view
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.hall import (
    CorridorView,
    HallPage,
    HallView,
    HeadsView,
    InsideView,
    NowhereView,
    OtherView,
    PlanRoomView,
    PlanView,
    RoomView,
    SaidView,
    StandingDoorView,
    SummaryView,
)
from openspace.pages.views.marketplace import SectorCountView
from openspace.pages.views.wanted import WantedDoorView, WantedView

LONGEST_LINE = 160
HANDFUL = 5
FEWEST_MIXED = 3
DRAWINGS = ("lying", "upright")
GREAT_HALL_CHAIRS = 22


def slot_now(now: Snapshot) -> Slot | None:
    """The slot of the round that runs, else of the next one, else of the last."""
    return slot_shown(now.gathering.timetable, now.agenda.slots)


def breakouts_in(now: Snapshot, slot: Slot | None) -> list[Breakout]:
    """The breakouts of a slot in the order of the places."""
    if slot is None:
        return []
    placements = (now.agenda.at(slot.id, place.id) for place in now.agenda.places)
    breakouts = (now.breakouts.get(each.breakout) for each in placements if each)
    return [breakout for breakout in breakouts if breakout]


def breakouts_now(now: Snapshot) -> list[Breakout]:
    """The breakouts that the hall shows."""
    return breakouts_in(now, slot_now(now))


def breakouts_elsewhere(now: Snapshot) -> list[Breakout]:
    """The others that somebody is in, in the order of the topics' numbers (V3)."""
    shown = {each.id for each in breakouts_now(now)}
    return [each for each in now.breakouts.values() if each.id not in shown and now.heads[each.id]]


def is_coming(now: Snapshot, breakout: Breakout) -> bool:
    """Whether its round comes after the one that the hall shows."""
    order = [each.id for each in now.agenda.slots]
    placed, shown = now.placed.get(breakout.id), slot_now(now)
    if placed is None or shown is None:
        return False
    return order.index(placed.slot) > order.index(shown.id)


def heads_view(now: Snapshot, room: str) -> HeadsView:
    """How many are in a room."""
    if room == Standing.PLENARY:
        return HeadsView(room, now.heads[room], GREAT_HALL_CHAIRS)
    return HeadsView(room, now.heads[room])


def inside_view(now: Snapshot, room: str) -> InsideView:
    """Who is in a room (V1, V2)."""
    inside = now.inside(room)
    names = sorted((each.name for each in inside if each.named_in_reports), key=str.casefold)
    sectors = Counter(each.sector for each in inside if each.sector)
    mixed = sorted(sectors.items(), key=lambda each: (-each[1], each[0]))
    return InsideView(
        room=room,
        count=len(inside),
        names=tuple(names[:HANDFUL]),
        mix=tuple(SectorCountView(*each) for each in mixed) if len(inside) >= FEWEST_MIXED else (),
        waiting=waiting(now, room) if 0 < len(inside) <= 2 else "",
        talks=room in now.breakouts,
        in_hall=counted_in_hall(now, room),
    )


def counted_in_hall(now: Snapshot, room: str) -> int | None:
    """How many of those in a room are in the building; None where its place is not (IH2)."""
    if not is_in_building(now, room):
        return None
    return sum(1 for each in now.rooms.get(room, ()) if each in now.in_hall)


def is_in_building(now: Snapshot, room: str) -> bool:
    """Whether a conversation is held at a place that is somewhere in the building."""
    placed = now.placed.get(room)
    place = now.agenda.place(placed.place) if placed else None
    return bool(place and place.room)


def said_view(now: Snapshot, breakout: Breakout) -> SaidView:
    """The last thing written in a room."""
    _, edited = now.notes.get(breakout.id, (0, None))
    line = _shortened(last_line(now.words(breakout.id)))
    return SaidView(breakout.id, line, now.local(edited) if edited else None)


def room_view(now: Snapshot, breakout: Breakout) -> RoomView:
    """The door of a room."""
    topic = breakout.topic
    slot, place = slot_of(now, breakout.id)
    shown = slot_now(now)
    return RoomView(
        code=now.code,
        breakout=breakout.id,
        place=place,
        number=topic.number,
        title=topic.title,
        heads=heads_view(now, breakout.id),
        inside=inside_view(now, breakout.id),
        said=said_view(now, breakout),
        convener=convener_of(topic)[0],
        slot=slot if slot and shown and slot.id != shown.id else None,
        language=topic.language,
    )


def other_view(now: Snapshot, breakout: Breakout) -> OtherView:
    """A room as it stands beside another one."""
    topic = breakout.topic
    return OtherView(now.code, breakout.id, topic.title, now.heads[breakout.id], topic.language)


def others_view(now: Snapshot) -> tuple[OtherView, ...]:
    """All rooms of the round."""
    return tuple(other_view(now, each) for each in breakouts_now(now))


def standing_door_view(now: Snapshot, room: Standing) -> StandingDoorView:
    """The door of a standing room."""
    name = name_of(now.gathering.tables, room)
    return StandingDoorView(now.code, room, heads_view(now, room), inside_view(now, room), name)


def summary_view(now: Snapshot) -> SummaryView:
    """How many are where, in one sentence."""
    rooms = breakouts_now(now)
    return SummaryView(sum(now.heads[each.id] for each in rooms), len(rooms), now.heads[None])


def corridors_view(now: Snapshot) -> tuple[CorridorView, ...]:
    """Who stands about, in each drawing of the building."""
    rooms = len(_drawn(now))
    return tuple(CorridorView(name, rooms, now.heads[None]) for name in DRAWINGS)


def plan_view(now: Snapshot) -> PlanView:
    """The floor plan."""
    return PlanView(now.code, _drawn(now), open_now(now), corridors_view(now), summary_view(now))


def open_now(now: Snapshot) -> tuple[Standing, ...]:
    """The standing rooms that are open."""
    return open_in(now.gathering.timetable.now.phase, len(now.gathering.tables))


def hall_view(now: Snapshot) -> HallView:
    """The whole hall."""
    slot, rooms, others = slot_now(now), breakouts_now(now), breakouts_elsewhere(now)
    state = _state(now)
    return HallView(
        code=now.code,
        state=state if rooms or state == "over" else "empty",
        plan=plan_view(now),
        rooms=tuple(room_view(now, each) for each in rooms),
        elsewhere=tuple(room_view(now, each) for each in others if not is_coming(now, each)),
        coming=tuple(room_view(now, each) for each in others if is_coming(now, each)),
        standing=tuple(standing_door_view(now, each) for each in open_now(now)),
        slot=slot_view(now, slot) if slot else None,
    )


def hall_page(now: Snapshot, caller: Caller, nowhere: Nowhere | None = None) -> HallPage:
    """The page, with what can be said to who asked for a room that there is none of."""
    said = nowhere_view(now, caller, nowhere) if nowhere else None
    permission = permission_view(now, caller)
    return HallPage(hall_view(now), permission, said, wanted=wanted_view(now))


def wanted_view(now: Snapshot) -> WantedView:
    """The doors of the round, in the order of the places (V4)."""
    slot, phase = slot_now(now), now.gathering.timetable.now.phase
    if slot is None or phase not in (Phase.ROUND, Phase.BREAK) or _state(now) == "over":
        return WantedView(now.code)
    doors = tuple(_door(now, each) for each in breakouts_in(now, slot))
    return WantedView(now.code, slot_view(now, slot), doors)


def _door(now: Snapshot, breakout: Breakout) -> WantedDoorView:
    topic, (_, place) = breakout.topic, slot_of(now, breakout.id)
    return WantedDoorView(breakout.id, topic.id, topic.number, topic.title, place, topic.language)


def nowhere_view(now: Snapshot, caller: Caller, nowhere: Nowhere) -> NowhereView:
    """What one can do instead."""
    instead = nowhere.instead
    return NowhereView(
        code=now.code,
        kind=nowhere.kind,
        where=where_view(now, instead.room) if instead else None,
        count=instead.count if instead else 0,
        outside=now.whereabouts_of(caller.person).room is None,
    )


def waiting(now: Snapshot, breakout: str) -> str:
    """Who of those in a room can be named, if anybody."""
    return next((each.name for each in now.inside(breakout) if each.named_in_reports), "")


def _drawn(now: Snapshot) -> tuple[PlanRoomView, ...]:
    """The rooms with walls of their own: the test room is one while it is there."""
    rooms = [PlanRoomView(each.id, str(each.topic.number)) for each in breakouts_now(now)]
    test = [PlanRoomView(each) for each in open_now(now) if each is Standing.TEST]
    return (*rooms, *test)


def _state(now: Snapshot) -> str:
    timetable = now.gathering.timetable
    if timetable.now.phase is Phase.ROUND:
        return "running"
    ahead = any(each.slot for each in timetable.stretches[timetable.position :])
    return "ahead" if ahead else "over"


def _shortened(line: str) -> str:
    return line if len(line) <= LONGEST_LINE else line[: LONGEST_LINE - 1].rstrip() + "…"
