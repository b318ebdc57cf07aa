"""What rooms have asked of the facilitators; it is gone when it is done."""

from sqlalchemy import bindparam
from sqlmodel import col, delete, update

from openspace.domain.facts.rooms import HelpAnswered, HelpAsked
from openspace.domain.helping import Help
from openspace.store.keeping import Transaction, keep
from openspace.store.memory import CALLS_FOR_HELP
from openspace.store.room_tables import HelpRow
from openspace.store.rows import rows_of, table_of

HELP = table_of(HelpRow)
WAITING = (
    rows_of(HELP)
    .where(HELP.c.gathering == bindparam("gathering"))
    .order_by(HELP.c.asked_at, HELP.c.id)
)


def waiting(tx: Transaction, gathering: str) -> tuple[Help, ...]:
    """All that waits, the longest wait first."""

    def read() -> tuple[Help, ...]:
        return tuple(
            Help(row.id, row.room, row.participant, row.why, row.asked_at, row.helper)
            for row in tx.ask(WAITING, gathering=gathering)
        )

    return tx.remembered(CALLS_FOR_HELP, ("waiting", gathering), read)


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
