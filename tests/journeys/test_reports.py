"""A report filled in by two at once, and read on the news wall by a third."""

import asyncio
import re

import pytest
from playwright.async_api import Dialog, Page, Route, expect

from tests.browser.axe import axe
from tests.browser.demo import Demo
from tests.conftest import Visitor
from tests.journeys.people import participant, visit
from tests.journeys.test_notes import ON_TOP
from tests.journeys.test_restart import first_room
from tests.journeys.test_room import SIDEWAYS, goes_in

SUMMARY, AGREE, DIFFER = "Kort sagt", "Vi er enige om", "Vi er uenige om"


async def both_in(server: Demo, visitor: Visitor) -> tuple[Page, Page]:
    """Ben and Chi in the same room, Chi on a phone with the report open."""
    ben = await participant(server, visitor, "Ben Berg")
    chi = await participant(server, visitor, "Chi Cao", width=390, language="nb")
    room = await first_room(server, ben)
    for page in (ben, chi):
        await goes_in(server, page, room)
    await chi.get_by_role("tab", name="Referat").click()
    return ben, chi


async def test_two_write_one_report_and_a_third_reads_it(server: Demo, visitor: Visitor) -> None:
    ben, chi = await both_in(server, visitor)
    dan = await participant(server, visitor, "Dan Dahl")
    await visit(server, dan, "/news")
    await ben.get_by_role("textbox", name="In short").fill("We can buy together.")
    await chi.get_by_label(AGREE).fill("Ett felles skjema")
    await chi.get_by_label("Hva, steg 1").fill("Møte i Vik")
    await chi.get_by_label("Hvem, steg 1").focus()
    await expect(chi.get_by_role("textbox", name=SUMMARY)).to_have_value("We can buy together.")
    await expect(ben.get_by_label("We agree on")).to_have_value("Ett felles skjema")
    await expect(ben.get_by_label("What, step 1")).to_have_value("Møte i Vik")
    await expect(ben.get_by_label("What, step 2")).to_have_value("")
    await expect(chi.get_by_label("Hvem, steg 1")).to_be_focused()
    assert await axe(ben) == []
    assert await axe(chi) == []
    assert await chi.evaluate(SIDEWAYS) == 0
    await expect(dan.get_by_role("heading", name="Being written")).to_be_visible()
    await chi.get_by_role("button", name="Lever referatet").click()
    await expect(chi.get_by_text("Det står på nyhetsveggen")).to_be_visible()
    await expect(ben.get_by_text("It stands on the news wall")).to_be_visible()
    await expect(dan.get_by_text("We can buy together.")).to_be_visible()
    assert await axe(dan) == []
    await dan.get_by_role("searchbox").fill("skjema")
    await dan.keyboard.press("Enter")
    await expect(dan.get_by_role("link", name="Clear all")).to_be_visible()
    await ben.get_by_role("textbox", name="In short").fill("We can buy much together.")
    await ben.get_by_role("textbox", name="In short").blur()
    await expect(dan.get_by_text("We can buy much together.")).to_be_visible()
    await is_added_to(server, dan, ben)


async def is_added_to(server: Demo, by: Page, seen_by: Page) -> None:
    """Who was not there adds to it, and takes it back."""
    await visit(server, seen_by, "/news")
    await seen_by.get_by_text("Add something").click()
    await seen_by.get_by_label("What do you want to add?").fill("Half a sen")
    await by.get_by_text("Add something").click()
    await by.get_by_label("What do you want to add?").fill("We do: https://example.org/a")
    await by.get_by_role("button", name="Add it").click()
    added = seen_by.get_by_role("region", name="Added afterwards")
    await expect(added).to_contain_text("Dan Dahl")
    await expect(added.get_by_role("link")).to_have_attribute("href", "https://example.org/a")
    await expect(added.get_by_role("button")).to_be_hidden()
    await expect(seen_by.get_by_label("What do you want to add?")).to_have_value("Half a sen")
    assert await axe(seen_by) == []
    await expect(by.get_by_label("What do you want to add?")).to_be_hidden()
    await expect(by.locator(".addition")).to_be_focused()
    await by.get_by_role("button", name="Take it away").click()
    await expect(added).to_be_hidden()
    await expect(by.get_by_role("article").get_by_role("heading", level=2)).to_be_focused()


async def test_the_later_of_two_in_one_field_has_both_texts(server: Demo, visitor: Visitor) -> None:
    ben, chi = await both_in(server, visitor)
    mine, theirs = ben.get_by_label("We differ on"), chi.get_by_label(DIFFER)
    await mine.focus()
    await theirs.fill("Alt")
    await theirs.blur()
    await expect(chi.get_by_role("status").filter(has_text="Lagret").last).to_be_visible()
    await expect(mine).to_be_focused()
    await expect(mine).to_have_value("")
    await mine.fill("Nothing")
    await expect(ben.get_by_text("Both texts are kept")).to_be_visible()
    await expect(ben.get_by_role("blockquote")).to_have_text("Alt")
    await expect(mine).to_have_value("Nothing")
    await mine.fill("Everything: Alt")
    await ben.get_by_role("button", name="Save").click()
    await expect(ben.get_by_role("blockquote")).to_have_count(0)
    await expect(mine).to_have_value("Everything: Alt")
    await expect(theirs).to_have_value("Everything: Alt")
    await ben.reload()
    await expect(mine).to_have_value("Everything: Alt")


async def test_on_a_phone_one_sees_that_the_report_is_filed(server: Demo, visitor: Visitor) -> None:
    """Though a field has just been saved, and says so at the form's head."""
    _, chi = await both_in(server, visitor)
    await chi.get_by_role("textbox", name=SUMMARY).fill("Vi kjøper sammen.")
    await chi.get_by_label(DIFFER).focus()
    await expect(chi.locator(".report-state")).to_have_text("Lagret")
    await chi.get_by_role("button", name="Lever referatet").click()
    await expect(chi.get_by_text("Det står på nyhetsveggen")).to_be_in_viewport(ratio=1)
    save = chi.get_by_role("button", name="Lagre", exact=True)
    await expect(save).to_be_focused()
    await expect(save).to_be_in_viewport(ratio=1)


async def test_on_a_phone_one_sees_that_it_is_saved_where_one_types(
    server: Demo, visitor: Visitor
) -> None:
    """At the form's foot too, and over nothing that one writes in."""
    _, chi = await both_in(server, visitor)
    links = chi.locator("[data-report-field=links] textarea")
    await links.focus()
    await links.evaluate("field => field.scrollIntoView()")
    await chi.keyboard.type("https://kommune.no")
    state = chi.locator(".report-state")
    await expect(state).to_have_text("Lagret")
    await expect(state).to_be_in_viewport(ratio=1)
    assert await state.evaluate(ON_TOP)
    over, under = await state.bounding_box(), await links.bounding_box()
    assert over
    assert under
    assert over["y"] + over["height"] <= under["y"]


@pytest.mark.parametrize(
    ("at", "what", "out", "steps"),
    [
        (1, "Hva, steg 1", "Ta ut steg 1", "Neste steg"),
        (0, "What, step 1", "Take step 1 out", "Next steps"),
    ],
)
async def test_who_takes_a_step_out_stays_at_the_steps(
    server: Demo, visitor: Visitor, at: int, what: str, out: str, steps: str
) -> None:
    """On a phone, where the report stands behind a tab, as on a wide screen."""
    page = (await both_in(server, visitor))[at]
    await page.get_by_label(what).fill("Møte i Vik")
    await page.get_by_label(what).blur()
    await page.get_by_role("button", name=out).press("Enter")
    await expect(page.get_by_label(what)).to_have_value("")
    await expect(page.get_by_text(steps, exact=True)).to_be_focused()
    await expect(page.get_by_text(steps, exact=True)).to_be_in_viewport(ratio=1)
    await page.keyboard.press("Tab")
    await expect(page.get_by_label(what)).to_be_focused()


async def test_what_was_typed_in_a_step_that_is_gone_is_offered(
    server: Demo, visitor: Visitor
) -> None:
    ben, chi = await both_in(server, visitor)
    await ben.get_by_label("What, step 1").fill("Meet in Vik")
    what, who = ben.get_by_label("What, step 2"), ben.get_by_label("Who, step 2")
    await expect(chi.get_by_label("Hva, steg 1")).to_have_value("Meet in Vik")
    held = asyncio.Event()

    async def hold(route: Route) -> None:
        await held.wait()
        await route.continue_()

    await ben.route("**/report/*", hold)
    await what.fill("Eat")
    await who.fill("Chi")
    lost = ben.locator(".report-lost")
    await expect(lost).to_be_hidden()
    await chi.get_by_role("button", name="Ta ut steg 1").press("Enter")
    await expect(lost.get_by_text("Eat · Chi")).to_be_visible()
    assert await axe(ben) == []
    held.set()
    await lost.get_by_role("button", name="Put it in a new step").press("Enter")
    await expect(lost).to_be_hidden()
    for page, part in ((ben, "Who"), (chi, "Hvem")):
        await expect(page.get_by_label(re.compile(f"^{part}, ste")).first).to_have_value("Chi")
    await expect(chi.get_by_label(re.compile("^Hva, steg")).first).to_have_value("Eat")


async def test_who_has_gone_on_to_another_part_is_left_where_they_are(
    server: Demo, visitor: Visitor
) -> None:
    """On a slow line the answer comes when one is elsewhere, and moves nothing."""
    _, chi = await both_in(server, visitor)
    await chi.get_by_role("textbox", name=SUMMARY).fill("Vi kjøper sammen.")
    await chi.get_by_label(DIFFER).focus()
    await expect(chi.locator(".report-state")).to_have_text("Lagret")
    slow = asyncio.Event()

    async def later(route: Route) -> None:
        await slow.wait()
        await route.continue_()

    await chi.route("**/report", later)
    await chi.get_by_role("button", name="Lever referatet").click()
    await chi.get_by_role("link", name="Hjelp").first.focus()
    await chi.evaluate("scrollTo(0, 0)")
    slow.set()
    await expect(chi.get_by_text("Det står på nyhetsveggen")).to_be_visible()
    await expect(chi.get_by_role("link", name="Hjelp").first).to_be_focused()
    assert await chi.evaluate("scrollY") == 0


async def test_what_could_not_be_saved_comes_back_after_a_reload(
    server: Demo, visitor: Visitor
) -> None:
    """With what somebody else wrote meanwhile; who goes is asked first, and then it is saved."""
    ben, chi = await both_in(server, visitor)
    asked: list[str] = []

    async def goes_all_the_same(dialog: Dialog) -> None:
        asked.append(dialog.type)
        await dialog.accept()

    chi.on("dialog", goes_all_the_same)
    await chi.route("**/report/*", lambda route: route.abort("connectionrefused"))
    for label, words in ((AGREE, "Ett felles skjema"), (DIFFER, "Alt")):
        await chi.get_by_label(label).click()
        await chi.keyboard.type(words)
    await ben.get_by_label("We differ on").fill("Nothing")
    await ben.get_by_label("We differ on").blur()
    await expect(ben.locator(".report-state")).to_have_text("Saved")
    await chi.reload()
    assert asked == ["beforeunload"]
    await expect(chi.get_by_label(AGREE)).to_have_value("Ett felles skjema")
    await expect(chi.get_by_label(DIFFER)).to_have_value("Alt")
    await chi.unroute("**/report/*")
    await expect(ben.get_by_label("We agree on")).to_have_value("Ett felles skjema")
    await expect(chi.get_by_role("blockquote")).to_have_text("Nothing")
    await chi.reload()
    await expect(chi.get_by_role("blockquote")).to_have_text("Nothing")
    await expect(chi.get_by_label(DIFFER)).to_have_value("Alt")
    await expect(ben.get_by_label("We differ on")).to_have_value("Nothing")
    await chi.get_by_role("tab", name="Referat").click()
    await chi.get_by_role("button", name="Lagre", exact=True).click()
    await expect(ben.get_by_label("We differ on")).to_have_value("Alt")
    await expect(chi.get_by_role("blockquote")).to_have_count(0)
    await chi.reload()
    assert asked == ["beforeunload"] * 2
