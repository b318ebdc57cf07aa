"""Verbs on one's own calendar."""

from datetime import datetime

from openspace.domain.permissions import Act, Caller
from openspace.domain.refusal import Outcome
from openspace.facilitation.house import verb
from openspace.store import calendars
from openspace.store.keeping import Transaction


@verb(Act.SUBSCRIBE)
def subscribe(tx: Transaction, caller: Caller, _: datetime, secret: str) -> Outcome:
    """Let a new secret show one's own calendar, and the old one nothing more; nobody else hears."""
    calendars.give(tx, caller.person, secret)
    return ()
