"""Ana speaks to all and asks them to come together; Ben and Chi notice, and lose nothing by it."""

import re

from playwright.async_api import Locator, Page, expect

from tests.browser.axe import axe
from tests.browser.demo import Demo
from tests.conftest import Visitor
from tests.journeys.people import facilitator, participant, visit

SAID = "body > .visually-hidden[role=status]"


async def test_all_notice_and_come_who_will(server: Demo, visitor: Visitor) -> None:
    ana = await facilitator(server, visitor)
    ben = await participant(server, visitor, "Ben Berg")
    chi = await participant(server, visitor, "Chi Čuovga", width=390)
    await visit(server, ana, "/desk")
    await visit(server, ben, "/marketplace")
    await visit(server, chi, "/agenda")
    title = ben.get_by_label("What do you want to talk with somebody about?")
    await title.fill("Half a sentence")
    await title.evaluate("field => scrollBy(0, field.getBoundingClientRect().top - 10)")
    await ana.get_by_label("What do you want to say?").fill("Lunch <b>now</b>")
    await ana.get_by_role("button", name="Announce it").click()
    for page in (ben, chi):
        await expect(said(page)).to_contain_text("Lunch <b>now</b> Ana Aas")
        await expect(page.locator(SAID)).to_contain_text("Lunch <b>now</b>")
    await ben.locator(SAID).evaluate("box => { box.textContent = '' }")
    await expect(title).to_be_focused()
    await lies_below(ben, title)
    await said(ben).get_by_role("button", name=re.compile("^Put away")).click()
    await expect(said(ben)).to_have_count(0)
    await expect(title).to_have_value("Half a sentence")
    await chi.reload()
    await expect(said(chi)).to_have_count(1)
    await come_together(ana, ben, chi)
    assert [await axe(page) for page in (ana, ben, chi)] == [[], [], []]
    await ana.get_by_role("button", name=re.compile("Come together$")).click()
    await expect(said(ben)).to_have_count(0)
    await expect(said(chi)).to_have_count(1)
    await expect(ben.locator(SAID)).not_to_contain_text("Lunch")


async def come_together(ana: Page, ben: Page, chi: Page) -> None:
    """Chi goes by the keyboard, and Ben stays for now."""
    await ana.get_by_text("Come together …").click()
    await ana.get_by_role("button", name="Ask everyone to come").click()
    await expect(ana.locator("#given_out")).to_contain_text("0 of 3 are there.")
    await expect(said(ben)).to_contain_text("Everyone comes together now: Plenary.")
    await chi.get_by_role("button", name=re.compile("^Go there")).press("Enter")
    await expect(chi.get_by_role("heading", level=1, name="Plenary")).to_be_visible()
    await expect(chi.get_by_role("button", name=re.compile("^Go there"))).to_be_hidden()
    await expect(ana.locator("#given_out")).to_contain_text("1 of 3 are there.")
    await expect(ben.get_by_role("heading", level=1, name="The wall")).to_be_attached()


async def lies_below(page: Page, field: Locator) -> None:
    """What one types in does not lie under the strip, though it stood at the top."""
    await expect(page.locator("#announcements")).to_be_in_viewport()
    await page.wait_for_function(
        """([strip, field]) =>
            strip.getBoundingClientRect().bottom <= field.getBoundingClientRect().top""",
        arg=[await page.locator("#announcements").element_handle(), await field.element_handle()],
    )


def said(page: Page) -> Locator:
    return page.locator(".announcement")
