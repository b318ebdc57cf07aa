"""Where somebody may be written to, and the links that were mailed to let them in.

The rule: of a link only the hash is kept, and it is gone when it was used, or when its owner is.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, insert, select, update
from sqlmodel import Field, SQLModel

from openspace.domain.addresses import folded
from openspace.domain.facts.reach import AddressConfirmed, AddressGiven, AddressTakenBack
from openspace.domain.reach import Purpose, Reach
from openspace.store.keeping import Transaction, keep
from openspace.store.outbox import LETTER
from openspace.store.participants import PARTICIPANT, hashed
from openspace.store.rows import table_of
from openspace.store.tables import Utc


class ReachRow(SQLModel, table=True):
    """Somebody's address; ``folded`` is how it is found."""

    __tablename__ = "reach"
    participant: str = Field(foreign_key="participant.id", primary_key=True)
    gathering: str = Field(foreign_key="gathering.code", index=True)
    address: str
    folded: str = Field(index=True)
    duties: bool
    book: bool
    language: str
    given_at: datetime = Field(sa_type=Utc)
    confirmed_at: datetime | None = Field(default=None, sa_type=Utc)


class MailedLinkRow(SQLModel, table=True):
    """A link that was mailed to somebody, to be used once before it ends."""

    __tablename__ = "mailed_link"
    hash: str = Field(primary_key=True)
    gathering: str = Field(foreign_key="gathering.code")
    participant: str = Field(foreign_key="participant.id", index=True)
    purpose: str
    address: str
    expires_at: datetime = Field(sa_type=Utc)


REACH, LINK = table_of(ReachRow), table_of(MailedLinkRow)
COLUMNS = select(
    *(REACH.c[each] for each in ("participant", "address", "duties", "book", "language")),
    REACH.c.confirmed_at.is_not(None).label("confirmed"),
)
ONE = COLUMNS.where(REACH.c.participant == bindparam("who"))
HERE = COLUMNS.where(REACH.c.gathering == bindparam("gathering"), REACH.c.confirmed_at.is_not(None))
BY_ADDRESS = (
    COLUMNS.join(PARTICIPANT, PARTICIPANT.c.id == REACH.c.participant)
    .where(
        REACH.c.gathering == bindparam("gathering"),
        REACH.c.folded == bindparam("folded"),
        REACH.c.confirmed_at.is_not(None),
        PARTICIPANT.c.removed_at.is_(None),
    )
    .order_by(REACH.c.confirmed_at.desc())
)
OPENS = select(LINK).where(
    LINK.c.hash == bindparam("hash"),
    LINK.c.gathering == bindparam("gathering"),
    LINK.c.expires_at > bindparam("at"),
)


@dataclass(frozen=True, slots=True)
class MailedLink:
    """Whom a link lets in, and to which address it went."""

    participant: str
    purpose: Purpose
    address: str


def reach(tx: Transaction, who: str) -> Reach | None:
    """Somebody's address, if they gave one."""
    row = tx.ask(ONE, who=who).first()
    return _reach(row) if row else None


def reachable(tx: Transaction, gathering: str, people: Iterable[str] | None = None) -> list[Reach]:
    """Those of these people, or of all, to whom one may write."""
    wanted = set(people) if people is not None else None
    every = (_reach(row) for row in tx.ask(HERE, gathering=gathering))
    return [each for each in every if wanted is None or each.participant in wanted]


def by_address(tx: Transaction, gathering: str, address: str) -> Reach | None:
    """Whose this address is, if it is anybody's who takes part (WT4)."""
    row = tx.ask(BY_ADDRESS, gathering=gathering, folded=folded(address)).first()
    return _reach(row) if row else None


def mail_link(
    tx: Transaction, gathering: str, secret: str, link: MailedLink, expires_at: datetime
) -> None:
    """Let this secret bring somebody in, once."""
    told = {"participant": link.participant, "purpose": link.purpose, "address": link.address}
    row = {"hash": hashed(secret), "gathering": gathering, "expires_at": expires_at, **told}
    tx.ask(insert(LINK).values(**row))


def opened_by(tx: Transaction, gathering: str, secret: str, at: datetime) -> MailedLink | None:
    """Whom this secret brings in still."""
    row = tx.ask(OPENS, hash=hashed(secret), gathering=gathering, at=at).first()
    return MailedLink(row.participant, row.purpose, row.address) if row else None


def use_link(tx: Transaction, secret: str, at: datetime) -> None:
    """Let it bring in nobody more; so do those that have ended."""
    tx.ask(delete(LINK).where(LINK.c.hash == hashed(secret)))
    tx.ask(delete(LINK).where(LINK.c.expires_at <= at))


def end_links(tx: Transaction, who: str) -> None:
    """Let no link that was mailed to them bring anybody in."""
    tx.ask(delete(LINK).where(LINK.c.participant == who))


def _reach(row: Row[Any]) -> Reach:
    return Reach(row.participant, row.address, row.duties, row.book, row.language, row.confirmed)


@keep.register
def _(fact: AddressGiven, tx: Transaction) -> None:
    """The same address stays confirmed (WT2)."""
    told = {"address": fact.address, "duties": fact.duties, "book": fact.book}
    told |= {"language": fact.language}
    told |= {"folded": folded(fact.address), "given_at": fact.at}
    this = REACH.c.participant == fact.participant
    row = tx.ask(select(REACH.c.folded, REACH.c.confirmed_at).where(this)).first()
    if row is None:
        who = {"participant": fact.participant, "gathering": fact.gathering}
        tx.ask(insert(REACH).values(**who, **told))
        return
    same = row.confirmed_at if row.folded == folded(fact.address) else None
    tx.ask(update(REACH).where(this).values(**told, confirmed_at=same))


@keep.register
def _(fact: AddressConfirmed, tx: Transaction) -> None:
    this = update(REACH).where(REACH.c.participant == fact.participant)
    tx.ask(this.values(confirmed_at=fact.at))


@keep.register
def _(fact: AddressTakenBack, tx: Transaction) -> None:
    tx.ask(delete(REACH).where(REACH.c.participant == fact.participant))
    end_links(tx, fact.participant)
    theirs = LETTER.c.participant == fact.participant
    tx.ask(delete(LETTER).where(theirs, LETTER.c.state != "sent"))
