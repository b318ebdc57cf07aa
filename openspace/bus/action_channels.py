"""On which channels travel dots and actions.

The rule: a quiet dot is told to whoever laid it and to nobody else (CG4); what becomes of an
action, to all who look at them and to those whom it concerns.
"""

from openspace.bus.channels import CONVERGENCE, FOLLOW_UP, PROJECTOR, Channel, mine, on, travels_on
from openspace.domain.facts.actions import (
    ActionAsked,
    ActionFellDue,
    ActionJoined,
    ActionLeft,
    ActionMoved,
    ActionOwned,
    ActionProposed,
    ActionRestored,
    ActionReworded,
    ActionWithdrawn,
)
from openspace.domain.facts.convergence import (
    ConvergenceRulesSet,
    CountsCovered,
    CountsRevealed,
    DotLaid,
    DotTakenBack,
)


@travels_on.register(ConvergenceRulesSet)
@travels_on.register(CountsRevealed)
@travels_on.register(CountsCovered)
def _(fact: ConvergenceRulesSet | CountsRevealed | CountsCovered) -> tuple[Channel, ...]:
    return on(fact, CONVERGENCE, PROJECTOR)


@travels_on.register(DotLaid)
@travels_on.register(DotTakenBack)
def _(fact: DotLaid | DotTakenBack) -> tuple[Channel, ...]:
    own = mine(fact.gathering, fact.participant)
    return (own,) if fact.quiet else (*on(fact, CONVERGENCE, PROJECTOR), own)


@travels_on.register
def _(fact: ActionProposed) -> tuple[Channel, ...]:
    return on(fact, CONVERGENCE, FOLLOW_UP)


@travels_on.register(ActionReworded)
@travels_on.register(ActionMoved)
@travels_on.register(ActionFellDue)
@travels_on.register(ActionWithdrawn)
@travels_on.register(ActionRestored)
def _(
    fact: ActionReworded | ActionMoved | ActionFellDue | ActionWithdrawn | ActionRestored,
) -> tuple[Channel, ...]:
    own = (mine(fact.gathering, fact.owner),) if fact.owner else ()
    return (*on(fact, CONVERGENCE, FOLLOW_UP), *own)


@travels_on.register(ActionJoined)
@travels_on.register(ActionLeft)
def _(fact: ActionJoined | ActionLeft) -> tuple[Channel, ...]:
    return (*on(fact, CONVERGENCE, FOLLOW_UP), mine(fact.gathering, fact.participant))


@travels_on.register
def _(fact: ActionOwned) -> tuple[Channel, ...]:
    return (*on(fact, CONVERGENCE, FOLLOW_UP), *_people(fact, fact.owner))


@travels_on.register
def _(fact: ActionAsked) -> tuple[Channel, ...]:
    return (*on(fact, CONVERGENCE, FOLLOW_UP), *_people(fact, fact.asked))


def _people(fact: ActionOwned | ActionAsked, new: str | None) -> tuple[Channel, ...]:
    people = dict.fromkeys((*fact.people, *((new,) if new else ())))
    return tuple(mine(fact.gathering, each) for each in people)
