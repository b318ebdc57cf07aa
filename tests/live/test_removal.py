"""Who is removed is out at once, of every socket they have, and of none that they open after."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, ExitStack
from functools import partial
from pathlib import Path

import pytest
from websockets.asyncio.client import ClientConnection

from openspace.bus.stream import Bus
from openspace.domain.facts.facilitators import FacilitatorAppointed
from openspace.domain.facts.participants import (
    ParticipantReadmitted,
    ParticipantRemoved,
    RoleRaised,
)
from openspace.domain.permissions import Role
from openspace.facilitation.removal import readmit, remove
from openspace.facilitation.whereabouts import enter
from openspace.live.note_farewells import REMOVED
from openspace.live.sockets import Sockets
from openspace.notes import frames
from tests.cast import ANA, BEN, CHI, CODE, DEE, at
from tests.domain.saying import facts
from tests.live.live_server import Served, ended, served, word
from tests.live.note_server import heard
from tests.live.note_sockets import until

AT_ONCE = 1.0
LINES = ("live", "notes/b1?schema=2&saved=1", "notes/b1", "calls/b1")


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Served]:
    async with served(tmp_path) as here:
        yield here


async def everywhere(here: Served, person: str, stack: AsyncExitStack) -> list[ClientConnection]:
    """Two tabs, a note twice and the call of ben's room."""
    paths = ("live", *LINES)
    return [await stack.enter_async_context(here.line(person, path)) for path in paths]


async def test_every_socket_ends_within_a_second_and_others_go_on(here: Served) -> None:
    for caller in (CHI, BEN):
        await here.house.perform(enter, caller, "b1")
    async with AsyncExitStack() as stack:
        of_chi = await everywhere(here, "chi", stack)
        of_ben = await everywhere(here, "ben", stack)
        await here.follow(of_ben[0], "hall")
        began = time.monotonic()
        facts(await here.house.perform(remove, ANA, "chi"))
        codes = await asyncio.gather(*map(ended, of_chi))
        assert codes == [REMOVED.code] * len(of_chi)
        assert time.monotonic() - began < AT_ONCE
        assert (await word(of_ben[0]))["channel"] == "hall"
        assert [each.close_code for each in of_ben] == [None] * len(of_ben)


@pytest.mark.parametrize("path", LINES)
async def test_what_they_open_after_that_says_so_too(here: Served, path: str) -> None:
    await here.house.perform(enter, CHI, "b1")
    async with here.line("chi", path) as before:
        assert before.close_code is None
        await here.house.perform(remove, ANA, "chi")
        assert await ended(before) == REMOVED.code
    async with here.line("chi", path) as after:
        assert await ended(after) == REMOVED.code
    facts(await here.house.perform(readmit, ANA, "chi"))
    await here.house.perform(enter, CHI, "b1")
    async with here.line("chi", path) as again, here.line("chi", "live") as live:
        assert (await word(live))["say"] == "welcome"
        assert again.close_code is None


async def test_they_are_nobody_in_reach_and_none_comes_back_for_them(here: Served) -> None:
    async with here.live("chi") as chi:
        await word(chi)
        assert here.house.presence.online(CODE) == 1
        assert (await here.twin("whereabouts.json"))["hallway"] == 1
        await here.house.perform(remove, ANA, "chi")
        await ended(chi)
        await until(lambda: here.house.presence.online(CODE) == 0)
    assert (await here.twin("whereabouts.json"))["hallway"] == 0


async def test_who_reads_nothing_is_out_of_reach_as_fast(here: Served) -> None:
    async with here.live("chi", narrow=True) as chi:
        await word(chi)
        chi.transport.pause_reading()
        for _ in range(400):
            await chi.send('{"say":"pulse"}')
        await here.house.perform(remove, ANA, "chi")
        began = time.monotonic()
        await until(lambda: here.house.presence.online(CODE) == 0)
        assert time.monotonic() - began < 2 * AT_ONCE


async def test_words_that_come_while_the_line_ends_are_not_taken(here: Served) -> None:
    async with here.line("chi", LINES[1]) as chi:
        await chi.send(frames.asked(b"\0"))
        await heard(chi, b"\0\1")
        await here.house.perform(remove, ANA, "chi")
        await chi.send(frames.told(b"\0\0"))
        assert await ended(chi) == REMOVED.code


async def test_a_browser_of_theirs_gets_one_page_whatever_it_asks(here: Served) -> None:
    async with here.browser("chi") as chi:
        assert (await chi.get("/hall")).status_code == 200
        await here.house.perform(remove, ANA, "chi")
        for path in ("/hall", "/about", "/topics.json", "/workbook", "/projector"):
            answer = await chi.get(path)
            assert (answer.status_code, "ana@example.org" in answer.text) == (403, True), path


def removed(person: str) -> ParticipantRemoved:
    return ParticipantRemoved(CODE, person, "ana", at(12))


def test_os2_each_of_theirs_is_told_and_nobody_elses() -> None:
    bus, told = Bus(), list[str]()
    sockets = Sockets(bus)
    with ExitStack() as held:
        for name, caller in (("one", CHI), ("two", CHI), ("ben's", BEN), ("dee's", DEE)):
            held.enter_context(sockets.held(caller, partial(told.append, name)))
        bus.publish(removed("chi"))
        assert sorted(told) == ["one", "two"]
    bus.publish(removed("ben"))
    assert sorted(told) == ["one", "two"]


def test_os3_who_was_removed_on_the_way_in_is_told_at_once() -> None:
    bus, told = Bus(), list[str]()
    sockets = Sockets(bus)
    bus.publish(removed("chi"))
    with (
        sockets.held(BEN, lambda: told.append("ben")),
        sockets.held(CHI, lambda: told.append("chi")),
    ):
        assert told == ["chi"]
    bus.publish(ParticipantReadmitted(CODE, "chi", "ana"))
    with sockets.held(CHI, lambda: told.append("again")):
        assert told == ["chi"]


@pytest.mark.parametrize(("parted", "ended"), [(True, ["chi"]), (False, [])])
def test_os5_who_comes_to_facilitate_asks_again_where_devices_are_parted(
    parted: bool, ended: list[str]
) -> None:
    for fact in (
        FacilitatorAppointed(CODE, "chi", "ana", parted),
        RoleRaised(CODE, "chi", Role.FACILITATOR, parted),
    ):
        bus, told = Bus(), list[str]()
        with ExitStack() as held:
            for name, caller in (("chi", CHI), ("ben", BEN)):
                held.enter_context(Sockets(bus).held(caller, partial(told.append, name)))
            bus.publish(fact)
        assert sorted({*told}) == ended
