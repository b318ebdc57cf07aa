"""On which channels travels what only the desk is told."""

from openspace.bus.channels import DESK, Channel, on, travels_on
from openspace.domain.facts.attention import RoomsLookedAt


@travels_on.register
def _(fact: RoomsLookedAt) -> tuple[Channel, ...]:
    return on(fact, DESK)
