"""Verbs on what stays: freezing a slot by hand, pinning a card."""

from collections.abc import Callable
from datetime import datetime

from openspace.domain import freezing as domain
from openspace.domain.agenda import Agenda, Breakout
from openspace.domain.permissions import Act, Caller
from openspace.domain.refusal import Outcome
from openspace.facilitation.house import verb
from openspace.facilitation.loading import breakout_of, gathering_of, missing
from openspace.store import agenda, marketplace
from openspace.store.keeping import Transaction


@verb(Act.SET_UP)
def freeze(tx: Transaction, caller: Caller, _: datetime, slot: str) -> Outcome:
    """Let what hangs in a slot stay from now on."""
    return domain.freeze(caller.gathering, gathering_of(tx, caller).timetable, slot)


@verb(Act.SET_UP)
def thaw(tx: Transaction, caller: Caller, _: datetime, slot: str) -> Outcome:
    """Let what hangs in a slot be moved again."""
    return domain.thaw(caller.gathering, gathering_of(tx, caller).timetable, slot)


@verb(Act.SET_UP)
def pin(tx: Transaction, caller: Caller, _: datetime, breakout: str) -> Outcome:
    """Let a card stay in every suggestion."""
    return _of_a_card(tx, caller, breakout, domain.pin)


@verb(Act.SET_UP)
def unpin(tx: Transaction, caller: Caller, _: datetime, breakout: str) -> Outcome:
    """Let a card be moved by suggestions again."""
    return _of_a_card(tx, caller, breakout, domain.unpin)


def _of_a_card(
    tx: Transaction,
    caller: Caller,
    breakout: str,
    decide: Callable[[str, Agenda, Breakout], Outcome],
) -> Outcome:
    topic = marketplace.topic_held_in(tx, caller.gathering, breakout)
    found = breakout_of(tx, caller, topic or "", breakout)
    if found is None:
        return missing(tx, caller, topic or "")
    return decide(caller.gathering, agenda.agenda(tx, gathering_of(tx, caller)), found)
