"""On which channels travels what is distilled: the room, the news wall, the desk and the book;
and, for what is to be done next, where actions are made.

What is added to it afterwards stands on the news wall, and whose it is, its writer knows.
"""

from openspace.bus.channels import (
    CONVERGENCE,
    DESK,
    EDITING,
    NEWS,
    Channel,
    mine,
    on,
    room,
    travels_on,
)
from openspace.domain.facts.additions import AdditionMade, AdditionTakenAway, AdditionWithdrawn
from openspace.domain.facts.reports import ReportFiled, ReportWritten


@travels_on.register(ReportWritten)
@travels_on.register(ReportFiled)
def _(fact: ReportWritten | ReportFiled) -> tuple[Channel, ...]:
    wide = (Channel(fact.gathering, kind) for kind in (NEWS, DESK, EDITING, CONVERGENCE))
    return (room(fact.gathering, fact.breakout), *wide)


@travels_on.register(AdditionMade)
@travels_on.register(AdditionWithdrawn)
@travels_on.register(AdditionTakenAway)
def _(fact: AdditionMade | AdditionWithdrawn | AdditionTakenAway) -> tuple[Channel, ...]:
    return (*on(fact, NEWS, EDITING), mine(fact.gathering, fact.participant))
