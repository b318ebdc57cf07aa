"""On which channels travels who may be followed, and who follows whom.

The rule: that somebody may be followed is told to all who look for colleagues, and whom somebody
follows to nobody but them.
"""

from openspace.bus.channels import COLLEAGUES, Channel, mine, travels_on
from openspace.domain.facts.following import FollowingAllowed, FollowingChanged


@travels_on.register
def _(fact: FollowingAllowed) -> tuple[Channel, ...]:
    own = (mine(fact.gathering, each) for each in (fact.participant, *fact.followers))
    return (Channel(fact.gathering, COLLEAGUES), *own)


@travels_on.register
def _(fact: FollowingChanged) -> tuple[Channel, ...]:
    return (mine(fact.gathering, fact.participant),)
