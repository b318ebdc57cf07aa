"""Verbs on the wall."""

from datetime import datetime

from openspace.domain import marketplace as domain
from openspace.domain.agenda import breakouts_of, off
from openspace.domain.notices import tell
from openspace.domain.permissions import Act, Caller
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.whereabouts import sent_out
from openspace.facilitation.house import new_id, verb
from openspace.facilitation.loading import NO_SUCH_TOPIC, gathering_of, person_of, topic_of
from openspace.store import agenda, marketplace, whereabouts
from openspace.store.keeping import Transaction


@verb(Act.PROPOSE)
def propose(tx: Transaction, caller: Caller, at: datetime, proposal: domain.Proposal) -> Outcome:
    """Put a topic up."""
    number = marketplace.next_number(tx, caller.gathering)
    new = domain.NewTopic(new_id(), number, new_id())
    return domain.propose(gathering_of(tx, caller), person_of(tx, caller), proposal, new, at)


@verb(Act.RETITLE)
def retitle(tx: Transaction, caller: Caller, _: datetime, topic: str, title: str) -> Outcome:
    """Give a topic another title."""
    found = topic_of(tx, caller, topic)
    return domain.retitle(caller, found, title) if found else NO_SUCH_TOPIC


@verb(Act.WITHDRAW)
def withdraw(tx: Transaction, caller: Caller, at: datetime, topic: str) -> Outcome:
    """Take a topic off the wall and the grid; who is in its room stands in the hallway."""
    found = topic_of(tx, caller, topic)
    if found is None:
        return NO_SUCH_TOPIC
    outcome = domain.withdraw(caller, found)
    if isinstance(outcome, Refusal) or not outcome:
        return outcome
    grid = agenda.agenda(tx, gathering_of(tx, caller))
    runs = breakouts_of([found])
    free = (fact for each in runs for fact in off(caller.gathering, grid, each))
    inside = [person for each in runs for person in whereabouts.inside(tx, each.id)]
    told = tell(
        caller.gathering,
        found,
        "withdrawn",
        {},
        except_for=caller.participant,
        new_id=new_id,
        at=at,
    )
    return (*free, *outcome, *sent_out(caller.gathering, inside), *told)


@verb(Act.VOTE)
def cast_vote(tx: Transaction, caller: Caller, at: datetime, topic: str) -> Outcome:
    """Mark interest."""
    found = topic_of(tx, caller, topic)
    if found is None:
        return NO_SUCH_TOPIC
    voted = marketplace.has_voted(tx, topic, caller.person)
    return domain.cast_vote(gathering_of(tx, caller), found, caller.person, voted, at)


@verb(Act.VOTE)
def take_back_vote(tx: Transaction, caller: Caller, _: datetime, topic: str) -> Outcome:
    """Take a mark of interest back."""
    found = topic_of(tx, caller, topic)
    if found is None:
        return NO_SUCH_TOPIC
    voted = marketplace.has_voted(tx, topic, caller.person)
    return domain.take_back_vote(gathering_of(tx, caller), found, caller.person, voted)
