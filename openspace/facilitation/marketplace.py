"""Verbs on the wall."""

from collections.abc import Mapping
from datetime import datetime

from openspace.domain import marketplace as domain
from openspace.domain.agenda import breakouts_of, off
from openspace.domain.claiming import claim
from openspace.domain.convening import named, present, to_ask
from openspace.domain.facts import Fact
from openspace.domain.facts.marketplace import TopicProposed
from openspace.domain.notices import Telling, tell
from openspace.domain.offers import Ground, Offer, made, too_many
from openspace.domain.permissions import Act, Caller
from openspace.domain.proposals import Proposal
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.whereabouts import sent_out
from openspace.facilitation.bargain import parted, table_of
from openspace.facilitation.house import new_id, verb
from openspace.facilitation.loading import (
    NO_SUCH_TOPIC,
    gathering_of,
    hanging_topic_of,
    missing,
    person_of,
    topic_of,
)
from openspace.store import agenda, marketplace, participants, whereabouts
from openspace.store.keeping import Transaction
from openspace.store.offers import open_offers


@verb(Act.PROPOSE)
def propose(tx: Transaction, caller: Caller, at: datetime, proposal: Proposal) -> Outcome:
    """Put a topic up, and take a place for it where one was chosen: both, or neither."""
    gathering, person = gathering_of(tx, caller), person_of(tx, caller)
    new = domain.NewTopic(new_id(), marketplace.next_number(tx, caller.gathering), new_id())
    twin = domain.twin_of(proposal.title, marketplace.titles(tx, caller.gathering))
    outcome = domain.propose(gathering, person, proposal, new, at, twin)
    if isinstance(outcome, Refusal):
        return outcome
    hung = next(domain.hung(each) for each in outcome if isinstance(each, TopicProposed))
    asked = _asked(tx, caller, at, hung, proposal.together)
    if isinstance(asked, Refusal) or not proposal.slot:
        return asked if isinstance(asked, Refusal) else (*outcome, *asked)
    grid = agenda.agenda(tx, gathering)
    claimed = claim(caller, gathering.timetable, grid, hung, proposal.slot, at)
    return claimed if isinstance(claimed, Refusal) else (*outcome, *claimed, *asked)


def _asked(
    tx: Transaction, caller: Caller, at: datetime, topic: domain.Topic, together: tuple[str, ...]
) -> Outcome:
    """Ask those who are named on the sheet to convene the topic too (C6, O8)."""
    if not together:
        return ()
    people = to_ask(topic, participants.everybody(tx, caller.gathering))
    found = named(together, people)
    if isinstance(found, Refusal):
        return found
    if refusal := too_many(caller, open_offers(tx, caller.gathering)):
        return refusal
    ground = Ground(topic, None, ())
    offers = (Offer(new_id(), "convene", topic.id, "", caller.person, each, at) for each in found)
    return tuple(made(caller.gathering, each, ground, at) for each in offers)


@verb(Act.REWORD)
def reword(tx: Transaction, caller: Caller, _: datetime, topic: str, proposal: Proposal) -> Outcome:
    """Write something else about a topic, under its title or above."""
    found = topic_of(tx, caller, topic)
    if found is None:
        return missing(tx, caller, topic)
    return domain.reword(caller, gathering_of(tx, caller), found, proposal)


@verb(Act.WITHDRAW)
def withdraw(tx: Transaction, caller: Caller, at: datetime, topic: str) -> Outcome:
    """Take a topic off the wall and the grid; who is in its room stands in the hallway."""
    found = topic_of(tx, caller, topic)
    if found is None:
        return missing(tx, caller, topic)
    outcome = domain.withdraw(caller, found)
    if isinstance(outcome, Refusal) or not outcome:
        return outcome
    grid = agenda.agenda(tx, gathering_of(tx, caller))
    runs = breakouts_of([found])
    free = (fact for each in runs for fact in off(caller.gathering, grid, each))
    inside = [
        person for each in runs for person in whereabouts.inside(tx, caller.gathering, each.id)
    ]
    told = tell(
        caller.gathering,
        found,
        "withdrawn",
        {},
        except_for=caller.participant,
        new_id=new_id,
        at=at,
    )
    others = [each.participant for each in inside if each.participant not in present(found)]
    telling = Telling(caller.gathering, caller.participant, at, new_id)
    out = (*sent_out(caller.gathering, inside), *telling.people(others, found, "room_withdrawn"))
    parted = _parted(tx, caller, at, found) if found.came_along else ()
    return (*free, *parted, *outcome, *out, *told)


def _parted(
    tx: Transaction, caller: Caller, at: datetime, holder: domain.Topic
) -> tuple[Fact, ...]:
    """What came along with a topic hangs again when it goes, and its conveners are told (J7)."""
    table = table_of(tx, caller, gathering_of(tx, caller), at, new_id)
    topics = marketplace.topics(tx, caller.gathering)
    people = table.concerned(holder)
    return tuple(
        fact
        for each in topics
        if each.merged_into == holder.id
        for fact in parted(table, each, holder, people)
    )


@verb(Act.READ)
def count_sightings(
    tx: Transaction, caller: Caller, _: datetime, counts: Mapping[str, int]
) -> Outcome:
    """Count how often topics were on a screen. It is nothing that is told to anybody."""
    marketplace.add_sightings(tx, caller.gathering, counts)
    return ()


@verb(Act.VOTE)
def cast_vote(tx: Transaction, caller: Caller, at: datetime, topic: str) -> Outcome:
    """Mark interest."""
    found = hanging_topic_of(tx, caller, topic)
    if found is None:
        return NO_SUCH_TOPIC
    voted = marketplace.has_voted(tx, found.id, caller.person)
    return domain.cast_vote(gathering_of(tx, caller), found, caller.person, voted, at)


@verb(Act.VOTE)
def take_back_vote(tx: Transaction, caller: Caller, _: datetime, topic: str) -> Outcome:
    """Take a mark of interest back."""
    found = hanging_topic_of(tx, caller, topic)
    if found is None:
        return NO_SUCH_TOPIC
    voted = marketplace.has_voted(tx, found.id, caller.person)
    return domain.take_back_vote(gathering_of(tx, caller), found, caller.person, voted)
