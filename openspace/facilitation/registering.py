"""By which way somebody comes, and that they are let in once, whatever brings them again.

Rules: see ``domain.registration`` and ``domain.invitations``.
"""

from dataclasses import replace
from datetime import datetime

from openspace.domain.facts import Fact
from openspace.domain.facts.invitations import GuestOpenedAgain
from openspace.domain.gathering import Gathering
from openspace.domain.guest_list import Guest
from openspace.domain.invitations import LEADS_BY_NOW
from openspace.domain.participants import Introduction, register
from openspace.domain.permissions import Role
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.registration import (
    CLOSED,
    REGISTERED_ALREADY,
    Way,
    closed,
    email_of,
    seated,
)
from openspace.domain.signing_in import admitted
from openspace.domain.timetable import Phase
from openspace.domain.wording import line
from openspace.facilitation.house import new_id
from openspace.store import devices, invitations, participants, waiting
from openspace.store import signing_in as sign_ins
from openspace.store.keeping import Transaction

IS_OVER = Refusal(
    "is_over", "This gathering is over, and nobody is known in it any more. Its book is there."
)


def way_in(
    tx: Transaction,
    gathering: Gathering,
    invitation: str | None,
    at: datetime,
    *,
    signed_in: bool = False,
) -> Way | Refusal:
    """How somebody comes who holds this invitation, or none, or has ``signed_in`` elsewhere."""
    code = gathering.code
    guest = invitations.by_link(tx, code, invitation) if invitation else None
    if guest and guest.facilitates:
        return LEADS_BY_NOW
    by_voice = False
    if guest and guest.comes_in:
        link: Role | None = Role.PARTICIPANT
    else:
        link = participants.invited_as(tx, code, invitation, at) if invitation else None
        by_voice = link is Role.PARTICIPANT and participants.is_for_one(tx, invitation or "")
        if link is Role.PARTICIPANT and not (gathering.registration.shared or by_voice):
            link = None
    role = admitted(gathering, link, invited=bool(invitation), signed_in=signed_in)
    if gathering.timetable.now.phase is Phase.ERASED and role is Role.PARTICIPANT:
        return IS_OVER
    if isinstance(role, Refusal) or guest is None:
        return role if isinstance(role, Refusal) else Way(role, by_voice)
    return Way(role, guest.regardless, guest.id)


def opened_again(tx: Transaction, gathering: str, way: Way, key: str) -> tuple[Fact, ...]:
    """That somebody who is known came on another device, where that is so (IN2)."""
    guest = invitations.one(tx, gathering, way.guest) if way.guest else None
    if guest is None:
        return ()
    if guest.participant:
        devices.add(tx, guest.participant, participants.hashed(key), guest.id)
        return (GuestOpenedAgain(gathering, guest.id),)
    if queued := waiting.by_guest(tx, gathering, guest.id):
        waiting.add_key(tx, queued.id, key)
        return (GuestOpenedAgain(gathering, guest.id),)
    return ()


def known_again(tx: Transaction, gathering: str, subject: str, key: str) -> bool:
    """Whether somebody takes part, or waits, by this sign-in; if so ``key`` is theirs too."""
    if theirs := sign_ins.bound(tx, gathering, subject):
        participants.give_key(tx, theirs.participant, key)
        return True
    queued = waiting.by_sign_in(tx, gathering, subject)
    if queued:
        waiting.give_key(tx, queued.id, key)
    return queued is not None


def take_seat(
    tx: Transaction,
    gathering: Gathering,
    way: Way,
    introduction: Introduction,
    new: str,
    at: datetime,
) -> Outcome:
    """Register who came this way, if there is a seat; else let them wait for one (RG1, RG2)."""
    registered = register(gathering, introduction, way.role, new, at)
    if isinstance(registered, Refusal):
        return registered
    if closed(gathering.registration, at) and not way.free:
        return CLOSED
    email = _left_address(tx, gathering, way, introduction)
    if isinstance(email, Refusal):
        return email
    known = replace(way, guest=new_id()) if email else way
    taken, queue = waiting.seated(tx, gathering.code), waiting.count(tx, gathering.code)
    outcome = seated(gathering, known, registered, at, taken, queue)
    if known.guest and email and not isinstance(outcome, Refusal):
        told = Guest(line(introduction.name), email)
        invitations.add(tx, gathering.code, [(known.guest, told)])
    return outcome


def _left_address(
    tx: Transaction, gathering: Gathering, way: Way, introduction: Introduction
) -> str | Refusal:
    """The address to know them by from now on; none where it is somebody's who was invited, and
    who comes by their own link alone (RG7)."""
    if way.guest or not gathering.registration.asks_email:
        return ""
    email = email_of(introduction.email)
    if isinstance(email, Refusal) or not email:
        return email
    known = invitations.by_address(tx, gathering.code, email)
    if known is None:
        return email
    return "" if known.state in ("invited", "declined") else REGISTERED_ALREADY
