"""What rooms have asked of the facilitators; it is gone when it is done."""

from sqlmodel import col, delete, select, update

from openspace.domain.facts.rooms import HelpAnswered, HelpAsked
from openspace.domain.helping import Help
from openspace.store.keeping import Transaction, keep
from openspace.store.room_tables import HelpRow


def waiting(tx: Transaction, gathering: str) -> tuple[Help, ...]:
    """All that waits, the longest wait first."""
    rows = select(HelpRow).where(HelpRow.gathering == gathering)
    oldest = rows.order_by(col(HelpRow.asked_at), col(HelpRow.id))
    return tuple(
        Help(row.id, row.room, row.participant, row.why, row.asked_at, row.helper)
        for row in tx.exec(oldest)
    )


@keep.register
def _(fact: HelpAsked, tx: Transaction) -> None:
    tx.add(
        HelpRow(
            id=fact.help,
            gathering=fact.gathering,
            room=fact.room,
            participant=fact.participant,
            why=fact.why,
            asked_at=fact.at,
        )
    )
    tx.flush()


@keep.register
def _(fact: HelpAnswered, tx: Transaction) -> None:
    this = col(HelpRow.id) == fact.help
    if fact.done:
        tx.execute(delete(HelpRow).where(this))
    else:
        tx.execute(update(HelpRow).where(this).values(helper=fact.by))
