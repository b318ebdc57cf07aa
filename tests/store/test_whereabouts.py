"""Who is where now, and that nobody's way is kept."""

import pytest

from openspace.domain.facts.whereabouts import ParticipantMoved
from openspace.domain.whereabouts import Whereabouts
from openspace.store import whereabouts
from openspace.store.engine import Conflict, Store
from openspace.store.room_tables import AttendanceRow, WhereaboutsRow
from tests.cast import CODE, kept, proposed, topic


def moved(who: str, to: str | None, *, away: bool = False) -> ParticipantMoved:
    return ParticipantMoved(CODE, who, to, None, away)


async def test_who_never_came_is_away_in_the_hallway(settled: Store) -> None:
    assert await settled.read(lambda tx: whereabouts.of(tx, "chi")) == Whereabouts("chi")
    assert await settled.read(lambda tx: whereabouts.present(tx, CODE)) == ()


async def test_somebody_is_where_they_went_last(settled: Store) -> None:
    for to in ("b1", None, "b1"):
        await settled.write(kept(moved("chi", to)))
        found = await settled.read(lambda tx: whereabouts.of(tx, "chi"))
        assert found == Whereabouts("chi", to, away=False)


async def test_present_are_those_in_reach(settled: Store) -> None:
    await settled.write(kept(moved("chi", "b1"), moved("ana", None), moved("ben", "b1")))
    await settled.write(kept(moved("ben", "b1", away=True)))
    assert await settled.read(lambda tx: whereabouts.present(tx, CODE)) == (
        Whereabouts("ana", None, away=False),
        Whereabouts("chi", "b1", away=False),
    )
    assert set(await settled.read(whereabouts.everybody_present)) == {(CODE, "ana"), (CODE, "chi")}
    assert await settled.read(lambda tx: whereabouts.present(tx, "other")) == ()


async def test_by_room_are_those_in_reach_and_anew_after_every_move(settled: Store) -> None:
    for move, rooms in (
        (moved("chi", "b1"), {"b1": ("chi",)}),
        (moved("ana", "b1"), {"b1": ("ana", "chi")}),
        (moved("chi", None), {"b1": ("ana",), None: ("chi",)}),
        (moved("ana", "b1", away=True), {None: ("chi",)}),
    ):
        await settled.write(kept(move))
        assert await settled.read(lambda tx: whereabouts.by_room(tx, CODE)) == rooms
    assert await settled.read(lambda tx: whereabouts.by_room(tx, "other")) == {}


async def test_who_was_in_a_breakout_is_kept_once_in_the_order_of_registration(
    settled: Store,
) -> None:
    await settled.write(kept(proposed(topic(2))))
    for fact in (moved("chi", "b1"), moved("chi", "b2"), moved("ben", "b1"), moved("chi", "b1")):
        await settled.write(kept(fact))
    assert await settled.read(lambda tx: whereabouts.attended(tx, CODE)) == {
        "b1": ("ben", "chi"),
        "b2": ("chi",),
    }


async def test_being_out_of_reach_is_no_attendance(settled: Store) -> None:
    await settled.write(kept(moved("chi", "b1", away=True), moved("chi", None)))
    assert await settled.read(lambda tx: whereabouts.attended(tx, CODE)) == {}


async def test_a_breakout_belongs_to_its_gathering(settled: Store) -> None:
    assert await settled.read(lambda tx: whereabouts.has_breakout(tx, CODE, "b1"))
    assert not await settled.read(lambda tx: whereabouts.has_breakout(tx, "other", "b1"))
    assert not await settled.read(lambda tx: whereabouts.has_breakout(tx, CODE, "b9"))


async def test_nobody_goes_where_nothing_is(settled: Store) -> None:
    with pytest.raises(Conflict):
        await settled.write(kept(moved("chi", "b9")))


def test_neither_times_nor_ways_have_a_column() -> None:
    assert set(WhereaboutsRow.model_fields) == {"participant", "gathering", "room", "away"}
    assert set(AttendanceRow.model_fields) == {"participant", "breakout"}
