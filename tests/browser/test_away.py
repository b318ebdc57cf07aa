"""That one is offline is said over the page, and nothing on it moves."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.demo import Demo
from tests.conftest import Visitor
from tests.journeys.people import participant, visit

PLACE = """(part) => new Promise((told) => {
  const drawn = () => told(Math.round(part.getBoundingClientRect().top));
  requestAnimationFrame(() => requestAnimationFrame(drawn));
})"""


async def place(page: Page) -> int:
    """Where the page's heading is on the screen, when all is drawn."""
    found: int = await page.locator("h1").evaluate(PLACE)
    return found


@pytest.mark.parametrize("scrolled", [0, 60, 400])
@pytest.mark.parametrize("width", [390, 1280])
async def test_nothing_moves_when_the_line_goes_and_comes(
    server: Demo, visitor: Visitor, width: int, scrolled: int
) -> None:
    ben = await participant(server, visitor, "Ben Berg", width=width)
    await visit(server, ben, "/marketplace")
    await ben.evaluate(f"scrollTo(0, {scrolled})")
    before = await place(ben)
    offline = ben.locator("#offline")
    server.kill()
    await expect(offline).to_be_visible(timeout=8_000)
    await expect(offline).to_be_in_viewport(ratio=1)
    assert await place(ben) == before
    server.start()
    await expect(offline).to_be_hidden(timeout=20_000)
    assert await place(ben) == before
