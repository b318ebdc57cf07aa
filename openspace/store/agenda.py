"""Places and placements in the store."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import starmap

from sqlalchemy import bindparam, insert
from sqlmodel import col, delete, select, update
from sqlmodel.sql.expression import SelectOfScalar

from openspace.domain.agenda import Agenda, Place, Placement, slots_of
from openspace.domain.facts.agenda import (
    PlaceAdded,
    RunAdded,
    RunDropped,
    TopicMoved,
    TopicPlaced,
    TopicsRearranged,
    TopicUnplaced,
)
from openspace.domain.facts.grid import (
    PlaceChanged,
    PlaceRemoved,
    PlacesReordered,
    TopicPinned,
    TopicUnpinned,
)
from openspace.domain.gathering import Gathering
from openspace.store.keeping import Transaction, keep
from openspace.store.memory import GRID
from openspace.store.report_tables import ReportRow
from openspace.store.room_tables import AttendanceRow, NoteTakerRow
from openspace.store.rows import columns_of, table_of
from openspace.store.tables import BreakoutRow, PlacementRow, PlaceRow

PLACE, PLACEMENT = table_of(PlaceRow), table_of(PlacementRow)
PLACES = (
    columns_of(PLACE, Place)
    .where(PLACE.c.gathering == bindparam("gathering"))
    .order_by(PLACE.c.position)
)
PLACEMENTS = (
    columns_of(PLACEMENT, Placement)
    .where(PLACEMENT.c.gathering == bindparam("gathering"))
    .order_by(PLACEMENT.c.breakout)
)
HUNG = insert(PLACEMENT)


def agenda(tx: Transaction, gathering: Gathering) -> Agenda:
    """The grid as it stands."""

    def read() -> tuple[tuple[Place, ...], tuple[Placement, ...]]:
        return (
            tuple(starmap(Place, tx.ask(PLACES, gathering=gathering.code))),
            tuple(starmap(Placement, tx.ask(PLACEMENTS, gathering=gathering.code))),
        )

    places, placements = tx.remembered(GRID, ("grid", gathering.code), read)
    return Agenda(slots_of(gathering.timetable), places, placements)


def seats_by_run(tx: Transaction, breakouts: Iterable[str]) -> Mapping[str, int]:
    """How many find a seat at the topics of these runs, by placed run; not where all do."""
    rows = tx.exec(
        select(PlacementRow.topic, PlacementRow.breakout, PlaceRow.seats)
        .join(PlaceRow, col(PlaceRow.id) == col(PlacementRow.place))
        .where(col(PlacementRow.topic).in_(_topics_of(breakouts)))
    ).all()
    boundless = {topic for topic, _, seats in rows if seats is None}
    total: Counter[str] = Counter()
    for topic, _, seats in rows:
        total[topic] += seats or 0
    return {run: total[topic] for topic, run, _ in rows if topic not in boundless}


@keep.register
def _(fact: TopicPlaced, tx: Transaction) -> None:
    row = _row(fact.gathering, fact.topic, fact.breakout, (fact.slot, fact.place))
    tx.ask(HUNG, **row.model_dump())


@keep.register
def _(fact: TopicMoved, tx: Transaction) -> None:
    moved = update(PlacementRow).where(col(PlacementRow.breakout) == fact.breakout)
    tx.execute(moved.values(slot=fact.slot, place=fact.place))


@keep.register
def _(fact: TopicUnplaced, tx: Transaction) -> None:
    tx.execute(delete(PlacementRow).where(col(PlacementRow.breakout) == fact.breakout))


@keep.register
def _(fact: TopicsRearranged, tx: Transaction) -> None:
    moved = {each.breakout for each in fact.moves}
    pins = select(PlacementRow.breakout).where(
        col(PlacementRow.breakout).in_(moved), col(PlacementRow.pinned)
    )
    pinned = set(tx.exec(pins))
    tx.execute(delete(PlacementRow).where(col(PlacementRow.breakout).in_(moved)))
    tx.add_all(
        _row(fact.gathering, each.topic, each.breakout, each.after, each.breakout in pinned)
        for each in fact.moves
        if each.after
    )
    tx.flush()


@keep.register
def _(fact: RunAdded, tx: Transaction) -> None:
    tx.add(BreakoutRow(id=fact.breakout, gathering=fact.gathering, topic=fact.topic, run=fact.run))
    tx.flush()


@keep.register
def _(fact: RunDropped, tx: Transaction) -> None:
    tx.execute(delete(AttendanceRow).where(col(AttendanceRow.breakout) == fact.breakout))
    tx.execute(delete(NoteTakerRow).where(col(NoteTakerRow.breakout) == fact.breakout))
    tx.execute(delete(ReportRow).where(col(ReportRow.breakout) == fact.breakout))
    tx.execute(delete(BreakoutRow).where(col(BreakoutRow.id) == fact.breakout))


@keep.register
def _(fact: PlaceAdded, tx: Transaction) -> None:
    tx.add(
        PlaceRow(
            id=fact.place,
            gathering=fact.gathering,
            name=fact.name,
            position=fact.position,
            seats=fact.seats,
            room=fact.room,
            call=fact.call,
        )
    )
    tx.flush()


@keep.register
def _(fact: PlaceChanged, tx: Transaction) -> None:
    changed = update(PlaceRow).where(col(PlaceRow.id) == fact.place)
    tx.execute(changed.values(name=fact.name, seats=fact.seats, room=fact.room, call=fact.call))


@keep.register
def _(fact: PlacesReordered, tx: Transaction) -> None:
    for aside in (True, False):  # no two may stand in one position, not even on the way
        for position, place in enumerate(fact.order):
            moved = update(PlaceRow).where(col(PlaceRow.id) == place)
            tx.execute(moved.values(position=-1 - position if aside else position))


@keep.register
def _(fact: PlaceRemoved, tx: Transaction) -> None:
    tx.execute(delete(PlaceRow).where(col(PlaceRow.id) == fact.place))


@keep.register
def _(fact: TopicPinned, tx: Transaction) -> None:
    _pin(tx, fact.breakout, pinned=True)


@keep.register
def _(fact: TopicUnpinned, tx: Transaction) -> None:
    _pin(tx, fact.breakout, pinned=False)


def _pin(tx: Transaction, breakout: str, *, pinned: bool) -> None:
    placed = update(PlacementRow).where(col(PlacementRow.breakout) == breakout)
    tx.execute(placed.values(pinned=pinned))


def _topics_of(breakouts: Iterable[str]) -> SelectOfScalar[str]:
    return select(BreakoutRow.topic).where(col(BreakoutRow.id).in_(list(breakouts)))


def _row(
    gathering: str, topic: str, breakout: str, cell: tuple[str, str], pinned: bool = False
) -> PlacementRow:
    slot, place = cell
    return PlacementRow(
        breakout=breakout, topic=topic, gathering=gathering, slot=slot, place=place, pinned=pinned
    )
