"""On which channels travels what is said in the closing circle: to all, to whose it is, and
to the desk, for a name may stand at it in the book."""

from openspace.bus.channels import CLOSING, DESK, PROJECTOR, Channel, mine, on, travels_on
from openspace.domain.facts.closing import (
    ReflectionSaid,
    ReflectionTakenAway,
    ReflectionTakenBack,
)


@travels_on.register(ReflectionSaid)
@travels_on.register(ReflectionTakenBack)
@travels_on.register(ReflectionTakenAway)
def _(fact: ReflectionSaid | ReflectionTakenBack | ReflectionTakenAway) -> tuple[Channel, ...]:
    return (*on(fact, CLOSING, PROJECTOR, DESK), mine(fact.gathering, fact.participant))
