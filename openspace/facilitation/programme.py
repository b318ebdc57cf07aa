"""Verbs on the fixed programme."""

from datetime import datetime

from openspace.domain import programme as domain
from openspace.domain.marketplace import NewTopic
from openspace.domain.permissions import Act, Caller
from openspace.domain.refusal import Outcome
from openspace.facilitation.house import new_id, verb
from openspace.facilitation.loading import missing, topic_of
from openspace.store import marketplace
from openspace.store.keeping import Transaction


@verb(Act.SET_PROGRAMME)
def add_seminar(tx: Transaction, caller: Caller, at: datetime, seminar: domain.Seminar) -> Outcome:
    """Add a seminar to the programme."""
    new = NewTopic(new_id(), marketplace.next_number(tx, caller.gathering), new_id())
    return domain.add_seminar(caller, seminar, new, at)


@verb(Act.SET_PROGRAMME)
def change_seminar(
    tx: Transaction, caller: Caller, _: datetime, topic: str, seminar: domain.Seminar
) -> Outcome:
    """Give a seminar other words."""
    found = topic_of(tx, caller, topic)
    return domain.change_seminar(caller, found, seminar) if found else missing(tx, caller, topic)
