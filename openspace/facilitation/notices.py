"""Verbs on notices."""

from datetime import datetime

from openspace.domain import notices as domain
from openspace.domain.permissions import Act, Caller
from openspace.domain.refusal import Outcome
from openspace.facilitation.house import verb
from openspace.store import notices
from openspace.store.keeping import Transaction


@verb(Act.PUT_AWAY)
def put_away(tx: Transaction, caller: Caller, _: datetime, notice: str) -> Outcome:
    """Have read a notice of one's own."""
    return domain.put_away(caller, notices.notice(tx, caller.gathering, notice))
