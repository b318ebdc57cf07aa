"""Who facilitates, and the links that are out for others, in the store."""

from datetime import datetime

from sqlalchemy import bindparam, delete, func, insert, or_, select, update

from openspace.domain.facilitators import Invitation
from openspace.domain.facts.facilitators import (
    FacilitatorAppointed,
    FacilitatorInvited,
    FacilitatorReleased,
    InvitationWithdrawn,
    TeamDaysTold,
)
from openspace.domain.participants import Participant
from openspace.domain.permissions import Role
from openspace.store.keeping import Transaction, keep
from openspace.store.participants import everybody, hashed
from openspace.store.rows import table_of
from openspace.store.signing_in import end_those_of
from openspace.store.tables import InvitationRow, ParticipantRow

INVITATION, PARTICIPANT = table_of(InvitationRow), table_of(ParticipantRow)
CALLED = func.coalesce(INVITATION.c.id, INVITATION.c.hash)
"""What a link is called; one that is shared is called by what is kept of its secret."""
OUT = (
    select(CALLED.label("id"), *(INVITATION.c[each] for each in ("name", "made_at", "expires_at")))
    .where(
        INVITATION.c.gathering == bindparam("gathering"),
        INVITATION.c.role == Role.FACILITATOR.value,
        or_(INVITATION.c.id.is_not(None), INVITATION.c.expires_at.is_(None)),
        or_(INVITATION.c.uses_left.is_(None), INVITATION.c.uses_left > 0),
    )
    .order_by(INVITATION.c.made_at.is_not(None), INVITATION.c.made_at, CALLED)
)
ONE = update(PARTICIPANT).where(PARTICIPANT.c.id == bindparam("who"))


def team(tx: Transaction, gathering: str) -> tuple[Participant, ...]:
    """Those who facilitate, in the order they registered; who was removed does not."""
    every = everybody(tx, gathering)
    return tuple(each for each in every if each.role is Role.FACILITATOR and not each.removed)


def invitations(tx: Transaction, gathering: str) -> tuple[Invitation, ...]:
    """The links that are out, the oldest first; those that have ended too."""
    rows = tx.ask(OUT, gathering=gathering).mappings()
    return tuple(Invitation(**row) for row in rows)


def let_out(tx: Transaction, fact: FacilitatorInvited, secret: str, address: str = "") -> None:
    """Let this secret, mailed to an address or not, bring in who was invited, once."""
    told = {
        "hash": hashed(secret),
        "gathering": fact.gathering,
        "role": Role.FACILITATOR.value,
        "uses_left": 1,
        "id": fact.invitation,
        "name": fact.name,
        "address": address,
        "made_at": fact.at,
        "expires_at": fact.expires_at,
    }
    tx.ask(insert(INVITATION).values(**told))


@keep.register
def _(_: FacilitatorInvited, __: Transaction) -> None:
    """``let_out`` has written it down, with a secret that no fact knows."""


@keep.register
def _(fact: InvitationWithdrawn, tx: Transaction) -> None:
    gone = delete(INVITATION).where(
        INVITATION.c.gathering == fact.gathering, CALLED.in_((fact.invitation,))
    )
    tx.ask(gone)


@keep.register
def _(fact: FacilitatorAppointed, tx: Transaction) -> None:
    tx.ask(ONE.values(role=Role.FACILITATOR.value), who=fact.participant)


@keep.register
def _(fact: FacilitatorReleased, tx: Transaction) -> None:
    tx.ask(ONE.values(role=Role.PARTICIPANT.value, days=[]), who=fact.participant)
    end_those_of(tx, fact)


@keep.register
def _(fact: TeamDaysTold, tx: Transaction) -> None:
    tx.ask(ONE.values(days=list(fact.days)), who=fact.participant)


def ended(invitation: Invitation, at: datetime) -> bool:
    """Whether a link has ended by itself."""
    return invitation.expires_at is not None and invitation.expires_at <= at
