"""What is done in a room, breakout or standing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from openspace.domain.convening import present
from openspace.domain.editing import window_day
from openspace.domain.editions import was_sealed
from openspace.domain.marketplace import Topic
from openspace.domain.permissions import Caller
from openspace.domain.recalling import is_running, recall
from openspace.domain.rooms import TABLES, Standing, open_in, standing
from openspace.pages.contexts.breakouts import people_view
from openspace.pages.contexts.hall import is_in_building
from openspace.pages.contexts.parts import shown_name
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.breakouts import NO_PICTURE, PictureView
from openspace.pages.views.parts import BLANK, FieldView
from openspace.pages.views.rooms import (
    ActsView,
    ChatView,
    GoneView,
    HandsUpView,
    HandView,
    HelpView,
    InHallView,
    LineView,
    NoteTakerView,
    NudgeView,
    RecallView,
    TalkView,
)

ADDRESS = re.compile(r"(https?://[^\s<>\"']+[^\s<>\"'.,;:!?)])")
"""What reads as a link; what ends a sentence is no part of it."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed in a room and has to see again, and whether they said they stay."""

    why: FieldView = BLANK
    line: FieldView = BLANK
    stays: str = ""
    picture: PictureView = NO_PICTURE


def hands_up_view(now: Snapshot, room: str) -> HandsUpView:
    """The hands that are up in a room, by the names of those who show them."""
    breakout = now.breakouts.get(room)
    hands = (HandView(each.id, shown_name(now, each.participant)) for each in now.hands(room))
    return HandsUpView(now.code, room, breakout.topic.id if breakout else "", tuple(hands))


def note_taker_view(now: Snapshot, breakout: str) -> NoteTakerView:
    """Who takes notes."""
    holder = now.note_taker(breakout)
    return NoteTakerView(
        now.code, breakout, bool(holder), shown_name(now, holder) if holder else ""
    )


def acts_view(now: Snapshot, caller: Caller) -> ActsView | None:
    """What somebody can do where they are; None in the hallway, and out of reach."""
    here = now.whereabouts_of(caller.person)
    if here.away or here.room is None:
        return None
    holder = now.note_taker(here.room)
    passes_on = holder is not None and (holder == caller.person or _leads(now, caller, here.room))
    others = people_view(now, here.room).people if passes_on else ()
    own = (each.id for each in now.hands(here.room) if each.participant == caller.person)
    return ActsView(
        code=now.code,
        room=here.room,
        hand=next(own, ""),
        writes=holder == caller.person,
        people=tuple(each for each in others if each.id != holder),
    )


def in_hall_view(now: Snapshot, caller: Caller) -> InHallView:
    """Whether somebody is in the hall, and whether that matters in the room they are in."""
    here = now.whereabouts_of(caller.person)
    asked = not here.away and is_in_building(now, here.room or "")
    return InHallView(now.code, caller.person in now.in_hall, asked)


def help_view(now: Snapshot, room: str) -> HelpView:
    """Whether a room has asked for a facilitator, and who is on the way."""
    asked = next((each for each in now.help if each.room == room), None)
    if asked is None:
        return HelpView(now.code, room)
    helper = shown_name(now, asked.helper) if asked.helper else ""
    at = now.local(asked.at)
    coming, here = bool(asked.helper), now.is_helped(asked)
    return HelpView(now.code, room, at, coming=coming, here=here, helper=helper)


def chat_view(now: Snapshot, room: str) -> ChatView:
    """The last lines that were said in a room."""
    breakout = now.breakouts.get(room)
    lines = (
        LineView(
            each.id,
            shown_name(now, each.participant),
            now.local(each.at),
            tuple(linked(each.words)),
            removed=now.people[each.participant].removed,
        )
        for each in now.said(room)
    )
    return ChatView(now.code, room, breakout.topic.id if breakout else "", tuple(lines))


def linked(words: str) -> Iterator[tuple[str, str]]:
    """Words in parts, each with the address it leads to, if it is one."""
    for part in ADDRESS.split(words):
        if part:
            yield part, part if ADDRESS.fullmatch(part) else ""


def gone_views(now: Snapshot, topic: str) -> tuple[GoneView, ...]:
    """What became of the rooms of a topic that hangs no more."""
    found = now.every_topic[topic]
    if not found.merged_into:
        why = "withdrawn" if found.withdrawn else ""
        return tuple(GoneView(now.code, each, why) for each in found.breakouts)
    holder = holder_of(now, found)
    return tuple(
        GoneView(now.code, each, "merged", holder.breakout, holder.title)
        for each in found.breakouts
    )


def closed_views(now: Snapshot) -> tuple[GoneView, ...]:
    """What became of the standing rooms; of each nothing while it is there (SR5)."""
    opened = now.gathering.timetable.now
    there = open_in(opened.phase, len(TABLES))
    return tuple(
        GoneView(
            now.code,
            each,
            "" if each in there else "closed",
            kind=opened.phase,
            number=opened.number,
        )
        for each in Standing
    )


def holder_of(now: Snapshot, topic: Topic) -> Topic:
    """The topic in which another one goes on, however long the chain (J1)."""
    while topic.merged_into:
        topic = now.every_topic[topic.merged_into]
    return topic


def nudge_view(now: Snapshot, breakout: str) -> NudgeView:
    """The time of the round in one of its rooms."""
    timetable = now.gathering.timetable
    if not is_running(timetable, _slot(now, breakout)):
        return NudgeView(breakout)
    opened = timetable.now
    return NudgeView(breakout, now.local(opened.starts), now.local(opened.ends))


def recall_view(now: Snapshot, breakout: str) -> RecallView:
    """Where those in a room are asked to when its round is over."""
    timetable = now.gathering.timetable
    asked = recall(timetable, _slot(now, breakout))
    until, sealed = window_day(now.make_up), was_sealed(now.editions)
    view = RecallView(now.code, breakout, timetable.position, until=until, sealed=sealed)
    if asked is None:
        return view
    following = asked.following
    return replace(
        view,
        over=asked.number,
        to=asked.to,
        kind=following.phase,
        number=following.number,
        at=None if asked.begun else now.local(following.starts),
        since=now.local(timetable.now.starts),
    )


def talk_view(now: Snapshot, caller: Caller, room: str, typed: Typed) -> TalkView:
    """Everything round the notes of a room."""
    acts = acts_view(now, caller)
    view = TalkView(
        code=now.code,
        room=room,
        hands_up=hands_up_view(now, room),
        note_taker=None,
        acts=acts if acts and acts.room == room else None,
        help=help_view(now, room),
        why=typed.why,
        chat=chat_view(now, room) if acts and acts.room == room else None,
        in_hall=in_hall_view(now, caller) if acts and acts.room == room else None,
        line=typed.line,
        gone=GoneView(now.code, room) if standing(room) else None,
    )
    if room not in now.breakouts:
        return view
    return replace(
        view,
        note_taker=note_taker_view(now, room),
        gone=GoneView(now.code, room),
        nudge=nudge_view(now, room),
        recall=recall_view(now, room),
        stays=typed.stays == str(now.gathering.timetable.position),
    )


def _slot(now: Snapshot, breakout: str) -> str | None:
    placed = now.placed.get(breakout)
    return placed.slot if placed else None


def _leads(now: Snapshot, caller: Caller, room: str) -> bool:
    breakout = now.breakouts.get(room)
    convenes = breakout is not None and caller.person in present(breakout.topic)
    return caller.facilitates or convenes
