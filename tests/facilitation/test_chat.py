"""The chat of a room, end to end with the cast."""

import asyncio
import sqlite3
import threading
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from openspace.app import do_what_is_due
from openspace.domain.chat import MOST_LINES
from openspace.domain.facts.rooms import ChatForgotten
from openspace.facilitation.agenda import place
from openspace.facilitation.chat import say, take_away
from openspace.facilitation.gathering import open_phase
from openspace.facilitation.house import NOT_ALLOWED, House
from openspace.facilitation.whereabouts import enter, leave, vanish
from openspace.store.engine import FILE
from openspace.store.keeping import Transaction
from tests.cast import ANA, BEN, CHI, CODE, DEE, MARKET, ROUND_1
from tests.domain.saying import code
from tests.facilitation.conftest import Heard
from tests.house import Clock

SECRET = "a word that nobody keeps"


def later(house: House, minutes: float) -> None:
    assert isinstance(house.clock, Clock)
    house.clock.now += timedelta(minutes=minutes)


def words(house: House, room: str = "b1") -> list[str]:
    return [each.words for each in house.chats.lines(CODE, room)]


def dumped(folder: Path) -> list[str]:
    """Everything that is in the database of this test."""
    file = next(folder.rglob(FILE))
    with closing(sqlite3.connect(file)) as database:
        return [*database.iterdump()]


async def says(house: House, line: str, number: int = 0) -> str:
    return code(await house.perform(say, CHI, house.chats, "b1", (f"l{number}", line)))


async def test_ch1_nothing_of_it_is_in_the_store_or_in_a_fact(
    house: House, heard: Heard, tmp_path: Path
) -> None:
    await house.perform(enter, CHI, "b1")
    await says(house, SECRET)
    assert words(house) == [SECRET]
    assert not any(SECRET in repr(fact) for fact in heard.facts)
    kept = dumped(tmp_path)
    assert len(kept) > 0
    assert not any(SECRET in line for line in kept)


async def test_ch3_the_oldest_lines_go(house: House) -> None:
    await house.perform(enter, CHI, "b1")
    for number in range(MOST_LINES + 2):
        later(house, 1)
        assert await says(house, f"Line {number}", number) == ""
    assert len(words(house)) == MOST_LINES
    assert words(house)[0] == "Line 2"


async def test_what_is_refused_is_not_said(house: House) -> None:
    assert await says(house, "From outside") == "not_in_the_room"
    assert words(house) == []


async def test_ch6_a_convener_takes_a_line_away(house: House) -> None:
    for caller in (CHI, BEN):
        await house.perform(enter, caller, "b1")
    await says(house, "Rude")
    await house.perform(say, BEN, house.chats, "b1", ("l1", "Kind"))
    assert code(await house.perform(take_away, CHI, house.chats, "b1", "l1")) == "not_your_line"
    await house.perform(take_away, BEN, house.chats, "b1", "l0")
    assert words(house) == ["Kind"]


async def test_ch7_it_goes_with_the_last_who_leaves(house: House, heard: Heard) -> None:
    for gone in (leave, vanish):
        for caller in (CHI, BEN):
            await house.perform(enter, caller, "b1")
        await says(house, "Hello")
        await house.perform(gone, BEN)
        await do_what_is_due(house, 0)
        assert words(house) == ["Hello"]
        await house.perform(gone, CHI)
        await do_what_is_due(house, 0)
        assert house.chats.rooms() == ()
        assert heard.facts[-1] == ChatForgotten(CODE, "b1")


async def test_ch7_it_goes_a_while_after_the_round(house: House) -> None:
    await house.perform(place, BEN, "t1", ("r1", "haven"))
    await house.perform(open_phase, ANA, ROUND_1, MARKET)
    await house.perform(enter, CHI, "b1")
    await says(house, "Hello")
    await house.perform(open_phase, ANA, ROUND_1 + 1, ROUND_1)
    later(house, 14)
    await do_what_is_due(house, 0)
    assert words(house) == ["Hello"]
    later(house, 2)
    await do_what_is_due(house, 0)
    assert words(house) == []


async def test_ch7_those_who_stay_on_keep_what_they_say(house: House) -> None:
    await house.perform(place, BEN, "t1", ("r1", "haven"))
    await house.perform(open_phase, ANA, ROUND_1, MARKET)
    await house.perform(enter, CHI, "b1")
    await house.perform(open_phase, ANA, ROUND_1 + 1, ROUND_1)
    later(house, 20)
    await says(house, "Still here")
    later(house, 14)
    await do_what_is_due(house, 0)
    assert words(house) == ["Still here"]
    later(house, 2)
    await do_what_is_due(house, 0)
    assert words(house) == []


async def test_a_line_is_said_once_though_work_beside_it_fails(house: House) -> None:
    """What is decided anew because another's work broke the group is not said again."""

    gate = threading.Event()

    def waits(_: Transaction) -> None:
        gate.wait(5)

    def fails(_: Transaction) -> None:
        raise LookupError

    await house.perform(enter, CHI, "b1")
    first = asyncio.create_task(house.store.write(waits))
    said = [asyncio.create_task(says(house, f"Line {at}", at)) for at in range(5)]
    failing = asyncio.create_task(house.store.write(fails))
    await asyncio.sleep(0)  # all of them are handed in, and make one group
    gate.set()
    outcomes = await asyncio.gather(first, *said, failing, return_exceptions=True)
    assert outcomes[1:6] == [""] * 5
    assert isinstance(outcomes[6], LookupError)
    assert words(house) == [f"Line {at}" for at in range(5)]


async def test_dee_says_nothing(house: House) -> None:
    assert await house.perform(say, DEE, house.chats, "b1", ("l0", "Hi")) == NOT_ALLOWED
    assert await house.perform(take_away, DEE, house.chats, "b1", "l0") == NOT_ALLOWED
