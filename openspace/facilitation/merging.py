"""Verbs on what has been merged."""

from datetime import datetime

from openspace.domain.merging import refused_undoing
from openspace.domain.permissions import Act, Caller
from openspace.domain.refusal import Outcome
from openspace.facilitation.bargain import parted, table_of
from openspace.facilitation.house import new_id, verb
from openspace.facilitation.loading import NO_SUCH_TOPIC, gathering_of, hanging_topic_of
from openspace.store import marketplace
from openspace.store.keeping import Transaction


@verb(Act.OFFER)
def undo(tx: Transaction, caller: Caller, at: datetime, topic: str) -> Outcome:
    """Take a topic out of the one it went into."""
    found = marketplace.topic(tx, caller.gathering, topic)
    holder = hanging_topic_of(tx, caller, topic)
    if found is None or holder is None:
        return NO_SUCH_TOPIC
    if not found.merged_into:
        return ()
    gathering = gathering_of(tx, caller)
    if refusal := refused_undoing(caller, gathering, found, holder):
        return refusal
    table = table_of(tx, caller, gathering, at, new_id)
    return parted(table, found, holder, table.concerned(holder))
