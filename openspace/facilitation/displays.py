"""Verbs on the displays at the doors."""

from datetime import datetime

from openspace.domain.facts.displays import DisplayKeyMade
from openspace.domain.permissions import Act, Caller
from openspace.domain.refusal import Outcome
from openspace.facilitation.house import verb
from openspace.store.keeping import Transaction
from openspace.store.participants import hashed


@verb(Act.SET_UP)
def make_key(_: Transaction, caller: Caller, __: datetime, secret: str) -> Outcome:
    """Give the displays of an invited gathering a key; an older one opens nothing more (DI5)."""
    return (DisplayKeyMade(caller.gathering, hashed(secret)),)
