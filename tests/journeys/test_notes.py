"""Writing together in a room: in two browsers, by keyboard, and over a server's death."""

import asyncio
import re

import pytest
from playwright.async_api import FilePayload, Page, Route, expect

from tests.browser.axe import axe
from tests.browser.demo import Demo
from tests.conftest import Visitor
from tests.journeys import pasted
from tests.journeys.characters import they_edit_whole_characters
from tests.journeys.people import participant, visit
from tests.pictures import NONE, photo


async def in_a_room(server: Demo, page: Page) -> Page:
    """The gathering's first room."""
    rooms = await (await page.request.get(f"{server.participant}/whereabouts.json")).json()
    await visit(server, page, f"/breakouts/{rooms['breakouts'][0]['id']}")
    await expect(page.get_by_role("textbox", name="Notes")).to_be_editable()
    return page


async def test_two_write_one_note_and_it_outlives_the_server(
    server: Demo, visitor: Visitor
) -> None:
    ben = await in_a_room(server, await participant(server, visitor, "Ben Berg"))
    chi = await in_a_room(server, await participant(server, visitor, "Chi Åsen", width=360))
    await ben.get_by_role("textbox", name="Notes").click()
    await ben.keyboard.type("# Hva vi vet\nTre ting 👩‍👩‍👧\n[ ] ringe kommunen")
    note = chi.get_by_role("textbox", name="Notes")
    await expect(note.get_by_role("heading", name="Hva vi vet", level=2)).to_be_visible()
    name = note.locator(".note-caret").get_by_text("Ben Berg")
    await expect(name).to_be_visible()
    await expect(name).to_be_hidden()
    await ben.keyboard.press("ArrowLeft")
    await expect(name).to_be_visible()
    await ben.keyboard.press("ArrowRight")
    await note.get_by_role("checkbox").check()
    await expect(ben.get_by_role("checkbox", name="ringe kommunen")).to_be_checked()
    await expect(ben.locator("#note-saved")).to_have_text("Saved")
    assert [await axe(ben), await axe(chi)] == [[], []]

    server.kill()
    await ben.keyboard.type(" i dag")
    await expect(ben.locator("#note-saved")).to_have_text("Not sent yet")
    await expect(ben.get_by_text("You are offline.")).to_be_visible(timeout=8_000)
    await expect(ben.locator("#note-trouble")).to_be_hidden()
    server.start()
    await expect(note.get_by_text("ringe kommunen i dag")).to_be_visible(timeout=10_000)
    await expect(ben.locator("#note-saved")).to_have_text("Saved")
    await expect(ben.locator("#note-trouble")).to_be_hidden()
    await they_edit_whole_characters(ben, chi)


INVITES = """note => {
  const { content } = getComputedStyle(note, "::before");
  return content === "none" ? "" : note.getAttribute("aria-placeholder");
}"""


async def test_an_empty_sheet_invites_until_somebody_writes(server: Demo, visitor: Visitor) -> None:
    """In everybody's language, and as no part of what is written."""
    ben = await in_a_room(server, await participant(server, visitor, "Ben Berg"))
    chi = await participant(server, visitor, "Chi Åsen", width=390, language="nb")
    await chi.goto(ben.url)
    note, heard = ben.get_by_role("textbox", name="Notes"), chi.get_by_role("textbox")
    heard = heard.and_(chi.locator(".tiptap"))
    await expect(heard).to_have_attribute("aria-placeholder", re.compile("^Skriv hva dere"))
    assert (await note.evaluate(INVITES)).startswith("Write what you talk about")
    assert await heard.evaluate(INVITES)
    await note.click()
    await ben.keyboard.type("H")
    await expect(heard).to_contain_text(re.compile("^H"))
    assert [await each.evaluate(INVITES) for each in (note, heard)] == ["", ""]
    await ben.keyboard.press("Backspace")
    await expect(heard).not_to_contain_text(re.compile("^H"))
    assert await heard.evaluate(INVITES)
    assert await axe(chi) == []


async def test_the_tools_by_keyboard_and_a_link(server: Demo, visitor: Visitor) -> None:
    ben = await in_a_room(server, await participant(server, visitor, "Ben Berg"))
    note = ben.get_by_role("textbox", name="Notes")
    await note.click()
    await ben.keyboard.press("Alt+F10")
    await expect(ben.get_by_role("button", name="Heading")).to_be_focused()
    await ben.keyboard.press("ArrowRight")
    await ben.keyboard.press("Enter")
    await expect(ben.get_by_role("button", name="Bold")).to_have_attribute("aria-pressed", "true")
    await ben.keyboard.type("viktig")
    await expect(note.locator("strong")).to_have_text("viktig")
    await ben.keyboard.press("Alt+F10")
    await ben.keyboard.press("End")
    await expect(ben.get_by_role("button", name="Undo")).to_be_focused()
    await ben.keyboard.press("ArrowLeft")
    await ben.keyboard.press("Enter")
    await ben.keyboard.type("javascript:alert(1)")
    await ben.keyboard.press("Enter")
    await expect(ben.get_by_label("Where does the link lead?")).to_be_focused()
    await expect(ben.locator("#note-link-wrong")).to_be_visible()
    assert await axe(ben) == []
    await ben.keyboard.press("Control+A")
    await ben.keyboard.type("kommune.no")
    await ben.keyboard.press("Enter")
    await expect(note.get_by_role("link")).to_have_attribute("href", "https://kommune.no")
    await ben.get_by_role("button", name="Undo").click()
    await expect(note.get_by_role("link")).to_have_count(0)
    await expect(note).to_be_focused()
    await ben.keyboard.press("Tab")
    await expect(note).not_to_be_focused()


async def test_a_task_and_a_table_by_keyboard(server: Demo, visitor: Visitor) -> None:
    ben = await in_a_room(server, await participant(server, visitor, "Ben Berg"))
    chi = await in_a_room(server, await participant(server, visitor, "Chi Åsen", width=390))
    note, heard = (page.get_by_role("textbox", name="Notes") for page in (ben, chi))
    for page in (ben, chi):
        await page.get_by_role("button", name="Go in").click()
    await expect(ben.locator(".people")).to_contain_text("Chi Åsen")
    await note.click()
    await ben.keyboard.type("[ ] ring Vik")
    await uses(ben, "Who does it, and when?")
    await expect(ben.get_by_label("Who", exact=True)).to_be_focused()
    await expect(ben.locator("#note-names option")).to_have_count(2)
    await ben.keyboard.type("Chi Åsen")
    await ben.get_by_label("By when", exact=True).fill("2027-05-01")
    await ben.keyboard.press("Enter")
    await expect(note).to_be_focused()
    await expect(heard.get_by_text("Chi Åsen, 1 May 2027")).to_be_visible()

    await uses(ben, "Table")
    await expect(note).to_be_focused()
    for name in ("Hva", "Hvem", "Når"):
        await ben.keyboard.type(name)
        await ben.keyboard.press("Tab")
    await expect(heard.get_by_role("columnheader", name="Hvem")).to_be_visible()
    await uses(ben, "Table")
    await ben.keyboard.press("ArrowUp")
    await expect(ben.get_by_role("menuitem", name="Remove the table")).to_be_focused()
    await ben.keyboard.press("Home")
    await ben.keyboard.press("Enter")
    await expect(heard.get_by_role("row")).to_have_count(4)
    assert [await axe(ben), await axe(chi)] == [[], []]
    await ben.keyboard.press("Escape")
    await ben.keyboard.press("Tab")
    await expect(note).not_to_be_focused()


async def uses(page: Page, tool: str) -> None:
    """From the text to a tool, by keyboard."""
    await expect(page.get_by_role("textbox", name="Notes")).to_be_focused()
    await page.keyboard.press("Alt+F10")
    await page.keyboard.press("Home")
    button = page.get_by_role("button", name=tool, exact=True)
    for _ in range(await page.locator("[data-tool]").count()):
        if await button.evaluate("button => button === document.activeElement"):
            break
        await page.keyboard.press("ArrowRight")
    await page.keyboard.press("Enter")


PASTE = """([kind, content]) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData(kind, content);
  const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
  document.activeElement.dispatchEvent(event);
}"""
ON_TOP = """element => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return document.elementFromPoint(x + width / 2, y + height / 2) === element;
}"""
BARE = """note => {
  const bare = note.cloneNode(true);
  for (const each of bare.querySelectorAll("label, .note-duty")) each.remove();
  const boxes = "li > div, .note-table, tbody, .ProseMirror-trailingBreak";
  for (const each of bare.querySelectorAll(boxes)) each.replaceWith(...each.childNodes);
  for (const each of bare.querySelectorAll("[rel]")) each.removeAttribute("rel");
  return bare.innerHTML.replaceAll("<p></p>", "");
}"""


async def test_what_is_pasted_comes_out_clean(server: Demo, visitor: Visitor) -> None:
    ben = await in_a_room(server, await participant(server, visitor, "Ben Berg"))
    note = ben.get_by_role("textbox", name="Notes")
    await note.click()
    for kind, content, becomes in (
        ("text/html", pasted.WORD, pasted.FROM_WORD),
        ("text/html", pasted.GOOGLE, pasted.FROM_GOOGLE),
        ("text/plain", pasted.MARKDOWN, pasted.FROM_MARKDOWN),
        ("text/plain", "en | to\n3 * 4 * 5", "<p>en | to</p><p>3 * 4 * 5</p>"),
    ):
        await ben.evaluate(PASTE, [kind, content])
        assert await note.evaluate(BARE) == becomes
        await ben.keyboard.press("Control+A")
        await ben.keyboard.press("Backspace")
    await ben.evaluate(PASTE, ["text/html", "<p>mye</p>" * 4_000])
    await expect(ben.get_by_text("That is more than the notes take at once.")).to_be_visible()
    assert await note.evaluate(BARE) == ""
    await ben.evaluate(PASTE, ["text/html", pasted.HOSTILE])
    await ben.keyboard.type(" ferdig")
    await expect(ben.locator("#note-saved")).to_have_text("Saved")
    await ben.reload()
    for said in ("En", "to", "tre", "fire", "fem"):
        await expect(note).to_contain_text(said)


@pytest.mark.parametrize("width", [390, 1280])
async def test_a_warning_is_seen_at_the_end_of_a_long_note(
    server: Demo, visitor: Visitor, width: int
) -> None:
    ben = await in_a_room(server, await participant(server, visitor, "Ben Berg", width=width))
    await ben.get_by_role("textbox", name="Notes").click()
    await ben.keyboard.type("linje\n" * 40)
    await ben.evaluate(PASTE, ["text/html", "<p>mye</p>" * 4_000])
    warning = ben.get_by_text("That is more than the notes take at once.")
    await expect(warning).to_be_in_viewport(ratio=1)
    assert await warning.evaluate(ON_TOP)


def chosen(name: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": "image/png", "buffer": content}


async def test_a_picture_that_is_none_is_refused_and_the_words_stay(
    server: Demo, visitor: Visitor
) -> None:
    ben = await in_a_room(server, await participant(server, visitor, "Ben Berg", width=390))
    async with ben.expect_file_chooser() as choosing:
        await ben.get_by_role("button", name="Picture").click()
    await (await choosing.value).set_files(chosen("wall.png", NONE["svg"]()))
    shows = ben.get_by_label("What does it show?")
    await expect(shows).to_be_focused()
    await ben.keyboard.press("Enter")
    await expect(shows).to_have_attribute("aria-invalid", "true")
    await ben.keyboard.type("Lapper på veggen")
    await ben.keyboard.press("Enter")
    await expect(ben.get_by_text("This is not a picture that we can read.")).to_be_visible()
    await expect(shows).to_have_value("Lapper på veggen")
    assert await axe(ben) == []


async def test_a_picture_comes_to_all_and_says_what_it_shows(
    server: Demo, visitor: Visitor
) -> None:
    ben = await in_a_room(server, await participant(server, visitor, "Ben Berg"))
    chi = await in_a_room(server, await participant(server, visitor, "Chi Åsen", width=360))
    slow = asyncio.Event()
    sent: list[str] = []

    async def held(route: Route) -> None:
        sent.append(route.request.resource_type)
        await slow.wait()
        await route.continue_()

    await ben.route("**/images", held)
    await ben.get_by_role("textbox", name="Notes").click()
    async with ben.expect_file_chooser() as choosing:
        await ben.get_by_role("button", name="Picture").click()
    await (await choosing.value).set_files(chosen("wall.jpg", photo(800, 500)))
    await ben.keyboard.type("Lapper på veggen")
    await ben.get_by_role("button", name="Put the picture in").click()
    await expect(ben.get_by_text("Only you see this.")).to_be_visible()
    await ben.keyboard.type("Dette så vi")
    await expect(chi.get_by_text("Dette så vi")).to_be_visible()
    await expect(chi.get_by_text("Only you see this.")).to_be_hidden()
    slow.set()
    for page in (ben, chi):
        picture = page.get_by_role("img", name="Lapper på veggen")
        await expect(picture).to_have_js_property("naturalWidth", 800)
    await expect(ben.locator(".note-coming")).to_have_count(0)
    assert sent == ["xhr"]
    await other_words(chi, "Tolv lapper")
    await expect(ben.get_by_role("img", name="Tolv lapper")).to_be_visible()
    assert [await axe(ben), await axe(chi)] == [[], []]
    await ben.route("**/images/*", lambda route: route.fulfill(body="gone"))
    await in_a_room(server, ben)
    await expect(ben.locator(".note-image.is-gone")).to_have_text("Tolv lapper")


async def other_words(page: Page, words: str) -> None:
    """What the picture shows, said anew."""
    await page.get_by_role("button", name="Say it in other words").click()
    await page.keyboard.press("Control+A")
    await page.keyboard.type(words)
    await page.keyboard.press("Enter")
    await expect(page.locator("#note-saved")).to_have_text("Saved")
