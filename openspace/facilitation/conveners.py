"""The verb of stepping down. Taking on is offering to help where nobody convenes (``offers``)."""

from datetime import datetime

from openspace.domain import convening as domain
from openspace.domain.notices import Telling
from openspace.domain.permissions import Act, Caller
from openspace.domain.refusal import Outcome, Refusal
from openspace.facilitation.house import new_id, verb
from openspace.facilitation.loading import missing, person_of, topic_of
from openspace.store import participants
from openspace.store.keeping import Transaction


@verb(Act.CONVENE)
def step_down(tx: Transaction, caller: Caller, at: datetime, topic: str) -> Outcome:
    """Convene a topic no longer; the others do, or it waits for somebody."""
    found = topic_of(tx, caller, topic)
    if found is None:
        return missing(tx, caller, topic)
    facilitators = participants.facilitators(tx, caller.gathering)
    outcome = domain.step_down(caller, found, facilitators)
    if isinstance(outcome, Refusal) or not outcome:
        return outcome
    tell = Telling(caller.gathering, caller.participant, at, new_id)
    name = {"name": person_of(tx, caller).name}
    return (*outcome, *tell.conveners(found, "convener_left", name))
