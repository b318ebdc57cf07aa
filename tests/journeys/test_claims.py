"""Two people want the same place: one has it, the other is told by whom, and both see one grid."""

import asyncio
import re

from playwright.async_api import Locator, Page, expect

from tests.browser.demo import Demo
from tests.conftest import Visitor
from tests.journeys.people import participant, visit

TAKEN = re.compile("That place was just taken by")


async def with_a_topic(server: Demo, visitor: Visitor, name: str, width: int = 1280) -> Page:
    """Somebody who has put a topic up and looks at the agenda."""
    page = await participant(server, visitor, name, width)
    await visit(server, page, "/marketplace")
    await page.get_by_label("What do you want to talk with somebody about?").fill(f"By {name}")
    await page.get_by_role("button", name="Put it up").click()
    await expect(page.get_by_role("heading", name=f"By {name}")).to_be_visible()
    return await visit(server, page, "/agenda")


def cell(page: Page, of: str) -> Locator:
    return page.locator(f'[data-cell="{of}"]')


async def first_free(page: Page) -> str:
    free = page.locator(".cell-free").first
    return str(await free.get_attribute("data-cell"))


async def test_two_take_one_place_from_the_grid(server: Demo, visitor: Visitor) -> None:
    people = [await with_a_topic(server, visitor, name) for name in ("Ben Berg", "Chi Dahl")]
    wanted = await first_free(people[0])
    for page in people:
        await cell(page, wanted).get_by_role("link").click()
        await expect(page.get_by_role("heading", name="is free")).to_be_visible()
    takes = [page.get_by_role("button", name=re.compile("^Take the place")) for page in people]
    await asyncio.gather(*(each.click() for each in takes))
    await asyncio.gather(*(expect(each).to_have_count(0) for each in takes))
    cards = [cell(page, wanted).get_by_role("heading") for page in people]
    await asyncio.gather(*(expect(each).to_be_visible() for each in cards))
    told = [page.locator("#toasts").get_by_text(TAKEN) for page in people]
    titles = [await each.inner_text() for each in cards]
    assert titles[0] == titles[1]
    assert sorted([await each.count() for each in told]) == [0, 1]


async def test_a_place_that_is_taken_meanwhile_is_told_in_the_dialog(
    server: Demo, visitor: Visitor
) -> None:
    ben = await with_a_topic(server, visitor, "Ben Berg")
    chi = await with_a_topic(server, visitor, "Chi Dahl", width=390)
    await chi.route_web_socket(re.compile("/live$"), lambda _: None)  # no push comes through
    await visit(server, chi, "/agenda")
    wanted = await first_free(chi)
    await own_card(chi, "By Chi Dahl").get_by_role("link", name=re.compile("place")).click()
    dialog = chi.get_by_role("dialog")
    await dialog.locator(f'input[value="{wanted}"]').check()
    await cell(ben, wanted).get_by_role("link").click()
    await ben.get_by_role("button", name=re.compile("^Take the place")).click()
    await expect(cell(ben, wanted).get_by_role("heading", name="By Ben Berg")).to_be_visible()
    await dialog.get_by_role("button", name="Move here").click()
    await expect(dialog.get_by_role("alert").filter(has_text=TAKEN)).to_be_visible()


def own_card(page: Page, title: str) -> Locator:
    return page.locator("#loose").get_by_role("article").filter(has_text=title)
