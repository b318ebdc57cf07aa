"""Participants, their keys and the invitations that let them in."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, bindparam, func, insert, or_, select
from sqlmodel import col, delete, update

from openspace.domain.facts.participants import (
    ConsentChanged,
    ParticipantReadmitted,
    ParticipantRegistered,
    ParticipantRemoved,
    RoleRaised,
)
from openspace.domain.participants import Participant
from openspace.domain.permissions import Role
from openspace.store.invitation_tables import (
    GuestLinkRow,
    GuestRow,
    WaitingKeyRow,
    WaitingRow,
)
from openspace.store.keeping import Transaction, keep
from openspace.store.memory import PEOPLE
from openspace.store.rows import rows_of, table_of
from openspace.store.tables import ConvenerRow, GatheringRow, InvitationRow, KeyRow, ParticipantRow

GATHERING, PARTICIPANT = table_of(GatheringRow), table_of(ParticipantRow)
KEY, INVITATION = table_of(KeyRow), table_of(InvitationRow)
CONVENER = table_of(ConvenerRow)
GUEST, GUEST_LINK = table_of(GuestRow), table_of(GuestLinkRow)
WAITING, WAITING_KEY = table_of(WaitingRow), table_of(WaitingKeyRow)
ONE = rows_of(PARTICIPANT).where(PARTICIPANT.c.id == bindparam("id"))
HERE = ONE.where(PARTICIPANT.c.gathering == bindparam("gathering"))
EVERYBODY = (
    rows_of(PARTICIPANT)
    .where(PARTICIPANT.c.gathering == bindparam("gathering"))
    .order_by(PARTICIPANT.c.registered_at, PARTICIPANT.c.id)
)
FACILITATORS = EVERYBODY.where(PARTICIPANT.c.role == Role.FACILITATOR)
COUNT = (
    select(func.count())
    .select_from(PARTICIPANT)
    .where(PARTICIPANT.c.gathering == bindparam("gathering"), PARTICIPANT.c.removed_at.is_(None))
)
COMES, OPENS = insert(PARTICIPANT), insert(KEY)
REMOVED = update(PARTICIPANT).where(PARTICIPANT.c.id == bindparam("who"))
CREDITS = update(CONVENER).where(CONVENER.c.participant == bindparam("who"))
BY_KEY = (
    rows_of(PARTICIPANT)
    .join(KEY, KEY.c.participant == PARTICIPANT.c.id)
    .where(KEY.c.hash == bindparam("key"), PARTICIPANT.c.gathering == bindparam("gathering"))
)
STANDING = (
    select(
        GATHERING.c.visibility,
        *PARTICIPANT.c,
        INVITATION.c.role.label("invited_as"),
        and_(INVITATION.c.uses_left == 1, INVITATION.c.expires_at.is_not(None)).label("for_one"),
        GUEST.c.id.label("guest"),
        WAITING.c.id.label("waiting"),
    )
    .select_from(GATHERING)
    .outerjoin(KEY, KEY.c.hash == bindparam("key"))
    .outerjoin(
        PARTICIPANT,
        and_(PARTICIPANT.c.id == KEY.c.participant, PARTICIPANT.c.gathering == GATHERING.c.code),
    )
    .outerjoin(
        INVITATION,
        and_(
            INVITATION.c.hash == bindparam("invitation"),
            INVITATION.c.gathering == GATHERING.c.code,
            or_(INVITATION.c.uses_left.is_(None), INVITATION.c.uses_left > 0),
            or_(INVITATION.c.expires_at.is_(None), INVITATION.c.expires_at > bindparam("at")),
        ),
    )
    .outerjoin(GUEST_LINK, GUEST_LINK.c.hash == bindparam("invitation"))
    .outerjoin(GUEST, and_(GUEST.c.id == GUEST_LINK.c.guest, GUEST.c.gathering == GATHERING.c.code))
    .outerjoin(WAITING_KEY, WAITING_KEY.c.hash == bindparam("key"))
    .outerjoin(
        WAITING,
        and_(WAITING.c.id == WAITING_KEY.c.waiting, WAITING.c.gathering == GATHERING.c.code),
    )
    .where(GATHERING.c.code == bindparam("gathering"))
)


@dataclass(frozen=True, slots=True)
class Standing:
    """What a key and an invitation make somebody to a gathering.

    ``guest`` is whose personal link the invitation is; ``waiting`` who waits for a seat.
    ``for_one`` when the invitation was made for one person just now, as by voice.
    """

    is_open: bool
    participant: Participant | None
    invited_as: Role | None
    guest: str = ""
    waiting: str = ""
    for_one: bool = False


def standing(
    tx: Transaction, gathering: str, key: str, invitation: str, at: datetime
) -> Standing | None:
    """In one question whatever the answer; None where there is no such gathering."""
    found = tx.ask(
        STANDING, gathering=gathering, key=hashed(key), invitation=hashed(invitation), at=at
    ).first()
    if found is None:
        return None
    return Standing(
        found.visibility == "open",
        _participant(found) if found.id else None,
        Role(found.invited_as) if found.invited_as else None,
        found.guest or "",
        found.waiting or "",
        bool(found.for_one),
    )


def by_key(tx: Transaction, gathering: str, secret: str) -> Participant | None:
    """Whose key this is, if it is one of this gathering's."""
    row = tx.ask(BY_KEY, key=hashed(secret), gathering=gathering).first()
    return _participant(row) if row else None


def participant(tx: Transaction, id: str) -> Participant | None:  # noqa: A002
    """One participant."""

    def read() -> Participant | None:
        row = tx.ask(ONE, id=id).first()
        return _participant(row) if row else None

    return tx.remembered(PEOPLE, ("participant", id), read)


def met(tx: Transaction, gathering: str, id: str) -> Participant | None:  # noqa: A002
    """One participant, if they are in this gathering."""
    row = tx.ask(HERE, gathering=gathering, id=id).first()
    return _participant(row) if row else None


def home_of(tx: Transaction, id: str) -> str | None:  # noqa: A002
    """The gathering that somebody takes part in."""
    row = tx.ask(ONE, id=id).first()
    return row.gathering if row else None


def everybody(tx: Transaction, gathering: str) -> tuple[Participant, ...]:
    """Everyone who registered, in the order they did; those who were removed too."""

    def read() -> tuple[Participant, ...]:
        return tuple(map(_participant, tx.ask(EVERYBODY, gathering=gathering)))

    return tx.remembered(PEOPLE, ("everybody", gathering), read)


def one_of(tx: Transaction, gathering: str, id: str) -> Participant | None:  # noqa: A002
    """Somebody of this gathering, also one who was removed."""
    return next((each for each in everybody(tx, gathering) if each.id == id), None)


def facilitators(tx: Transaction, gathering: str) -> tuple[str, ...]:
    """The ids of those who facilitate, in the order they registered."""
    return tuple(row.id for row in tx.execute(FACILITATORS, {"gathering": gathering}))


def count(tx: Transaction, gathering: str) -> int:
    """How many have registered and take part."""
    counted: int = tx.ask(COUNT, gathering=gathering).scalar_one()
    return counted


def give_key(tx: Transaction, participant: str, secret: str, guest: str | None = None) -> None:
    """Let this secret open this participant's door; ``guest`` by whose link they came."""
    tx.ask(OPENS, hash=hashed(secret), participant=participant, guest=guest)


def change_key(tx: Transaction, old: str, new: str) -> None:
    """Let the new secret open what the old one did, and the old one nothing more."""
    changed = update(KeyRow).where(col(KeyRow.hash) == hashed(old))
    tx.execute(changed.values(hash=hashed(new), again=False))


def invite(
    tx: Transaction,
    gathering: str,
    role: Role,
    secret: str,
    uses: int | None,
    expires_at: datetime | None = None,
) -> None:
    """Let this secret bring people in with this role, so many times (None: without end)."""
    row = InvitationRow(hash=hashed(secret), gathering=gathering, role=role, uses_left=uses)
    row.expires_at = expires_at
    tx.add(row)
    tx.flush()


def invited_as(tx: Transaction, gathering: str, secret: str, at: datetime) -> Role | None:
    """The role that an invitation of this gathering still gives."""
    row = tx.get(InvitationRow, hashed(secret))
    if row is None or row.gathering != gathering or row.uses_left == 0:
        return None
    return None if row.expires_at and row.expires_at <= at else Role(row.role)


def mailed_to(tx: Transaction, secret: str) -> str:
    """The address to which an invitation was mailed; empty for none."""
    row = tx.get(InvitationRow, hashed(secret))
    return row.address if row else ""


def is_for_one(tx: Transaction, secret: str) -> bool:
    """Whether an invitation was made for one person just now, as by voice."""
    row = tx.get(InvitationRow, hashed(secret))
    return row is not None and row.uses_left == 1 and row.expires_at is not None


def use_invitation(tx: Transaction, secret: str) -> None:
    """Count one use of an invitation; used up, one that had no name of its own is gone."""
    this, left = col(InvitationRow.hash) == hashed(secret), col(InvitationRow.uses_left)
    tx.execute(update(InvitationRow).where(this, left.is_not(None)).values(uses_left=left - 1))
    tx.execute(delete(InvitationRow).where(this, left <= 0, col(InvitationRow.id).is_(None)))


def hashed(secret: str) -> str:
    """What is kept of a secret of 128 random bits or more: its SHA-256."""
    return hashlib.sha256(secret.encode()).hexdigest()


@keep.register
def _(fact: ParticipantRegistered, tx: Transaction) -> None:
    tx.ask(
        COMES,
        id=fact.participant,
        gathering=fact.gathering,
        name=fact.name,
        organisation=fact.organisation,
        sector=fact.sector,
        role=fact.role,
        named_in_reports=fact.named_in_reports,
        listed=fact.listed,
        registered_at=fact.at,
        days=[],
    )


@keep.register
def _(fact: RoleRaised, tx: Transaction) -> None:
    raised = update(ParticipantRow).where(col(ParticipantRow.id) == fact.participant)
    tx.execute(raised.values(role=fact.role))


@keep.register
def _(fact: ParticipantRemoved, tx: Transaction) -> None:
    tx.ask(REMOVED.values(removed_at=fact.at, removed_by=fact.by or None), who=fact.participant)


@keep.register
def _(fact: ParticipantReadmitted, tx: Transaction) -> None:
    tx.ask(REMOVED.values(removed_at=None, removed_by=None), who=fact.participant)


@keep.register
def _(fact: ConsentChanged, tx: Transaction) -> None:
    """A convener's credit loses its name, or gets it back (P5)."""
    consent = {"named_in_reports": fact.named_in_reports, "listed": fact.listed}
    before = participant(tx, fact.participant)
    tx.ask(REMOVED.values(consent), who=fact.participant)
    named = before if fact.named_in_reports else None
    credit = {
        "name": named.name if named else "",
        "organisation": named.organisation if named else "",
    }
    tx.ask(CREDITS.values(credit), who=fact.participant)


def _participant(row: Row[Any]) -> Participant:
    return Participant(
        id=row.id,
        name=row.name,
        organisation=row.organisation,
        sector=row.sector,
        role=Role(row.role),
        named_in_reports=row.named_in_reports,
        listed=row.listed,
        removed=row.removed_at is not None,
        days=tuple(row.days),
        erased=row.erased_at is not None,
    )
