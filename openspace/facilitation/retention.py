"""Keeping what was promised: personal data are erased when their day is over, by the clock.

The rule: erasing is one transaction, so a server that is killed has done it or does it when it
starts, before it serves a page; what follows in the files is ``scouring``'s.
"""

from datetime import date, datetime

import structlog

from openspace.domain import retention as domain
from openspace.domain.facts.retention import GatheringErased
from openspace.domain.permissions import Act, Caller, Role
from openspace.domain.refusal import Outcome
from openspace.facilitation.house import House, verb
from openspace.facilitation.loading import gathering_of
from openspace.store import gatherings
from openspace.store import retention as store
from openspace.store.keeping import Transaction

log = structlog.get_logger()


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
    """Do so in every gathering; whether anything was erased. One that fails keeps up no other."""
    at, erased = house.clock(), False
    for code in await house.store.read_long(lambda tx: _due(tx, at)):
        told = await house.perform_due(keep_promise, Caller(code, None, Role.OUTSIDE))
        if not any(isinstance(each, GatheringErased) for each in told):
            continue
        erased = True
        for each, room in house.chats.rooms():
            if each == code:
                house.chats.forget(code, room)
    return erased


def _due(tx: Transaction, at: datetime) -> list[str]:
    return [code for code in gatherings.codes(tx) if _is_due(tx, code, at)]


def _is_due(tx: Transaction, code: str, at: datetime) -> bool:
    try:
        found = gatherings.gathering(tx, code)
        return bool(found and domain.due(found, store.retention(tx, code, at), at))
    except Exception:
        log.exception("clock_stumbled", gathering=code)
        return False
