"""The outbox: letters that wait to be mailed, were, or could not be.

Whoever has something to mail puts it here in the transaction of the fact that it tells of, so that
there is never the one without the other (L1).
"""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import bindparam, insert, select, update

from openspace.domain.facts import Fact
from openspace.domain.letters import URGENT, Answered, Letter, Posted
from openspace.store.keeping import Transaction
from openspace.store.letter_tables import LetterRow
from openspace.store.rows import columns_of, table_of
from openspace.store.scouring import PENDING
from openspace.store.secrets import change, known

LETTER = table_of(LetterRow)
BLANK = {"text": "", "html": "", "calendar": b""}
COLUMNS = columns_of(LETTER, Letter).add_columns(
    *(LETTER.c[each] for each in ("id", "state", "put_at", "due", "tries", "answer", "answered_at"))
)
ALIKE = select(LETTER.c.id).where(
    LETTER.c.gathering == bindparam("gathering"), LETTER.c.key == bindparam("key")
)
DUE = (
    COLUMNS.where(LETTER.c.state == "waiting", LETTER.c.due <= bindparam("at"))
    .order_by(LETTER.c.urgent.desc(), LETTER.c.due, LETTER.c.id)
    .limit(bindparam("most"))
)


def put(tx: Transaction, at: datetime, *letters: Letter) -> tuple[Fact, ...]:
    """Have letters mailed; those whose key was put here before are not put again (L2).

    Answers what happened, to be told among the facts of the verb.
    """
    for each in letters:
        if tx.ask(ALIKE, gathering=each.gathering, key=each.key).first() is None:
            tx.ask(insert(LETTER).values(**_row(each, at)))
    return ()


def due(tx: Transaction, at: datetime, most: int) -> tuple[Posted, ...]:
    """Letters whose time has come, those that somebody waits for first (L3, L6)."""
    return tuple(_posted(tx.ask(DUE, at=at, most=most).mappings()))


def answer(tx: Transaction, answered: Answered, at: datetime) -> None:
    """Write down what became of a letter; what was sent is forgotten (L5)."""
    told = {
        "state": answered.state,
        "tries": answered.tries,
        "answer": answered.answer,
        "due": answered.due,
        "answered_at": at,
    }
    gone = answered.state == "sent"
    this = update(LETTER).where(LETTER.c.id == answered.id)
    tx.ask(this.values(**told, **(BLANK if gone else {})))
    if gone and known(tx, PENDING) is None:
        change(tx, PENDING, "checkpoint")


def _row(letter: Letter, at: datetime) -> dict[str, object]:
    row: dict[str, object] = {name: getattr(letter, name) for name in Letter.__slots__}
    row |= {"state": "waiting", "urgent": letter.kind in URGENT, "put_at": at, "tries": 0}
    return row | {"answer": "", "due": max(letter.not_before or at, at)}


def _posted(rows: Iterable[object]) -> Iterable[Posted]:
    for row in rows:
        told = dict(row)  # type: ignore[call-overload]
        letter = Letter(**{name: told.pop(name) for name in Letter.__slots__})
        yield Posted(letter=letter, **told)
