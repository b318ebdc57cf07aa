"""Forgetting who is known by an address, where no participant's id stands with it.

Rules:
    FG1 With somebody go the letters about their invitation, their waiting and their link to
        facilitate, and all to an address that is known to be theirs, sent or not, that are nobody
        else's. An address that they only typed may be another's, whose letters stay.
    FG2 A link for one person that was used is nobody's: its name, its address and its letter go.
    FG3 The ids of those who were forgotten as guests, or while they waited, are remembered, and
        nothing else: so a backup does not bring them back.
"""

from collections.abc import Collection, Iterator
from typing import Final

from sqlalchemy import bindparam, delete, select, update

from openspace.domain.addresses import folded
from openspace.store.keeping import Transaction
from openspace.store.outbox import LETTER
from openspace.store.participants import GUEST, INVITATION, WAITING, hashed
from openspace.store.reach import REACH
from openspace.store.secrets import change, known

FORGOTTEN: Final = "forgotten"
"""The secret that holds the ids (FG3)."""
OF_NOBODY = select(LETTER.c.id, LETTER.c.key, LETTER.c.to).where(
    LETTER.c.gathering == bindparam("gathering"), LETTER.c.participant.is_(None)
)
OUT = select(INVITATION.c.hash, INVITATION.c.id, INVITATION.c.name, INVITATION.c.address).where(
    INVITATION.c.gathering == bindparam("gathering"), INVITATION.c.id.is_not(None)
)
THEIRS = select(GUEST.c.id, GUEST.c.email, GUEST.c.invited_at).where(
    GUEST.c.participant == bindparam("who")
)
REACHED_AT = select(REACH.c.address).where(
    REACH.c.participant == bindparam("who"), REACH.c.confirmed_at.is_not(None)
)


def forget(tx: Transaction, gathering: str, who: str, name: str) -> None:
    """Forget where somebody was written to (FG1), before their rows go."""
    guests = tx.ask(THEIRS, who=who).all()
    to = {row.address for row in tx.ask(REACHED_AT, who=who)}
    to |= {row.email for row in guests if row.invited_at}
    addresses = {folded(each) for each in to if each}
    keys = {f"waits:{who}", *(key for row in guests for key in _about(row.id))}
    for row in tx.ask(OUT, gathering=gathering).all():
        if (name and row.name == name) or (row.address and folded(row.address) in addresses):
            keys.add(f"facilitator:{row.id}")
            _blank(tx, row.hash)
    _drop(tx, gathering, keys, addresses)
    remember(tx, [row.id for row in guests])


def forget_again(tx: Transaction, ids: Collection[str]) -> None:
    """Forget those of these who are guests, or wait, as a backup has it (FG3)."""
    guests = select(GUEST.c.id, GUEST.c.gathering, GUEST.c.email)
    for row in [row for row in tx.ask(guests).all() if row.id in ids]:
        _drop(tx, row.gathering, set(_about(row.id)), {folded(row.email)} if row.email else set())
        tx.ask(delete(GUEST).where(GUEST.c.id == bindparam("guest")), guest=row.id)
        remember(tx, [row.id])
    waiting = select(WAITING.c.id, WAITING.c.gathering)
    for row in [row for row in tx.ask(waiting).all() if row.id in ids]:
        _drop(tx, row.gathering, {f"waits:{row.id}"}, set())
        tx.ask(delete(WAITING).where(WAITING.c.id == bindparam("who")), who=row.id)
        remember(tx, [row.id])


def waits_no_more(tx: Transaction, gathering: str, who: str) -> None:
    """Forget that somebody waited, and what they were written about it."""
    _drop(tx, gathering, {f"waits:{who}"}, set())
    remember(tx, [who])


def used(tx: Transaction, secret: str) -> None:
    """Forget for whom a link was that nobody can use any more (FG2)."""
    of = select(INVITATION).where(INVITATION.c.hash == bindparam("hash"))
    row = tx.ask(of, hash=hashed(secret)).first()
    if row and row.id and row.uses_left == 0:
        _drop(tx, row.gathering, {f"facilitator:{row.id}"}, set())
        _blank(tx, row.hash)


def everyone_in(tx: Transaction, gathering: str) -> None:
    """Remember all guests of a gathering, and who waits there, before they go (FG3)."""
    for table in (GUEST, WAITING):
        here = select(table.c.id).where(table.c.gathering == bindparam("gathering"))
        remember(tx, [row.id for row in tx.ask(here, gathering=gathering)])


def remember(tx: Transaction, ids: Collection[str]) -> None:
    """Know of these that they were forgotten (FG3)."""
    if ids:
        change(tx, FORGOTTEN, " ".join(sorted(forgotten(tx).union(ids))))


def forgotten(tx: Transaction) -> frozenset[str]:
    """The ids of all who were forgotten here."""
    return frozenset((known(tx, FORGOTTEN) or "").split())


def _about(guest: str) -> Iterator[str]:
    yield from (f"invited:{guest}", f"deadline:{guest}")


def _blank(tx: Transaction, link: str) -> None:
    this = update(INVITATION).where(INVITATION.c.hash == bindparam("link"))
    tx.ask(this.values(name="", address=""), link=link)


def _drop(tx: Transaction, gathering: str, keys: set[str], addresses: set[str]) -> None:
    for row in tx.ask(OF_NOBODY, gathering=gathering).all():
        if row.key in keys or folded(row.to) in addresses:
            tx.ask(delete(LETTER).where(LETTER.c.id == bindparam("letter")), letter=row.id)
