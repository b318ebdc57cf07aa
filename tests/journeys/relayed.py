"""A house whose calls go through a Janus of its own, and people in a room's call there."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.async_api import Page, expect

from tests.browser.demo import Demo
from tests.calls.servers import SECRET, Janus
from tests.conftest import Visitor
from tests.journeys.callers import join
from tests.journeys.people import facilitator, visit

LINK = "https://call.example.org/way-out"


@contextmanager
def relayed(folder: Path) -> Iterator[tuple[Demo, Janus]]:
    """A demo whose operator named this Janus; either can be killed and started again."""
    janus = Janus(folder / "janus")
    janus.start()
    named = {"OPENSPACE_JANUS": janus.address, "OPENSPACE_JANUS_SECRET": SECRET}
    demo = Demo(folder / "data", settings=named)
    try:
        demo.start()
        yield demo, janus
    finally:
        demo.stop()
        janus.stop()


async def room_with_a_way_out(server: Demo, visitor: Visitor) -> str:
    """A facilitator sends every call through the relay, and gives this room's place a link."""
    ana = await facilitator(server, visitor)
    twin = await (await ana.request.get(f"{server.participant}/agenda.json")).json()
    placed = twin["placements"][0]
    await visit(server, ana, f"/desk/agenda?place={placed['place']}")
    await ana.get_by_label("Address of the call").fill(LINK)
    await press(ana, "Save the place")
    await ana.get_by_label("Through a server that relays").check()
    await press(ana, "Save the calls")
    await expect(ana.get_by_text("The calls are saved.")).to_be_visible()
    return str(placed["breakout"])


async def show(page: Page) -> None:
    """Join the call, with a picture."""
    await join(page).click()
    await press(page, "Camera")


async def press(page: Page, name: str) -> None:
    await page.get_by_role("button", name=name, exact=True).click()
