"""Two facilitators make the book up at once, by keyboard; a third reads it on a phone."""

import re

from playwright.async_api import expect

from tests.browser.axe import axe
from tests.browser.demo import Demo
from tests.conftest import Visitor
from tests.journeys.people import facilitator, participant, visit
from tests.journeys.test_room import SIDEWAYS

EDITING = "/workbook/editing"


async def test_two_make_the_book_up_and_a_third_reads_it(server: Demo, visitor: Visitor) -> None:
    ana = await facilitator(server, visitor)
    eva = await facilitator(server, visitor, "Eva Eng")
    for page in (ana, eva):
        await visit(server, page, EDITING)
    await eva.get_by_role("textbox", name="The foreword").fill("Half a sen")
    await ana.get_by_role("textbox", name="The foreword").fill("Dear all.")
    await ana.get_by_role("button", name="Save the foreword").press("Enter")
    await expect(eva.locator("#chosen_foreword")).to_contain_text("Dear all.")
    await expect(eva.get_by_role("textbox", name="The foreword")).to_have_value("Half a sen")
    await eva.get_by_role("button", name="Save the foreword").click()
    await expect(eva.get_by_text("Somebody else changed the foreword meanwhile")).to_be_visible()
    await expect(eva.get_by_role("textbox", name="The foreword")).to_have_value("Half a sen")
    first = await ana.locator("#chapters ol > li").first.get_attribute("id")
    await ana.get_by_role("button", name=re.compile("^Move down")).first.press("Enter")
    await expect(eva.locator("#chapters ol > li").nth(1)).to_have_id(first or "")
    assert await axe(ana) == []
    ben = await participant(server, visitor, "Ben Berg", width=390)
    await visit(server, ben, "/workbook")
    await ben.get_by_role("searchbox", name="Search in the book").fill("zzz")
    await expect(ben.get_by_text("0 chapters have these words.")).to_be_visible()
    await ben.keyboard.press("Escape")
    await expect(ben.locator(".book-chapter").first).to_be_visible()
    await ben.get_by_role("link", name="Contents", exact=True).click()
    await ben.locator(".book-contents .book-n").first.click()
    await expect(ben.locator(".book-contents")).to_be_hidden()
    await ben.get_by_role("link", name=re.compile("^This chapter by itself")).first.click()
    await expect(ben.get_by_role("link", name="Markdown")).to_be_visible()
    assert await axe(ben) == []
    assert await ben.evaluate(SIDEWAYS) == 0


async def test_what_is_written_outlives_a_reload_until_it_is_sent(
    server: Demo, visitor: Visitor
) -> None:
    ana = await facilitator(server, visitor)
    foreword = ana.get_by_role("textbox", name="The foreword")
    word = ana.get_by_role("textbox", name="What do you want to say?")
    await visit(server, ana, EDITING)
    await foreword.fill("Dear all, for an hour now.")
    await visit(server, ana, "/desk")
    await word.fill("Coffee at ten, in the")
    await ana.reload()
    await expect(word).to_have_value("Coffee at ten, in the")
    await word.fill("Coffee at ten.")
    await ana.get_by_role("button", name="Announce it").press("Enter")
    await expect(word).to_have_value("")
    await ana.reload()
    await expect(word).to_have_value("")
    await visit(server, ana, EDITING)
    await expect(foreword).to_have_value("Dear all, for an hour now.")
    await ana.get_by_role("button", name="Save the foreword").press("Enter")
    await expect(ana.locator("#chosen_foreword")).to_contain_text("Ana")
    await ana.reload()
    await expect(foreword).to_have_value("Dear all, for an hour now.")
    assert (
        await ana.evaluate("Object.keys(sessionStorage).filter(key => /^unsaved/.test(key))") == []
    )
