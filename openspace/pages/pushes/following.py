"""Those who can be followed, where they are, and whom one follows.

The rule: nothing is told of the moves of who does not allow it, not even that there was one.
"""

from openspace.bus.channels import Channel
from openspace.domain.facts.following import FollowingAllowed, FollowingChanged
from openspace.domain.facts.participants import (
    ConsentChanged,
    ParticipantReadmitted,
    ParticipantRemoved,
)
from openspace.domain.facts.whereabouts import ParticipantMoved
from openspace.domain.permissions import Caller, Role
from openspace.pages.contexts import following
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.pushes.pushed import Context, Facts, pushed
from openspace.store.following import allowing


@pushed(
    "colleagues",
    ParticipantMoved,
    FollowingAllowed,
    ParticipantRemoved,
    ParticipantReadmitted,
    ConsentChanged,
)
def found(now: Snapshot, _: Channel, facts: Facts) -> Context:
    """Where those are who can be followed; who cannot be any longer is gone."""
    people = dict.fromkeys(fact.participant for fact in facts)
    there = allowing(now.tx, now.code)
    return {
        "colleagues": [
            following.colleague_view(now, now.people[each]) for each in people if each in there
        ],
        "gone": [each for each in people if each not in there],
    }


@pushed("mine", FollowingAllowed, FollowingChanged, ParticipantRemoved, ParticipantReadmitted)
def changed(now: Snapshot, channel: Channel, _: Facts) -> Context:
    """Whether others may follow me, and whom I follow."""
    me = Caller(now.code, channel.of, Role.PARTICIPANT)
    return {
        "permission": following.permission_view(now, me),
        "following": following.following_view(now, me),
    }
