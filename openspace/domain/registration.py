"""Registration before the day: until when, for how many, and who waits for a seat.

Rules:
    RG1 Registration closes at its deadline. After it comes in who facilitates by their link, and
        who was invited regardless of it.
    RG2 Seats are for those who take part; who facilitates takes none. Who registers when none is
        free, or when others wait, waits: first come, first served. Who was invited regardless
        does not.
    RG3 Who waits is nobody's participant yet: they see that they wait and as which, and may stop.
        An address that they left goes with it; an invitation stays, as one to whom one said no.
    RG4 A seat that becomes free, or is added, is theirs who waited longest, also after the
        deadline. Until the day is over.
    RG5 A facilitator lets somebody in who waits, above the number of seats.
    RG6 Before the opening one withdraws by oneself: what one gave is erased (ER2), the seat is
        free. An invitation stays, as one to whom one said no.
    RG7 Who registers a second time with an address that is known is no second person. Their link,
        or the key they have, proves that they are the same; words alone prove nothing. Who writes
        the address of somebody invited registers as if they had left none.
    RG8 What stands on the public page of deadline and seats is what the organisers want.
    RG9 Who waits and is given a code or a link for which there is always room is let in by it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from openspace.domain.addresses import address_of
from openspace.domain.facts import Fact
from openspace.domain.facts.invitations import GuestCame
from openspace.domain.facts.participants import ParticipantRegistered
from openspace.domain.facts.registration import MovedUp, WaitingBegun, WaitingEnded
from openspace.domain.gathering import Gathering, Registration
from openspace.domain.permissions import Role
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.timetable import AFTERWARDS, Phase

BEFORE: Final = (Phase.INVITED, Phase.TEST_ROOM, Phase.FOYER)
CLOSED: Final = Refusal(
    "registration_closed", "Registration is over. Ask the organisers if there is still a way."
)
EMAIL_STRANGE: Final = Refusal(
    "email_strange",
    "This does not look like a mail address. Write it as name@example.org, or leave it empty.",
)
REGISTERED_ALREADY: Final = Refusal(
    "registered_already",
    "Somebody has registered with this address already. If it was you: open it in the browser"
    " where you did, or by your personal link. The organisers can give you a new one.",
)
NOT_WAITING: Final = Refusal("not_waiting", "They do not wait any more. Look again.")
BEGUN: Final = Refusal("gathering_begun", "It has begun. You are free to leave at any time.")


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who registered and waits for a seat; their ``id`` is to be the participant's."""

    id: str
    name: str
    organisation: str
    sector: str
    named_in_reports: bool
    listed: bool
    guest: str | None
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class Way:
    """How somebody comes: in which role, whether invited regardless of deadline and seats, and as
    whom they are invited or known by their address."""

    role: Role = Role.PARTICIPANT
    regardless: bool = False
    guest: str | None = None

    @property
    def free(self) -> bool:
        """Whether neither deadline nor seats are for them (RG1, RG2)."""
        return self.regardless or self.role is Role.FACILITATOR


def closed(registration: Registration, at: datetime) -> bool:
    """Whether nobody registers any more (RG1)."""
    return registration.closes is not None and at >= registration.closes


def free_seats(registration: Registration, taken: int, waiting: int = 0) -> int | None:
    """How many more may come at once; None for as many as like (RG2)."""
    if registration.seats is None:
        return None
    return 0 if waiting else max(0, registration.seats - taken)


def seated(
    gathering: Gathering, way: Way, registered: Outcome, at: datetime, taken: int, waiting: int
) -> Outcome:
    """Give who was let through the door a seat, or let them wait (RG1, RG2)."""
    if isinstance(registered, Refusal):
        return registered
    if closed(gathering.registration, at) and not way.free:
        return CLOSED
    if way.free or free_seats(gathering.registration, taken, waiting) != 0:
        who = next(each for each in registered if isinstance(each, ParticipantRegistered))
        came = (GuestCame(gathering.code, way.guest, who.participant),) if way.guest else ()
        return (*registered, *came)
    return tuple(
        _waits(each, way) for each in registered if isinstance(each, ParticipantRegistered)
    )


def _waits(who: ParticipantRegistered, way: Way) -> WaitingBegun:
    return WaitingBegun(
        gathering=who.gathering,
        participant=who.participant,
        name=who.name,
        organisation=who.organisation,
        sector=who.sector,
        named_in_reports=who.named_in_reports,
        listed=who.listed,
        guest=way.guest,
        at=who.at,
    )


def moved_up(
    gathering: Gathering, waiting: Sequence[Waiting], taken: int, at: datetime
) -> tuple[Fact, ...]:
    """Give the seats that are free to those who waited longest (RG4)."""
    if gathering.timetable.now.phase in AFTERWARDS:
        return ()
    free = free_seats(gathering.registration, taken)
    lucky = waiting if free is None else waiting[:free]
    return tuple(fact for each in lucky for fact in let_in(gathering.code, each, at))


def let_in(
    gathering: str, who: Waiting, at: datetime, role: Role = Role.PARTICIPANT
) -> tuple[Fact, ...]:
    """Make somebody who waits a participant, or what their link gives (RG4, RG5, RG9)."""
    came = (GuestCame(gathering, who.guest, who.id),) if who.guest else ()
    return (
        ParticipantRegistered(
            gathering=gathering,
            participant=who.id,
            name=who.name,
            organisation=who.organisation,
            sector=who.sector,
            role=role,
            named_in_reports=who.named_in_reports,
            listed=who.listed,
            at=at,
        ),
        *came,
        MovedUp(gathering, who.id, who.guest),
    )


def stop_waiting(gathering: str, who: Waiting | None, at: datetime) -> Outcome:
    """Wait no more (RG3)."""
    return (WaitingEnded(gathering, who.id, who.guest, at),) if who else NOT_WAITING


def may_withdraw(gathering: Gathering) -> bool:
    """Whether one may still withdraw by oneself (RG6)."""
    return gathering.timetable.now.phase in BEFORE


def email_of(typed: str) -> str | Refusal:
    """The address that was typed, or none."""
    if not typed.strip():
        return ""
    return address_of(typed) or EMAIL_STRANGE


Admission = Literal["open", "full", "closed"]


def admission(registration: Registration, taken: int, waiting: int, at: datetime) -> Admission:
    """What whoever comes to the door now will find."""
    if closed(registration, at):
        return "closed"
    return "full" if free_seats(registration, taken, waiting) == 0 else "open"
