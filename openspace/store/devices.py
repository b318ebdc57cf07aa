"""The devices on which somebody is inside by a personal link that was opened once more (IN8)."""

from sqlalchemy import bindparam, delete, insert, or_, select

from openspace.store.keeping import Transaction
from openspace.store.rows import table_of
from openspace.store.tables import KeyRow

KEY = table_of(KeyRow)
LATER = (KEY.c.participant == bindparam("who"), KEY.c.again)


def add(tx: Transaction, participant: str, key: str, guest: str) -> None:
    """Let this key, as it is kept, open their door on one more, by a link of this guest: a later
    one, unless none opens it, as when their link was made anew."""
    theirs = select(KEY.c.hash).where(KEY.c.participant == bindparam("who"))
    again = tx.ask(theirs, who=participant).first() is not None
    told = {"hash": key, "participant": participant, "guest": guest, "again": again}
    tx.ask(insert(KEY).values(**told))


def has_later(tx: Transaction, participant: str, but: str = "") -> bool:
    """Whether they have any, ``but`` for the one of whose key this is kept."""
    others = select(KEY.c.hash).where(*LATER, KEY.c.hash != but)
    return tx.ask(others, who=participant).first() is not None


def part(tx: Transaction, participant: str, but: str = "") -> None:
    """Let nothing open their door any more but what they registered with, and the device of whose
    key ``but`` is kept: by what came later, a letter or a code too, the next one may have come."""
    later = or_(KEY.c.again, KEY.c.guest.is_(None))
    theirs = KEY.c.participant == bindparam("who")
    tx.ask(delete(KEY).where(theirs, later, KEY.c.hash != but), who=participant)
