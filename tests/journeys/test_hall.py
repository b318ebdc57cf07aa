"""Three people in the hall: one moves and the others see it, one follows, one is brought along."""

import asyncio
import re

from playwright.async_api import Locator, Page, expect

from tests.browser.axe import axe
from tests.browser.demo import Demo
from tests.conftest import Visitor
from tests.journeys.people import facilitator, participant, visit
from tests.journeys.test_keyboard import tab_to
from tests.journeys.test_restart import first_room


async def test_one_moves_and_the_others_see_it(server: Demo, visitor: Visitor) -> None:
    """Dots and list on two other screens, a phone among them; the mover has a way back."""
    ana = await facilitator(server, visitor)
    await visit(server, ana, "/desk")
    ben = await participant(server, visitor, "Ben Berg")
    chi = await participant(server, visitor, "Chi Čuovga", width=390)
    for page in (ana, ben, chi):
        await visit(server, page, "/hall")
        await page.emulate_media(reduced_motion="no-preference")
        await watch(page)
    plenary = [page.locator("#heads_plenary") for page in (ana, ben, chi)]
    await go_in(ben, "Plenary")
    for heads in (plenary[0], plenary[2]):
        await expect(heads).to_have_attribute("data-heads", "1")
        await expect(heads).to_have_accessible_name("1 inside")
    for page in (ana, chi):
        assert await moved(page) >= 1
        drawn = page.get_by_role("link", name="Plenary 1 inside")
        await expect(drawn).to_be_visible()
        await expect(page.locator("#inside_plenary")).to_contain_text("Ben Berg")
    await expect(ben.locator(".toast")).to_contain_text("You are in: Plenary.")
    await go_in(chi, "Help desk")
    await expect(chi.locator(".toast")).to_contain_text("You are in: Help desk.")
    await expect(chi.locator(".toast").get_by_role("button")).to_be_hidden()
    await expect(chi.locator("[data-tabs]").get_by_role("tab")).to_have_text(
        ["Call", "People and chat"]
    )
    await visit(server, chi, "/agenda")
    await chi.get_by_role("banner").get_by_role("button", name=re.compile("^Back")).click()
    await expect(chi.get_by_role("heading", level=1, name="The hall")).to_be_visible()
    await visit(server, ben, "/marketplace")
    await ben.get_by_role("banner").get_by_role("button", name="Back to The corridor").click()
    await expect(plenary[2]).to_have_attribute("data-heads", "0")
    await expect(ben.get_by_role("heading", level=1, name="The hall")).to_be_visible()


async def test_one_looks_into_a_room_without_leaving_the_hall(
    server: Demo, visitor: Visitor
) -> None:
    """The notes move while they are written; closing leads back to what one looked in by."""
    ben = await participant(server, visitor, "Ben Berg")
    room = await first_room(server, ben)
    await visit(server, ben, f"/breakouts/{room}")
    await ben.get_by_role("button", name="Go in").click()
    chi = await participant(server, visitor, "Chi Čuovga", width=390)
    await visit(server, chi, "/hall")
    door = chi.locator(f"#room_{room}").get_by_role("link", name=re.compile("^Look in"))
    look = await looks_in(chi, door)
    await expect(look.locator(".people")).to_contain_text("Ben Berg")
    await ben.get_by_role("textbox", name="Notes").click()
    await ben.keyboard.type("Kaffe først.")
    await expect(look.locator(".reading")).to_contain_text("Kaffe først.")
    assert await axe(chi) == []
    await expect(ben.get_by_role("heading", name="1 here")).to_be_visible()
    await looks_away(chi, door)
    drawn = chi.locator(f".plan-upright [data-room='{room}']")
    await looks_in(chi, drawn)
    await looks_away(chi, drawn)
    await back_and_forth(chi, look)
    await look.get_by_role("button", name="Go in").click()
    await expect(ben.get_by_role("heading", name="2 here")).to_be_visible()


async def looks_in(page: Page, way: Locator) -> Locator:
    """By the keyboard; the focus is at the room's name."""
    await way.focus()
    await page.keyboard.press("Enter")
    look = page.get_by_role("dialog")
    await expect(look.get_by_role("heading", level=1)).to_be_focused()
    return look


async def looks_away(page: Page, way: Locator) -> None:
    """By the keyboard; the focus is where it was."""
    await page.keyboard.press("Escape")
    await expect(page).to_have_url(re.compile("/hall$"))
    await expect(way).to_be_focused()


async def back_and_forth(page: Page, look: Locator) -> None:
    """Forward, a reload, closed, and back: what lies over the hall is what the address says."""
    await page.go_forward()
    await expect(look.get_by_role("heading", level=1)).to_be_focused()
    await page.reload()
    await look.get_by_role("link", name="Close").click()
    await expect(page).to_have_url(re.compile("/hall$"))
    await page.go_back()
    await expect(look).to_be_visible()


async def test_who_follows_is_asked_along_by_the_keyboard_alone(
    server: Demo, visitor: Visitor
) -> None:
    ben = await participant(server, visitor, "Ben Berg")
    chi = await participant(server, visitor, "Chi Čuovga", width=390)
    await visit(server, ben, "/hall")
    await tab_to(ben, "Let others follow me")
    await ben.keyboard.press("Enter")
    await expect(ben.locator("#permission")).to_contain_text("Others may follow you.")
    await visit(server, chi, "/colleagues")
    await chi.get_by_role("button", name=re.compile("^Follow.*Ben Berg")).focus()
    await chi.keyboard.press("Enter")
    asked = chi.locator("#following")
    await expect(asked).to_be_hidden()
    await expect(chi.locator("#followed")).to_contain_text(
        "You follow Ben Berg, and are in the same room."
    )
    await go_in(ben, "Help desk")
    await expect(asked).to_contain_text("Ben Berg is somewhere else: Help desk. Coming along?")
    await tab_to(chi, "Go along")
    await chi.keyboard.press("Enter")
    await expect(chi.get_by_role("heading", level=1, name="Help desk")).to_be_visible()
    await expect(asked).to_be_hidden()
    await go_out(ben)
    await expect(asked).to_contain_text("Ben Berg is somewhere else: The corridor.")
    await ben.get_by_role("button", name="I would rather not be followed").click()
    await expect(asked).to_be_hidden()


async def test_one_is_brought_somewhere_lively_and_told_why(server: Demo, visitor: Visitor) -> None:
    people = [await participant(server, visitor, name) for name in ("Ben Berg", "Chi Čuovga")]
    ana = await facilitator(server, visitor)
    await visit(server, ana, "/desk")
    await ana.get_by_role("button", name="Place the rest by interest").click()
    await expect(ana.get_by_role("heading", level=1)).to_be_visible()
    for page in people:
        await visit(server, page, "/hall")
        await page.locator("article.room").first.get_by_role("button", name="Go in").click()
        await expect(page.locator("#talk_heading")).to_be_visible()
    await visit(server, ana, "/hall")
    await expect(ana.locator("article.room .ring").first).to_have_attribute("data-heads", "2")
    await ana.get_by_role("button", name="Somewhere lively").click()
    await expect(ana.locator(".toast")).to_contain_text("Most people are here")
    await expect(ana.locator("#talk_heading")).to_be_visible()


async def go_in(page: Page, room: str) -> None:
    """Through a standing room's door in the hall."""
    door = page.locator("article.standing", has=page.get_by_role("heading", name=room, exact=True))
    await door.get_by_role("button", name="Go in").click()
    await expect(page.get_by_role("heading", level=1, name=room)).to_be_visible()


async def go_out(page: Page) -> None:
    """Out of the room one is in, by the hall."""
    await page.get_by_role("link", name=re.compile("Change room")).first.click()
    await page.locator(".to-corridor").get_by_role("button").click()
    await expect(page.locator("#whereabouts")).to_contain_text("You are in the corridor")


async def watch(page: Page) -> None:
    """Count the dots that travel over the floor plan."""
    await page.evaluate(
        """() => {
          window.travelled = 0;
          new MutationObserver((all) => all.forEach((it) => it.addedNodes.forEach((dot) => {
            if (dot.classList?.contains("traveller")) window.travelled += 1;
          }))).observe(document.querySelector("#plan"), { childList: true, subtree: true });
        }"""
    )


async def moved(page: Page) -> int:
    """How many did, once somebody has."""
    async with asyncio.timeout(10):
        while not (seen := int(await page.evaluate("window.travelled"))):
            await asyncio.sleep(0.05)
    return seen
