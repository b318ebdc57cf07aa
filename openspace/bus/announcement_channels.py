"""On which channels announcements travel.

The rule: what is for everyone goes the way of the bar and to the big screen; what is for a room or
a sector goes to those who are told, each for themselves; that one is gone says nothing of it.
"""

from openspace.bus.channels import DESK, PROJECTOR, SHELL, Channel, mine, on, travels_on
from openspace.domain.facts.announcements import (
    Announced,
    AnnouncementPutAway,
    AnnouncementWithdrawn,
    CalledTogether,
)


@travels_on.register
def _(fact: Announced) -> tuple[Channel, ...]:
    if fact.audience == "everyone":
        return on(fact, SHELL, DESK, PROJECTOR)
    return (*on(fact, DESK), *(mine(fact.gathering, each) for each in fact.people))


@travels_on.register(CalledTogether)
@travels_on.register(AnnouncementWithdrawn)
def _(fact: CalledTogether | AnnouncementWithdrawn) -> tuple[Channel, ...]:
    return on(fact, SHELL, DESK, PROJECTOR)


@travels_on.register
def _(fact: AnnouncementPutAway) -> tuple[Channel, ...]:
    return (mine(fact.gathering, fact.participant),)
