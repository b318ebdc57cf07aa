"""Whoever leaves a note is heard out: what came before they hung up goes on to its commit."""

from collections.abc import AsyncIterator

import pytest

from openspace.live.note_farewells import TRY_AGAIN
from openspace.live.note_window import LONGEST
from openspace.notes import engine
from openspace.notes.frames import told
from tests.live.note_sockets import House, until
from tests.live.notes_cast import BEN, CHI
from tests.live.test_note_sockets import typed

WORDS = typed(*"abcdefghij")


@pytest.fixture(params=[0, LONGEST], ids=["no window", "the real window"])
async def house(request: pytest.FixtureRequest) -> AsyncIterator[House]:
    house = House(window=request.param)
    yield house
    await house.close()


async def test_who_types_and_leaves_within_the_window_is_kept_and_relayed(house: House) -> None:
    chi, ben = house.connect(CHI), house.connect(BEN)
    await house.ready(chi, ben)
    chi.say(*map(told, WORDS))
    chi.hang_up()
    await house.lines[0]
    await until(lambda: ben.told == engine.blocks(WORDS))
    assert house.disk.log == WORDS


async def test_who_leaves_while_the_disk_writes_is_kept_though_nobody_is_left(
    house: House,
) -> None:
    chi = house.connect(CHI)
    await house.ready(chi)
    house.disk.turns.clear()
    chi.say(told(WORDS[0]))
    await until(lambda: house.disk.writes == 1)
    chi.say(*map(told, WORDS[1:]))
    chi.hang_up()
    await house.lines[0]
    assert house.disk.log == []
    house.disk.turns.set()
    await until(lambda: house.disk.log == WORDS)


async def test_whose_line_we_end_has_said_their_last(house: House) -> None:
    chi, ben = house.connect(CHI), house.connect(BEN)
    await house.ready(chi, ben)
    house.disk.turns.clear()
    chi.say(told(WORDS[0]))
    await until(lambda: house.disk.writes == 1)
    ben.say(*map(told, typed("nei", client=8)))
    await until(lambda: ben.unheard == 0)
    house.notes.dismiss(TRY_AGAIN, "ben-id")
    await house.lines[1]
    house.disk.turns.set()
    await until(lambda: chi.saved == 1)
    chi.say(told(WORDS[1]))
    await until(lambda: chi.saved == 2)
    assert house.disk.log == WORDS[:2]


async def test_who_leaves_after_what_cannot_be_read_has_said_their_last_with_it(
    house: House,
) -> None:
    chi = house.connect(CHI)
    await house.ready(chi)
    house.disk.turns.clear()
    chi.say(told(WORDS[0]))
    await until(lambda: house.disk.writes == 1)
    chi.say(told(WORDS[1]), told(b"\xff"), told(WORDS[2]))
    chi.hang_up()
    await house.lines[0]
    house.disk.turns.set()
    again = house.connect(CHI)
    await house.ready(again)
    again.say(told(typed("mer", client=9)[0]))
    await until(lambda: again.saved == 1)
    assert house.disk.log == [*WORDS[:2], typed("mer", client=9)[0]]
