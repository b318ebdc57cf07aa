"""Who is invited, who waits for a seat, and who has come."""

from openspace.bus.channels import Channel
from openspace.domain.facts.invitations import (
    GuestCame,
    GuestDeclined,
    GuestLinkMade,
    GuestOpenedAgain,
    GuestUninvited,
)
from openspace.domain.facts.participants import (
    ParticipantReadmitted,
    ParticipantRegistered,
    ParticipantRemoved,
    RoleRaised,
)
from openspace.domain.facts.registration import (
    MovedUp,
    RegistrationWithdrawn,
    WaitingBegun,
    WaitingEnded,
)
from openspace.pages.contexts import invitations as contexts
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.pushes.pushed import Context, Facts, pushed
from openspace.store import invitations


@pushed("invited", GuestCame, GuestDeclined, GuestOpenedAgain, GuestLinkMade, GuestUninvited)
def answered(now: Snapshot, _: Channel, facts: Facts) -> Context:
    """How far they have come, and how many there are of each."""
    return _changed(now, [fact.guest for fact in facts])


@pushed("invited", WaitingBegun, WaitingEnded, MovedUp, RegistrationWithdrawn)
def waited(now: Snapshot, _: Channel, facts: Facts) -> Context:
    """The waiting list anew."""
    return _changed(now, [fact.guest for fact in facts if fact.guest])


@pushed("invited", ParticipantRegistered, ParticipantRemoved, ParticipantReadmitted, RoleRaised)
def seated(now: Snapshot, _: Channel, facts: Facts) -> Context:
    """Seats taken or free, and what it makes of those who were invited."""
    theirs = (invitations.of_participant(now.tx, now.code, each.participant) for each in facts)
    return _changed(now, [each.id for each in theirs if each])


def _changed(now: Snapshot, guests: list[str]) -> Context:
    return {
        "tally": contexts.tally_view(now),
        "queue": contexts.queue_view(now),
        "unasked": contexts.unasked_view(now),
        "guests": contexts.guest_lines(now, tuple(dict.fromkeys(guests))),
    }
