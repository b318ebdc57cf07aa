"""A page that is open while the server is updated goes over to the new one, and loses nothing."""

import re

from playwright.async_api import Page, Route, expect

from tests.browser.demo import Demo
from tests.conftest import Visitor
from tests.journeys.people import participant, visit

PAGES = re.compile(r"/g/[^?]*$")
COMES_BACK = """setTimeout(() => {
  window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
})"""


async def update(page: Page) -> None:
    """The next page that is fetched comes from a server with other scripts; this one is marked."""

    fetched = False

    async def newer(route: Route) -> None:
        nonlocal fetched
        if fetched or route.request.resource_type == "document":
            await route.continue_()
            return
        fetched = True
        answer = await route.fetch()
        body = re.sub(r'(?<=data-build=")\w+', "newer", await answer.text(), count=1)
        await route.fulfill(response=answer, body=body)

    await page.route(PAGES, newer)
    await page.evaluate("window.before = true")


async def is_of_before(page: Page) -> bool:
    return bool(await page.evaluate("window.before === true"))


async def test_the_next_page_is_loaded_whole(server: Demo, visitor: Visitor) -> None:
    page = await participant(server, visitor, "Ben Berg")
    await update(page)
    async with page.expect_event("load"):
        await page.get_by_role("navigation").get_by_role("link", name="Agenda").first.click()
    await expect(page.get_by_role("heading", level=1)).to_contain_text("agenda", ignore_case=True)
    assert not await is_of_before(page)


async def test_a_page_that_is_only_looked_at_is_loaded_anew(server: Demo, visitor: Visitor) -> None:
    page = await visit(server, await participant(server, visitor, "Chi Åsen"), "/agenda")
    await page.evaluate("document.activeElement.blur()")
    await update(page)
    async with page.expect_event("load"):
        await page.evaluate(COMES_BACK)
    assert not await is_of_before(page)


async def test_nobody_who_has_typed_something_is_taken_away(server: Demo, visitor: Visitor) -> None:
    page = await visit(server, await participant(server, visitor, "Dee Dal"), "/marketplace")
    field = page.get_by_role("textbox").first
    await field.fill("Hvem eier strømmen?")
    await page.evaluate("document.activeElement.blur()")
    await update(page)
    async with page.expect_response(re.compile("/marketplace$")):
        await page.evaluate(COMES_BACK)
    await page.wait_for_timeout(500)
    assert await is_of_before(page)
    await expect(field).to_have_value("Hvem eier strømmen?")
