"""A facilitator removes somebody whose pages are open, and lets them in again."""

import re

from playwright.async_api import expect

from tests.browser.demo import Demo
from tests.conftest import Visitor
from tests.journeys.people import facilitator, participant, visit


async def test_removed_and_let_in_again(server: Demo, visitor: Visitor) -> None:
    ana, other = await facilitator(server, visitor), await facilitator(server, visitor, "Odd Ås")
    chi = await participant(server, visitor, "Chi Čuovga", language="nb")
    await visit(server, chi, "/hall")
    await ana.get_by_role("link", name="The desk").first.click()
    await ana.get_by_role("link", name="See who is here").click()
    await visit(server, other, "/desk/people")
    await ana.get_by_role("searchbox").press_sequentially("čuov")
    await expect(ana.get_by_role("listitem").filter(has_text="Chi Čuovga")).to_be_visible()
    await expect(ana.get_by_text("Odd Ås")).to_be_hidden()
    await ana.get_by_role("link", name="Remove… Chi Čuovga").click()
    await expect(ana.get_by_role("heading", level=1)).to_have_text("Remove Chi Čuovga?")
    await ana.get_by_role("button", name="Remove Chi Čuovga").click()
    await expect(chi.get_by_role("heading", level=1)).to_have_text(
        "Du er ikke lenger med i denne samlingen."
    )
    await chi.goto(server.participant + "/hall")
    await expect(chi.get_by_role("heading", level=1)).to_contain_text("ikke lenger med")
    await expect(ana.get_by_text("Chi Čuovga is out.")).to_be_visible()
    await expect(ana.get_by_role("searchbox")).to_have_value("čuov")
    await expect(ana.get_by_text("Odd Ås")).to_be_hidden()
    again = other.get_by_role("button", name=re.compile("^Let back in.*Chi Čuovga$"))
    await again.focus()
    await other.keyboard.press("Enter")
    await expect(ana.get_by_role("link", name="Remove… Chi Čuovga")).to_be_visible()
    await expect(chi.locator("#mine")).to_be_attached()
