"""What becomes of actions, for those who follow them up."""

from openspace.bus.channels import Channel
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
from openspace.domain.facts.gathering import TimetableChanged
from openspace.pages.contexts.follow_up import follow_up_view
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.pushes.pushed import Context, Facts, pushed


@pushed("followup", ActionProposed, ActionReworded, ActionAsked, ActionOwned, ActionMoved)
@pushed("followup", ActionFellDue, ActionJoined, ActionLeft, ActionWithdrawn, ActionRestored)
@pushed("followup", TimetableChanged)
def became(now: Snapshot, _: Channel, __: Facts) -> Context:
    """All of them, and until when."""
    return {"follow_up": follow_up_view(now)}
