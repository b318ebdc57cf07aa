"""On which channels travels feedback: that somebody answered to them, and what, to the desk."""

from openspace.bus.channels import FEEDBACK, Channel, mine, on, travels_on
from openspace.domain.facts.feedback import FeedbackGiven, FeedbackHeard


@travels_on.register
def _(fact: FeedbackGiven) -> tuple[Channel, ...]:
    return (mine(fact.gathering, fact.participant),)


@travels_on.register
def _(fact: FeedbackHeard) -> tuple[Channel, ...]:
    return on(fact, FEEDBACK)
