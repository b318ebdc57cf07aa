"""The secret addresses of people's calendars: one a person, kept as a hash."""

from sqlmodel import col, delete, select

from openspace.domain.participants import Participant
from openspace.store.keeping import Transaction
from openspace.store.participants import hashed, participant
from openspace.store.tables import CalendarRow, ParticipantRow


def give(tx: Transaction, owner: str, secret: str) -> None:
    """Let this secret show this participant's calendar; the one before shows nothing more."""
    tx.execute(delete(CalendarRow).where(col(CalendarRow.participant) == owner))
    tx.add(CalendarRow(hash=hashed(secret), participant=owner))
    tx.flush()


def owner(tx: Transaction, gathering: str, secret: str) -> Participant | None:
    """Whose calendar of this gathering it is, if anybody's who takes part."""
    found = tx.exec(
        select(CalendarRow.participant)
        .join(ParticipantRow, col(ParticipantRow.id) == col(CalendarRow.participant))
        .where(CalendarRow.hash == hashed(secret), ParticipantRow.gathering == gathering)
    ).first()
    who = participant(tx, found) if found else None
    return None if who is None or who.removed else who
