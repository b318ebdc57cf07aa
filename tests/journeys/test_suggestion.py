"""Two facilitators and a participant: a suggestion is looked at, applied in part, taken back."""

import re

from playwright.async_api import Page, expect

from tests.browser.demo import Demo
from tests.conftest import Visitor
from tests.journeys.people import facilitator, participant, visit
from tests.journeys.test_keyboard import tab_to


async def test_some_steps_are_applied_and_taken_back(server: Demo, visitor: Visitor) -> None:
    ana = await facilitator(server, visitor)
    eva = await facilitator(server, visitor, "Eva Eng")
    ben = await participant(server, visitor, "Ben Berg", width=390)
    await visit(server, ben, "/agenda")
    loose = ben.locator("#loose").get_by_role("article")
    before = await loose.count()
    for page in (ana, eva):
        await visit(server, page, "/agenda/suggestion")
    steps = ana.get_by_role("checkbox")
    chosen = await steps.count() - 1
    assert 0 < chosen < before
    await ana.locator("label.planned-step").first.click()
    await expect(steps.first).not_to_be_checked()
    await ana.get_by_role("button", name="Apply what is chosen").click()
    await expect(steps).to_have_count(1)
    await expect(loose).to_have_count(before - chosen)
    await expect(eva.get_by_text(re.compile(f"Ana Aas moved {chosen} topics"))).to_be_visible()
    await expect(eva.get_by_role("link", name="Something has changed")).to_be_visible()
    await eva.get_by_role("button", name="Apply what is chosen").click()
    await expect(eva.get_by_text("Some of it had changed meanwhile")).to_be_visible()
    await expect(loose).to_have_count(before - chosen - 1)
    await takes_back(eva)
    await takes_back(ana)
    await expect(loose).to_have_count(before)


async def takes_back(page: Page) -> None:
    await tab_to(page, "Take it back")
    await page.keyboard.press("Enter")
