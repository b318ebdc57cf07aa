"""Verbs of removing somebody, and of letting them in again."""

from datetime import datetime

from openspace.domain import removal as domain
from openspace.domain.actions import let_go
from openspace.domain.convening import left, present
from openspace.domain.facts import Fact
from openspace.domain.marketplace import Topic
from openspace.domain.merging import gone
from openspace.domain.notices import Telling
from openspace.domain.participants import Participant
from openspace.domain.permissions import Act, Caller
from openspace.domain.refusal import Outcome, Refusal
from openspace.facilitation.house import new_id, verb
from openspace.store import actions, marketplace, participants, whereabouts
from openspace.store.keeping import Transaction


@verb(Act.REMOVE)
def remove(tx: Transaction, caller: Caller, at: datetime, person: str) -> Outcome:
    """End somebody's part in the gathering, and let go of what they convene (RM4)."""
    who = participants.one_of(tx, caller.gathering, person)
    if who is None:
        return domain.NO_SUCH_PERSON
    outcome = domain.remove(caller, who, whereabouts.of(tx, person), at)
    if isinstance(outcome, Refusal) or not outcome:
        return outcome
    convened = [
        each
        for each in marketplace.topics(tx, caller.gathering)
        if person in present(each) and not gone(each)
    ]
    desk = participants.facilitators(tx, caller.gathering)
    return (
        *outcome,
        *(fact for each in convened for fact in _let_go(caller, at, each, who, desk)),
        *let_go(caller.gathering, actions.actions(tx, caller.gathering), person),
    )


@verb(Act.REMOVE)
def readmit(tx: Transaction, caller: Caller, _: datetime, person: str) -> Outcome:
    """Let somebody in again."""
    who = participants.one_of(tx, caller.gathering, person)
    return domain.readmit(caller, who, whereabouts.of(tx, person))


def _let_go(
    caller: Caller, at: datetime, topic: Topic, who: Participant, desk: tuple[str, ...]
) -> tuple[Fact, ...]:
    """They convene it no longer, and those who go on are told."""
    tell = Telling(caller.gathering, caller.participant, at, new_id)
    others = [each for each in present(topic) if each != who.id]
    return (
        *left(caller.gathering, topic, who.id, desk),
        *tell.people(others, topic, "convener_left", {"name": who.name}),
    )
