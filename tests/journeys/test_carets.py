"""Whose caret stands where in the notes: a name while it is new or moves, then a dot."""

import re

from playwright.async_api import Page, WebSocketRoute, expect

from openspace.notes.presence import Person, tone_of
from tests.browser.demo import Demo
from tests.conftest import Visitor
from tests.journeys.people import participant
from tests.journeys.test_notes import in_a_room
from tests.journeys.test_side_by_side import says

UNTOLD = """addEventListener(
  "selectionchange",
  event => event.isTrusted && event.stopImmediatePropagation(),
  true,
)"""
"""The browser never tells by itself where the caret has gone, as when the page is busy."""


async def test_ones_own_keys_bring_no_resting_name_back(server: Demo, visitor: Visitor) -> None:
    """Nor that of a nameless one in the first colour, as which one's own caret goes."""
    ben = await in_a_room(server, await without_a_name(server, visitor))
    await ben.get_by_role("textbox", name="Notes").click()
    await ben.keyboard.type("Tre")
    chi = await in_a_room(server, await participant(server, visitor, "Chi Åsen"))
    note = chi.get_by_role("textbox", name="Notes")
    caret = note.locator(".note-caret.c1")
    name = caret.get_by_text("Somebody")
    await expect(caret).to_have_count(1)
    await ben.keyboard.type(" ting")
    await expect(name).to_be_visible()
    await expect(name).to_be_hidden()
    await note.click()
    for key in ("Home", "ArrowRight", "End"):
        await chi.keyboard.press(key)
        assert not await name.is_visible()
    await ben.keyboard.press("ArrowLeft")
    await expect(name).to_be_visible()


async def test_who_rests_is_seen_again_when_ones_line_is_back(
    server: Demo, visitor: Visitor
) -> None:
    """At once, and not with the next of the signs that pages give every quarter of a minute."""
    ben = await in_a_room(server, await participant(server, visitor, "Ben Berg"))
    await ben.get_by_role("textbox", name="Notes").click()
    await ben.keyboard.type("Tre ting")
    chi, lines = await participant(server, visitor, "Chi Åsen"), list[WebSocketRoute]()
    await chi.route_web_socket(re.compile("/notes/"), lambda line: through(line, lines))
    await in_a_room(server, chi)
    caret = chi.get_by_role("textbox", name="Notes").locator(".note-caret", has_text="Ben Berg")
    await expect(caret).to_have_count(1)
    await lines[0].close()
    await expect(caret).to_have_count(0)
    await expect(caret).to_have_count(1, timeout=8_000)


async def test_a_word_is_composed_beside_anothers_caret(server: Demo, visitor: Visitor) -> None:
    """As an input method does it, before the page has told of the step: it stands there once."""
    ben = await in_a_room(server, await participant(server, visitor, "Ben Berg"))
    chi = await in_a_room(server, await participant(server, visitor, "Chi Åsen"))
    for page in (chi, ben):
        await page.get_by_role("textbox", name="Notes").click()
    note = ben.get_by_role("textbox", name="Notes")
    caret = note.locator(".note-caret")
    await ben.keyboard.type("rom")
    await says(chi, "rom")
    await chi.keyboard.press("Home")
    await expect(note.locator("p > .note-caret:first-child")).to_have_count(1)
    await ben.evaluate(UNTOLD)
    await ben.keyboard.press("Home")
    keyboard = await ben.context.new_cdp_session(ben)
    for part in ("n", "ni", "にほ"):
        at = {"text": part, "selectionStart": len(part), "selectionEnd": len(part)}
        await keyboard.send("Input.imeSetComposition", at)
        await says(chi, f"{part}rom")
    await keyboard.send("Input.insertText", {"text": "日本"})
    for page in (chi, ben):
        await says(page, "日本rom")
    await expect(caret).to_have_count(1)


def through(line: WebSocketRoute, lines: list[WebSocketRoute]) -> None:
    """Let a line pass, and keep its end."""
    line.connect_to_server()
    lines.append(line)


async def without_a_name(server: Demo, visitor: Visitor) -> Page:
    """Somebody who did not agree to be named, and whose caret has the first colour."""
    page = await visitor()
    while True:
        await page.goto(server.participant)
        await page.get_by_label("Name", exact=True).fill("Ben Berg")
        await page.get_by_label("Kommune", exact=True).check()
        await page.get_by_role("button", name="Go in").click()
        mine = page.locator("#mine")
        await expect(mine).to_have_attribute("data-role", "participant")
        if tone_of(Person(str(await mine.get_attribute("data-participant")), ""), ()) == 1:
            return page
        await page.context.clear_cookies()
