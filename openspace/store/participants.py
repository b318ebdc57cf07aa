"""Participants, their keys and the invitations that let them in."""

import hashlib
from dataclasses import dataclass
from typing import cast

from sqlmodel import and_, col, func, or_, select, update

from openspace.domain.facts.participants import ParticipantRegistered, RoleRaised
from openspace.domain.participants import Participant
from openspace.domain.permissions import Role
from openspace.store.keeping import Transaction, keep
from openspace.store.tables import GatheringRow, InvitationRow, KeyRow, ParticipantRow


@dataclass(frozen=True, slots=True)
class Standing:
    """What a key and an invitation make somebody to a gathering."""

    is_open: bool
    participant: Participant | None
    invited_as: Role | None


def standing(tx: Transaction, gathering: str, key: str, invitation: str) -> Standing | None:
    """In one question whatever the answer; None where there is no such gathering."""
    mine = and_(
        col(ParticipantRow.id) == col(KeyRow.participant),
        col(ParticipantRow.gathering) == col(GatheringRow.code),
    )
    invited = and_(
        col(InvitationRow.hash) == hashed(invitation),
        col(InvitationRow.gathering) == col(GatheringRow.code),
        or_(col(InvitationRow.uses_left).is_(None), col(InvitationRow.uses_left) > 0),
    )
    found = tx.exec(
        select(GatheringRow.visibility, ParticipantRow, InvitationRow.role)
        .select_from(GatheringRow)
        .outerjoin(KeyRow, col(KeyRow.hash) == hashed(key))
        .outerjoin(ParticipantRow, mine)
        .outerjoin(InvitationRow, invited)
        .where(GatheringRow.code == gathering)
    ).first()
    if found is None:
        return None
    visibility, _, role = found
    row = cast("ParticipantRow | None", found[1])  # an outer join may find nobody
    return Standing(
        visibility == "open", _participant(row) if row else None, Role(role) if role else None
    )


def by_key(tx: Transaction, gathering: str, secret: str) -> Participant | None:
    """Whose key this is, if it is one of this gathering's."""
    row = tx.exec(
        select(ParticipantRow)
        .join(KeyRow, col(KeyRow.participant) == col(ParticipantRow.id))
        .where(KeyRow.hash == hashed(secret), ParticipantRow.gathering == gathering)
    ).first()
    return _participant(row) if row else None


def participant(tx: Transaction, id: str) -> Participant | None:  # noqa: A002
    """One participant."""
    row = tx.get(ParticipantRow, id)
    return _participant(row) if row else None


def everybody(tx: Transaction, gathering: str) -> tuple[Participant, ...]:
    """Everyone who registered, in the order they did."""
    rows = tx.exec(
        select(ParticipantRow)
        .where(ParticipantRow.gathering == gathering)
        .order_by(col(ParticipantRow.registered_at), col(ParticipantRow.id))
    )
    return tuple(_participant(row) for row in rows)


def count(tx: Transaction, gathering: str) -> int:
    """How many have registered."""
    counted = select(func.count()).where(ParticipantRow.gathering == gathering)
    return tx.exec(counted.select_from(ParticipantRow)).one()


def give_key(tx: Transaction, participant: str, secret: str) -> None:
    """Let this secret open this participant's door."""
    tx.add(KeyRow(hash=hashed(secret), participant=participant))
    tx.flush()


def change_key(tx: Transaction, old: str, new: str) -> None:
    """Let the new secret open what the old one did, and the old one nothing more."""
    tx.execute(update(KeyRow).where(col(KeyRow.hash) == hashed(old)).values(hash=hashed(new)))


def invite(tx: Transaction, gathering: str, role: Role, secret: str, uses: int | None) -> None:
    """Let this secret bring people in with this role, so many times (None: without end)."""
    invitation = InvitationRow(hash=hashed(secret), gathering=gathering, role=role, uses_left=uses)
    tx.add(invitation)
    tx.flush()


def invited_as(tx: Transaction, gathering: str, secret: str) -> Role | None:
    """The role that an invitation of this gathering still gives."""
    row = tx.get(InvitationRow, hashed(secret))
    if row is None or row.gathering != gathering or row.uses_left == 0:
        return None
    return Role(row.role)


def use_invitation(tx: Transaction, secret: str) -> None:
    """Count one use of an invitation."""
    limited = col(InvitationRow.uses_left).is_not(None)
    tx.execute(
        update(InvitationRow)
        .where(col(InvitationRow.hash) == hashed(secret), limited)
        .values(uses_left=col(InvitationRow.uses_left) - 1)
    )


def hashed(secret: str) -> str:
    """What is kept of a secret of 128 random bits or more: its SHA-256."""
    return hashlib.sha256(secret.encode()).hexdigest()


@keep.register
def _(fact: ParticipantRegistered, tx: Transaction) -> None:
    tx.add(
        ParticipantRow(
            id=fact.participant,
            gathering=fact.gathering,
            name=fact.name,
            organisation=fact.organisation,
            sector=fact.sector,
            role=fact.role,
            named_in_reports=fact.named_in_reports,
            listed=fact.listed,
            registered_at=fact.at,
        )
    )
    tx.flush()


@keep.register
def _(fact: RoleRaised, tx: Transaction) -> None:
    raised = update(ParticipantRow).where(col(ParticipantRow.id) == fact.participant)
    tx.execute(raised.values(role=fact.role))


def _participant(row: ParticipantRow) -> Participant:
    return Participant(
        id=row.id,
        name=row.name,
        organisation=row.organisation,
        sector=row.sector,
        role=Role(row.role),
        named_in_reports=row.named_in_reports,
        listed=row.listed,
    )
