"""Places and placements in the store."""

from sqlmodel import col, delete, select, update

from openspace.domain.agenda import Agenda, Place, Placement, slots_of
from openspace.domain.facts.agenda import PlaceAdded, TopicMoved, TopicPlaced, TopicUnplaced
from openspace.domain.gathering import Gathering
from openspace.store.keeping import Transaction, keep
from openspace.store.tables import PlacementRow, PlaceRow


def agenda(tx: Transaction, gathering: Gathering) -> Agenda:
    """The grid as it stands."""
    places = select(PlaceRow).where(PlaceRow.gathering == gathering.code)
    rows = select(PlacementRow).where(PlacementRow.gathering == gathering.code)
    return Agenda(
        slots=slots_of(gathering.timetable),
        places=tuple(
            Place(row.id, row.name, row.position)
            for row in tx.exec(places.order_by(col(PlaceRow.position)))
        ),
        placements=tuple(Placement(row.topic, row.slot, row.place) for row in tx.exec(rows)),
    )


@keep.register
def _(fact: TopicPlaced, tx: Transaction) -> None:
    tx.add(
        PlacementRow(topic=fact.topic, gathering=fact.gathering, slot=fact.slot, place=fact.place)
    )
    tx.flush()


@keep.register
def _(fact: TopicMoved, tx: Transaction) -> None:
    moved = update(PlacementRow).where(col(PlacementRow.topic) == fact.topic)
    tx.execute(moved.values(slot=fact.slot, place=fact.place))


@keep.register
def _(fact: TopicUnplaced, tx: Transaction) -> None:
    tx.execute(delete(PlacementRow).where(col(PlacementRow.topic) == fact.topic))


@keep.register
def _(fact: PlaceAdded, tx: Transaction) -> None:
    tx.add(
        PlaceRow(id=fact.place, gathering=fact.gathering, name=fact.name, position=fact.position)
    )
    tx.flush()
