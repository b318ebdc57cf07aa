"""A guest parts from what somebody may hold to whom their link was passed on (IN3, IN8).

The rule: only the device on which they registered, and the one that asks now, stay inside, and an
address stays only where they were invited at it. For who comes to facilitate it is so where the
link was opened once more; a link made anew ends the first device too.
"""

from openspace.domain.addresses import same_address
from openspace.domain.facts import Fact
from openspace.domain.facts.reach import AddressTakenBack
from openspace.store import devices, invitations, reach
from openspace.store.keeping import Transaction


def part(tx: Transaction, gathering: str, person: str, key: str = "") -> tuple[Fact, ...]:
    """Let nothing else lead to them; ``key``, as it is kept, is the device that asks."""
    devices.part(tx, person, but=key)
    known, guest = reach.reach(tx, person), invitations.of_participant(tx, gathering, person)
    if known and not (guest and same_address(known.address, guest.email)):
        return (AddressTakenBack(gathering, person),)
    reach.end_links(tx, person)
    return ()
