"""What is done in a room, breakout or standing."""

from openspace.domain.convening import present
from openspace.domain.permissions import Caller
from openspace.pages.contexts.breakouts import people_view
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.rooms import (
    ActsView,
    HandsUpView,
    HandView,
    NoteTakerView,
    TalkView,
)


def hands_up_view(now: Snapshot, room: str) -> HandsUpView:
    """The hands that are up in a room, by the names of those who show them."""
    breakout = now.breakouts.get(room)
    hands = (HandView(each.id, _shown(now, each.participant)) for each in now.hands(room))
    return HandsUpView(now.code, room, breakout.topic.id if breakout else "", tuple(hands))


def note_taker_view(now: Snapshot, breakout: str) -> NoteTakerView:
    """Who takes notes."""
    holder = now.note_taker(breakout)
    return NoteTakerView(now.code, breakout, bool(holder), _shown(now, holder) if holder else "")


def acts_view(now: Snapshot, caller: Caller) -> ActsView | None:
    """What somebody can do where they are; None in the hallway, and out of reach."""
    here = next((each for each in now.present if each.participant == caller.participant), None)
    if here is None or here.room is None:
        return None
    holder = now.note_taker(here.room)
    passes_on = holder is not None and (holder == caller.person or _leads(now, caller, here.room))
    others = (each for each in people_view(now, here.room).people if each.id != holder)
    own = (each.id for each in now.hands(here.room) if each.participant == caller.person)
    return ActsView(
        code=now.code,
        room=here.room,
        hand=next(own, ""),
        writes=holder == caller.person,
        people=tuple(others) if passes_on else (),
    )


def talk_view(now: Snapshot, caller: Caller, room: str) -> TalkView:
    """Everything round the notes of a room."""
    acts = acts_view(now, caller)
    return TalkView(
        code=now.code,
        room=room,
        hands_up=hands_up_view(now, room),
        note_taker=note_taker_view(now, room) if room in now.breakouts else None,
        acts=acts if acts and acts.room == room else None,
    )


def _shown(now: Snapshot, participant: str) -> str:
    who = now.people[participant]
    return who.name if who.named_in_reports else ""


def _leads(now: Snapshot, caller: Caller, room: str) -> bool:
    breakout = now.breakouts.get(room)
    convenes = breakout is not None and caller.person in present(breakout.topic)
    return caller.facilitates or convenes
