"""Whose calendar a secret shows, and how often what stands in calendars has changed."""

from dataclasses import replace

import pytest
from sqlmodel import select

from openspace.domain.facts import Fact
from openspace.domain.facts.agenda import (
    Move,
    TopicMoved,
    TopicPlaced,
    TopicsRearranged,
    TopicUnplaced,
)
from openspace.domain.facts.gathering import PhaseOpened, TimetableChanged
from openspace.domain.facts.grid import PlaceChanged
from openspace.domain.facts.marketplace import TopicRetitled, VoteCast
from openspace.store import calendars, gatherings
from openspace.store.engine import Store
from openspace.store.participants import hashed
from openspace.store.revisions import Revision, revise, revisions
from openspace.store.tables import CalendarRow
from tests.cast import CODE, at, ben, gathering, kept

SECRET = "a secret of ben"


async def test_a_secret_shows_its_owners_calendar_in_its_own_gathering(settled: Store) -> None:
    await settled.write(lambda tx: gatherings.add(tx, replace(gathering(), code="other")))
    await settled.write(lambda tx: calendars.give(tx, "ben", SECRET))
    assert await settled.read(lambda tx: calendars.owner(tx, CODE, SECRET)) == ben
    for code, secret in ((CODE, "guessed"), (CODE, ""), ("other", SECRET), ("nowhere", SECRET)):
        assert await settled.read(lambda tx, c=code, s=secret: calendars.owner(tx, c, s)) is None  # type: ignore[misc]


async def test_a_new_secret_ends_the_old_one_and_nobody_elses(settled: Store) -> None:
    for person, secret in (("chi", "of chi"), ("ben", SECRET), ("ben", "a new one")):
        await settled.write(lambda tx, p=person, s=secret: calendars.give(tx, p, s))  # type: ignore[misc]
    assert await settled.read(lambda tx: calendars.owner(tx, CODE, SECRET)) is None
    assert await settled.read(lambda tx: calendars.owner(tx, CODE, "a new one")) == ben
    assert await settled.read(lambda tx: calendars.owner(tx, CODE, "of chi")) is not None


async def test_the_secret_itself_is_not_kept(settled: Store) -> None:
    await settled.write(lambda tx: calendars.give(tx, "ben", SECRET))
    hashes = await settled.read(lambda tx: [row.hash for row in tx.exec(select(CalendarRow))])
    assert hashes == [hashed(SECRET)]


@pytest.mark.parametrize(
    ("fact", "subjects"),
    [
        (TopicPlaced(CODE, "t1", "b1", "r1", "haven"), {"b1"}),
        (TopicMoved(CODE, "t1", "b1", "r1", "haven", "r2", "loft"), {"b1"}),
        (TopicUnplaced(CODE, "t1", "b1", "r1", "haven"), {"b1"}),
        (
            TopicsRearranged(
                CODE,
                (
                    Move("t1", "b1", ("r1", "haven"), ("r2", "haven")),
                    Move("t2", "b2", ("r2", "haven"), ("r1", "haven")),
                ),
            ),
            {"b1", "b2"},
        ),
        (PhaseOpened(CODE, 1, at(9), ()), {"timetable"}),
        (TimetableChanged(CODE, (), 0), {"timetable"}),
        (PlaceChanged(CODE, "haven", "Harbour", None, "", ""), {"b1"}),
        (PlaceChanged(CODE, "loft", "Attic", None, "", ""), set()),
        (TopicRetitled(CODE, "t1", "New"), set()),
        (VoteCast(CODE, "t1", "chi", at(9)), set()),
    ],
    ids=lambda each: type(each).__name__,
)
async def test_what_gets_another_time_or_place_is_counted(
    settled: Store, fact: Fact, subjects: set[str]
) -> None:
    await settled.write(kept(TopicPlaced(CODE, "t1", "b1", "r2", "haven")))
    for minute in (1, 2):
        await settled.write(lambda tx, m=minute: revise(fact, tx, at(9, m)))  # type: ignore[misc]
    found = await settled.read(lambda tx: revisions(tx, CODE))
    assert found == dict.fromkeys(subjects, Revision(2, at(9, 2)))
    assert await settled.read(lambda tx: revisions(tx, "other")) == {}
