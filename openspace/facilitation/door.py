"""Verbs of coming in."""

from dataclasses import replace
from datetime import datetime, timedelta

from openspace.domain import participants as domain
from openspace.domain import registration, signing_in
from openspace.domain.facts import Fact
from openspace.domain.facts.invitations import GuestCame
from openspace.domain.facts.participants import ParticipantRegistered
from openspace.domain.facts.reach import AddressConfirmed, AddressGiven
from openspace.domain.facts.registration import WaitingBegun
from openspace.domain.permissions import Act, Caller, Role
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.registration import Way
from openspace.domain.signing_in import LINK_ENDED
from openspace.facilitation.house import House, new_id, new_secret, verb
from openspace.facilitation.loading import gathering_of, person_of
from openspace.facilitation.parting import part
from openspace.facilitation.registering import known_again, opened_again, take_seat, way_in
from openspace.store import devices, forgetting, invitations, participants, waiting
from openspace.store import signing_in as sign_ins
from openspace.store.keeping import Transaction


@verb(Act.REGISTER)
def register(
    tx: Transaction,
    caller: Caller,
    at: datetime,
    introduction: domain.Introduction,
    invitation: str | None,
    key: str,
    subject: str = "",
) -> Outcome:
    """Come through the door. ``key`` will open it again; ``invitation`` gives the way.

    ``subject`` is who they are where they signed in, by which they are known from now on (SI2).
    Where the key opens already the form was sent twice, and nobody comes in a second time.
    """
    code = caller.gathering
    if participants.by_key(tx, code, key) or waiting.by_key(tx, code, key):
        return ()
    if subject and known_again(tx, code, subject, key):
        return ()
    gathering = gathering_of(tx, caller)
    way = way_in(tx, gathering, invitation, at, signed_in=bool(subject))
    if isinstance(way, Refusal):
        return way
    if again := opened_again(tx, code, way, key):
        return again
    new = new_id()
    outcome = take_seat(tx, gathering, way, introduction, new, at)
    if not isinstance(outcome, Refusal):
        _give_key(tx, outcome, new, key)
        outcome = (
            *outcome,
            *_reached(tx, gathering.language, outcome, (invitation, way.guest), at),
        )
        if invitation:
            participants.use_invitation(tx, invitation)
            forgetting.used(tx, invitation)
        if subject and gathering.entrance != "guests":
            _know_by(tx, code, outcome, signing_in.Bound(new, at, at_desk=False), subject)
    return outcome


@verb(Act.REGISTER)
def let_in(tx: Transaction, caller: Caller, at: datetime, invitation: str, key: str) -> Outcome:
    """Let in who waits with this key, where they hold by now what has always room (RG9)."""
    queued = waiting.by_key(tx, caller.gathering, key)
    way = way_in(tx, gathering_of(tx, caller), invitation, at) if queued else None
    if queued is None or not isinstance(way, Way) or not way.free:
        return ()
    participants.use_invitation(tx, invitation)
    forgetting.used(tx, invitation)
    who = replace(queued, guest=queued.guest or way.guest)
    return registration.let_in(caller.gathering, who, at, way.role)


def _know_by(
    tx: Transaction, code: str, outcome: tuple[Fact, ...], new: signing_in.Bound, subject: str
) -> None:
    if _came_in(outcome):
        sign_ins.know_by(tx, code, subject, new)
    else:
        waiting.know_by(tx, code, new.participant, subject)


def _give_key(tx: Transaction, outcome: tuple[Fact, ...], new: str, key: str) -> None:
    if _came_in(outcome):
        guest = next((fact.guest for fact in outcome if isinstance(fact, GuestCame)), None)
        participants.give_key(tx, new, key, guest)
    else:
        waiting.give_key(tx, new, key)


def _came_in(outcome: tuple[Fact, ...]) -> bool:
    return not any(isinstance(fact, WaitingBegun) for fact in outcome)


def _reached(
    tx: Transaction,
    language: str,
    facts: tuple[Fact, ...],
    came_by: tuple[str | None, str | None],
    at: datetime,
) -> tuple[Fact, ...]:
    """Who came by a link to an address of theirs comes in again by a mailed one (WT6).

    ``came_by`` is their link, and whose personal one it is.
    """
    link, guest = came_by
    address = participants.mailed_to(tx, link) if link else ""
    address = address or (_invited_at(tx, facts) if guest else "")
    new = next((fact for fact in facts if isinstance(fact, ParticipantRegistered)), None)
    if new is None or not address:
        return ()
    code, who = new.gathering, new.participant
    given = AddressGiven(code, who, address, False, False, language, at)
    return (given, AddressConfirmed(code, who, at))


def _invited_at(tx: Transaction, facts: tuple[Fact, ...]) -> str:
    came = next((fact for fact in facts if isinstance(fact, GuestCame)), None)
    guest = invitations.one(tx, came.gathering, came.guest) if came else None
    return guest.email if guest and guest.invited_at else ""


@verb(Act.READ)
def raise_role(
    tx: Transaction, caller: Caller, at: datetime, invitation: str, key: str, new_key: str
) -> Outcome:
    """Open a link while inside: more may be done with it, and the new key opens, not the old."""
    if invitations.by_link(tx, caller.gathering, invitation):
        return ()
    role = participants.invited_as(tx, caller.gathering, invitation, at)
    if role is None:
        return LINK_ENDED
    who = person_of(tx, caller)
    others = devices.has_later(tx, who.id, but=participants.hashed(key))
    outcome = domain.raise_role(caller.gathering, who, role, parted=others)
    if isinstance(outcome, Refusal) or not outcome:
        return outcome
    participants.change_key(tx, key, new_key)
    participants.use_invitation(tx, invitation)
    forgetting.used(tx, invitation)
    gone = part(tx, caller.gathering, who.id, participants.hashed(new_key)) if others else ()
    return (*outcome, *gone)


async def invite(
    house: House,
    gathering: str,
    role: Role,
    uses: int | None = None,
    lasts: timedelta | None = None,
) -> str:
    """A new link's secret, which lets people in with a role."""
    secret, ends = new_secret(), house.clock() + lasts if lasts else None
    await house.store.write(lambda tx: participants.invite(tx, gathering, role, secret, uses, ends))
    return secret
