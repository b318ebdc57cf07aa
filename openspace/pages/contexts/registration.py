"""What whoever stands at the door finds: seats, the deadline, whose link it is, the queue."""

from datetime import datetime

from openspace.domain.invitations import Invited, short_name
from openspace.domain.participants import Introduction
from openspace.domain.permissions import Role
from openspace.domain.registration import admission, free_seats
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.entry import DoorWayView, WaitingPage
from openspace.store import invitations, waiting


def coming_view(
    now: Snapshot, guest: str, role: Role | None, at: datetime, *, for_one: bool = False
) -> DoorWayView:
    """How somebody comes in who holds this link, or none; ``for_one`` made just now for them."""
    rules, who = now.gathering.registration, _guest(now, guest)
    taken, queue = waiting.seated(now.tx, now.code), waiting.count(now.tx, now.code)
    free = (who is not None and who.regardless) or role is Role.FACILITATOR or for_one
    told = rules.told and not free
    return DoorWayView(
        guest=short_name(who.name) if who else "",
        known=who is not None and who.state in ("registered", "waiting"),
        state="open" if free else admission(rules, taken, queue, at),
        closes=now.local(rules.closes) if rules.closes and told else None,
        free=free_seats(rules, taken, queue) if told else None,
        waiting=queue if told else 0,
        asks_email=rules.asks_email and who is None,
        facilitates=role is Role.FACILITATOR,
    )


def introduction_of(now: Snapshot, guest: str) -> Introduction | None:
    """What is known of whom the link is for, as their form begins with."""
    who = _guest(now, guest)
    return Introduction(who.name, who.organisation, who.sector) if who else None


def waiting_view(now: Snapshot, waits: str) -> WaitingPage:
    """Where somebody stands on the waiting list."""
    queue = waiting.in_order(now.tx, now.code)
    number = next((at for at, each in enumerate(queue, 1) if each.id == waits), 0)
    return WaitingPage(queue[number - 1].name if number else "", number)


def _guest(now: Snapshot, guest: str) -> Invited | None:
    return invitations.one(now.tx, now.code, guest) if guest else None
