"""Verbs on how a book is made up, for facilitators.

The rule: who convenes a chapter is told what becomes of it (ET5, ET9).
"""

from collections.abc import Collection
from datetime import datetime

from openspace.domain import editing as domain
from openspace.domain.convening import present
from openspace.domain.editing import Editor, MakeUp
from openspace.domain.facts.editing import ConvenersReminded
from openspace.domain.notices import Telling
from openspace.domain.permissions import Act, Caller
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.wording import line
from openspace.facilitation.house import new_id, verb
from openspace.facilitation.loading import NO_SUCH_TOPIC, gathering_of
from openspace.store import editing, marketplace
from openspace.store.keeping import Transaction

NOBODY_TO_REMIND = Refusal(
    "nobody_to_remind", "Nobody who is here convenes this topic, so nobody can be reminded."
)


@verb(Act.EDIT)
def choose_design(
    tx: Transaction, caller: Caller, at: datetime, name: str, seen: str, there: Collection[str]
) -> Outcome:
    """Choose what the book looks like."""
    code = caller.gathering
    return domain.choose_design(code, _made(tx, caller), name, there, _editor(caller, seen, at))


@verb(Act.EDIT)
def write_foreword(
    tx: Transaction, caller: Caller, at: datetime, said: tuple[str, str], seen: str
) -> Outcome:
    """Write the foreword, and who signs it."""
    return domain.write_foreword(
        caller.gathering, _made(tx, caller), *said, _editor(caller, seen, at)
    )


@verb(Act.EDIT)
def choose_order(tx: Transaction, caller: Caller, at: datetime, kind: str, seen: str) -> Outcome:
    """Choose how the chapters stand."""
    return domain.choose_order(caller.gathering, _made(tx, caller), kind, _editor(caller, seen, at))


@verb(Act.EDIT)
def move(tx: Transaction, caller: Caller, at: datetime, topic: str, by: int, seen: str) -> Outcome:
    """Move a chapter up or down."""
    found = marketplace.topic(tx, caller.gathering, topic)
    if found is None:
        return NO_SUCH_TOPIC
    stands = editing.chapters(tx, gathering_of(tx, caller), _made(tx, caller))
    numbers = [each.number for each in stands]
    return domain.move(caller.gathering, numbers, found.number, by, _editor(caller, seen, at))


@verb(Act.EDIT)
def set_window(tx: Transaction, caller: Caller, at: datetime, until: str, seen: str) -> Outcome:
    """Choose until when chapters are amended."""
    return domain.set_window(
        gathering_of(tx, caller), _made(tx, caller), until, _editor(caller, seen, at)
    )


@verb(Act.EDIT)
def write_rights(tx: Transaction, caller: Caller, at: datetime, text: str, seen: str) -> Outcome:
    """Write what stands beside the licence."""
    return domain.write_rights(caller.gathering, _made(tx, caller), text, _editor(caller, seen, at))


@verb(Act.EDIT)
def undo(tx: Transaction, caller: Caller, at: datetime, part: str, seen: str) -> Outcome:
    """Let what was before hold again."""
    return domain.undo(caller.gathering, _made(tx, caller), part, _editor(caller, seen, at))


@verb(Act.EDIT)
def leave_out(tx: Transaction, caller: Caller, at: datetime, topic: str, reason: str) -> Outcome:
    """Leave a chapter out of the book."""
    found = marketplace.topic(tx, caller.gathering, topic)
    if found is None:
        return NO_SUCH_TOPIC
    made, editor = _made(tx, caller), _editor(caller, "", at)
    outcome = domain.leave_out(caller.gathering, made, topic, reason, editor)
    if isinstance(outcome, Refusal) or not outcome:
        return outcome
    tell = Telling(caller.gathering, caller.participant, at, new_id)
    told = tell.conveners(found, "left_out", {"reason": line(reason)})
    return (*outcome, *told)


@verb(Act.EDIT)
def take_in(tx: Transaction, caller: Caller, at: datetime, topic: str) -> Outcome:
    """Let a chapter stand in the book again."""
    found = marketplace.topic(tx, caller.gathering, topic)
    if found is None:
        return NO_SUCH_TOPIC
    outcome = domain.take_in(caller.gathering, _made(tx, caller), topic, _editor(caller, "", at))
    if isinstance(outcome, Refusal) or not outcome:
        return outcome
    tell = Telling(caller.gathering, caller.participant, at, new_id)
    return (*outcome, *tell.conveners(found, "taken_in"))


@verb(Act.EDIT)
def remind(tx: Transaction, caller: Caller, at: datetime, topic: str) -> Outcome:
    """Tell those who convene a topic that something is missing in its chapter (ET9)."""
    found = marketplace.topic(tx, caller.gathering, topic)
    if found is None:
        return NO_SUCH_TOPIC
    if not present(found):
        return NOBODY_TO_REMIND
    tell = Telling(caller.gathering, None, at, new_id)
    told = tell.conveners(found, "reminded", {"breakout": found.breakout})
    return (ConvenersReminded(caller.gathering, topic, caller.person, at), *told)


def _made(tx: Transaction, caller: Caller) -> MakeUp:
    return editing.make_up(tx, caller.gathering)


def _editor(caller: Caller, seen: str, at: datetime) -> Editor:
    return Editor(caller.person, seen, at)
