"""Verbs on what is added to a conversation afterwards."""

from datetime import datetime

from openspace.domain import additions as domain
from openspace.domain.additions import Addition
from openspace.domain.permissions import Act, Caller
from openspace.domain.refusal import Outcome
from openspace.domain.whereabouts import NO_SUCH_ROOM
from openspace.facilitation.house import verb
from openspace.store import additions, marketplace
from openspace.store.keeping import Transaction


@verb(Act.ADD)
def add(
    tx: Transaction, caller: Caller, at: datetime, breakout: str, said: tuple[str, str]
) -> Outcome:
    """Add something to a breakout; ``said`` is an id and the words."""
    if marketplace.topic_held_in(tx, caller.gathering, breakout) is None:
        return NO_SUCH_ROOM
    new = Addition(said[0], breakout, caller.person, said[1], at)
    return domain.add(caller.gathering, new, additions.made_by(tx, caller.gathering, caller.person))


@verb(Act.ADD)
def take_away(tx: Transaction, caller: Caller, at: datetime, addition: str) -> Outcome:
    """Withdraw an addition, or take another's away."""
    return domain.take_away(caller, additions.addition(tx, caller.gathering, addition), at)
