"""Who is known again by a sign-in or a passkey, and by what they prove it."""

from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import (
    Column,
    ForeignKey,
    LargeBinary,
    String,
    UniqueConstraint,
    bindparam,
    delete,
    insert,
    select,
    update,
)
from sqlmodel import Field, SQLModel

from openspace.domain.facts.facilitators import FacilitatorReleased
from openspace.domain.facts.signing_in import (
    PasskeyAdded,
    PasskeyRemoved,
    SignInBound,
    SignInUnbound,
)
from openspace.domain.signing_in import Bound, Passkey
from openspace.store.keeping import Transaction, keep
from openspace.store.rows import columns_of, table_of
from openspace.store.tables import Utc


class SignInRow(SQLModel, table=True):
    """Somebody's sign-in; ``subject`` is a hash (SI5).

    It is bound before its owner is written down, so the reference is checked at the commit.
    """

    __tablename__ = "sign_in"
    __table_args__ = (UniqueConstraint("gathering", "subject"),)
    participant: str = Field(
        sa_column=Column(
            String,
            ForeignKey("participant.id", deferrable=True, initially="DEFERRED"),
            primary_key=True,
        )
    )
    gathering: str = Field(foreign_key="gathering.code")
    subject: str
    at: datetime = Field(sa_type=Utc)
    at_desk: bool


class PasskeyRow(SQLModel, table=True):
    """A facilitator's passkey: what it is called outside, its public key, how often it was used."""

    __tablename__ = "passkey"
    id: str = Field(primary_key=True)
    gathering: str = Field(foreign_key="gathering.code")
    participant: str = Field(foreign_key="participant.id", index=True)
    credential: str = Field(unique=True)
    public_key: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    count: int
    name: str
    made_at: datetime = Field(sa_type=Utc)
    used_at: datetime | None = Field(default=None, sa_type=Utc)


SIGN_IN, PASSKEY = table_of(SignInRow), table_of(PasskeyRow)
MINE = columns_of(PASSKEY, Passkey).where(PASSKEY.c.participant == bindparam("who"))
THEIR_SIGN_IN = SIGN_IN.c.participant == bindparam("who")


@dataclass(frozen=True, slots=True)
class Proof:
    """By what a passkey proves itself: base64url of its id, its public key, its counter."""

    credential: str
    public_key: bytes
    count: int
    passkey: str = ""
    participant: str = ""


def bound(tx: Transaction, gathering: str, subject: str) -> Bound | None:
    """Whose a sign-in is here."""
    theirs = columns_of(SIGN_IN, Bound).where(
        SIGN_IN.c.gathering == bindparam("gathering"), SIGN_IN.c.subject == bindparam("subject")
    )
    row = tx.ask(theirs, gathering=gathering, subject=subject).mappings().first()
    return Bound(**row) if row else None


def sign_in_of(tx: Transaction, participant: str) -> Bound | None:
    """By what sign-in somebody is known."""
    row = tx.ask(columns_of(SIGN_IN, Bound).where(THEIR_SIGN_IN), who=participant).mappings()
    found = row.first()
    return Bound(**found) if found else None


def know_by(tx: Transaction, gathering: str, subject: str, told: Bound) -> None:
    """Know somebody by this sign-in."""
    tx.ask(insert(SIGN_IN).values(gathering=gathering, subject=subject, **asdict(told)))


def passkeys_of(tx: Transaction, participant: str) -> tuple[Passkey, ...]:
    """Somebody's passkeys, the oldest first."""
    rows = tx.ask(MINE.order_by(PASSKEY.c.made_at, PASSKEY.c.id), who=participant).mappings()
    return tuple(Passkey(**row) for row in rows)


def credentials_of(tx: Transaction, participant: str) -> tuple[str, ...]:
    """What they are called outside."""
    asked = select(PASSKEY.c.credential).where(PASSKEY.c.participant == bindparam("who"))
    return tuple(row.credential for row in tx.ask(asked, who=participant))


def proof(tx: Transaction, gathering: str, credential: str) -> Proof | None:
    """By what a passkey of this gathering proves itself."""
    asked = select(PASSKEY).where(
        PASSKEY.c.gathering == bindparam("gathering"), PASSKEY.c.credential == bindparam("it")
    )
    row = tx.ask(asked, gathering=gathering, it=credential).mappings().first()
    if row is None:
        return None
    return Proof(row["credential"], row["public_key"], row["count"], row["id"], row["participant"])


def is_known(tx: Transaction, credential: str) -> bool:
    """Whether a passkey is anybody's in this house."""
    asked = select(PASSKEY.c.id).where(PASSKEY.c.credential == bindparam("it"))
    return tx.ask(asked, it=credential).first() is not None


def add_passkey(tx: Transaction, fact: PasskeyAdded, by: Proof) -> None:
    """Write a passkey down with what it proves itself by, which no fact knows."""
    row = {"id": fact.passkey, "gathering": fact.gathering, "participant": fact.participant}
    known = {"credential": by.credential, "public_key": by.public_key, "count": by.count}
    tx.ask(insert(PASSKEY).values(**row, **known, name=fact.name, made_at=fact.at))


def used(tx: Transaction, passkey: str, count: int, at: datetime) -> None:
    """It was used just now, and counts so far."""
    this = update(PASSKEY).where(PASSKEY.c.id == bindparam("it"))
    tx.ask(this.values(count=count, used_at=at), it=passkey)


@keep.register(SignInBound)
@keep.register(PasskeyAdded)
def _(_: SignInBound | PasskeyAdded, __: Transaction) -> None:
    """``know_by`` and ``add_passkey`` have written it down, with what no fact knows."""


@keep.register
def _(fact: SignInUnbound, tx: Transaction) -> None:
    tx.ask(delete(SIGN_IN).where(THEIR_SIGN_IN), who=fact.participant)


@keep.register
def _(fact: PasskeyRemoved, tx: Transaction) -> None:
    this = PASSKEY.c.id == bindparam("it")
    tx.ask(
        delete(PASSKEY).where(this, PASSKEY.c.participant == bindparam("who")),
        it=fact.passkey,
        who=fact.participant,
    )


def end_those_of(tx: Transaction, fact: FacilitatorReleased) -> None:
    """What a facilitator was known by at the desk ends (SI4)."""
    theirs = PASSKEY.c.participant == bindparam("who")
    tx.ask(delete(PASSKEY).where(theirs), who=fact.participant)
    tx.ask(delete(SIGN_IN).where(THEIR_SIGN_IN, SIGN_IN.c.at_desk), who=fact.participant)
