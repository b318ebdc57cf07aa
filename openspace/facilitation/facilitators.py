"""Verbs among those who facilitate."""

from collections.abc import Collection
from datetime import datetime

from openspace.domain import facilitators as domain
from openspace.domain.facts.facilitators import FacilitatorInvited
from openspace.domain.permissions import Act, Caller
from openspace.domain.refusal import Outcome, Refusal
from openspace.facilitation.house import new_id, verb
from openspace.facilitation.loading import gathering_of
from openspace.store import facilitators, participants
from openspace.store.keeping import Transaction


@verb(Act.LEAD)
def invite(tx: Transaction, caller: Caller, at: datetime, name: str, secret: str) -> Outcome:
    """Invite somebody to facilitate; ``secret`` is what their link holds."""
    outcome = domain.invite(caller, name, new_id(), at)
    if not isinstance(outcome, Refusal):
        for fact in outcome:
            if isinstance(fact, FacilitatorInvited):
                facilitators.let_out(tx, fact, secret)
    return outcome


@verb(Act.LEAD)
def withdraw(tx: Transaction, caller: Caller, _: datetime, invitation: str) -> Outcome:
    """Let a link that is out open nothing any more."""
    known = {each.id for each in facilitators.invitations(tx, caller.gathering)}
    return domain.withdraw(caller, known, invitation)


@verb(Act.LEAD)
def appoint(tx: Transaction, caller: Caller, _: datetime, person: str) -> Outcome:
    """Make somebody who takes part a facilitator."""
    return domain.appoint(caller, participants.one_of(tx, caller.gathering, person))


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
