"""Verbs on the grid."""

from collections.abc import Iterable
from datetime import datetime

from openspace.domain import hanging as domain
from openspace.domain import runs
from openspace.domain.agenda import Agenda, Breakout
from openspace.domain.marketplace import Topic
from openspace.domain.notices import Telling, tell_of_places
from openspace.domain.permissions import Act, Caller
from openspace.domain.placing import place_rest as placed_by_interest
from openspace.domain.refusal import Outcome, Refusal
from openspace.facilitation.house import new_id, verb
from openspace.facilitation.loading import breakout_of, gathering_of, missing, topic_of
from openspace.store import agenda, marketplace, notes, pairs, reports, whereabouts
from openspace.store.keeping import Transaction


@verb(Act.PLACE)
def place(
    tx: Transaction,
    caller: Caller,
    at: datetime,
    topic: str,
    cell: tuple[str, str],
    breakout: str = "",
    seen: str | None = None,
) -> Outcome:
    """Put a run of a topic, the first unless another is named, into a cell or move it there.

    ``seen`` is the cell, ``slot:place`` or empty, in which the hand saw it; None says nothing.
    """
    found = breakout_of(tx, caller, topic, breakout)
    if found is None:
        return missing(tx, caller, topic)
    gathering = gathering_of(tx, caller)
    grid = agenda.agenda(tx, gathering)
    claim, neighbours = domain.Claim(cell, seen), _neighbours(tx, caller, grid, found, cell)
    outcome = domain.place(caller, gathering.timetable, grid, found, claim, neighbours, at)
    return _told(caller, at, grid, [found.topic], outcome)


@verb(Act.PLACE)
def unplace(
    tx: Transaction,
    caller: Caller,
    at: datetime,
    topic: str,
    breakout: str = "",
    seen: str | None = None,
) -> Outcome:
    """Take a run of a topic off the grid; it hangs on the wall again."""
    found = breakout_of(tx, caller, topic, breakout)
    if found is None:
        return missing(tx, caller, topic)
    grid = agenda.agenda(tx, gathering_of(tx, caller))
    outcome = domain.unplace(caller, grid, found, at, seen)
    return _told(caller, at, grid, [found.topic], outcome)


@verb(Act.PLACE)
def hold_again(tx: Transaction, caller: Caller, _: datetime, topic: str) -> Outcome:
    """Give a topic a further run."""
    found = topic_of(tx, caller, topic)
    if found is None:
        return missing(tx, caller, topic)
    gathering = gathering_of(tx, caller)
    grid = agenda.agenda(tx, gathering)
    new = Breakout(new_id(), found, marketplace.next_run(tx, topic))
    return runs.hold_again(caller, gathering.timetable, grid, new)


@verb(Act.PLACE)
def drop_run(tx: Transaction, caller: Caller, at: datetime, breakout: str) -> Outcome:
    """Take a further run back; who is in its room stands in the hallway."""
    topic = marketplace.topic_held_in(tx, caller.gathering, breakout)
    found = breakout_of(tx, caller, topic or "", breakout)
    if found is None:
        return missing(tx, caller, topic or "")
    grid = agenda.agenda(tx, gathering_of(tx, caller))
    noted, distilled = notes.lengths(tx, caller.gathering), reports.report(tx, breakout).words
    has_words = breakout in noted or bool(distilled)
    inside = whereabouts.inside(tx, caller.gathering, breakout)
    outcome = runs.drop_run(caller, grid, found, inside, has_words)
    if isinstance(outcome, Refusal):
        return outcome
    telling = Telling(caller.gathering, caller.participant, at, new_id)
    people = [each.participant for each in inside]
    return (*outcome, *telling.people(people, found.topic, "room_dropped"))


@verb(Act.PLACE_REST)
def place_rest(tx: Transaction, caller: Caller, at: datetime) -> Outcome:
    """Give every topic without a place one, by interest."""
    gathering = gathering_of(tx, caller)
    grid, topics = agenda.agenda(tx, gathering), marketplace.topics(tx, gathering.code)
    votes = marketplace.votes(tx, gathering.code)
    wishes = pairs.wishes(tx, gathering.code)
    outcome = placed_by_interest(gathering, grid, topics, votes, new_id, at, wishes)
    return _told(caller, at, grid, topics, outcome)


def _told(
    caller: Caller, at: datetime, grid: Agenda, topics: Iterable[Topic], outcome: Outcome
) -> Outcome:
    """What was done, and the conveners told of it who did not do it themselves."""
    if isinstance(outcome, Refusal) or not outcome:
        return outcome
    by_id = {each.id: each for each in topics}
    return (*outcome, *tell_of_places(caller, grid, by_id, outcome, new_id, at))


def _neighbours(
    tx: Transaction, caller: Caller, grid: Agenda, breakout: Breakout, cell: tuple[str, str]
) -> domain.Neighbours:
    """Who holds the cell; where nobody does, who is kept apart from the topic in its slot."""
    if there := grid.at(*cell):
        return domain.Neighbours(topic_of(tx, caller, there.topic))
    apart = pairs.apart_from(tx, breakout.topic.id)
    near = next((each.topic for each in grid.placements_in(cell[0]) if each.topic in apart), None)
    return domain.Neighbours(apart=topic_of(tx, caller, near) if near else None)
