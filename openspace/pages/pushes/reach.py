"""Where one may be written to, on all of one's own tabs."""

from openspace.bus.channels import Channel
from openspace.domain.facts.reach import AddressConfirmed, AddressGiven, AddressTakenBack
from openspace.domain.permissions import Caller, Role
from openspace.pages.contexts.reach import reach_view
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.pushes.pushed import Context, Facts, pushed


@pushed("mine", AddressGiven, AddressConfirmed, AddressTakenBack)
def changed(now: Snapshot, channel: Channel, _: Facts) -> Context:
    """How it stands."""
    return {"reach": reach_view(now, Caller(now.code, channel.of, Role.PARTICIPANT))}
