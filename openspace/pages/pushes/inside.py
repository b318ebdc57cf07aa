"""Inside a room: who is there, who wants to speak, who takes notes, who helps."""

from openspace.bus.channels import Channel
from openspace.domain.facts.agenda import RunDropped
from openspace.domain.facts.calls import CallersChanged
from openspace.domain.facts.notes import WritersChanged
from openspace.domain.facts.participants import ConsentChanged
from openspace.domain.facts.rooms import (
    ChatForgotten,
    HandLowered,
    HandRaised,
    HelpAnswered,
    HelpAsked,
    LineSaid,
    LineTakenAway,
    NoteTakerChanged,
)
from openspace.domain.facts.whereabouts import ParticipantMoved
from openspace.pages.contexts import rooms
from openspace.pages.contexts.calls import callers_view
from openspace.pages.contexts.note_history import lately_view
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.pushes.pushed import Context, Facts, pushed
from openspace.pages.pushes.rooms import people_moved
from openspace.pages.views.rooms import GoneView


@pushed("room", ParticipantMoved)
def came_and_went(now: Snapshot, channel: Channel, facts: Facts) -> Context:
    """The same, the hands that went with them, whether help is here and the notes are taken."""
    return {
        **people_moved(now, channel, facts),
        "hands_up": rooms.hands_up_view(now, channel.of),
        "help": rooms.help_view(now, channel.of),
        "note_taker": rooms.note_taker_view(now, channel.of)
        if channel.of in now.breakouts
        else None,
    }


@pushed("room", ConsentChanged)
def renamed(now: Snapshot, channel: Channel, facts: Facts) -> Context:
    """The same, who wrote lately and who is in the call."""
    there = channel.of in now.breakouts
    return {
        **came_and_went(now, channel, facts),
        "lately": lately_view(now, channel.of) if there else None,
        "callers": callers_view(now, channel.of),
    }


@pushed("room", CallersChanged)
def called(now: Snapshot, channel: Channel, _: Facts) -> Context:
    """Who is in the call."""
    return {"callers": callers_view(now, channel.of)}


@pushed("room", HandRaised, HandLowered)
def hands(now: Snapshot, channel: Channel, facts: Facts) -> Context:
    """Who wants to speak."""
    return {
        **people_moved(now, channel, facts),
        "hands_up": rooms.hands_up_view(now, channel.of),
    }


@pushed("room", NoteTakerChanged)
def note_taker(now: Snapshot, channel: Channel, facts: Facts) -> Context:
    """Who takes notes."""
    return {
        **people_moved(now, channel, facts),
        "note_taker": rooms.note_taker_view(now, channel.of),
    }


@pushed("room", HelpAsked, HelpAnswered)
def help_asked(now: Snapshot, channel: Channel, _: Facts) -> Context:
    """Whether the room waits for a facilitator."""
    return {"help": rooms.help_view(now, channel.of)}


@pushed("chat", LineSaid, LineTakenAway, ChatForgotten)
def said(now: Snapshot, channel: Channel, _: Facts) -> Context:
    """The last lines."""
    return {"chat": rooms.chat_view(now, channel.of)}


@pushed("room", WritersChanged)
def wrote(now: Snapshot, channel: Channel, _: Facts) -> Context:
    """Who wrote in the note lately."""
    return {"lately": lately_view(now, channel.of)}


@pushed("room", RunDropped)
def dropped(now: Snapshot, channel: Channel, _: Facts) -> Context:
    """That the room is no more."""
    return {"gone": GoneView(now.code, channel.of, "dropped")}
