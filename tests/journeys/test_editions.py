"""The book from the press to its second edition, made by two and read by a third."""

import asyncio
import re

from playwright.async_api import Page, expect

from tests.browser.axe import axe
from tests.browser.demo import Demo
from tests.conftest import Visitor
from tests.journeys.people import facilitator, participant, visit

PRESS, PRESSED = re.compile("Press the book|Press a new edition"), re.compile("would be sealed")
KIND = 'data-kind="workbook"'
"""What every page says of the phase when the day is over."""


async def to_the_end(server: Demo, ana: Page) -> None:
    """On through the day until the book is what there is, as the desk's button asks for it."""
    answer = await ana.request.get(f"{server.participant}/desk")
    while KIND not in (desk := await answer.text()):
        seen = re.search(r'name="seen" value="(\d+)"', desk)
        assert seen
        on = {"seen": seen[1], "position": str(int(seen[1]) + 1)}
        answer = await ana.request.post(f"{server.participant}/phases", form=on)


async def test_a_book_is_pressed_sealed_withdrawn_and_sealed_again(
    server: Demo, visitor: Visitor
) -> None:
    ana, bea, chi = await asyncio.gather(
        facilitator(server, visitor),
        facilitator(server, visitor, "Bea Berg"),
        participant(server, visitor, "Chi Dahl", width=390),
    )
    await to_the_end(server, ana)
    await asyncio.gather(*(visit(server, page, "/workbook/editions") for page in (ana, bea)))
    await ana.get_by_role("button", name=PRESS).click()
    for page in (ana, bea):
        await expect(page.get_by_role("progressbar", name="How far the book is")).to_be_visible()
    for page in (ana, bea):
        await expect(page.locator("#making")).to_contain_text(PRESSED)
    assert await axe(bea) == []
    await visit(server, chi, "/workbook")
    await bea.get_by_role("button", name="Seal edition 1").click()
    await chi.get_by_role("link", name="Read the sealed edition").click()
    await expect(chi.get_by_role("heading", level=1)).to_have_text("Edition 1")
    assert await axe(chi) == []
    async with chi.expect_download() as coming:
        await chi.get_by_role("link", name=re.compile("^PDF")).click()
    book = await coming.value
    assert book.suggested_filename.endswith("Workbook 1.pdf")
    await expect(ana.locator("#making")).to_contain_text("Edition 1 is sealed.")
    await sealed_again(server, ana, bea, chi)


async def sealed_again(server: Demo, ana: Page, bea: Page, chi: Page) -> None:
    """Withdrawn by one, and made anew by both without a chapter."""
    await ana.get_by_role("link", name="Withdraw edition 1…").click()
    await ana.get_by_label("Why, in a sentence").fill("A table was wrong")
    await ana.get_by_role("button", name="Withdraw it").click()
    await expect(chi.get_by_text("A table was wrong")).to_be_visible()
    answer = await ana.request.get(f"{server.participant}/topics.json")
    topic = (await answer.json())["topics"][0]
    await visit(server, bea, f"/workbook/editing/topics/{topic['id']}/omission")
    await bea.get_by_label("Why?").fill("Those who convene it asked for it")
    await bea.get_by_role("button", name="Leave it out").click()
    await visit(server, bea, "/workbook/editions")
    await bea.get_by_role("button", name=PRESS).click()
    await ana.get_by_role("button", name="Seal edition 2").click()
    await chi.get_by_role("link", name="Go to edition 2").click()
    await expect(chi.get_by_text("1 chapter is left out.")).to_be_visible()
