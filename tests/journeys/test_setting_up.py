"""Two facilitators set the grid up and move cards on the day, by mouse and by keyboard."""

import re

from playwright.async_api import Page, expect

from tests.browser.demo import Demo
from tests.conftest import Visitor
from tests.journeys.people import facilitator, participant, visit
from tests.journeys.test_keyboard import tab_to


async def placed(page: Page) -> Page:
    """The first loose card gets the first free place, by its dialog."""
    await (
        page.locator("#loose").get_by_role("link", name=re.compile("Give it a place")).first.click()
    )
    await page.get_by_role("dialog").get_by_role("radio").first.check()
    await page.get_by_role("button", name="Move here").click()
    await expect(page.get_by_role("dialog")).to_be_hidden()
    return page


async def test_a_place_and_a_round_are_set_up_and_everyone_sees_them(
    server: Demo, visitor: Visitor
) -> None:
    ana = await facilitator(server, visitor)
    chi = await participant(server, visitor, "Chi Dahl", width=390)
    await visit(server, chi, "/agenda")
    await visit(server, ana, "/desk")
    await ana.get_by_role("link", name="Rules, places and rounds").click()
    await expect(ana.get_by_role("heading", level=1)).to_have_text("Set up the agenda")
    await tab_to(ana, "Name")
    await ana.keyboard.type("The tent")
    await tab_to(ana, "Seats")
    await ana.keyboard.type("12")
    await tab_to(ana, "Add the place")
    await ana.keyboard.press("Enter")
    await expect(ana.locator("#places b", has_text="The tent")).to_be_visible()
    await expect(chi.get_by_role("link", name=re.compile("The tent")).first).to_be_visible()
    rounds = await chi.locator(".grid-slot").count()
    await ana.get_by_label("Starts").fill("23:50")
    await ana.get_by_label("Ends").fill("23:40")
    await ana.get_by_role("button", name="Add the round").click()
    await expect(ana.get_by_text("It has to end after it starts")).to_be_visible()
    await expect(ana.get_by_label("Starts")).to_have_value("23:50")
    await ana.get_by_label("Day").fill("2030-01-02")
    await ana.get_by_label("Starts").fill("09:00")
    await ana.get_by_label("Ends").fill("09:45")
    await ana.get_by_role("button", name="Add the round").click()
    await expect(chi.locator(".grid-slot")).to_have_count(rounds + 1)
    await expect(chi.get_by_text("2 January").first).to_be_visible()


async def test_a_card_that_somebody_else_moved_stays_in_the_hand(
    server: Demo, visitor: Visitor
) -> None:
    ana, bo = await facilitator(server, visitor), await facilitator(server, visitor, "Bo Moe")
    for page in (ana, bo):
        await visit(server, page, "/agenda")
    loose = bo.locator("#loose")
    title = await loose.get_by_role("heading").first.inner_text()
    await loose.get_by_role("link", name=re.compile("Give it a place")).first.click()
    await placed(ana)
    await expect(bo.locator("#loose").get_by_role("heading", name=title)).to_have_count(0)
    dialog = bo.get_by_role("dialog")
    await dialog.get_by_role("radio").last.check()
    await bo.get_by_role("button", name="Move here").click()
    await expect(dialog).to_contain_text("Somebody else has moved it meanwhile: it hangs in round")
    await bo.get_by_role("button", name="Move here").click()
    await expect(dialog).to_be_hidden()


async def test_pinning_and_fixing_by_keyboard_and_what_others_see(
    server: Demo, visitor: Visitor
) -> None:
    ana = await facilitator(server, visitor)
    chi = await participant(server, visitor, "Chi Dahl", width=390)
    for page in (ana, chi):
        await visit(server, page, "/agenda")
    await expect(chi.get_by_role("button", name=re.compile("^Pin"))).to_have_count(0)
    pin = ana.get_by_role("button", name=re.compile("^Pin")).first
    await pin.focus()
    await ana.keyboard.press("Enter")
    await expect(ana.get_by_role("button", name=re.compile("^Pinned"))).to_have_count(1)
    await expect(chi.get_by_text("Pinned", exact=True)).to_have_count(1)
    await ana.get_by_role("button", name=re.compile("^Fix now")).first.focus()
    await ana.keyboard.press("Enter")
    await expect(ana.get_by_role("button", name=re.compile("^Open again"))).to_have_count(1)
    await expect(chi.get_by_text(re.compile("^Fixed: what hangs"))).to_have_count(1)


async def test_whose_clock_it_is_is_named_to_who_sits_elsewhere(
    server: Demo, visitor: Visitor
) -> None:
    here = await participant(server, visitor, "Chi Dahl")
    away = await participant(server, visitor, "Ben Berg")
    await away.context.close()
    browser = here.context.browser
    assert browser
    for zone, shown in (("Europe/Stockholm", False), ("America/New_York", True)):
        context = await browser.new_context(
            timezone_id=zone, storage_state=await here.context.storage_state(), locale="en-GB"
        )
        page = await visit(server, await context.new_page(), "/agenda")
        named = page.get_by_text("Times are those of Europe/Oslo.")
        await expect(named).to_be_visible(visible=shown)
        await context.close()
