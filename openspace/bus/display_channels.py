"""On which channel travels what the displays at the doors are told."""

from openspace.bus.channels import DISPLAY, Channel, on, travels_on
from openspace.domain.facts.displays import DisplayKeyMade


@travels_on.register
def _(fact: DisplayKeyMade) -> tuple[Channel, ...]:
    """Its listeners end what hangs by an older key."""
    return on(fact, DISPLAY)
