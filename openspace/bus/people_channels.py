"""On which channels travels who takes part.

The rule: the desk is told of everybody, and the others of those who agreed to be listed. That
somebody is removed or let in again is told to those too who look for colleagues or follow them,
on the news wall, where their name stands at what they added, and where they own actions.
"""

from openspace.bus.channels import (
    AGENDA,
    CLOSING,
    COLLEAGUES,
    CONVERGENCE,
    DESK,
    DOORS,
    EDITING,
    FOYER,
    GRID,
    GUESTS,
    HALL,
    INVITED,
    LETTERS,
    NEWS,
    PEOPLE,
    SCREENS,
    WALL,
    Channel,
    mine,
    on,
    room,
    topic,
    travels_on,
)
from openspace.domain.facts.erasure import ParticipantErased
from openspace.domain.facts.participants import (
    ConsentChanged,
    ParticipantReadmitted,
    ParticipantRegistered,
    ParticipantRemoved,
    RoleRaised,
)


@travels_on.register
def _(fact: ParticipantRegistered) -> tuple[Channel, ...]:
    kinds = (DESK, GUESTS, INVITED, PEOPLE) if fact.listed else (DESK, GUESTS, INVITED)
    return on(fact, *kinds)


@travels_on.register(ParticipantRemoved)
@travels_on.register(ParticipantReadmitted)
def _(fact: ParticipantRemoved | ParticipantReadmitted) -> tuple[Channel, ...]:
    own = (mine(fact.gathering, each) for each in fact.followers)
    return (
        *on(fact, DESK, GUESTS, INVITED, PEOPLE, COLLEAGUES, NEWS, CONVERGENCE, CLOSING, *SCREENS),
        *own,
    )


@travels_on.register
def _(fact: ConsentChanged) -> tuple[Channel, ...]:
    """Wherever a name may stand."""
    wide = (FOYER, WALL, AGENDA, HALL, DOORS, NEWS, DESK, *SCREENS, PEOPLE, COLLEAGUES)
    return (
        *on(fact, *wide, CONVERGENCE, EDITING),
        *(topic(fact.gathering, each) for each in fact.topics),
        *(room(fact.gathering, each) for each in fact.rooms),
        mine(fact.gathering, fact.participant),
    )


@travels_on.register
def _(fact: ParticipantErased) -> tuple[Channel, ...]:
    """Where facilitators see names that nobody agreed to; all others hear of the consents."""
    return on(fact, DESK, GUESTS, GRID, EDITING, LETTERS)


@travels_on.register
def _(fact: RoleRaised) -> tuple[Channel, ...]:
    return on(fact, DESK, GUESTS, INVITED)
