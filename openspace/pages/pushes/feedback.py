"""That one has answered, and what the desk reads."""

from openspace.bus.channels import Channel
from openspace.domain.facts.feedback import FeedbackGiven, FeedbackHeard
from openspace.domain.permissions import Caller, Role
from openspace.pages.contexts.feedback import feedback_view, own_feedback_view
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.pushes.pushed import Context, Facts, pushed


@pushed("feedback", FeedbackHeard)
def heard(now: Snapshot, _: Channel, __: Facts) -> Context:
    """All of it."""
    return {"feedback": feedback_view(now)}


@pushed("mine", FeedbackGiven)
def given(now: Snapshot, channel: Channel, _: Facts) -> Context:
    """Thanks, in place of the form."""
    me = Caller(now.code, channel.of, Role.PARTICIPANT)
    return {"own_feedback": own_feedback_view(now, me)}
