"""Verbs on suggested agendas, and what a planner is asked."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from openspace.domain import suggestion as domain
from openspace.domain.agenda import Agenda, breakouts_of
from openspace.domain.gathering import Gathering
from openspace.domain.interest import corrected, window_of
from openspace.domain.marketplace import Topic
from openspace.domain.notices import tell_of_places
from openspace.domain.pairs import Kind, Wishes
from openspace.domain.permissions import Act, Caller
from openspace.domain.refusal import Outcome, Refusal
from openspace.facilitation.house import new_id, verb
from openspace.facilitation.loading import gathering_of
from openspace.planning.problem import Pair, Problem, Room, Run
from openspace.store import agenda, gatherings, marketplace, pairs, suggestion
from openspace.store.keeping import Transaction


@verb(Act.REARRANGE)
def arrange(tx: Transaction, caller: Caller, at: datetime, steps: Sequence[domain.Step]) -> Outcome:
    """Apply steps of a suggestion, as far as they can still be made."""
    gathering = gathering_of(tx, caller)
    grid = agenda.agenda(tx, gathering)
    topics = marketplace.topics(tx, caller.gathering)
    made = domain.Made(new_id(), caller.person, at)
    outcome = domain.arrange(
        gathering.code, gathering.timetable, grid, _known(topics, steps), made, new_id
    )
    return _told(caller, at, grid, topics, outcome)


@verb(Act.REARRANGE)
def undo(tx: Transaction, caller: Caller, at: datetime, arrangement: str) -> Outcome:
    """Take back what was applied last."""
    gathering = gathering_of(tx, caller)
    grid = agenda.agenda(tx, gathering)
    topics = marketplace.topics(tx, gathering.code)
    last = suggestion.last_arrangement(tx, caller.gathering)
    if last is not None:
        hanging = _held(topics)
        last = replace(last, moves=tuple(each for each in last.moves if each.breakout in hanging))
    outcome = domain.undo(gathering.code, gathering.timetable, grid, last, arrangement, at)
    return _told(caller, at, grid, topics, outcome)


def problem_of(tx: Transaction, code: str, at: datetime) -> Problem:
    """What is to be planned in a gathering as it stands. Raises ``LookupError`` for no gathering.

    Who convenes a topic is counted among those who want to be there.
    """
    gathering = gatherings.gathering(tx, code)
    if gathering is None:
        raise LookupError(code)
    grid = agenda.agenda(tx, gathering)
    topics = [
        each
        for each in marketplace.topics(tx, code)
        if not (each.withdrawn or each.merged_into) and _can_be_planned(grid, each)
    ]
    votes = marketplace.votes(tx, code)
    is_open = domain.is_open_to_suggestions
    open_slots = frozenset(each.id for each in grid.slots if is_open(gathering.timetable, each, at))
    wished = pairs.wishes(tx, code)
    return Problem(
        slots=tuple(each.id for each in grid.slots),
        open=open_slots,
        rooms=tuple(Room(each.id, each.seats) for each in grid.places),
        runs=_runs(open_slots, grid, topics, partial(_interest, gathering, votes, at)),
        wishes=_wishes(topics, votes),
        unavailable={person: frozenset(each) for person, each in wished.unavailable.items()},
        apart=_paired(wished, "apart"),
        together=_paired(wished, "together"),
        grows=gathering.placing_rule == "open space",
    )


def _told(
    caller: Caller, at: datetime, grid: Agenda, topics: Sequence[Topic], outcome: Outcome
) -> Outcome:
    """What was done, and the conveners told where their topics are now."""
    if isinstance(outcome, Refusal):
        return outcome
    by_id = {each.id: each for each in topics}
    return (*outcome, *tell_of_places(caller, grid, by_id, outcome, new_id, at))


def _paired(wished: Wishes, kind: Kind) -> frozenset[Pair]:
    found = (each for each in wished.pairs if each.kind == kind)
    return frozenset(frozenset({each.first, each.second}) for each in found)


def _held(topics: Sequence[Topic]) -> Mapping[str, str]:
    """The topics that hang, by each of their breakouts."""
    hanging = (each for each in topics if not (each.withdrawn or each.merged_into))
    return {each.id: each.topic.id for each in breakouts_of(hanging)}


def _known(topics: Sequence[Topic], steps: Sequence[domain.Step]) -> list[domain.Step]:
    """The steps with their topics; one with a card that hangs here no more is left out."""
    held = _held(topics)
    return [
        tuple(replace(move, topic=held[move.breakout]) for move in step)
        for step in steps
        if all(move.breakout in held for move in step)
    ]


def _can_be_planned(grid: Agenda, topic: Topic) -> bool:
    """The fixed programme stands where it stands, or nowhere."""
    return not topic.fixed or any(grid.of(each) for each in topic.breakouts)


def _runs(
    open_slots: frozenset[str],
    grid: Agenda,
    topics: Sequence[Topic],
    interest: Callable[[Topic], float],
) -> tuple[Run, ...]:
    runs = []
    for each in breakouts_of(topics):
        placed = grid.of(each.id)
        runs.append(
            Run(
                id=each.id,
                topic=each.topic.id,
                conveners=_conveners(each.topic),
                interest=interest(each.topic),
                now=placed.cell if placed else None,
                fixed=placed is not None
                and (each.topic.fixed or placed.pinned or placed.slot not in open_slots),
            )
        )
    return tuple(runs)


def _interest(
    gathering: Gathering, votes: Mapping[str, frozenset[str]], at: datetime, topic: Topic
) -> float:
    """What a topic is chosen by: its marks, corrected for age where interest selects (I2).

    By whole minutes, so that a problem stays the same for a while.
    """
    many = len(votes.get(topic.id, ()))
    if gathering.placing_rule == "open space":
        return many
    window = window_of(gathering.timetable, at.replace(second=0, microsecond=0))
    return corrected(many, topic.proposed_at, window)


def _wishes(
    topics: Sequence[Topic], votes: Mapping[str, frozenset[str]]
) -> Mapping[str, frozenset[str]]:
    wishes: defaultdict[str, set[str]] = defaultdict(set)
    for topic in topics:
        for person in votes.get(topic.id, frozenset()) | _conveners(topic):
            wishes[person].add(topic.id)
    return {person: frozenset(wanted) for person, wanted in sorted(wishes.items())}


def _conveners(topic: Topic) -> frozenset[str]:
    return frozenset(each.participant for each in topic.conveners if each.participant)
