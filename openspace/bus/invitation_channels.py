"""On which channels travels who is invited, who waits for a seat, and who comes after all not.

The rule: it is the desk's alone.
"""

from openspace.bus.channels import INVITED, Channel, on, travels_on
from openspace.domain.facts.invitations import (
    GuestCame,
    GuestDeclined,
    GuestForgotten,
    GuestLinkMade,
    GuestOpenedAgain,
    GuestsInvited,
    GuestUninvited,
    LinksHandedOut,
    SharedCodeMade,
    SharedCodeWithdrawn,
)
from openspace.domain.facts.registration import (
    MovedUp,
    RegistrationWithdrawn,
    WaitingBegun,
    WaitingEnded,
)

Desk = (
    GuestsInvited
    | GuestDeclined
    | GuestCame
    | GuestOpenedAgain
    | GuestLinkMade
    | GuestUninvited
    | GuestForgotten
    | SharedCodeMade
    | SharedCodeWithdrawn
    | WaitingBegun
    | WaitingEnded
    | MovedUp
    | RegistrationWithdrawn
)


@travels_on.register(GuestsInvited)
@travels_on.register(GuestDeclined)
@travels_on.register(GuestCame)
@travels_on.register(GuestOpenedAgain)
@travels_on.register(GuestLinkMade)
@travels_on.register(GuestUninvited)
@travels_on.register(GuestForgotten)
@travels_on.register(SharedCodeMade)
@travels_on.register(SharedCodeWithdrawn)
@travels_on.register(WaitingBegun)
@travels_on.register(WaitingEnded)
@travels_on.register(MovedUp)
@travels_on.register(RegistrationWithdrawn)
def _(fact: Desk) -> tuple[Channel, ...]:
    return on(fact, INVITED)


@travels_on.register
def _(_: LinksHandedOut) -> tuple[Channel, ...]:
    """Nothing that is shown has changed."""
    return ()
