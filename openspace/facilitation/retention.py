"""Keeping what was promised: personal data are erased when their day is over, by the clock.

The rule: erasing is one transaction, so a server that is killed has done it or does it when it
starts, before it serves a page; what follows in the files is ``scouring``'s.
"""

from datetime import date, datetime

from openspace.domain import retention as domain
from openspace.domain.facts.retention import GatheringErased
from openspace.domain.permissions import Act, Caller, Role
from openspace.domain.refusal import Outcome, Refusal
from openspace.facilitation.house import House, verb
from openspace.facilitation.loading import gathering_of
from openspace.store import gatherings
from openspace.store import retention as store
from openspace.store.keeping import Transaction


@verb(Act.SET_UP)
def move(tx: Transaction, caller: Caller, at: datetime, day: date | None, reason: str) -> Outcome:
    """Keep everything until the end of another day."""
    kept = store.retention(tx, caller.gathering)
    return domain.move(gathering_of(tx, caller), kept, day, reason.strip(), at)


@verb(None)
def keep_promise(tx: Transaction, caller: Caller, at: datetime) -> Outcome:
    """Tell of an erasing ahead, or erase, if it is time."""
    gathering = gathering_of(tx, caller)
    due = domain.due(gathering, store.retention(tx, gathering.code, at), at)
    if not any(isinstance(e, GatheringErased) and e.what == "everything" for e in due):
        return due
    people = store.known(tx, gathering.code)
    erased = GatheringErased(gathering.code, "everything", at, people)
    return (*domain.close_for_good(gathering, at), erased)


async def keep_promises(house: House) -> bool:
    """Do so in every gathering; whether anything was erased."""
    at, erased = house.clock(), False
    for code in await house.store.read_long(lambda tx: _due(tx, at)):
        outcome = await house.perform(keep_promise, Caller(code, None, Role.OUTSIDE))
        if isinstance(outcome, Refusal) or not any(isinstance(e, GatheringErased) for e in outcome):
            continue
        erased = True
        for each, room in house.chats.rooms():
            if each == code:
                house.chats.forget(code, room)
    return erased


def _due(tx: Transaction, at: datetime) -> list[str]:
    found = (gatherings.gathering(tx, code) for code in gatherings.codes(tx))
    return [
        each.code
        for each in found
        if each and domain.due(each, store.retention(tx, each.code, at), at)
    ]
