"""Organisers of the house who are known by their sign-in, and the browsers in which they are."""

from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select
from sqlmodel import Field, SQLModel

from openspace.domain.organisers import Organiser
from openspace.store.keeping import Transaction
from openspace.store.participants import hashed
from openspace.store.rows import columns_of, table_of
from openspace.store.tables import Utc


class OrganiserRow(SQLModel, table=True):
    """Somebody who came by the organisers' link once; ``subject`` is a hash (SI5)."""

    __tablename__ = "organiser"
    id: str = Field(primary_key=True)
    subject: str = Field(unique=True)
    name: str
    at: datetime = Field(sa_type=Utc)


class OrganiserKeyRow(SQLModel, table=True):
    """What an organiser's cookie opens; only the hash is kept."""

    __tablename__ = "organiser_key"
    hash: str = Field(primary_key=True)
    organiser: str = Field(foreign_key="organiser.id", index=True)


ORGANISER, KEY = table_of(OrganiserRow), table_of(OrganiserKeyRow)
OF = columns_of(ORGANISER, Organiser)


def organisers(tx: Transaction) -> tuple[Organiser, ...]:
    """All of them, the first first."""
    rows = tx.ask(OF.order_by(ORGANISER.c.at, ORGANISER.c.id)).mappings()
    return tuple(Organiser(**row) for row in rows)


def by_subject(tx: Transaction, subject: str) -> Organiser | None:
    """Whose sign-in this is."""
    row = tx.ask(OF.where(ORGANISER.c.subject == bindparam("it")), it=subject).mappings().first()
    return Organiser(**row) if row else None


def by_key(tx: Transaction, secret: str) -> Organiser | None:
    """Whose browser this is."""
    asked = OF.join(KEY, KEY.c.organiser == ORGANISER.c.id).where(KEY.c.hash == bindparam("it"))
    row = tx.ask(asked, it=hashed(secret)).mappings().first()
    return Organiser(**row) if row else None


def add(tx: Transaction, organiser: Organiser, subject: str) -> None:
    """Know somebody by their sign-in."""
    told = {"id": organiser.id, "name": organiser.name, "at": organiser.at}
    tx.ask(insert(ORGANISER).values(**told, subject=subject))


def give_key(tx: Transaction, organiser: str, secret: str) -> None:
    """Know them in the browser that holds this."""
    tx.ask(insert(KEY).values(hash=hashed(secret), organiser=organiser))


def remove(tx: Transaction, organiser: str) -> None:
    """Know somebody no longer, in no browser."""
    tx.ask(delete(KEY).where(KEY.c.organiser == bindparam("it")), it=organiser)
    tx.ask(delete(ORGANISER).where(ORGANISER.c.id == bindparam("it")), it=organiser)


def remove_all_but(tx: Transaction, organiser: str) -> None:
    """Know nobody else any longer."""
    for each in tx.ask(select(ORGANISER.c.id)).scalars().all():
        if each != organiser:
            remove(tx, each)
