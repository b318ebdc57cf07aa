"""What the clock says of actions."""

from datetime import datetime
from zoneinfo import ZoneInfo

from openspace.domain.follow_up import fall_due
from openspace.domain.permissions import Caller
from openspace.domain.refusal import Outcome
from openspace.facilitation.house import verb
from openspace.facilitation.loading import gathering_of
from openspace.store import actions
from openspace.store.keeping import Transaction


@verb(None)
def remind(tx: Transaction, caller: Caller, at: datetime, action: str) -> Outcome:
    """Say that an action is due, or late."""
    found = actions.action(tx, caller.gathering, action)
    zone = ZoneInfo(gathering_of(tx, caller).time_zone)
    today = at.astimezone(zone).date()
    return fall_due(caller.gathering, found, today, at) if found else ()
