"""Who looks on from outside: an open gathering's big screen is live, and nothing else is."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import InvalidStatus

from openspace.bus.channels import EVERYONE, Channel, parse
from openspace.domain.frames import described
from openspace.facilitation import displays
from openspace.live.connection import may_follow
from openspace.live.note_farewells import REMOVED
from openspace.live.routes import MOST_SCREENS
from openspace.store import gatherings
from tests.cast import ANA, BEN, CODE, DEE, kept
from tests.live.live_server import Served, ended, served, word

ELSES = (
    *EVERYONE,
    "desk",
    "mine:ben",
    "mine",
    "topic:t1",
    "room:b1",
    "reading:b1",
    "projector:b1",
    "display:haven",
    "no",
)


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Served]:
    async with served(tmp_path) as here:
        yield here


async def placed(here: Served) -> None:
    """Ben's topic gets a place, which is told on nearly every channel."""
    async with here.browser("ben") as ben:
        await ben.post("/topics/t1/placement", data={"cell": "r1:haven"})


async def quiet(live: ClientConnection) -> bool:
    """Whether nothing was said before the answer to a pulse."""
    await live.send('{"say":"pulse"}')
    said = await word(live)
    return bool(said["say"] == "pulse")


async def test_the_big_screen_is_live_for_anyone_where_the_gathering_is_open(here: Served) -> None:
    async with here.live() as dee:
        await here.follow(dee, "projector")
        await placed(here)
        shown = ""
        while "What about number 1?" not in shown:
            push = await word(dee)
            assert (push["say"], push["channel"]) == ("push", "projector")
            shown = push["html"]


@pytest.mark.parametrize("name", ELSES)
async def test_nothing_else_comes_to_somebody_outside(here: Served, name: str) -> None:
    assert not may_follow(DEE, parse(CODE, name))
    async with here.live() as dee, here.live("ana") as ana:
        await here.follow(dee, name)
        await here.follow(ana, name, "projector")
        await placed(here)
        assert (await word(ana))["say"] == "push"
        assert await quiet(dee)


def test_what_dee_may_not_follow_others_may() -> None:
    """The control: each of these leads somewhere for somebody."""
    kinds = [name for name in ELSES if name not in ("mine", "projector:b1", "display:haven", "no")]
    assert [name for name in kinds if not may_follow(ANA, parse(CODE, name))] == ["mine:ben"]
    assert may_follow(BEN, parse(CODE, "mine:ben"))
    assert may_follow(DEE, Channel(CODE, "projector"))
    assert may_follow(DEE, Channel(CODE, "display"))


async def test_an_invited_gathering_lets_nobody_look_on(tmp_path: Path) -> None:
    async with served(tmp_path, visibility="invited") as here:
        async with here.live("chi") as chi:
            assert (await word(chi))["say"] == "welcome"
        for key in ("", "guessed"):
            with pytest.raises(InvalidStatus):
                async with here.live(key=key):
                    pass


async def test_a_screen_with_a_key_is_live_until_there_is_another_key(tmp_path: Path) -> None:
    """OS4, and the control: the same key lets in before, and nobody after."""
    async with served(tmp_path, visibility="invited") as here:
        await here.house.perform(displays.make_key, ANA, "the key")
        screen = {"key": "the key", "cookie": f"display_{CODE}"}
        async with here.live(**screen) as live, here.live("chi") as chi:
            await here.follow(live, "display", "hall")
            await placed(here)
            assert (await word(live))["channel"] == "display"
            await here.house.perform(displays.make_key, ANA, "another")
            assert await ended(live) == REMOVED.code
            assert (await word(chi))["say"] == "welcome"
            assert await quiet(chi)
        with pytest.raises(InvalidStatus):
            async with here.live(**screen):
                pass


async def test_os4_who_looks_on_is_out_when_only_the_invited_may(here: Served) -> None:
    found = await here.house.store.read(lambda tx: gatherings.gathering(tx, CODE))
    assert found is not None
    fact = described(replace(found, visibility="invited"))
    async with here.live() as dee, here.live("chi") as chi:
        await here.follow(dee, "projector")
        await here.follow(chi, "projector")
        await here.house.store.write(kept(fact))
        here.house.bus.publish(fact)
        assert await ended(dee) == REMOVED.code
        assert (await word(chi))["say"] == "reload"
    with pytest.raises(InvalidStatus):
        async with here.live():
            pass


async def test_who_looks_on_is_nowhere_and_reads_no_note(here: Served) -> None:
    async with here.live() as dee:
        await here.follow(dee, "projector")
        assert here.house.presence.online(CODE) == 0
        assert (await here.twin("whereabouts.json"))["hallway"] == 0
        with pytest.raises(InvalidStatus):
            async with here.line("", "notes/b1"):
                pass


async def test_there_is_room_for_so_many_screens(here: Served) -> None:
    async with AsyncExitStack() as screens:
        for _ in range(MOST_SCREENS):
            await screens.enter_async_context(here.live())
        with pytest.raises(InvalidStatus):
            async with here.live():
                pass
        async with here.live("chi") as chi:
            assert (await word(chi))["say"] == "welcome"
    async with here.live() as dee:
        assert (await word(dee))["say"] == "welcome"


def test_everyone_inside_follows_what_converges_and_what_is_said_at_the_end() -> None:
    for name in ("convergence", "closing"):
        assert may_follow(BEN, Channel(CODE, name))
        assert not may_follow(DEE, Channel(CODE, name))
