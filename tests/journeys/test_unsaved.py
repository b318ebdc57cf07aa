"""Setting a gathering up on one page of many forms: nothing that was typed is lost."""

from playwright.async_api import Page, expect

from tests.browser.axe import axe
from tests.browser.demo import Demo
from tests.conftest import Visitor
from tests.journeys.people import facilitator, visit


async def saves(page: Page, button: str, section: str) -> None:
    """Press a button and wait for its section's word."""
    await page.get_by_role("button", name=button).press("Enter")
    await expect(page.locator(section)).to_contain_text("Saved. Everyone sees it.")


async def test_what_is_typed_stays_until_it_is_saved(server: Demo, visitor: Visitor) -> None:
    ana, bo = await facilitator(server, visitor), await facilitator(server, visitor, "Bo Moe")
    for page in (ana, bo):
        await visit(server, page, "/desk/gathering")
    steps = ana.get_by_role("navigation", name="The steps")
    waiting = steps.get_by_text("Not saved yet:")
    await expect(waiting).to_be_hidden()
    method = ana.get_by_label("Your own words on how it works")
    days = ana.get_by_label("How many days after the closing are personal data kept?")
    await method.fill("With chairs.")
    await days.fill("0")
    await expect(ana.locator("#how")).to_contain_text("Not saved yet")
    await expect(steps.locator("[data-names]")).to_have_text("Who?How?")
    await ana.get_by_role("button", name="Save who it is for").press("Enter")
    await expect(days).to_have_accessible_description("Write a whole number from 1 to 3650.")
    await bo.get_by_label("A shorter theme").fill("Together")
    await saves(bo, "Save what it is about", "#about")
    await expect(ana.locator("[data-shown=theme]")).to_have_text("Together")
    await expect(days).to_have_value("0")
    await saves(ana, "Save the tags", "#frame")
    await expect(days).to_have_value("0")
    await expect(method).to_have_value("With chairs.")
    await ana.get_by_role("link", name="To the desk").click()
    await expect(ana.get_by_text("is not saved. It stands there as you typed it")).to_be_visible()
    await visit(server, ana, "/desk/gathering")
    await expect(method).to_have_value("With chairs.")
    await expect(steps.locator("[data-names]")).to_have_text("Who?How?")
    await days.fill("30")
    await saves(ana, "Save who it is for", "#who")
    await saves(ana, "Save how it works", "#how")
    await expect(waiting).to_be_hidden()


async def test_what_somebody_else_changed_meanwhile_is_refused_once(
    server: Demo, visitor: Visitor
) -> None:
    ana, bo = await facilitator(server, visitor), await facilitator(server, visitor, "Bo Moe")
    for page in (ana, bo):
        await visit(server, page, "/desk/gathering")
    await ana.get_by_label("Licence of what").fill("CC BY 4.0 from Ana")
    await ana.get_by_role("link", name="To the desk").click()
    await expect(ana.locator("#rooms")).to_be_visible()
    await bo.get_by_label("Licence of what").fill("CC BY 4.0 from Bo")
    await saves(bo, "Save how it works", "#how")
    await visit(server, ana, "/desk/gathering")
    await expect(ana.get_by_label("Licence of what")).to_have_value("CC BY 4.0 from Ana")
    await expect(ana.locator("#how [data-missed]")).to_be_visible()
    assert await axe(ana) == []
    await ana.get_by_role("button", name="Save how it works").press("Enter")
    await expect(ana.locator("#how").get_by_role("alert")).to_contain_text("Somebody else")
    await expect(ana.get_by_label("Licence of what")).to_have_value("CC BY 4.0 from Ana")
    await saves(ana, "Save how it works", "#how")
