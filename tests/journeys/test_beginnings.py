"""When something begins, those whom it concerns are one press from it."""

import re

from playwright.async_api import Locator, Page, ViewportSize, expect

from tests.browser.axe import axe
from tests.browser.demo import Demo
from tests.conftest import Visitor
from tests.journeys.people import facilitator, participant, visit

MINE = "Who mends the bridge?"
SMALL: ViewportSize = {"width": 390, "height": 664}
"""What a phone's browser leaves of its screen."""
REST = ("break", "round 1", "break", "round 2", "break", "round 3", "convergence", "closing")


async def test_a_round_leads_to_what_one_convenes_and_marked(
    server: Demo, visitor: Visitor
) -> None:
    """At home and in the hall, and to nothing else; a facilitator who wants nothing sees none."""
    ana = await facilitator(server, visitor)
    ben = await participant(server, visitor, "Ben Berg", width=390)
    await put_up(server, ben)
    chi = await participant(server, visitor, "Chi Čuovga")
    await visit(server, chi, "/marketplace")
    await chi.locator("article", has_text=MINE).get_by_role("button", name="Join in").click()
    for page in (ben, chi):
        await visit(server, page, "")
        await expect(yours(page)).to_be_hidden()
    await visit(server, ana, "/desk")
    await on_to(ana, "break", "round 1", "break")
    await expect(convened(ben)).to_have_count(1)
    await expect(yours(chi).get_by_role("listitem")).to_have_count(1)
    await expect(convened(chi)).to_have_count(0)
    assert await axe(ben) == []
    await go_in(ben)
    await expect(ben.get_by_role("heading", level=1, name=MINE)).to_be_visible()
    await visit(server, chi, "/hall")
    await go_in(chi)
    await expect(ben.locator(".people")).to_contain_text("Chi Čuovga")
    await visit(server, ana, "/hall")
    await expect(yours(ana)).to_be_hidden()


async def test_the_opening_leads_into_the_plenary(server: Demo, visitor: Visitor) -> None:
    """In one press from home, without looking for it."""
    ana = await facilitator(server, visitor)
    ben = await participant(server, visitor, "Ben Berg", width=390)
    await visit(server, ana, "/desk")
    await ana.get_by_role("button", name="Back to: opening").click()
    await ben.set_viewport_size(SMALL)
    way = ben.get_by_role("button", name="Go to the plenary")
    await expect(way).to_be_in_viewport(ratio=1)
    await way.click()
    await expect(ben.get_by_role("heading", level=1, name="Plenary")).to_be_visible()
    await expect(ben.locator(".people")).to_contain_text("Ben Berg")


async def test_whoever_sits_at_a_table_is_asked_into_the_opening(
    server: Demo, visitor: Visitor
) -> None:
    """The table goes, and says where everybody is now."""
    ana = await facilitator(server, visitor)
    ben = await participant(server, visitor, "Ben Berg", width=390)
    await visit(server, ana, "/desk")
    for phase in ("opening", "foyer"):
        await ana.get_by_role("button", name=f"Back to: {phase}").click()
    await ben.get_by_role("button", name="Sit down").first.click()
    await expect(ben.get_by_role("heading", level=1, name="Table 1")).to_be_visible()
    await ben.set_viewport_size(SMALL)
    await expect(ben.get_by_role("button", name="Join the call")).to_be_in_viewport(ratio=1)
    await ana.get_by_role("button", name="On to: opening").click()
    await expect(ben.get_by_text("The tables are closed now.")).to_be_visible()
    await expect(ben.get_by_text("You are looking in.")).to_be_hidden()
    assert await axe(ben) == []
    await ben.get_by_role("button", name="Go to the plenary").click()
    await expect(ben.get_by_role("heading", level=1, name="Plenary")).to_be_visible()


async def test_the_end_leads_from_the_plenary_to_the_book(server: Demo, visitor: Visitor) -> None:
    """Nobody is told to go into a room that there is no more; on a phone one came for the call."""
    ana = await facilitator(server, visitor)
    chi = await participant(server, visitor, "Chi Čuovga", width=390)
    await visit(server, ana, "/desk")
    await on_to(ana, *REST)
    await chi.set_viewport_size(SMALL)
    await chi.get_by_role("button", name="Go to the plenary").click()
    await expect(chi.get_by_role("button", name="Join the call")).to_be_in_viewport()
    await on_to(ana, "workbook")
    await expect(chi.get_by_text("You are looking in.")).to_be_hidden()
    await expect(chi.get_by_text("The gathering is over. Thank you for coming.")).to_be_visible()
    await chi.get_by_role("main").get_by_role("link", name="Take the book").click()
    await expect(chi).to_have_url(re.compile("/workbook$"))


def yours(page: Page) -> Locator:
    """The doors that are mine."""
    return page.locator("#wanted")


def convened(page: Page) -> Locator:
    """What is said to be mine to convene."""
    return yours(page).get_by_text("You convene it").filter(visible=True)


async def go_in(page: Page) -> None:
    """Where something of mine is held."""
    await yours(page).get_by_role("button", name=re.compile("^Go in")).click()


async def put_up(server: Demo, page: Page) -> None:
    """A topic with a place in round 2."""
    await visit(server, page, "/marketplace")
    await page.get_by_label("What do you want to talk with somebody about?").fill(MINE)
    await page.get_by_text("Add a few words, tags").click()
    await page.get_by_label("Round 2").check()
    await page.get_by_role("button", name="Put it up").click()
    await expect(page.get_by_role("link", name="See it")).to_be_visible()


async def on_to(page: Page, *phases: str) -> None:
    """From phase to phase, at the desk."""
    for phase in phases:
        await page.get_by_role("button", name=f"On to: {phase}").click()
        await expect(page.locator("#phase")).to_have_attribute("data-kind", phase.split()[0])
