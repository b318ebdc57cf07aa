"""What is said in the closing circle."""

from openspace.bus.channels import Channel
from openspace.domain.facts.closing import (
    ReflectionSaid,
    ReflectionTakenAway,
    ReflectionTakenBack,
)
from openspace.domain.facts.participants import ParticipantReadmitted, ParticipantRemoved
from openspace.domain.permissions import Caller, Role
from openspace.pages.contexts import closing, projector
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.pushes.pushed import Context, Facts, pushed


@pushed("closing", ReflectionSaid, ReflectionTakenBack, ReflectionTakenAway)
@pushed("closing", ParticipantRemoved, ParticipantReadmitted)
def said(now: Snapshot, _: Channel, __: Facts) -> Context:
    """The latest lines."""
    return {"reflections": closing.reflections_view(now)}


@pushed("mine", ReflectionSaid, ReflectionTakenBack, ReflectionTakenAway)
def own(now: Snapshot, channel: Channel, _: Facts) -> Context:
    """My own line."""
    return {"own_line": closing.own_line_view(now, Caller(now.code, channel.of, Role.PARTICIPANT))}


@pushed("projector", ReflectionSaid, ReflectionTakenBack, ReflectionTakenAway)
@pushed("projector", ParticipantRemoved, ParticipantReadmitted)
def shown(now: Snapshot, _: Channel, __: Facts) -> Context:
    """The latest lines, large."""
    return {"screen": projector.screen_view(now)}
