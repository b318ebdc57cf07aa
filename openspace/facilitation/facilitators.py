"""Verbs among those who facilitate."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from openspace.domain import facilitators as domain
from openspace.domain.addresses import address_of
from openspace.domain.facts import Fact
from openspace.domain.facts.facilitators import FacilitatorInvited
from openspace.domain.permissions import Act, Caller
from openspace.domain.reach import STRANGE
from openspace.domain.refusal import Outcome, Refusal
from openspace.facilitation.house import new_id, verb
from openspace.facilitation.loading import gathering_of
from openspace.facilitation.parting import part
from openspace.post.letters import facilitator
from openspace.post.paper import Addressee, Occasion
from openspace.store import devices, facilitators, outbox, participants
from openspace.store.keeping import Transaction


@dataclass(frozen=True, slots=True)
class Mailed:
    """To which address a link is mailed, and how it is written down there."""

    address: str
    link: str


@verb(Act.LEAD)
def invite(
    tx: Transaction,
    caller: Caller,
    at: datetime,
    name: str,
    secret: str,
    mailed: Mailed | None = None,
) -> Outcome:
    """Invite somebody to facilitate; ``secret`` is what their link holds."""
    address = address_of(mailed.address) if mailed else ""
    if address is None:
        return STRANGE
    outcome = domain.invite(caller, name, new_id(), at)
    if isinstance(outcome, Refusal):
        return outcome
    told: tuple[Fact, ...] = ()
    for fact in outcome:
        if isinstance(fact, FacilitatorInvited):
            facilitators.let_out(tx, fact, secret, address)
            if mailed:
                whom = Addressee(address, fact.name)
                when = Occasion(_key(fact.invitation), not_after=fact.expires_at)
                words = (mailed.link, when, fact.expires_at)
                told = outbox.put(tx, at, facilitator(gathering_of(tx, caller), whom, *words))
    return (*outcome, *told)


@verb(Act.LEAD)
def withdraw(tx: Transaction, caller: Caller, _: datetime, invitation: str) -> Outcome:
    """Let a link that is out open nothing any more; a letter with it that waits is not sent."""
    known = {each.id for each in facilitators.invitations(tx, caller.gathering)}
    outbox.drop(tx, caller.gathering, _key(invitation))
    return domain.withdraw(caller, known, invitation)


def _key(invitation: str) -> str:
    return f"facilitator:{invitation}"


@verb(Act.LEAD)
def appoint(tx: Transaction, caller: Caller, _: datetime, person: str) -> Outcome:
    """Make somebody who takes part a facilitator."""
    who, parted = participants.one_of(tx, caller.gathering, person), devices.has_later(tx, person)
    outcome = domain.appoint(caller, who, parted=parted)
    if isinstance(outcome, Refusal) or not outcome or not parted:
        return outcome
    return (*outcome, *part(tx, caller.gathering, person))


@verb(Act.LEAD)
def release(tx: Transaction, caller: Caller, _: datetime, person: str) -> Outcome:
    """Let a facilitator be a participant like the others."""
    who = participants.one_of(tx, caller.gathering, person)
    out = facilitators.invitations(tx, caller.gathering)
    shared = [each.id for each in out if each.shared]
    return domain.release(caller, who, facilitators.team(tx, caller.gathering), shared)


@verb(Act.LEAD)
def tell_days(
    tx: Transaction, caller: Caller, _: datetime, person: str, days: Collection[str]
) -> Outcome:
    """Say on which days a facilitator is there."""
    who = participants.one_of(tx, caller.gathering, person)
    return domain.tell_days(gathering_of(tx, caller), who, days)
