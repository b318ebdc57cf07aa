"""A suggested agenda: a preview until somebody applies it, step by step, and a way back.

Rules:
    V1 A suggestion changes nothing. A facilitator applies all of its steps, some, or none.
    V2 A step is a set of moves that belong together; it is made whole or not at all.
    V3 A step is made only where every card is still where the preview saw it and every cell it
       needs is free, or left by a card of the same step. The others are left as they are.
    V4 Nothing goes into a slot that has begun or is frozen (Z1), and nothing is taken out of one;
       a pinned card stays.
    V5 A room that a step needs and the grid lacks is added to the grid with it, under the name
       that the preview gave it.
    V6 What was applied last can be undone: each card that is still where it was put goes back,
       if its cell is free or comes free by the same undoing, and V4 lets it. Rooms that were added
       for it go again where nothing hangs in them.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from openspace.domain.agenda import Agenda, Place, Placement, Slot
from openspace.domain.facts.agenda import Move, PlaceAdded, TopicsRearranged
from openspace.domain.facts.grid import PlaceRemoved
from openspace.domain.facts.suggestion import ArrangementMade, ArrangementUndone
from openspace.domain.freezing import is_frozen
from openspace.domain.placing import is_ahead, next_name, next_position
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.timetable import Timetable

NEW = "new-"
"""What the id of a place begins with that is not there yet; a number follows."""
NEWLY = re.compile(rf"{NEW}[1-9]\d?")
Step = tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Cards that were rearranged together by a facilitator."""

    id: str
    participant: str
    made_at: datetime
    moves: Step
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """What an arrangement gets when it is made: its id, by whom and when."""

    id: str
    participant: str
    at: datetime


def arrange(
    gathering: str,
    timetable: Timetable,
    agenda: Agenda,
    steps: Sequence[Step],
    made: Made,
    new_id: Callable[[], str],
) -> Outcome:
    """Apply the steps that can still be made (V3)."""
    grown = _grown(gathering, agenda, steps, new_id)
    known = {name: fact.place for name, fact in grown.items()}
    grid = replace(agenda, places=(*agenda.places, *map(_place, grown.values())))
    moves: list[Move] = []
    for step in ([_known(move, known) for move in each] for each in steps):
        if _is_possible(timetable, grid, step, made.at) and _are_others(moves, step):
            grid = moved(grid, step)
            moves += step
    if not moves:
        return Refusal(
            "steps_gone", "The agenda has changed meanwhile. Look at a fresh suggestion."
        )
    needed = {move.after[1] for move in moves if move.after}
    added = tuple(fact for fact in grown.values() if fact.place in needed)
    places = tuple(fact.place for fact in added)
    return (
        *added,
        TopicsRearranged(gathering, tuple(moves)),
        ArrangementMade(gathering, made.id, made.participant, made.at, tuple(moves), places),
    )


def undo(
    gathering: str,
    timetable: Timetable,
    agenda: Agenda,
    last: Arrangement | None,
    asked: str,
    at: datetime,
) -> Outcome:
    """Take back what was applied last, as far as it still stands (V6)."""
    made = last.moves if last and last.id == asked else ()
    back = _way_back(agenda, [move for move in made if _may_move(timetable, agenda, move, at)])
    if not back:
        return Refusal("nothing_to_undo", "There is nothing left to take back.")
    return (
        TopicsRearranged(gathering, back),
        *_emptied(gathering, moved(agenda, back), last.places if last else ()),
        ArrangementUndone(gathering, asked),
    )


def moved(agenda: Agenda, moves: Iterable[Move]) -> Agenda:
    """The grid after these moves, all at once."""
    listed = tuple(moves)
    gone = {move.breakout for move in listed}
    stay = (each for each in agenda.placements if each.breakout not in gone)
    come = (Placement(move.topic, move.breakout, *move.after) for move in listed if move.after)
    return replace(agenda, placements=(*stay, *come))


def _grown(
    gathering: str, agenda: Agenda, steps: Sequence[Step], new_id: Callable[[], str]
) -> Mapping[str, PlaceAdded]:
    """The places that the steps need and the grid lacks, by what the preview calls them (V5)."""
    wanted = {move.after[1] for step in steps for move in step if move.after}
    last = max((int(each[len(NEW) :]) for each in wanted if NEWLY.fullmatch(each)), default=0)
    places = list(agenda.places)
    grown: dict[str, PlaceAdded] = {}
    for name in (f"{NEW}{number}" for number in range(1, last + 1)):
        added = PlaceAdded(gathering, new_id(), next_name(places), next_position(places))
        places.append(_place(added))
        grown |= {name: added} if name in wanted else {}
    return grown


def _emptied(gathering: str, agenda: Agenda, places: Sequence[str]) -> tuple[PlaceRemoved, ...]:
    """Those of these places in which nothing hangs."""
    held = {each.place for each in agenda.placements}
    there = {each.id for each in agenda.places}
    return tuple(PlaceRemoved(gathering, each) for each in places if each in there - held)


def _place(fact: PlaceAdded) -> Place:
    return Place(fact.place, fact.name, fact.position)


def _known(move: Move, known: Mapping[str, str]) -> Move:
    """The move under the id that a new place has got."""
    if move.after is None:
        return move
    slot, place = move.after
    return replace(move, after=(slot, known.get(place, place)))


def _is_possible(timetable: Timetable, agenda: Agenda, step: Sequence[Move], at: datetime) -> bool:
    wanted = [move.after for move in step if move.after]
    leaving = {move.breakout for move in step}
    return (
        len(set(wanted)) == len(wanted)
        and all(_cell_of(agenda, move.breakout) == move.before for move in step)
        and all(_is_free(agenda, cell, leaving) for cell in wanted)
        and all(_may_move(timetable, agenda, move, at) for move in step)
    )


def _may_move(timetable: Timetable, agenda: Agenda, move: Move, at: datetime) -> bool:
    """Whether V4 lets a card go from here to there."""
    placement = agenda.of(move.breakout)
    is_pinned = placement is not None and placement.pinned
    cells = [cell for cell in (move.before, move.after) if cell]
    return not is_pinned and all(_is_open(timetable, agenda, cell, at) for cell in cells)


def _are_others(moves: Sequence[Move], step: Sequence[Move]) -> bool:
    """Whether no card is moved twice."""
    all_of_them = [move.breakout for move in (*moves, *step)]
    return len(set(all_of_them)) == len(all_of_them)


def _cell_of(agenda: Agenda, breakout: str) -> tuple[str, str] | None:
    placement = agenda.of(breakout)
    return placement.cell if placement else None


def _is_free(agenda: Agenda, cell: tuple[str, str], leaving: set[str]) -> bool:
    holder = agenda.at(*cell)
    return holder is None or holder.breakout in leaving


def _is_open(timetable: Timetable, agenda: Agenda, cell: tuple[str, str], at: datetime) -> bool:
    slot = next((each for each in agenda.slots if each.id == cell[0]), None)
    there = any(each.id == cell[1] for each in agenda.places)
    return there and slot is not None and is_open_to_suggestions(timetable, slot, at)


def is_open_to_suggestions(timetable: Timetable, slot: Slot, at: datetime) -> bool:
    """Whether a suggestion may put something into a slot, or take it out (V4)."""
    return is_ahead(timetable, slot) and not is_frozen(slot, at)


def _way_back(agenda: Agenda, moves: Sequence[Move]) -> Step:
    back = [
        Move(move.topic, move.breakout, move.after, move.before)
        for move in moves
        if _cell_of(agenda, move.breakout) == move.after
    ]
    while True:
        leaving = {move.breakout for move in back}
        free = [
            move for move in back if move.after is None or _is_free(agenda, move.after, leaving)
        ]
        if len(free) == len(back):
            return tuple(back)
        back = free
