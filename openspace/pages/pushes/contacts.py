"""Who can be met, for everyone who looks at their contacts."""

from openspace.bus.channels import Channel
from openspace.domain.facts.participants import (
    ConsentChanged,
    ParticipantReadmitted,
    ParticipantRegistered,
    ParticipantRemoved,
)
from openspace.pages.contexts import contacts
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.pushes.pushed import Context, Facts, pushed


@pushed("people", ParticipantRegistered, ParticipantRemoved, ParticipantReadmitted, ConsentChanged)
def came_in(now: Snapshot, _: Channel, __: Facts) -> Context:
    """How many can be met; the page asks for the list itself."""
    return {"listed": contacts.listed_view(now)}
