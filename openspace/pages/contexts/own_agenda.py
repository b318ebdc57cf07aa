"""One person's own agenda: what they want to be at, what collides, and the ways out."""

from openspace.domain.agenda import Slot, is_over
from openspace.domain.own_agenda import OwnAgenda, Wanted, own_agenda
from openspace.domain.permissions import Caller
from openspace.pages.contexts.calendar import wanted_by
from openspace.pages.contexts.parts import convener_of, slot_view, topic_link
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.own_agenda import (
    OwnAgendaPage,
    OwnAgendaView,
    OwnSlotView,
    OwnTopicView,
)
from openspace.pages.views.parts import TapedView


def own_agenda_view(now: Snapshot, caller: Caller) -> OwnAgendaView:
    """Round by round, then what has no place yet."""
    topics = wanted_by(now, caller.person)
    mine = own_agenda(now.gathering.timetable, now.agenda, now.breakouts.values(), topics)
    placed = {each.breakout.topic.id for each in mine.wanted}
    loose = (each for each in now.topics.values() if each.id in topics - placed)
    return OwnAgendaView(
        code=now.code,
        slots=tuple(_slot(now, caller, mine, slot) for slot in now.agenda.slots),
        loose=tuple(topic_link(topic) for topic in loose),
    )


def own_agenda_page(now: Snapshot, caller: Caller, calendar: str = "") -> OwnAgendaPage:
    """The page; ``calendar`` is the address that is shown this once."""
    return OwnAgendaPage(own_agenda_view(now, caller), calendar)


def _slot(now: Snapshot, caller: Caller, mine: OwnAgenda, slot: Slot) -> OwnSlotView:
    collides = mine.collide(slot)
    return OwnSlotView(
        slot=slot_view(now, slot),
        topics=tuple(
            _topic(now, caller, mine, each, collides=collides) for each in mine.in_slot(slot)
        ),
        others=sum(1 for each in now.agenda.placements if each.slot == slot.id),
        collides=collides,
        over=is_over(now.gathering.timetable, slot),
    )


def _topic(
    now: Snapshot, caller: Caller, mine: OwnAgenda, wanted: Wanted, *, collides: bool
) -> OwnTopicView:
    topic = wanted.breakout.topic
    ways = mine.ways_out(wanted) if collides else None
    return OwnTopicView(
        code=now.code,
        topic=topic_link(topic),
        breakout=wanted.breakout.id,
        place=wanted.place.name,
        convener=convener_of(topic)[0],
        own=topic.convened_by(caller),
        language=topic.language,
        runs=tuple(TapedView(slot_view(now, each.slot), each.place.name) for each in ways.runs)
        if ways
        else (),
        rounds=tuple(slot_view(now, each) for each in ways.rounds) if ways else (),
        why=ways.why if ways else "",
    )
