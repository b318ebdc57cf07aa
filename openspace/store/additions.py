"""What was added to conversations afterwards. What was taken away stays as a row without words."""

from collections import defaultdict
from collections.abc import Mapping

from sqlmodel import bindparam, col, delete, select, update
from sqlmodel.sql.expression import SelectOfScalar

from openspace.domain.additions import Addition
from openspace.domain.facts.additions import AdditionMade, AdditionTakenAway, AdditionWithdrawn
from openspace.store.keeping import Transaction, keep
from openspace.store.memory import ADDITIONS
from openspace.store.report_tables import AdditionRow

IDS_BY = (
    select(col(AdditionRow.id))
    .where(col(AdditionRow.gathering) == bindparam("gathering"))
    .where(col(AdditionRow.participant) == bindparam("participant"))
    .where(col(AdditionRow.removed_at).is_(None))
    .order_by(col(AdditionRow.at), col(AdditionRow.id))
)


def additions(tx: Transaction, gathering: str) -> Mapping[str, tuple[Addition, ...]]:
    """What stands, by breakout, the oldest first."""
    found: defaultdict[str, list[Addition]] = defaultdict(list)
    for row in tx.exec(_standing(gathering)):
        found[row.breakout].append(_addition(row))
    return {breakout: tuple(several) for breakout, several in found.items()}


def made_by(tx: Transaction, gathering: str, participant: str) -> tuple[Addition, ...]:
    """What somebody added that stands, the oldest first."""
    own = _standing(gathering).where(AdditionRow.participant == participant)
    return tuple(map(_addition, tx.exec(own)))


def ids_by(tx: Transaction, gathering: str, participant: str) -> tuple[str, ...]:
    """The ids of these, for a page that only asks which are somebody's own."""

    def read() -> tuple[str, ...]:
        return tuple(tx.ask(IDS_BY, gathering=gathering, participant=participant).scalars())

    return tx.remembered(ADDITIONS, (gathering, participant), read)


def addition(tx: Transaction, gathering: str, addition: str) -> Addition | None:
    """One of them, if it stands."""
    row = tx.get(AdditionRow, addition)
    stands = row and row.gathering == gathering and row.removed_at is None
    return _addition(row) if row and stands else None


def _standing(gathering: str) -> SelectOfScalar[AdditionRow]:
    here = select(AdditionRow).where(AdditionRow.gathering == gathering)
    standing = here.where(col(AdditionRow.removed_at).is_(None))
    return standing.order_by(col(AdditionRow.at), col(AdditionRow.id))


def _addition(row: AdditionRow) -> Addition:
    return Addition(row.id, row.breakout, row.participant, row.text, row.at)


@keep.register
def _(fact: AdditionMade, tx: Transaction) -> None:
    tx.add(
        AdditionRow(
            id=fact.addition,
            gathering=fact.gathering,
            breakout=fact.breakout,
            participant=fact.participant,
            text=fact.text,
            at=fact.at,
        )
    )
    tx.flush()


@keep.register
def _(fact: AdditionWithdrawn, tx: Transaction) -> None:
    tx.execute(delete(AdditionRow).where(col(AdditionRow.id) == fact.addition))


@keep.register
def _(fact: AdditionTakenAway, tx: Transaction) -> None:
    this = update(AdditionRow).where(col(AdditionRow.id) == fact.addition)
    tx.execute(this.values(text="", removed_by=fact.by, removed_at=fact.at))
