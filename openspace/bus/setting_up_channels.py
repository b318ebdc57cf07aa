"""On which channels travels what organisers decide, and who is of the team.

The rule: the words and the frame stand on every page, and every page but the big
screen follows the shell. The team is the desk's, and what somebody may do is told to their own
tabs.
"""

from openspace.bus.channels import (
    DESK,
    GUESTS,
    INVITED,
    LETTERS,
    SCREENS,
    SHELL,
    Channel,
    mine,
    on,
    travels_on,
)
from openspace.domain.facts.exporting import ExportTaken
from openspace.domain.facts.facilitators import (
    FacilitatorAppointed,
    FacilitatorInvited,
    FacilitatorReleased,
    InvitationWithdrawn,
    TeamDaysTold,
)
from openspace.domain.facts.retention import ErasureMoved, ErasureNeared, GatheringErased
from openspace.domain.facts.setting_up import GatheringDescribed
from openspace.domain.facts.signing_in import (
    PasskeyAdded,
    PasskeyRemoved,
    SignInBound,
    SignInUnbound,
)


@travels_on.register
def _(fact: GatheringDescribed) -> tuple[Channel, ...]:
    return on(fact, SHELL, *SCREENS)


@travels_on.register
def _(fact: ErasureNeared) -> tuple[Channel, ...]:
    return on(fact, DESK)


@travels_on.register
def _(fact: ErasureMoved) -> tuple[Channel, ...]:
    return on(fact, SHELL)


@travels_on.register
def _(fact: ExportTaken) -> tuple[Channel, ...]:
    """Nobody's page tells of it; the log is asked for."""
    return on(fact)


@travels_on.register
def _(fact: GatheringErased) -> tuple[Channel, ...]:
    return on(fact, SHELL, *SCREENS, GUESTS)


@travels_on.register(FacilitatorInvited)
@travels_on.register(InvitationWithdrawn)
def _(fact: FacilitatorInvited | InvitationWithdrawn) -> tuple[Channel, ...]:
    """A letter that waited goes with its link."""
    return on(fact, GUESTS, LETTERS)


@travels_on.register
def _(fact: TeamDaysTold) -> tuple[Channel, ...]:
    return on(fact, DESK, GUESTS)


@travels_on.register(FacilitatorAppointed)
@travels_on.register(FacilitatorReleased)
def _(fact: FacilitatorAppointed | FacilitatorReleased) -> tuple[Channel, ...]:
    return (*on(fact, DESK, GUESTS, INVITED), mine(fact.gathering, fact.participant))


@travels_on.register(SignInBound)
@travels_on.register(SignInUnbound)
@travels_on.register(PasskeyAdded)
@travels_on.register(PasskeyRemoved)
def _(
    fact: SignInBound | SignInUnbound | PasskeyAdded | PasskeyRemoved,
) -> tuple[Channel, ...]:
    """Their own business: their own tabs."""
    return (mine(fact.gathering, fact.participant),)
