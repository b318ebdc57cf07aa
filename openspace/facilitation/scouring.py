"""What follows an erasure: the list remembers it, and the files hold it no more.

Rules:
    SC1 Both are done by the clock until they are done, also by a server that was killed before.
    SC2 At the start, who stands in the list and is known again, as by a backup that was put back,
        is erased again before anything else is told of them.
    SC3 However many erase themselves, the files are rewritten once in a while and no more often.
"""

from openspace.domain.facts.erasure import ParticipantErased
from openspace.facilitation.house import House
from openspace.store import erased_list, erasure, participants, secrets
from openspace.store.keeping import Transaction
from openspace.store.scouring import PENDING

SELDOM, AGAIN = 30.0, 1.0
"""Seconds between two rewritings of the files, and until one is tried again."""


class Scouring:
    """The clock's part in being erased."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._compared = False
        self._next = 0.0

    async def look(self, now: float) -> None:
        """Do what is due; ``now`` is monotonic."""
        if not self._compared:
            await erase_again(self._house)
            self._compared = True
        store = self._house.store
        if now < self._next or not store.glance(lambda tx: secrets.known(tx, PENDING)):
            return
        erased_list.remember(store.folder, await store.read(erasure.erased))
        self._next = now + (SELDOM if await store.scour() else AGAIN)


async def erase_again(house: House) -> None:
    """Erase whom a backup brought back (SC2), and have the list know all who were erased."""
    listed = erased_list.read(house.store.folder)

    def work(tx: Transaction) -> frozenset[str]:
        for each in sorted(listed - erasure.erased(tx)):
            if who := participants.home_of(tx, each):
                erasure.erase(tx, ParticipantErased(who, each, house.clock()))
        return erasure.erased(tx)

    erased_list.remember(house.store.folder, await house.store.write(work))
