"""Somebody is erased from a gathering, at their own wish: the text stays, the author goes.

Rules:
    ER1 Everyone erases themselves, facilitators too, at any time; not the last who facilitates,
       for somebody has to hold the desk. It is confirmed, and nobody can undo it.
    ER2 Name, organisation, card and consents go, and all that was theirs alone: whom they follow,
       where they are, what they were told, asked and offered, their calendar, every key of theirs.
    ER3 What they wrote, marked and said stays and is nobody's: "somebody who was here". What is
       counted stays counted, by sector too.
    ER4 They are out of every room, note and call at once, as somebody who is removed (RM2), and
       convene nothing (RM4). Nobody lets them in again; by a link they come as somebody new.
    ER5 Names that people typed into texts are text and stay; an edition that is sealed stays what
       it is, and facilitators are told that it holds a name that is gone (ED4).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from openspace.domain.contacts import Card, Cards, tear_up
from openspace.domain.facilitators import release
from openspace.domain.facts import Fact
from openspace.domain.facts.contacts import CardTakenBack
from openspace.domain.facts.erasure import ParticipantErased
from openspace.domain.facts.pairs import AvailabilityTold
from openspace.domain.facts.participants import ConsentChanged, ParticipantRemoved
from openspace.domain.facts.rooms import HandLowered, HelpAnswered, NoteTakerChanged
from openspace.domain.facts.whereabouts import ParticipantMoved
from openspace.domain.following import Leave, allow, stop
from openspace.domain.hands import Hand
from openspace.domain.helping import Help
from openspace.domain.participants import Participant
from openspace.domain.permissions import Caller
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.whereabouts import Whereabouts

NOT_SURE = Refusal(
    "not_sure", "Nothing is erased yet. Tick that you want it: afterwards nobody can undo it."
)


@dataclass(frozen=True, slots=True)
class Traces:
    """Where somebody stands for others: what they follow, hold, asked for and take down."""

    who: Participant
    where: Whereabouts
    leave: Leave
    follows: str | None
    card: Card | None
    cards: Cards
    hands: tuple[Hand, ...] = ()
    help: tuple[Help, ...] = ()
    pens: tuple[str, ...] = ()
    convened: tuple[str, ...] = ()
    rooms: tuple[str, ...] = ()
    cannot: bool = False


def erase(
    caller: Caller, traces: Traces, team: tuple[Participant, ...], at: datetime, *, sure: bool
) -> Outcome:
    """Know somebody no more (ER1 to ER4); what they convened is let go of beside it."""
    if not sure:
        return NOT_SURE
    released = release(caller, traces.who, team)
    if isinstance(released, Refusal):
        return released
    code, who = caller.gathering, traces.who.id
    desk = tuple(each.id for each in team if each.id != who)
    return (
        *released,
        ConsentChanged(
            code,
            who,
            named_in_reports=False,
            listed=False,
            at=at,
            topics=traces.convened,
            rooms=traces.rooms,
        ),
        *_alone(caller, traces),
        *_in_rooms(code, traces, desk),
        ParticipantRemoved(code, who, "", at, traces.where.followers),
        *_out(code, traces.where),
        ParticipantErased(code, who, at),
    )


def _alone(caller: Caller, traces: Traces) -> Iterable[Fact]:
    """What they had with others, one by one."""
    code, who = caller.gathering, traces.who.id
    yield from tear_up(caller, traces.card, traces.cards)
    yield from (CardTakenBack(code, giver, who) for giver in traces.cards.givers)
    for outcome in (stop(code, who, traces.follows), allow(code, traces.leave, allowed=False)):
        yield from () if isinstance(outcome, Refusal) else outcome
    if traces.cannot:
        yield AvailabilityTold(code, who, ())


def _in_rooms(code: str, traces: Traces, desk: tuple[str, ...]) -> Iterable[Fact]:
    who = traces.who.id
    yield from (HandLowered(code, each.id, each.room, who) for each in traces.hands)
    yield from (NoteTakerChanged(code, each, None, who) for each in traces.pens)
    yield from (HelpAnswered(code, e.id, e.room, who, desk, done=True) for e in traces.help)


def _out(code: str, where: Whereabouts) -> tuple[Fact, ...]:
    if (where.room, where.away) == (None, True):
        return ()
    return (ParticipantMoved(code, where.participant, None, where.room, away=True),)
