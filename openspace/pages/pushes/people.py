"""Who is here, for facilitators."""

from openspace.bus.channels import Channel
from openspace.domain.facts.marketplace import TopicRetitled
from openspace.domain.facts.participants import (
    ParticipantReadmitted,
    ParticipantRegistered,
    ParticipantRemoved,
    RoleRaised,
)
from openspace.domain.facts.programme import SeminarChanged
from openspace.domain.facts.whereabouts import ParticipantMoved
from openspace.pages.contexts import people
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.pushes.pushed import Context, Facts, pushed


@pushed("guests", ParticipantMoved)
def moved(now: Snapshot, _: Channel, facts: Facts) -> Context:
    """Where those are now who moved, and how many are here."""
    who = dict.fromkeys(fact.participant for fact in facts)
    return {
        "headcount": people.headcount_view(now),
        "places": [people.where_view(now, each) for each in who],
    }


@pushed(
    "guests",
    ParticipantRegistered,
    ParticipantRemoved,
    ParticipantReadmitted,
    RoleRaised,
    TopicRetitled,
    SeminarChanged,
)
def listed(now: Snapshot, _: Channel, __: Facts) -> Context:
    """The list anew."""
    return {"headcount": people.headcount_view(now), "guests": people.guests_view(now)}
