"""What follows an erasure: the list remembers it, and the files hold it no more.

Rules:
    SC1 Both are done by the clock until they are done, also by a server that was killed before.
    SC2 At the start, before any page is served, who stands in the list and is known again, as by a
        backup that was put back, is erased again. A server that cannot do so serves nothing.
    SC3 However many erase themselves, and whatever fails, the log is emptied once in a while and no
        more often. The files are rewritten only at the start, when nobody waits to write.
"""

import structlog

from openspace.domain.facts.erasure import ParticipantErased
from openspace.facilitation.house import House
from openspace.store import erased_list, erasure, participants, secrets
from openspace.store.forgetting import forget_again
from openspace.store.keeping import Transaction
from openspace.store.scouring import DUE, PENDING

SELDOM, AGAIN, IDLE = 30.0, 1.0, 2.0
"""Seconds between two scourings of the files, until one that readers held up is tried again, and
between two looks at whether there is anything to do: nobody should pay for it all day."""

log = structlog.get_logger()


class Scouring:
    """The clock's part in being erased."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._next = 0.0

    async def look(self, now: float) -> None:
        """Do what is due; ``now`` is monotonic."""
        store = self._house.store
        if now < self._next:
            return
        if store.glance(lambda tx: secrets.known(tx, PENDING)) not in DUE:
            self._next = now + IDLE
            return
        self._next = now + SELDOM  # also when what follows fails, as on a full disk
        erased_list.remember(store.folder, await store.read(erasure.erased))
        if not await store.scour():
            self._next = now + AGAIN


async def before_serving(house: House) -> None:
    """What the server does before it serves anything (SC2, SC3)."""
    await erase_again(house)
    try:
        await house.store.scour(anew=True)
    except Exception:
        log.exception("files_not_rewritten")  # what was deleted is overwritten in them anyway


async def erase_again(house: House) -> None:
    """Erase whom a backup brought back (SC2), as a guest too.

    The list knows all who were erased afterwards."""
    listed = erased_list.read(house.store.folder)

    def work(tx: Transaction) -> frozenset[str]:
        for each in sorted(listed - erasure.erased(tx)):
            if who := participants.home_of(tx, each):
                erasure.erase(tx, ParticipantErased(who, each, house.clock()))
        forget_again(tx, listed)
        return erasure.erased(tx)

    erased_list.remember(house.store.folder, await house.store.write(work))
