"""Who waits for a seat gets it, whatever freed it: every verb goes through here (RG4).

The rule: read is the state after the change, in the same transaction.
"""

from datetime import datetime

from openspace.domain.facts import Fact
from openspace.domain.facts.facilitators import FacilitatorAppointed
from openspace.domain.facts.participants import ParticipantRemoved, RoleRaised
from openspace.domain.facts.setting_up import GatheringDescribed
from openspace.domain.registration import moved_up
from openspace.store import gatherings, waiting
from openspace.store.keeping import Transaction

FREEING = (ParticipantRemoved, GatheringDescribed, RoleRaised, FacilitatorAppointed)


def gone_up(
    tx: Transaction, gathering: str, facts: tuple[Fact, ...], at: datetime
) -> tuple[Fact, ...]:
    """Those whose seat these facts have freed."""
    if not any(isinstance(fact, FREEING) for fact in facts):
        return ()
    queue = waiting.in_order(tx, gathering)
    found = gatherings.gathering(tx, gathering) if queue else None
    return moved_up(found, queue, waiting.seated(tx, gathering), at) if found else ()
