"""Verbs of those who wait for a seat, and of facilitators who let them in."""

from datetime import datetime

from openspace.domain import registration as domain
from openspace.domain.permissions import Act, Caller
from openspace.domain.refusal import Outcome
from openspace.facilitation.house import verb
from openspace.store import waiting
from openspace.store.keeping import Transaction


@verb(Act.REGISTER)
def stop_waiting(tx: Transaction, caller: Caller, at: datetime, key: str) -> Outcome:
    """Wait no more, by oneself."""
    return domain.stop_waiting(caller.gathering, waiting.by_key(tx, caller.gathering, key), at)


@verb(Act.INVITE)
def let_in(tx: Transaction, caller: Caller, at: datetime, who: str) -> Outcome:
    """Let somebody in who waits, above the number of seats."""
    found = waiting.one(tx, caller.gathering, who)
    return domain.let_in(caller.gathering, found, at) if found else domain.NOT_WAITING


@verb(Act.INVITE)
def strike(tx: Transaction, caller: Caller, at: datetime, who: str) -> Outcome:
    """Take somebody off the waiting list."""
    return domain.stop_waiting(caller.gathering, waiting.one(tx, caller.gathering, who), at)
