"""The desk: the clock, the counts, and the rooms that need a look first."""

from collections.abc import Iterable
from datetime import datetime

from openspace.domain.agenda import Breakout
from openspace.domain.attention import URGENCY, Room, flag, limit_of
from openspace.domain.extending import is_extended_by_hand
from openspace.domain.facts.health import HealthMeasured
from openspace.domain.health import complaints
from openspace.domain.helping import Help
from openspace.domain.placing import is_ahead
from openspace.domain.reports import state
from openspace.domain.rounds import times_seen
from openspace.domain.timetable import AFTERWARDS, Phase
from openspace.pages.contexts.facilitators import team_view
from openspace.pages.contexts.grid import tight_view
from openspace.pages.contexts.hall import breakouts_in, slot_now
from openspace.pages.contexts.parts import convener_of, shown_name, slot_of, stretch_at, topic_link
from openspace.pages.contexts.retention import kept_view
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.contexts.trying import trials_view
from openspace.pages.views.announcements import AnnouncingView, AssemblingView
from openspace.pages.views.desk import (
    AttentionView,
    CountsView,
    DeskPage,
    DeskRoomView,
    HandsView,
    HealthView,
    HelpCallView,
    HelpQueueView,
    InterestLineView,
    InterestView,
    InvitationView,
    LookView,
    ReportsView,
    RoomsView,
)
from openspace.store import participants


def hands_view(now: Snapshot) -> HandsView:
    """The clock and the moves."""
    position = now.gathering.timetable.position
    opened = stretch_at(now, position)
    if opened is None:
        raise LookupError(position)
    timetable = now.gathering.timetable
    seen = times_seen(timetable.now) if is_extended_by_hand(timetable) else ""
    ahead, behind = stretch_at(now, position + 1), stretch_at(now, position - 1)
    return HandsView(now.code, position, opened, ahead, behind, seen)


def counts_view(now: Snapshot) -> CountsView:
    """People and topics in numbers."""
    hallway = now.heads[None]
    return CountsView(
        registered=participants.count(now.tx, now.code),
        present=len(now.present),
        in_rooms=len(now.present) - hallway,
        in_hallway=hallway,
        topics=len(now.topics),
        loose=sum(1 for each in now.breakouts if each not in now.placed),
    )


def desk_room_view(now: Snapshot, breakout: Breakout, *, runs: bool = False) -> DeskRoomView:
    """A room as the facilitator sees it, while its round runs or not."""
    topic = breakout.topic
    _, edited = now.notes.get(breakout.id, (0, None))
    placement = now.placed.get(breakout.id)
    place = now.agenda.place(placement.place) if placement else None
    limit = limit_of(now.gathering, place, now.means)
    room = Room(breakout.id, now.heads[breakout.id], limit, edited)
    return DeskRoomView(
        code=now.code,
        breakout=breakout.id,
        place=slot_of(now, breakout.id)[1],
        title=topic.title,
        convener=convener_of(topic)[0],
        count=room.count,
        edited=now.local(edited) if edited else None,
        language=topic.language,
        report=state(now.report(breakout.id), noted=edited is not None),
        flag=flag(room) if runs else "",
    )


def rooms_view(now: Snapshot) -> RoomsView:
    """The rooms, those in need first; when the day is over, those that somebody is in still."""
    phase = now.gathering.timetable.now.phase
    runs, over = phase is Phase.ROUND, phase in AFTERWARDS
    rooms = [desk_room_view(now, each, runs=runs) for each in breakouts_in(now, slot_now(now))]
    shown = [each for each in rooms if each.count or not over]
    in_need = sorted(shown, key=lambda room: URGENCY.index(room.flag))
    return RoomsView(tuple(in_need), _reports(now), runs=runs, over=over)


def _reports(now: Snapshot) -> ReportsView:
    """How far the reports of all rounds that have begun are."""
    begun = [slot for slot in now.agenda.slots if not is_ahead(now.gathering.timetable, slot)]
    rooms = [desk_room_view(now, each) for slot in begun for each in breakouts_in(now, slot)]
    stages = [each.report for each in rooms]
    return ReportsView(
        stages.count("filed"),
        stages.count("writing"),
        tuple(each for each in rooms if each.report == "missing"),
    )


def interest_view(now: Snapshot) -> InterestView:
    """The topics by interest, as the desk alone may see them while tallies are hidden."""
    marks = {topic.id: now.interest.get(topic.id, (0, 0)) for topic in now.topics.values()}
    by_interest = sorted(now.topics.values(), key=lambda each: (-marks[each.id][0], each.number))
    lines = (InterestLineView(topic_link(each), *marks[each.id]) for each in by_interest)
    return InterestView(now.code, tuple(lines), now.shown_at)


def help_queue_view(now: Snapshot) -> HelpQueueView:
    """Who waits for a facilitator."""
    return HelpQueueView(now.code, tuple(_call(now, each) for each in now.help))


def _call(now: Snapshot, asked: Help) -> HelpCallView:
    breakout = now.breakouts.get(asked.room)
    return HelpCallView(
        id=asked.id,
        room=asked.room,
        place=slot_of(now, asked.room)[1] if breakout else "",
        title=breakout.topic.title if breakout else "",
        why=asked.why,
        at=now.local(asked.at),
        who=shown_name(now, asked.participant),
        helper=shown_name(now, asked.helper) if asked.helper else "",
        coming=asked.helper or "",
        here=now.is_helped(asked),
        language=breakout.topic.language if breakout else "",
    )


def attention_view(
    now: Snapshot, looks: Iterable[tuple[str, str, datetime, int, int]]
) -> AttentionView:
    """The rooms that are worth a look, of those that are there still."""
    there = (each for each in looks if each[0] in now.breakouts)
    return AttentionView(now.code, tuple(_look(now, *each) for each in there))


def _look(now: Snapshot, room: str, kind: str, since: datetime, count: int, limit: int) -> LookView:
    topic = now.breakouts[room].topic
    place = slot_of(now, room)[1]
    local = now.local(since)
    return LookView(room, place, topic.title, topic.language, kind, local, count, limit)


def health_view(measured: HealthMeasured | None) -> HealthView:
    """How the server and people's lines are."""
    if measured is None:
        return HealthView()
    vitals, lines = measured.vitals, measured.lines
    return HealthView(
        True,
        complaints(vitals, lines),
        lines.people,
        lines.dropped,
        lines.poor,
        vitals.saving,
        vitals.lag,
        vitals.memory,
        vitals.all_memory,
        vitals.free // 1000,
        vitals.hours,
    )


def desk_page(
    now: Snapshot,
    invitations: tuple[InvitationView, ...],
    announcing: AnnouncingView,
    assembling: AssemblingView,
    looks: Iterable[tuple[str, str, datetime, int, int]],
    measured: HealthMeasured | None,
) -> DeskPage:
    """The page."""
    return DeskPage(
        hands_view(now),
        counts_view(now),
        rooms_view(now),
        tight_view(now),
        invitations,
        interest_view(now),
        help_queue_view(now),
        team_view(now),
        announcing,
        assembling,
        kept_view(now),
        attention_view(now, looks),
        health_view(measured),
        trials_view(now),
    )
