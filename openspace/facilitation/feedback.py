"""The verb of feedback."""

from datetime import datetime

from openspace.domain import feedback as domain
from openspace.domain.feedback import Typed
from openspace.domain.permissions import Act, Caller
from openspace.domain.refusal import Outcome
from openspace.facilitation.house import verb
from openspace.facilitation.loading import gathering_of
from openspace.store import feedback
from openspace.store.keeping import Transaction


@verb(Act.GIVE_FEEDBACK)
def give(tx: Transaction, caller: Caller, _: datetime, new: str, typed: Typed) -> Outcome:
    """Say how the day was; ``new`` is chance."""
    answered = feedback.has_answered(tx, caller.person)
    timetable = gathering_of(tx, caller).timetable
    return domain.give(caller, timetable, new, typed, answered=answered)
