"""Verbs of the closing circle: say a line, take it back, take another's away."""

from datetime import datetime

from openspace.domain import closing as domain
from openspace.domain.closing import Reflection
from openspace.domain.permissions import Act, Caller
from openspace.domain.refusal import Outcome, Refusal
from openspace.facilitation.house import verb
from openspace.facilitation.loading import gathering_of
from openspace.store import editions, reflections
from openspace.store.keeping import Transaction


@verb(Act.REFLECT)
def say(tx: Transaction, caller: Caller, at: datetime, new: str, text: str, named: bool) -> Outcome:
    """Say one's line, or another than before."""
    before = reflections.reflection_of(tx, caller.gathering, caller.person)
    said = Reflection(new, caller.person, text, named, at)
    return domain.say(caller.gathering, _closed(tx, caller), said, before)


@verb(Act.REFLECT)
def take_away(tx: Transaction, caller: Caller, at: datetime, reflection: str) -> Outcome:
    """Take back one's own line, or take another's away."""
    found = reflections.reflection(tx, caller.gathering, reflection)
    return domain.take_away(caller, _closed(tx, caller), found, at)


def _closed(tx: Transaction, caller: Caller) -> Refusal | None:
    sealed = any(each.stands for each in editions.editions(tx, caller.gathering))
    return domain.closed(gathering_of(tx, caller).timetable, sealed=sealed)
