"""On which channels travels what is said in the closing circle: to all, and to whose it is."""

from openspace.bus.channels import CLOSING, PROJECTOR, Channel, mine, on, travels_on
from openspace.domain.facts.closing import (
    ReflectionSaid,
    ReflectionTakenAway,
    ReflectionTakenBack,
)


@travels_on.register(ReflectionSaid)
@travels_on.register(ReflectionTakenBack)
@travels_on.register(ReflectionTakenAway)
def _(fact: ReflectionSaid | ReflectionTakenBack | ReflectionTakenAway) -> tuple[Channel, ...]:
    return (*on(fact, CLOSING, PROJECTOR), mine(fact.gathering, fact.participant))
