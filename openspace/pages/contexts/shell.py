"""What stands around every page of a gathering."""

from datetime import datetime

from openspace.bus import channels
from openspace.bus.channels import Channel
from openspace.bus.stream import Bus
from openspace.domain.foyer import name_of
from openspace.domain.gathering import Gathering
from openspace.domain.notices import OF_A_ROOM, Notice
from openspace.domain.permissions import Act, Caller, may
from openspace.domain.rooms import standing
from openspace.domain.timetable import Phase
from openspace.pages.contexts.announcements import announcements_view
from openspace.pages.contexts.editions import newest_view
from openspace.pages.contexts.following import following_view
from openspace.pages.contexts.offers import asked_view
from openspace.pages.contexts.parts import open_day, slot_of, stretch_at, where_view
from openspace.pages.contexts.rooms import holder_of
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.shell import (
    DayLineView,
    GatheringView,
    HelpWantedView,
    JustOutView,
    MineView,
    MovedView,
    NextView,
    OutView,
    PhaseView,
    SentOutView,
    ShellView,
    ToastView,
    WayBackView,
    WhereaboutsView,
)
from openspace.store import marketplace
from openspace.store.additions import ids_by
from openspace.store.notices import notices_for


def versions(bus: Bus, wanted: tuple[Channel, ...]) -> str:
    """Channels and their versions as the live socket wants them; asked before the page is read."""
    return " ".join(f"{each.name}:{bus.epoch}:{bus.sequence(each)}" for each in wanted)


def channels_of(caller: Caller, *of_page: Channel) -> tuple[Channel, ...]:
    """What every page of a participant follows, and what this one does besides."""
    shell = Channel(caller.gathering, channels.SHELL)
    return (shell, channels.mine(caller.gathering, caller.person), *of_page)


def gathering_view(gathering: Gathering) -> GatheringView:
    """Name, question and whom to ask."""
    return GatheringView(
        code=gathering.code,
        title=gathering.title,
        theme=gathering.theme,
        licence=gathering.licence,
        contact_name=gathering.contact.name,
        contact_email=gathering.contact.email,
        contact_phone=gathering.contact.phone,
        zone=gathering.time_zone,
        names_zone=gathering.names_zone,
    )


def phase_view(now: Snapshot) -> PhaseView:
    """The phase that is open."""
    timetable = now.gathering.timetable
    opened = stretch_at(now, timetable.position)
    if opened is None:
        raise LookupError(timetable.position)
    return PhaseView(opened, len(timetable.rounds), stretch_at(now, timetable.position + 1))


def next_view(now: Snapshot) -> NextView:
    """What comes next; after a break, what comes then."""
    position = now.gathering.timetable.position
    following = stretch_at(now, position + 1)
    is_break = following is not None and following.kind == Phase.BREAK
    then = stretch_at(now, position + 2) if is_break else None
    opened = stretch_at(now, position)
    return NextView(following, then, opened.starts.date() if opened else None)


def day_line_view(now: Snapshot) -> DayLineView:
    """The day in proportion."""
    return DayLineView(*open_day(now))


def mine_view(now: Snapshot, caller: Caller) -> MineView:
    """What is this person's own."""
    return MineView(
        participant=caller.person,
        role=caller.role,
        votes=now.votes_of(caller.person),
        topics=marketplace.convened_by(now.tx, now.code, caller.person),
        room=now.whereabouts_of(caller.person).room or "",
        given=now.cards_of(caller.person).holders,
        additions=ids_by(now.tx, now.code, caller.person),
    )


def whereabouts_view(now: Snapshot, caller: Caller) -> WhereaboutsView:
    """Where this person is, by the name of the place."""
    room = now.whereabouts_of(caller.person).room or ""
    breakout = now.breakouts.get(room) if room else None
    table = name_of(now.gathering.tables, room)
    place = (slot_of(now, breakout.id)[1] or breakout.topic.title) if breakout else table
    return WhereaboutsView(now.code, place, "" if breakout else room)


def moved_view(now: Snapshot, caller: Caller, back: str, why: str) -> MovedView | None:
    """That one has just come here; not once one is back, or there is no such room."""
    room = now.whereabouts_of(caller.person).room or ""
    known = not back or back in now.breakouts or standing(back)
    if back == room or not known:
        return None
    return MovedView(where_view(now, room), where_view(now, back), why)


def just_out_view(now: Snapshot, caller: Caller, person: str, words: str) -> JustOutView | None:
    """That one has just removed somebody, or let them back in; for those who may, alone."""
    who = now.people.get(person)
    if who is None or not may(caller, Act.REMOVE):
        return None
    return JustOutView(now.code, who.id, who.name, who.removed, words)


def way_back_view(now: Snapshot, caller: Caller, back: str | None) -> WayBackView:
    """The room one was in before (``back``, empty for the corridor), else out of this one."""
    room = now.whereabouts_of(caller.person).room or ""
    known = back is not None and (not back or back in now.breakouts or standing(back))
    if known and back != room:
        return WayBackView(now.code, where_view(now, back))
    return WayBackView(now.code, where_view(now, None) if room else None)


def help_wanted_view(now: Snapshot) -> HelpWantedView:
    """How many rooms wait for a facilitator whom nobody has sent yet."""
    return HelpWantedView(now.code, sum(1 for each in now.help if not each.helper))


def sent_out_view(now: Snapshot, caller: Caller) -> SentOutView:
    """The rooms this person was in that were taken away (N8)."""
    told = notices_for(now.tx, caller.person)
    return SentOutView(
        now.code,
        tuple(
            OutView(each.id, each.kind, each.values, _door(now, each))
            for each in told
            if each.kind in OF_A_ROOM
        ),
    )


def _door(now: Snapshot, notice: Notice) -> str:
    """Where what was said in a room goes on, if it does."""
    topic = now.every_topic.get(notice.topic)
    on = holder_of(now, topic) if topic and topic.merged_into else None
    return on.breakout if on and not on.withdrawn else ""


def shell_view(
    now: Snapshot,
    caller: Caller,
    *,
    tab: str,
    followed: str,
    language: str,
    at: datetime,
    toasts: tuple[ToastView, ...] = (),
) -> ShellView:
    """Everything round a participant's page."""
    return ShellView(
        gathering=gathering_view(now.gathering),
        phase=phase_view(now),
        next=next_view(now),
        day_line=day_line_view(now),
        mine=mine_view(now, caller),
        whereabouts=whereabouts_view(now, caller),
        way_back=way_back_view(now, caller, None),
        asked=asked_view(now, caller),
        help_wanted=help_wanted_view(now),
        following=following_view(now, caller),
        sent_out=sent_out_view(now, caller),
        announcements=announcements_view(now, caller),
        newest=newest_view(now),
        tab=tab,
        channels=followed,
        language=language,
        now=at,
        toasts=toasts,
    )
