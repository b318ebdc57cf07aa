"""The workbook's editions, the pressing that goes on, and who did what with the book.

The rule: of an edition that is withdrawn nothing stays that a book was made of, but what its
address says and what the next edition is compared with (EC1).
"""

from collections.abc import Mapping
from dataclasses import asdict, astuple, dataclass
from datetime import datetime
from typing import Any

from sqlmodel import col, delete, select, update

from openspace.domain.changes import Changes, Contents
from openspace.domain.editions import Edition, Pressing
from openspace.domain.facts.editions import (
    BookFile,
    PressingAdvanced,
    PressingBegun,
    PressingEnded,
    WorkbookPressed,
    WorkbookPublished,
    WorkbookSealed,
    WorkbookUnpublished,
    WorkbookWithdrawn,
)
from openspace.store.edition_tables import EditionActRow, EditionRow, PressingRow
from openspace.store.keeping import Transaction, keep
from openspace.store.memory import EDITIONS

Done = WorkbookPressed | WorkbookSealed | WorkbookPublished | WorkbookUnpublished


@dataclass(frozen=True, slots=True)
class EditionAct:
    """What somebody did with the book: ``kind`` is pressed, sealed, published, unpublished,
    withdrawn, or why a pressing ended. Nobody did what the server does by itself."""

    kind: str
    number: int
    by: str | None
    at: datetime


def editions(tx: Transaction, gathering: str) -> tuple[Edition, ...]:
    """Every edition, the draft included, by its number."""

    def read() -> tuple[Edition, ...]:
        here = select(EditionRow).where(EditionRow.gathering == gathering)
        return tuple(map(_edition, tx.exec(here.order_by(col(EditionRow.number)))))

    return tx.remembered(EDITIONS, gathering, read)


def pressing(tx: Transaction, gathering: str) -> Pressing | None:
    """The pressing that goes on, or that came to nothing last."""
    row = tx.get(PressingRow, gathering)
    if row is None:
        return None
    return Pressing(row.id, row.by, row.began_at, row.form, row.made, row.ended)  # type: ignore[arg-type]


def acts(tx: Transaction, gathering: str) -> tuple[EditionAct, ...]:
    """What was done with the book, the oldest first."""
    here = select(EditionActRow).where(EditionActRow.gathering == gathering)
    rows = tx.exec(here.order_by(col(EditionActRow.id)))
    return tuple(EditionAct(row.kind, row.number, row.by, row.at) for row in rows)


def running(tx: Transaction) -> tuple[str, ...]:
    """The gatherings whose book is being pressed."""
    going = select(PressingRow.gathering).where(col(PressingRow.ended).is_(None))
    return tuple(tx.exec(going))


def on_the_disk(tx: Transaction) -> frozenset[tuple[str, str]]:
    """The gathering and id of every book that has files, or is about to have them."""
    standing = select(EditionRow.gathering, EditionRow.id)
    books = tx.exec(standing.where(col(EditionRow.withdrawn_at).is_(None)))
    coming = select(PressingRow.gathering, PressingRow.id)
    made = tx.exec(coming.where(col(PressingRow.ended).is_(None)))
    return frozenset((gathering, id_) for each in (books, made) for gathering, id_ in each)


def ever_made(tx: Transaction) -> frozenset[tuple[str, str]]:
    """The gathering and id of every book that was begun, whatever became of it."""
    books = tx.exec(select(EditionRow.gathering, EditionRow.id))
    begun = tx.exec(select(PressingRow.gathering, PressingRow.id))
    return frozenset((gathering, id_) for each in (books, begun) for gathering, id_ in each)


def _edition(row: EditionRow) -> Edition:
    return Edition(
        id=row.id,
        number=row.number,
        pressed_at=row.pressed_at,
        files=tuple(BookFile(*each) for each in row.files),
        contents=Contents(
            {int(number): digest for number, digest in row.contents["chapters"].items()},
            frozenset(row.contents["names"]),
        ),
        changes=_changes(row.changes),
        sealed_by=row.sealed_by,
        sealed_at=row.sealed_at,
        published=row.published,
        withdrawn_at=row.withdrawn_at,
        reason=row.reason,
        replaced_by=row.replaced_by,
    )


def _changes(kept: Mapping[str, Any] | None) -> Changes | None:
    if kept is None:
        return None
    lists = {name: tuple(kept[name]) for name in ("added", "changed")}
    return Changes(
        since=kept["since"], left_out=kept["left_out"], names_gone=kept["names_gone"], **lists
    )


@keep.register
def _(fact: PressingBegun, tx: Transaction) -> None:
    tx.merge(
        PressingRow(
            gathering=fact.gathering, id=fact.pressing, by=fact.by, began_at=fact.at, ended=None
        )
    )
    tx.flush()


@keep.register
def _(fact: PressingAdvanced, tx: Transaction) -> None:
    this = update(PressingRow).where(col(PressingRow.id) == fact.pressing)
    tx.execute(this.values(form=fact.form, made=fact.made))


@keep.register
def _(fact: PressingEnded, tx: Transaction) -> None:
    this = update(PressingRow).where(col(PressingRow.id) == fact.pressing)
    tx.execute(this.values(ended=fact.why))
    _note(tx, fact.gathering, fact.why, 0, fact.by, fact.at)


@keep.register
def _(fact: WorkbookPressed, tx: Transaction) -> None:
    drafts = delete(EditionRow).where(col(EditionRow.gathering) == fact.gathering)
    tx.execute(drafts.where(col(EditionRow.sealed_at).is_(None)))
    tx.execute(delete(PressingRow).where(col(PressingRow.gathering) == fact.gathering))
    tx.add(
        EditionRow(
            id=fact.edition,
            gathering=fact.gathering,
            number=fact.number,
            pressed_at=fact.at,
            files=[list(astuple(each)) for each in fact.files],
            contents={
                "chapters": dict(fact.contents.chapters),
                "names": sorted(fact.contents.names),
            },
            changes=asdict(fact.changes) if fact.changes else None,
        )
    )
    tx.flush()
    _note_done(tx, fact, "pressed")


@keep.register
def _(fact: WorkbookSealed, tx: Transaction) -> None:
    _set(tx, fact.edition, sealed_by=fact.by, sealed_at=fact.at)
    _note_done(tx, fact, "sealed")


@keep.register
def _(fact: WorkbookPublished, tx: Transaction) -> None:
    _set(tx, fact.edition, published=True)
    _note_done(tx, fact, "published")


@keep.register
def _(fact: WorkbookUnpublished, tx: Transaction) -> None:
    _set(tx, fact.edition, published=False)
    _note_done(tx, fact, "unpublished")


@keep.register
def _(fact: WorkbookWithdrawn, tx: Transaction) -> None:
    _set(
        tx,
        fact.edition,
        withdrawn_at=fact.at,
        reason=fact.reason,
        replaced_by=fact.replaced_by,
    )
    _note(tx, fact.gathering, "withdrawn", fact.number, fact.by, fact.at)


def _set(tx: Transaction, edition: str, **values: object) -> None:
    tx.execute(update(EditionRow).where(col(EditionRow.id) == edition).values(**values))


def _note_done(tx: Transaction, fact: Done, kind: str) -> None:
    _note(tx, fact.gathering, kind, fact.number, fact.by, fact.at)


def _note(
    tx: Transaction, gathering: str, kind: str, number: int, by: str | None, at: datetime
) -> None:
    tx.add(EditionActRow(gathering=gathering, kind=kind, number=number, by=by, at=at))
    tx.flush()
