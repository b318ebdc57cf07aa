"""The outbox: letters that wait to be mailed, were, or could not be.

Whoever has something to mail puts it here in the transaction of the fact that it tells of, so that
there is never the one without the other (L1).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, select, update

from openspace.domain.facts import Fact
from openspace.domain.facts.letters import (
    LetterAnswered,
    LetterPutAgain,
    LettersPut,
    LettersRead,
    LetterTakenOver,
    State,
)
from openspace.domain.letters import BY_HAND, PRIVATE, RESTORED, URGENT, Kind, Letter, Posted
from openspace.store.keeping import Transaction, keep
from openspace.store.letter_tables import LetterRow
from openspace.store.rows import columns_of, table_of
from openspace.store.scouring import PENDING
from openspace.store.secrets import change, known

LETTER = table_of(LetterRow)
BLANK = {"text": "", "html": "", "calendar": b""}
BESIDES = ("id", "state", "put_at", "due", "tries", "answer", "answered_at")
COLUMNS = columns_of(LETTER, Letter).add_columns(*(LETTER.c[each] for each in BESIDES))
ALIKE = select(LETTER.c.id).where(
    LETTER.c.gathering == bindparam("gathering"), LETTER.c.key == bindparam("key")
)
NEW = insert(LETTER)
UNSENT: tuple[State, ...] = ("waiting", "failed")
ALL = 10_000
AT_ONCE = 500
"""How many keys one question names."""
FIRST = (LETTER.c.kind.in_(PRIVATE).desc(), LETTER.c.urgent.desc(), LETTER.c.due, LETTER.c.id)
"""By what somebody comes in, before what tells them that they have come (L6)."""
DUE = (
    COLUMNS.where(LETTER.c.state == "waiting", LETTER.c.due <= bindparam("at"))
    .order_by(*FIRST)
    .limit(bindparam("most"))
)
ONE = COLUMNS.where(LETTER.c.id == bindparam("letter"))
HERE = COLUMNS.where(
    LETTER.c.gathering == bindparam("gathering"), LETTER.c.state == bindparam("state")
)
IN_TURN = {
    "waiting": FIRST,
    "failed": (LETTER.c.answered_at.desc(), LETTER.c.id),
    "sent": (LETTER.c.answered_at.desc(), LETTER.c.id),
}
COUNTED = (
    select(LETTER.c.state, func.count().label("many"))
    .where(LETTER.c.gathering == bindparam("gathering"))
    .group_by(LETTER.c.state)
)


def put(tx: Transaction, at: datetime, *letters: Letter) -> tuple[Fact, ...]:
    """Have letters mailed; those whose key was put here before are not put again (L2).

    Answers what happened, to be told among the facts of the verb.
    """
    told: list[Fact] = []
    for gathering in dict.fromkeys(each.gathering for each in letters):
        first: dict[str, Letter] = {}
        for each in (one for one in letters if one.gathering == gathering):
            first.setdefault(each.key, each)
        known = _known(tx, gathering, list(first))
        new = [_row(each, at) for each in first.values() if each.key not in known]
        if new:
            tx.execute(NEW, new)
            told.append(LettersPut(gathering, at))
    return tuple(told)


def _known(tx: Transaction, gathering: str, keys: Sequence[str]) -> frozenset[str]:
    """Which of these were put before, so many at once as one question may name."""
    pieces = (keys[at : at + AT_ONCE] for at in range(0, len(keys), AT_ONCE))
    asked = select(LETTER.c.key).where(LETTER.c.gathering == bindparam("gathering"))
    return frozenset(
        row.key
        for piece in pieces
        for row in tx.ask(asked.where(LETTER.c.key.in_(piece)), gathering=gathering)
    )


def drop(tx: Transaction, gathering: str, key: str) -> bool:
    """Have a letter not sent that was not sent yet: what it says is so no longer. Whether there
    was one."""
    this = (LETTER.c.gathering == gathering, LETTER.c.key == key, LETTER.c.state != "sent")
    return tx.ask(delete(LETTER).where(*this)).rowcount > 0


def drop_those_to(tx: Transaction, gathering: str, participant: str) -> bool:
    """Have nothing sent to somebody that was not sent yet; whether there was anything."""
    theirs = (LETTER.c.gathering == gathering, LETTER.c.participant == participant)
    return tx.ask(delete(LETTER).where(*theirs, LETTER.c.state != "sent")).rowcount > 0


def that_wait(tx: Transaction, gathering: str, keys: Iterable[str]) -> tuple[tuple[str, Kind], ...]:
    """Which of these wait to be sent, each with its kind."""
    asked = select(LETTER.c.key, LETTER.c.kind).where(
        LETTER.c.gathering == gathering, LETTER.c.key.in_(keys), LETTER.c.state == "waiting"
    )
    return tuple((row.key, row.kind) for row in tx.ask(asked.order_by(LETTER.c.id)))


def keys_of(tx: Transaction, gathering: str, kind: Kind) -> frozenset[str]:
    """The keys of all letters of a kind that were put, whatever became of them (L2)."""
    asked = select(LETTER.c.key).where(LETTER.c.gathering == gathering, LETTER.c.kind == kind)
    return frozenset(row.key for row in tx.ask(asked))


def knows(tx: Transaction, gathering: str, key: str) -> bool:
    """Whether a letter of this key was put before, whatever became of it (L2)."""
    return tx.ask(ALIKE, gathering=gathering, key=key).first() is not None


def drop_of_another_time(
    tx: Transaction, gathering: str, kind: Kind, until: datetime | None
) -> bool:
    """Have letters of a kind that wait, and are of use until another time, not sent; whether
    there were any."""
    theirs = (LETTER.c.gathering == gathering, LETTER.c.kind == kind, LETTER.c.state == "waiting")
    other = LETTER.c.not_after != until if until else LETTER.c.not_after.is_not(None)
    return tx.ask(delete(LETTER).where(*theirs, other)).rowcount > 0


def due(tx: Transaction, at: datetime, most: int) -> tuple[Posted, ...]:
    """Letters whose time has come, those that somebody waits for first (L3, L6)."""
    return tuple(_posted(tx.ask(DUE, at=at, most=most).mappings()))


def posted(tx: Transaction, letter: int) -> Posted | None:
    """This letter, wherever it was put."""
    return next(_posted(tx.ask(ONE, letter=letter).mappings()), None)


def posted_here(tx: Transaction, gathering: str, letter: int) -> Posted | None:
    """This letter of a gathering."""
    found = posted(tx, letter)
    return found if found and found.letter.gathering == gathering else None


def those(tx: Transaction, gathering: str, state: State, most: int) -> tuple[Posted, ...]:
    """A gathering's letters of which this became: the next to be sent, or the latest, first."""
    asked = HERE.order_by(*IN_TURN[state]).limit(most)
    return tuple(_posted(tx.ask(asked, gathering=gathering, state=state).mappings()))


def unsent(tx: Transaction, gathering: str) -> tuple[Posted, ...]:
    """All of a gathering's that wait, and those that have failed."""
    return tuple(each for state in UNSENT for each in those(tx, gathering, state, ALL))


def counts(tx: Transaction, gathering: str) -> Mapping[str, int]:
    """How many letters wait, were sent and have failed."""
    return {row.state: row.many for row in tx.ask(COUNTED, gathering=gathering)}


def hold_back(tx: Transaction, at: datetime) -> None:
    """Have what was to be sent by now, as a backup has it, sent by nobody but the desk (L8)."""
    late = update(LETTER).where(LETTER.c.state == "waiting", LETTER.c.due <= at)
    tx.ask(late.values(state="failed", answer=RESTORED, answered_at=at))


@keep.register
def _(_: LettersPut, __: Transaction) -> None:
    """``put`` has written them down, with words that no fact knows."""


@keep.register
def _(_: LettersRead, __: Transaction) -> None:
    """Reading changes nothing: the log tells of it."""


@keep.register
def _(fact: LetterAnswered, tx: Transaction) -> None:
    told = {name: getattr(fact, name) for name in ("state", "tries", "answer", "due")}
    _change(tx, fact.letter, **told, answered_at=fact.at)
    if fact.state == "sent":
        _forget(tx, fact.letter)


@keep.register
def _(fact: LetterPutAgain, tx: Transaction) -> None:
    _change(tx, fact.letter, state="waiting", tries=0, answer="", due=fact.at, put_at=fact.at)


@keep.register
def _(fact: LetterTakenOver, tx: Transaction) -> None:
    _change(tx, fact.letter, state="sent", answer=BY_HAND, answered_at=fact.at)
    _forget(tx, fact.letter)


def _forget(tx: Transaction, letter: int) -> None:
    """Know what it said no more (L5), in the files neither."""
    _change(tx, letter, **BLANK)
    if known(tx, PENDING) is None:
        change(tx, PENDING, "checkpoint")


def _change(tx: Transaction, letter: int, **told: Any) -> None:
    tx.ask(update(LETTER).where(LETTER.c.id == letter).values(**told))


def _row(letter: Letter, at: datetime) -> dict[str, Any]:
    row = {name: getattr(letter, name) for name in Letter.__slots__}
    row |= {"state": "waiting", "urgent": letter.kind in URGENT, "put_at": at, "tries": 0}
    return row | {"answer": "", "due": max(letter.not_before or at, at)}


def _posted(rows: Iterable[Any]) -> Iterator[Posted]:
    for row in rows:
        letter = Letter(**{name: row[name] for name in Letter.__slots__})
        yield Posted(letter=letter, **{name: row[name] for name in BESIDES})
