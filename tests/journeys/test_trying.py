"""Ben and Chi try everything in the test room, and Ana sees from the desk who needs her."""

import re

from playwright.async_api import Locator, Page, expect

from tests.browser.axe import axe
from tests.browser.demo import Demo
from tests.conftest import Visitor
from tests.journeys.people import facilitator, participant, visit

WORKS = re.compile("Works")


async def test_everything_is_tried_and_who_struggles_is_helped(
    server: Demo, visitor: Visitor
) -> None:
    ana = await facilitator(server, visitor)
    await back_to_the_test_room(await visit(server, ana, "/desk"))
    ben = await participant(server, visitor, "Ben Berg", width=390)
    chi = await participant(server, visitor, "Chi Cao")
    way = ben.get_by_role("link", name="To the test room")
    await expect(way).to_have_attribute("href", re.compile("/test-room$"))
    await visit(server, ben, "/test-room")
    await visit(server, chi, "/test-room")
    for step in ("connection", "live"):
        await expect(tick(ben, step)).to_contain_text(WORKS)
    await expect(ben.locator("[data-told=live]")).to_contain_text("milliseconds")
    await devices(ben)
    await ben.get_by_role("button", name="Go into the first").click()
    await ben.get_by_role("button", name="Go into the second").press("Enter")
    await expect(tick(ben, "moving")).to_contain_text(WORKS)
    await chi.get_by_label("A topic for practice").fill("Does this <b>hang</b>?")
    await chi.get_by_label("A topic for practice").press("Enter")
    await ben.get_by_role("button", name=re.compile("^Join in")).click()
    await expect(chi.locator("#practice_wall")).to_contain_text("1 interested")
    await ben.get_by_label("A line for the practice note").fill("Hello, Chi")
    await ben.get_by_label("A line for the practice note").press("Enter")
    await expect(chi.locator("#practice_note")).to_contain_text("Hello, Chi")
    assert await ben.locator("video").evaluate("video => video.videoWidth > 0 && !video.paused")
    await chi_is_helped(ana, chi)
    assert [await axe(page) for page in (ana, ben, chi)] == [[], [], []]
    await ana.get_by_role("button", name=re.compile("On to")).click()
    await expect(ben.get_by_text("The test room is closed")).to_be_visible()
    await expect(ana.locator("#trials")).to_be_hidden()


async def devices(page: Page) -> None:
    await page.get_by_role("button", name="Play a tone").click()
    await page.get_by_role("button", name="Try the microphone").click()
    await expect(page.locator("[data-told=sound]")).to_have_text("We hear you.")
    await page.get_by_role("button", name=re.compile("^I heard it")).click()
    await expect(tick(page, "sound")).to_contain_text(WORKS)
    await page.get_by_role("button", name="Try the camera").click()
    await expect(tick(page, "camera")).to_contain_text(WORKS)


async def chi_is_helped(ana: Page, chi: Page) -> None:
    await chi.get_by_role("button", name=re.compile("^I did not")).click()
    await expect(tick(chi, "sound")).to_contain_text("Allow the microphone")
    await expect(ana.locator("#trials")).to_contain_text("2 have begun")
    await expect(ana.locator("#trials")).not_to_contain_text("Chi Cao")
    await chi.get_by_label("What is it about?").fill("I hear nothing")
    await chi.get_by_label("What is it about?").press("Enter")
    await expect(ana.locator("#trials")).to_contain_text("Chi Cao")
    await ana.get_by_role("button", name=re.compile("^I am on my way")).press("Enter")
    await expect(chi.get_by_text("Ana Aas is on the way.")).to_be_visible()


def tick(page: Page, step: str) -> Locator:
    return page.locator(f"#tick_{step}")


async def back_to_the_test_room(ana: Page) -> None:
    """Back through the day until the test room is open."""
    back = ana.get_by_role("button", name=re.compile("Back to"))
    phase = ana.locator("#hands h1")
    while (before := await phase.inner_text()) != "Test room":
        await back.focus()
        await ana.keyboard.press("Enter")  # what was pressed may be gone before the key is up
        await expect(phase).not_to_have_text(before)
    await expect(ana.locator("#phase")).to_have_attribute("data-kind", "test room")
