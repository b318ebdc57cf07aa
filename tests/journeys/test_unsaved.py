"""Setting a gathering up on one page of many forms: nothing that was typed is lost."""

import asyncio
import re
from collections.abc import Callable
from itertools import count

import pytest
from playwright.async_api import Page, Response, Route, expect

from tests.browser.axe import axe
from tests.browser.demo import Demo
from tests.conftest import Visitor
from tests.journeys.people import facilitator, visit


async def saves(page: Page, button: str, section: str) -> None:
    """Press a button and wait for its section's word."""
    await page.get_by_role("button", name=button).press("Enter")
    await expect(page.locator(section)).to_contain_text(
        "Saved. Everyone sees it.", use_inner_text=True
    )


async def slowed(page: Page, address: str) -> tuple[asyncio.Event, asyncio.Event]:
    """A line on which what is sent there arrives, and is answered when it is said to be."""
    arrived, answered = asyncio.Event(), asyncio.Event()

    async def slowly(route: Route) -> None:
        arrived.set()
        await answered.wait()
        await route.continue_()

    await page.route(address, slowly)
    return arrived, answered


def second(address: str) -> Callable[[Response], bool]:
    """The second answer that comes from there."""
    times = count(1)
    return lambda answer: answer.url.endswith(address) and next(times) == 2


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
    await expect(ana.locator("#how")).to_contain_text("Not saved yet", use_inner_text=True)
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


async def test_what_is_typed_on_while_it_is_saved_is_not_saved_yet(
    server: Demo, visitor: Visitor
) -> None:
    ana = await facilitator(server, visitor)
    await visit(server, ana, "/desk/gathering")
    arrived, answered = await slowed(ana, "**/gathering/how")
    method, licence = ana.get_by_label("Your own words"), ana.get_by_label("Licence of what")
    await method.fill("One.")
    await method.press("End")
    await ana.get_by_role("button", name="Save how it works").press("Enter")
    await arrived.wait()
    await method.press("End")
    await method.press_sequentially(" Two…")
    async with ana.expect_response("**/desk/gathering?saved=how"):
        answered.set()
    await expect(ana).to_have_url(re.compile("saved=how"))
    await expect(method).to_have_value("One. Two…")
    await expect(ana.locator("#how")).to_contain_text("Not saved yet", use_inner_text=True)
    await expect(ana.locator("#how [data-missed]")).to_be_hidden()
    await visit(server, ana, "/desk/gathering")
    await expect(method).to_have_value("One. Two…")
    await expect(ana.locator("#how [data-missed]")).to_be_hidden()
    await saves(ana, "Save how it works", "#how")
    await visit(server, ana, "/desk/gathering")
    await expect(method).to_have_value("One. Two…")
    await expect(licence).not_to_be_empty()


async def test_a_timetable_with_other_rows_by_now_gets_back_what_it_has_room_for(
    server: Demo, visitor: Visitor
) -> None:
    ana, bo = await facilitator(server, visitor), await facilitator(server, visitor, "Bo Moe")
    for page in (ana, bo):
        await visit(server, page, "/desk/gathering")
    rows = ana.locator("#times [data-row]:has([name=out])")
    before = await rows.count()
    starts = rows.first.locator("[name=starts]")
    ends = rows.last.locator("[name=ends]")
    await starts.fill("07:07")
    await ends.fill("23:23")
    await ana.get_by_role("link", name="To the desk").click()
    await expect(ana.locator("#rooms")).to_be_visible()
    await bo.locator("#times [name=out]").last.check()
    await saves(bo, "Save the timetable", "#times")
    await visit(server, ana, "/desk/gathering")
    await expect(rows).to_have_count(before - 1)
    await expect(starts).to_have_value("07:07")
    await expect(ana.locator("#times [data-missed]")).to_be_visible()
    await ana.locator("#times [name=follow]").click()
    draft = await ana.evaluate(
        "Object.values(sessionStorage).find((each) => each.includes('07:07'))"
    )
    assert "23:23" in draft


async def test_without_a_script_what_is_typed_elsewhere_stays_too(
    server: Demo, visitor: Visitor
) -> None:
    ana = await facilitator(server, visitor)
    assert ana.context.browser
    context = await ana.context.browser.new_context(
        java_script_enabled=False,
        storage_state=await ana.context.storage_state(),
        locale="en-GB",
        viewport={"width": 390, "height": 800},
    )
    plain = await visit(server, await context.new_page(), "/desk/gathering")
    method, theme = plain.get_by_label("Your own words on how"), plain.get_by_label("A shorter")
    waiting = plain.get_by_role("navigation", name="The steps").locator("[data-names]")
    alt = plain.get_by_label("What it shows, in words")
    await method.fill("With chairs.")
    await alt.fill("The harbour")
    await theme.fill("Together")
    sent: list[str] = []
    plain.on("request", lambda each: sent.append(each.url) if each.method == "POST" else None)
    await plain.get_by_label("How many can take part?").press("Enter")
    await plain.get_by_role("button", name="Save what it is about").press("Enter")
    await expect(plain.locator("#about")).to_contain_text("Saved. Everyone sees it.")
    assert len(sent) == 1, "Enter in a field sends nothing"
    await expect(waiting).to_have_text("How?Who invites")
    await expect(method).to_have_value("With chairs.")
    await alt.fill("")
    await plain.get_by_role("button", name="Save how it works").press("Enter")
    await expect(plain).to_have_url(re.compile("saved=how#how$"))
    await expect(method).to_have_value("With chairs.")
    await expect(theme).to_have_value("Together")
    await context.close()


@pytest.mark.parametrize("late", [False, True], ids=["no script yet", "it comes meanwhile"])
async def test_what_is_typed_before_the_script_has_come_stays(
    server: Demo, visitor: Visitor, late: bool
) -> None:
    ana = await facilitator(server, visitor)
    held: list[Route] = []

    async def hold(route: Route) -> None:
        if held:
            await route.continue_()
        held.append(route)

    await ana.route("**/openspace.js*", hold)
    address = f"{server.participant}/desk/gathering"
    await ana.goto(address, wait_until="commit")
    method = ana.get_by_label("Your own words on how")
    await method.fill("With chairs.")
    await ana.get_by_label("A shorter theme").fill("Together")
    if late:
        await held[0].continue_()
        await expect(ana.locator("#how")).to_contain_text("Not saved yet", use_inner_text=True)
    await ana.get_by_role("button", name="Save what it is about").press("Enter")
    await expect(ana.locator("#about")).to_contain_text("Saved. Everyone sees it.")
    await expect(method).to_have_value("With chairs.")
    await expect(ana.locator("html")).to_have_class(re.compile("has-scripts"))
    await method.press("End")
    await method.press_sequentially("x")
    await method.press("Backspace")
    await expect(ana.locator("#how")).to_contain_text("Not saved yet", use_inner_text=True)
    await saves(ana, "Save how it works", "#how")
    await expect(ana).to_have_url(re.compile("saved=how"))


async def test_what_is_saved_again_before_it_is_answered_is_saved(
    server: Demo, visitor: Visitor
) -> None:
    """Whether one has typed on or only pressed twice: nobody else has changed it."""
    ana = await facilitator(server, visitor)
    await visit(server, ana, "/desk/gathering")
    arrived, answered = await slowed(ana, "**/gathering/how")
    method, how = ana.get_by_label("Your own words"), ana.locator("#how")
    save = ana.get_by_role("button", name="Save how it works")
    for first, more in (("One.", " Two…"), ("Three.", "")):
        arrived.clear()
        answered.clear()
        await method.fill(first)
        await save.press("Enter")
        await arrived.wait()
        await method.press("End")
        await method.press_sequentially(more)
        await save.press("Enter")
        answered.set()
        await expect(how.locator("[data-not-yet]")).to_be_hidden()
        await ana.wait_for_load_state("networkidle")
        await expect(how.get_by_role("alert")).to_have_count(0)
        await ana.reload()
        await expect(method).to_have_value(first + more)
        await expect(how.locator("[data-not-yet]")).to_be_hidden()


async def test_what_somebody_else_changed_is_refused_though_one_presses_twice(
    server: Demo, visitor: Visitor
) -> None:
    ana, bo = await facilitator(server, visitor), await facilitator(server, visitor, "Bo Moe")
    for page in (ana, bo):
        await visit(server, page, "/desk/gathering")
    arrived, answered = await slowed(ana, "**/gathering/how")
    save = ana.get_by_role("button", name="Save how it works")
    await ana.get_by_label("Licence of what").fill("CC BY 4.0 from Ana")
    await save.press("Enter")
    await arrived.wait()
    await save.press("Enter")
    await bo.get_by_label("Licence of what").fill("CC BY 4.0 from Bo")
    await saves(bo, "Save how it works", "#how")
    async with ana.expect_response(second("/gathering/how")):
        answered.set()
    await expect(ana.locator("#how").get_by_role("alert")).to_contain_text("Somebody else")
    await bo.reload()
    await expect(bo.get_by_label("Licence of what")).to_have_value("CC BY 4.0 from Bo")


async def test_a_new_row_that_is_typed_in_while_it_is_saved_is_nobody_elses(
    server: Demo, visitor: Visitor
) -> None:
    """It stands among the others by then, where its time is, and what was typed stands in it."""
    ana = await facilitator(server, visitor)
    await visit(server, ana, "/desk/gathering")
    arrived, answered = await slowed(ana, "**/timetable")
    rows = ana.locator("#times [data-row]")
    new = await rows.count() - 2
    for at, starts, ends in ((new, "10:00", "10:30"), (new + 1, "09:00", "09:30")):
        await rows.nth(at).get_by_label("Phase").select_option("round")
        await rows.nth(at).get_by_label("Day").fill("2030-01-02")
        await rows.nth(at).get_by_label("Starts").fill(starts)
        await rows.nth(at).get_by_label("Ends").fill(ends)
    await ana.get_by_role("button", name="Save the timetable").press("Enter")
    await arrived.wait()
    await rows.nth(new).get_by_label("Ends").fill("10:45")
    answered.set()
    later = rows.nth(new + 1)
    await expect(later.get_by_label("Starts")).to_have_value("10:00")
    await expect(later.get_by_label("Ends")).to_have_value("10:45")
    await expect(later.get_by_label("Ends")).to_be_focused()
    await expect(ana.locator("#times")).to_contain_text("Not saved yet", use_inner_text=True)
    await expect(ana.locator("#times [data-missed]")).to_be_hidden()
    await saves(ana, "Save the timetable", "#times")
    await ana.reload()
    await expect(later.get_by_label("Ends")).to_have_value("10:45")
    await expect(rows.nth(new).get_by_label("Ends")).to_have_value("09:30")
