"""Calls through other servers: a real Janus with five in it, its death, and a Jitsi frame."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.browser.demo import Demo
from tests.calls.servers import SECRET, Janus
from tests.conftest import Visitor
from tests.journeys.callers import (
    RECEIVED,
    calling,
    hears_of,
    in_the_room,
    join,
    sees,
    until,
    until_more,
)

MEETING = "<!doctype html><html lang=en><title>Meeting</title><h1>A meeting</h1></html>"


@pytest.fixture
def janus(tmp_path: Path) -> Iterator[Janus]:
    """A Janus of one's own, to be killed."""
    server = Janus(tmp_path / "janus")
    server.start()
    yield server
    server.stop()


@pytest.fixture
def relayed(tmp_path: Path, janus: Janus) -> Iterator[Demo]:
    """A demo whose calls are relayed."""
    settings = {"OPENSPACE_JANUS": janus.address, "OPENSPACE_JANUS_SECRET": SECRET}
    demo = Demo(tmp_path / "data", settings=settings)
    demo.start()
    yield demo
    demo.stop()


async def test_five_see_and_hear_each_other_through_janus_and_go_on_when_it_dies(
    relayed: Demo, janus: Janus, visitor: Visitor
) -> None:
    names = ("Ben Berg", "Chi Åsen", "Dag Dahl", "Eva Ek", "Finn Foss")
    people = [await calling(relayed, visitor, name) for name in names]
    for page in people:
        await page.get_by_role("button", name="Camera", exact=True).click()
    for page in people:
        await sees(page, 4)
    ben, chi, *_ = people
    await hears_of(ben, *names[1:])
    await ben.get_by_role("button", name="Turn the microphone on").click()
    await until_more(chi, "loud")
    made = (await chi.evaluate(RECEIVED))["made"]
    assert made == 5
    await chi.get_by_role("link", name="The wall").first.click()
    await expect(chi).to_have_url(f"{relayed.participant}/marketplace")
    await until_more(chi, "frames")
    assert (await chi.evaluate(RECEIVED))["made"] == made

    janus.kill()
    for page in people:
        await until(page, "() => window.connections.slice(5).length === 4")
    off = "Cameras are off: pictures are for up to 4 in this call, and you are 5."
    await expect(ben.locator("[data-call-said]")).to_have_text(off)
    await until(chi, f"() => ({RECEIVED})().then(({{open}}) => open === 4)")
    await hears_of(ben, *names[1:])


@asynccontextmanager
async def meetings(heard: list[str]) -> AsyncIterator[str]:
    """A server where a Jitsi would be; the address. ``heard`` are the rooms that were asked for."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, IndexError):
            heard.append((await reader.readline()).decode().split()[1])
            writer.write(f"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n{MEETING}".encode())
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


async def test_a_jitsi_room_is_shown_in_the_page_and_stays_from_page_to_page(
    tmp_path: Path, visitor: Visitor
) -> None:
    heard: list[str] = []
    async with meetings(heard) as address:
        demo = Demo(tmp_path / "data", settings={"OPENSPACE_JITSI": address})
        await asyncio.to_thread(demo.start)
        try:
            ben = await in_the_room(demo, visitor, "Ben Berg")
            assert heard == []
            await join(ben).click()
            frame = ben.frame_locator("#calling iframe")
            await expect(frame.get_by_role("heading", name="A meeting")).to_be_visible()
            await ben.get_by_role("link", name="The wall").first.click()
            await expect(ben).to_have_url(f"{demo.participant}/marketplace")
            await ben.get_by_role("link", name="Back to the room").click()
            await expect(frame.get_by_role("heading", name="A meeting")).to_be_visible()
            rooms = [each for each in heard if each.startswith("/openspace-")]
            assert len(rooms) == 1
            await ben.get_by_role("button", name="Hang up").click()
            await expect(join(ben)).to_be_visible()
            await expect(ben.locator("#calling iframe")).to_have_count(0)
            await ben.set_viewport_size({"width": 390, "height": 844})
            await ben.get_by_role("tab", name="Notes").click()
            await join(ben).click()
            await expect(frame.get_by_role("heading", name="A meeting")).to_be_visible()
        finally:
            await asyncio.to_thread(demo.stop)
