"""On which channels travels what is tried: to the test room, to oneself, and to the desk."""

from openspace.bus.channels import DESK, TRYING, Channel, mine, on, travels_on
from openspace.domain.facts.trying import Tried


@travels_on.register
def _(fact: Tried) -> tuple[Channel, ...]:
    return (*on(fact, TRYING, DESK), mine(fact.gathering, fact.participant))
