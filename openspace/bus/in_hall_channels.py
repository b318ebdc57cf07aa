"""On which channels travels whether somebody is in the hall: to their tabs, and where it counts."""

from openspace.bus.channels import DISPLAY, DOORS, Channel, mine, on, travels_on
from openspace.domain.facts.in_hall import InHallTold


@travels_on.register
def _(fact: InHallTold) -> tuple[Channel, ...]:
    own = mine(fact.gathering, fact.participant)
    return (*on(fact, DOORS, DISPLAY), own) if fact.room else (own,)
