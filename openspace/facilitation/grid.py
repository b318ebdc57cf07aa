"""Verbs of those who set the grid up: its rules and its places."""

from datetime import datetime

from openspace.domain import grid as domain
from openspace.domain import places
from openspace.domain.notices import tell_of_removal
from openspace.domain.permissions import Act, Caller
from openspace.domain.refusal import Outcome, Refusal
from openspace.facilitation.house import new_id, verb
from openspace.facilitation.loading import gathering_of
from openspace.store import agenda, marketplace
from openspace.store.keeping import Transaction


@verb(Act.SET_UP)
def set_rules(
    tx: Transaction, caller: Caller, _: datetime, placing_rule: str, tallies: str, seen: str
) -> Outcome:
    """Choose how topics get their places, and whether tallies are shown."""
    return domain.set_rules(gathering_of(tx, caller), placing_rule, tallies, seen)


@verb(Act.SET_UP)
def add_place(tx: Transaction, caller: Caller, _: datetime, typed: places.Details) -> Outcome:
    """Add a place to every slot."""
    gathering = gathering_of(tx, caller)
    return places.add_place(gathering, agenda.agenda(tx, gathering), typed, new_id())


@verb(Act.SET_UP)
def change_place(
    tx: Transaction, caller: Caller, _: datetime, place: str, typed: places.Details, seen: str
) -> Outcome:
    """Describe a place anew."""
    gathering = gathering_of(tx, caller)
    return places.change_place(gathering, agenda.agenda(tx, gathering), place, typed, seen)


@verb(Act.SET_UP)
def raise_place(tx: Transaction, caller: Caller, _: datetime, place: str) -> Outcome:
    """Let a place stand one further up."""
    gathering = gathering_of(tx, caller)
    return places.raise_place(gathering, agenda.agenda(tx, gathering), place)


@verb(Act.SET_UP)
def remove_place(tx: Transaction, caller: Caller, at: datetime, place: str, seen: str) -> Outcome:
    """Take a place off the grid; what hung there hangs on the wall again, its hosts are told."""
    gathering = gathering_of(tx, caller)
    grid = agenda.agenda(tx, gathering)
    outcome = places.remove_place(gathering, grid, place, seen)
    found = grid.place(place)
    if isinstance(outcome, Refusal) or found is None:
        return outcome
    topics = {each.id: each for each in marketplace.topics(tx, gathering.code)}
    gone = ("place_removed", {"place": found.name})
    hung = grid.placements_at(place)
    return (*outcome, *tell_of_removal(caller, topics, hung, gone, new_id, at))
