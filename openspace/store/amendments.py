"""Who wrote in reports and notes after a moment: what the book says of its amendments."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import func
from sqlmodel import col, select

from openspace.store.keeping import Transaction
from openspace.store.report_tables import ReportFieldRow
from openspace.store.room_tables import NoteRow, NoteUpdateRow

What = Literal["report", "notes"]
Row = tuple[str, str, datetime]


@dataclass(frozen=True, slots=True)
class Amendment:
    """Somebody wrote in a breakout's report or notes, and when last."""

    participant: str
    what: What
    at: datetime


def amendments(
    tx: Transaction, gathering: str, since: datetime
) -> Mapping[str, tuple[Amendment, ...]]:
    """By breakout, the last one last; of a report those who wrote its fields as they stand."""
    found: defaultdict[str, list[Amendment]] = defaultdict(list)
    for breakout, participant, at in _reports(tx, gathering, since):
        found[breakout].append(Amendment(participant, "report", at))
    for breakout, participant, at in _notes(tx, gathering, since):
        found[breakout].append(Amendment(participant, "notes", at))
    return {
        breakout: tuple(sorted(several, key=lambda each: (each.at, each.participant)))
        for breakout, several in found.items()
    }


def _reports(tx: Transaction, gathering: str, since: datetime) -> Iterable[Row]:
    row = ReportFieldRow
    asked = select(row.breakout, row.participant, func.max(row.written_at))
    here = asked.where(row.gathering == gathering, row.written_at >= since)
    return tx.exec(here.group_by(col(row.breakout), col(row.participant))).all()


def _notes(tx: Transaction, gathering: str, since: datetime) -> Iterable[Row]:
    """Only notes that were edited since are looked into."""
    row, at = NoteUpdateRow, col(NoteUpdateRow.written_at)
    asked = select(row.breakout, row.participant, func.max(row.written_at))
    here = asked.join(NoteRow, col(NoteRow.breakout) == col(row.breakout)).where(
        NoteRow.gathering == gathering, NoteRow.edited_at >= since, at >= since
    )
    rows = tx.exec(here.group_by(col(row.breakout), col(row.participant)))
    return [(breakout, who, last) for breakout, who, last in rows if last is not None]
