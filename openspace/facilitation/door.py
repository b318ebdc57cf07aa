"""Verbs of coming in."""

from datetime import datetime, timedelta

from openspace.domain import participants as domain
from openspace.domain import signing_in
from openspace.domain.facts import Fact
from openspace.domain.facts.participants import ParticipantRegistered
from openspace.domain.facts.reach import AddressConfirmed, AddressGiven
from openspace.domain.permissions import Act, Caller, Role
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.signing_in import LINK_ENDED
from openspace.domain.timetable import Phase
from openspace.facilitation.house import House, new_id, new_secret, verb
from openspace.facilitation.loading import gathering_of, person_of
from openspace.store import participants
from openspace.store import signing_in as sign_ins
from openspace.store.keeping import Transaction

IS_OVER = Refusal(
    "is_over", "This gathering is over, and nobody is known in it any more. Its book is there."
)


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
    """Come through the door. ``key`` will open it again; ``invitation`` gives the role.

    ``subject`` is who they are where they signed in, by which they are known from now on (SI2).
    Where the key opens already the form was sent twice, and nobody comes in a second time.
    """
    if participants.by_key(tx, caller.gathering, key):
        return ()
    if subject and (known := sign_ins.bound(tx, caller.gathering, subject)):
        participants.give_key(tx, known.participant, key)
        return ()
    gathering = gathering_of(tx, caller)
    link = participants.invited_as(tx, gathering.code, invitation, at) if invitation else None
    role = signing_in.admitted(gathering, link, invited=bool(invitation), signed_in=bool(subject))
    if isinstance(role, Refusal):
        return role
    if gathering.timetable.now.phase is Phase.ERASED and role is not Role.FACILITATOR:
        return IS_OVER
    new = new_id()
    outcome = domain.register(gathering, introduction, role, new, at)
    if not isinstance(outcome, Refusal):
        participants.give_key(tx, new, key)
        outcome = (*outcome, *_reached(tx, gathering.language, outcome, invitation or "", at))
        participants.use_invitation(tx, invitation or "")
        if subject and gathering.entrance != "guests":
            told = signing_in.Bound(new, at, at_desk=False)
            sign_ins.know_by(tx, gathering.code, subject, told)
    return outcome


def _reached(
    tx: Transaction, language: str, facts: tuple[Fact, ...], invitation: str, at: datetime
) -> tuple[Fact, ...]:
    """Who came by a link that was mailed comes in again by one; nothing else is written there."""
    address = participants.mailed_to(tx, invitation) if invitation else ""
    new = next((fact for fact in facts if isinstance(fact, ParticipantRegistered)), None)
    if new is None or not address:
        return ()
    code, who = new.gathering, new.participant
    given = AddressGiven(code, who, address, False, False, language, at)
    return (given, AddressConfirmed(code, who, at))


@verb(Act.READ)
def raise_role(
    tx: Transaction, caller: Caller, at: datetime, invitation: str, key: str, new_key: str
) -> Outcome:
    """Open a link while inside: more may be done with it, and the new key opens, not the old."""
    role = participants.invited_as(tx, caller.gathering, invitation, at)
    if role is None:
        return LINK_ENDED
    outcome = domain.raise_role(caller.gathering, person_of(tx, caller), role)
    if outcome:
        participants.change_key(tx, key, new_key)
        participants.use_invitation(tx, invitation)
    return outcome


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
