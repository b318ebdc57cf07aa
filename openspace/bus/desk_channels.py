"""On which channels travels what only the desk is told."""

from openspace.bus.channels import DESK, HEALTH, Channel, on, travels_on
from openspace.domain.facts.attention import RoomsLookedAt
from openspace.domain.facts.codes import CodeEnded, CodeMade
from openspace.domain.facts.health import HealthMeasured


@travels_on.register
def _(fact: RoomsLookedAt) -> tuple[Channel, ...]:
    return on(fact, DESK)


@travels_on.register(CodeMade)
@travels_on.register(CodeEnded)
def _(_: CodeMade | CodeEnded) -> tuple[Channel, ...]:
    """Nowhere: whoever made it has it before them."""
    return ()


@travels_on.register
def _(fact: HealthMeasured) -> tuple[Channel, ...]:
    return on(fact, HEALTH)
