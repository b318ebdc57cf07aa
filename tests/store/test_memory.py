"""What is remembered ends with what changes it: K1 to K4."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, insert, text, update

from openspace.bus.stream import Bus
from openspace.domain.facts.gathering import PhaseOpened
from openspace.domain.facts.marketplace import TopicWithdrawn, VoteCast, VoteTakenBack
from openspace.domain.facts.participants import RoleRaised
from openspace.domain.gathering import Gathering
from openspace.domain.participants import Participant
from openspace.domain.permissions import Role
from openspace.facilitation.house import House
from openspace.facilitation.recognition import Visit, recognise
from openspace.store import (
    gatherings,
    marketplace,
    participants,
)
from openspace.store.engine import Store
from openspace.store.keeping import Transaction, keep
from openspace.store.memory import (
    GATHERINGS,
    PEOPLE,
    TOPICS,
)
from openspace.store.rows import table_of
from openspace.store.tables import InvitationRow, KeyRow, ParticipantRow, StretchRow
from tests.cast import CODE, KEYS, MARKET, at, kept, proposed, topic
from tests.store.test_engine import Gate, together

WHAT = (GATHERINGS, ("gathering", CODE))
WHO = (PEOPLE, ("participant", "chi"))
WALL = (TOPICS, ("hanging", CODE))


def the_gathering(tx: Transaction) -> Gathering:
    found = gatherings.gathering(tx, CODE)
    assert found is not None
    return found


def somebody(tx: Transaction) -> Participant | None:
    return participants.participant(tx, "chi")


async def position(store: Store) -> int:
    return (await store.read(the_gathering)).timetable.position


def opened(position: int) -> PhaseOpened:
    times = ((at(9), at(10)),)
    return PhaseOpened(CODE, position, at(9, 45), times)


def adds_an_object(tx: Transaction) -> None:
    tx.add(KeyRow(hash="h", participant="chi"))
    tx.flush()


def changes_an_object(tx: Transaction) -> None:
    tx.get_one(ParticipantRow, "chi").name = "Another"
    tx.flush()


def deletes_an_object(tx: Transaction) -> None:
    tx.delete(tx.get_one(KeyRow, participants.hashed(KEYS["chi"])))
    tx.flush()


Write = Callable[[Transaction], Any]
WRITES: dict[str, Write] = {
    "a fact": kept(opened(MARKET + 1)),
    "an object": adds_an_object,
    "a changed object": changes_an_object,
    "a deleted object": deletes_an_object,
    "an insertion": lambda tx: tx.ask(insert(table_of(KeyRow)), hash="h", participant="chi"),
    "an update": lambda tx: tx.execute(update(StretchRow).values(frozen=True)),
    "a deletion": lambda tx: tx.ask(delete(table_of(InvitationRow))),
    "words": lambda tx: tx.execute(text("  update or ignore \"gathering\" set theme = 'x'")),
    "words that replace": lambda tx: tx.execute(
        text("replace into key (hash, participant) values ('h', 'chi')")
    ),
}


@pytest.mark.parametrize("name", WRITES)
async def test_k1_any_writing_to_its_tables_ends_it(settled: Store, name: str) -> None:
    await settled.read(somebody)
    assert settled.recall(*WHO) is not None
    await settled.write(WRITES[name])
    assert settled.recall(*WHO) is None


async def test_k1_a_vote_ends_nothing(settled: Store) -> None:
    """The control: something is remembered at all."""
    who = await settled.read(somebody)
    before = await settled.read(the_gathering)
    hung = await settled.read(lambda tx: marketplace.hanging(tx, CODE))
    await settled.write(kept(VoteCast(CODE, "t1", "chi", at(9, 40))))
    await settled.write(kept(VoteTakenBack(CODE, "t1", "chi")))
    assert settled.recall(*WHAT) is before
    assert settled.recall(*WHO) is who
    assert settled.recall(*WALL) is hung


async def test_k1_who_comes_in_leaves_the_gathering_as_it_is(settled: Store) -> None:
    """A crowd comes one by one, and each of their pages shows the same day."""
    before, who = await settled.read(the_gathering), await settled.read(somebody)
    await settled.write(adds_an_object)
    assert settled.recall(*WHAT) is before
    assert settled.recall(*WHO) is not who


async def test_k1_a_topic_that_is_taken_off_is_off_at_once(settled: Store) -> None:
    for before, fact in ((["t1"], TopicWithdrawn(CODE, "t1")), ([], proposed(topic(2)))):
        assert list(await settled.read(lambda tx: marketplace.hanging(tx, CODE))) == before
        await settled.write(kept(fact))
        assert settled.recall(*WALL) is None
    assert list(await settled.read(lambda tx: marketplace.hanging(tx, CODE))) == ["t2"]


async def test_k2_who_comes_after_a_change_in_the_same_group_sees_it(settled: Store) -> None:
    await settled.read(the_gathering)
    seen: list[int] = []

    def look(tx: Transaction) -> None:
        seen.append(the_gathering(tx).timetable.position)

    await together(settled, look, kept(opened(MARKET + 1)), look, kept(opened(MARKET)), look)
    assert seen == [MARKET, MARKET + 1, MARKET]
    assert await position(settled) == MARKET


async def test_k2_what_is_read_after_a_change_is_read_once_until_the_next(settled: Store) -> None:
    seen: list[Gathering] = []

    def look(tx: Transaction) -> None:
        seen.append(the_gathering(tx))

    await together(settled, kept(opened(MARKET + 1)), look, look, kept(opened(MARKET)), look)
    first, again, after = seen
    assert again is first
    assert (first.timetable.position, after.timetable.position) == (MARKET + 1, MARKET)


async def test_k2_what_one_of_a_group_takes_back_the_others_never_see(settled: Store) -> None:
    seen: list[int] = []

    def look(tx: Transaction) -> None:
        seen.append(the_gathering(tx).timetable.position)

    def opens_and_breaks(tx: Transaction) -> None:
        keep(opened(MARKET + 1), tx)
        look(tx)
        raise ZeroDivisionError

    await together(settled, opens_and_breaks, look)
    assert seen == [MARKET + 1, MARKET + 1, MARKET]
    assert await position(settled) == MARKET


async def test_k2_what_was_taken_back_is_not_remembered(settled: Store) -> None:
    def opens_and_breaks(tx: Transaction) -> None:
        keep(opened(MARKET + 1), tx)
        the_gathering(tx)
        raise ZeroDivisionError

    await together(settled, opens_and_breaks, lambda _: None)
    assert await position(settled) == MARKET


async def test_k3_a_reading_that_began_before_leaves_nothing_old_behind(settled: Store) -> None:
    gate = Gate()

    def late(tx: Transaction) -> int:
        gatherings.codes(tx)  # its moment is now
        gate(tx)
        return the_gathering(tx).timetable.position

    reading = asyncio.create_task(settled.read(late))
    await asyncio.to_thread(gate.entered.wait, 10)
    await settled.write(kept(opened(MARKET + 1)))
    gate.opened.set()
    assert await reading == MARKET
    assert settled.recall(*WHAT) is None
    assert await position(settled) == MARKET + 1


async def test_k4_a_store_that_only_reads_remembers_nothing(settled: Store, tmp_path: Path) -> None:
    reading = Store(tmp_path, writes=False)
    assert await position(reading) == MARKET
    await settled.write(kept(opened(MARKET + 1)))
    assert reading.recall(*WHAT) is None
    assert await position(reading) == MARKET + 1
    reading.close()


async def test_who_is_inside_is_known_again_and_a_role_counts_at_once(settled: Store) -> None:
    house = House(settled, Bus())
    first = await recognise(house, CODE, KEYS["chi"])
    assert await recognise(house, CODE, KEYS["chi"]) is first
    await settled.write(kept(RoleRaised(CODE, "chi", Role.FACILITATOR)))
    raised = await recognise(house, CODE, KEYS["chi"])
    assert isinstance(raised, Visit)
    assert raised.caller.role is Role.FACILITATOR


async def test_a_key_that_opens_no_more_opens_no_more(settled: Store) -> None:
    house = House(settled, Bus())
    await recognise(house, CODE, KEYS["chi"])
    await settled.write(lambda tx: participants.change_key(tx, KEYS["chi"], "another"))
    visit = await recognise(house, CODE, KEYS["chi"])
    assert visit is None or visit.participant is None


async def test_nobody_outside_is_remembered(settled: Store) -> None:
    house = House(settled, Bus())
    before = await recognise(house, CODE, "no key")
    assert before is not None
    assert before.participant is None
    assert await recognise(house, CODE, "no key") is not before
