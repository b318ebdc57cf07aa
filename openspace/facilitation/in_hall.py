"""Saying whether one is in the hall or online."""

from datetime import datetime

from openspace.domain import in_hall as domain
from openspace.domain.permissions import Act, Caller
from openspace.domain.refusal import Outcome
from openspace.facilitation.house import verb
from openspace.store import in_hall, whereabouts
from openspace.store.keeping import Transaction


@verb(Act.MOVE)
def tell(tx: Transaction, caller: Caller, _: datetime, here: bool) -> Outcome:
    """Say that one is in the hall, or not."""
    before = in_hall.is_in_hall(tx, caller.person)
    return domain.tell(caller.gathering, whereabouts.of(tx, caller.person), before, here)
