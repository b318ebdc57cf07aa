"""What the house sees by itself and tells: it is true for a moment, and kept nowhere."""

from openspace.domain.facts.attention import RoomsLookedAt
from openspace.domain.facts.health import HealthMeasured
from openspace.store.keeping import Transaction, keep


@keep.register(RoomsLookedAt)
@keep.register(HealthMeasured)
def _(fact: RoomsLookedAt | HealthMeasured, tx: Transaction) -> None:
    """Nothing: the next look says how it is then."""
