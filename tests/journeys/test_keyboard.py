"""With the keyboard alone: a topic is put up, interest marked, a topic moved."""

import re

from playwright.async_api import Page, expect

from tests.browser.demo import Demo
from tests.conftest import Visitor
from tests.journeys.people import facilitator, participant, visit

FAR = 400


async def test_a_proposal_and_a_vote(server: Demo, visitor: Visitor) -> None:
    ben = await participant(server, visitor, "Ben Berg")
    await tab_to(ben, "To the wall")
    await ben.keyboard.press("Enter")
    await expect(ben.get_by_role("heading", level=1, name="The wall")).to_be_attached()
    await tab_to(ben, "What do you want to talk with somebody about?")
    await ben.keyboard.type("Only keys")
    await tab_to(ben, "Put it up")
    await ben.keyboard.press("Enter")
    await expect(ben.locator("#topics").get_by_role("heading", name="Only keys")).to_be_visible()
    await tab_to(ben, "Join in")
    await ben.keyboard.press("Space")
    marked = ben.get_by_role("button", name=re.compile("^You are in"))
    await expect(marked).to_have_count(1)
    await expect(marked).to_be_focused()


async def test_a_move_by_the_dialog(server: Demo, visitor: Visitor) -> None:
    ana = await facilitator(server, visitor)
    await visit(server, ana, "/agenda")
    before = await ana.locator("#loose").get_by_role("article").count()
    await (
        ana.locator("#loose").get_by_role("link", name=re.compile("Give it a place")).first.focus()
    )
    await ana.keyboard.press("Enter")
    dialog = ana.get_by_role("dialog")
    await expect(dialog).to_be_visible()
    await tab_to(ana, "", "radio")
    await ana.keyboard.press("Space")
    await tab_to(ana, "Move here")
    await ana.keyboard.press("Enter")
    await expect(dialog).to_be_hidden()
    await expect(ana.locator("#loose").get_by_role("article")).to_have_count(before - 1)


async def tab_to(page: Page, name: str, role: str = "") -> None:
    """Press Tab until the focus is on what is called so."""
    for _ in range(FAR):
        await page.keyboard.press("Tab")
        focused = page.locator(":focus")
        if not await focused.count():
            continue
        if role and await focused.get_attribute("type") == role:
            return
        said = await focused.evaluate(
            "it => it.labels?.[0]?.innerText ?? it.ariaLabel ?? it.innerText ?? ''"
        )
        if name and name in said:
            return
    raise AssertionError(f"no way to {name or role} by Tab")
