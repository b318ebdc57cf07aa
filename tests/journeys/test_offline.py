"""Writing goes on while the line is down: kept in the browser, home by itself, never twice.

The rules are those of ``static/src/notes/kept.ts``.
"""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Page, expect
from websockets.asyncio.client import ClientConnection, connect

from openspace.domain.notes import SCHEMA
from openspace.notes import frames
from tests.browser.axe import axe
from tests.browser.cable import Cable, cable
from tests.browser.demo import Demo
from tests.browser.script import bundled
from tests.conftest import Visitor
from tests.journeys.people import come_in, facilitator, participant, visit
from tests.journeys.test_notes import in_a_room

KEPT = """() => new Promise((done) => {
  const asked = indexedDB.open("openspace-notes-demo");
  asked.onsuccess = () => {
    const rows = asked.result.transaction("words").objectStore("words").getAll();
    rows.onsuccess = () => { asked.result.close(); done(rows.result.length); };
  };
})"""
"""How many changes this browser keeps."""
TEXT = """(note) => {
  const words = note.cloneNode(true);
  words.querySelectorAll(".note-caret").forEach((caret) => caret.remove());
  return words.textContent;
}"""
"""What the notes say, without the names at carets."""


SAID = ("Line one", "Uten nett 👩‍👩‍👧", "I en annen fane", "Chi var her")


async def types(page: Page, words: str) -> None:
    """At the end of the notes."""
    await page.get_by_role("textbox", name="Notes").click()
    await page.keyboard.press("Control+End")
    await page.keyboard.type(words)


async def keeps_nothing(page: Page) -> None:
    """What it sent is let go of."""
    await page.wait_for_function(f"({KEPT})().then((many) => many === 0)")


async def stand_once(page: Page, *said: str) -> None:
    """All these stand in the notes, and nothing else."""
    note = page.get_by_role("textbox", name="Notes")
    for each in said:
        await expect(note).to_contain_text(f"{each}. ")
    assert sorted((await note.evaluate(TEXT)).split(". ")[:-1]) == sorted(said)


@asynccontextmanager
async def another_client(page: Page) -> AsyncIterator[ClientConnection]:
    """The notes of a room by somebody's cookie, without a page."""
    url = await page.locator("#note").get_attribute("data-url")
    cookies = await page.context.cookies()
    cookie = "; ".join(f"{each['name']}={each['value']}" for each in cookies)
    server = "ws" + page.url.split("/g/")[0].removeprefix("http")
    address = f"{server}{url}?schema={SCHEMA}"
    async with connect(address, additional_headers={"Cookie": cookie}) as line:
        yield line


async def who_is_there(page: Page, name: str) -> set[int]:
    """The client ids of somebody's open editors, as another's client sees them."""
    async with another_client(page) as line:
        while True:
            frame = frames.read_frame(bytes(await line.recv(decode=False)))
            if isinstance(frame, frames.Present):
                return {each.client for each in frame.seen if name in each.state}


@asynccontextmanager
async def taken_by(page: Page, clients: set[int]) -> AsyncIterator[None]:
    """These client ids are somebody else's while it lasts."""
    async with another_client(page) as line:
        await line.send(frames.present([frames.Seen(each, 99, "{}") for each in clients]))
        yield


async def cut(line: Cable, *pages: Page) -> None:
    """End the line of pages that wait for nothing: what is half loaded would be an error."""
    for page in pages:
        await page.wait_for_load_state("networkidle")
    await line.cut()


async def typed_apart(page: Page, words: str) -> None:
    """On a page that the server is away from."""
    await types(page, words)
    await expect(page.locator("#note-saved")).to_have_text("Not sent yet")


async def all_is_well(page: Page) -> None:
    """It says so, and warns of nothing."""
    await expect(page.locator("#note-saved")).to_have_text("Saved")
    await expect(page.locator("#note-trouble")).to_be_hidden()


async def without_storage(through: Demo, visitor: Visitor, name: str) -> Page:
    """Somebody whose tabs know of each other by nothing but what they keep of the notes."""
    page = await participant(through, visitor, name)
    await page.context.add_init_script("Storage.prototype.getItem = () => null")
    return page


async def test_what_was_typed_offline_comes_home_once(server: Demo, visitor: Visitor) -> None:
    """OW1, OW3, OW5, OW6: Ben's two tabs are loaded again, or not, and their ids taken meanwhile.

    Both ask at once; Chi's browser keeps nothing.
    """
    chi = await participant(server, visitor, "Chi Cao")
    await chi.add_init_script("indexedDB.open = () => { throw new Error('private') }")
    await in_a_room(server, chi)
    async with cable(server) as (line, through):
        ben = await in_a_room(through, await without_storage(through, visitor, "Ben Berg"))
        second = await ben.context.new_page()
        await second.goto(ben.url)
        await types(second, "Line one. ")
        await keeps_nothing(second)
        bens = await who_is_there(chi, "Ben Berg")
        await cut(line, ben, second)
        await types(ben, "Uten nett 👩‍👩‍👧. ")
        await types(second, "I en annen fane. ")
        await expect(ben.get_by_text("the notes are kept here")).to_be_visible()
        await expect(ben.locator("#note-trouble")).to_be_hidden()
        assert await axe(ben) == []
        server.kill()
        await types(chi, "Chi var her. ")
        await expect(chi.locator("#note-trouble")).to_contain_text("this browser keeps nothing")
        server.start()
        await all_is_well(chi)
        async with taken_by(chi, bens):
            await line.mend()
            await second.reload()
            await stand_once(chi, *SAID)
        await all_is_well(ben)
        await expect(second.locator("#note-trouble")).to_be_hidden()
        await much_comes_home(line, ben, chi)


async def much_comes_home(line: Cable, ben: Page, chi: Page) -> None:
    """Line after line, and then more than the server takes in one frame."""
    await types(ben, "Videre. ")
    await stand_once(chi, *SAID, "Videre")
    await keeps_nothing(ben)
    await cut(line, *ben.context.pages)
    for at in range(4):
        await ben.keyboard.insert_text(f"{at}{'å' * 50_000}. ")
    await expect(ben.locator("#note-saved")).to_have_text("Not sent yet")
    await line.mend()
    await all_is_well(ben)
    await expect(chi.get_by_role("textbox", name="Notes")).to_contain_text("3å")


async def test_what_a_dead_battery_left_and_what_fits_no_more(
    server: Demo, visitor: Visitor
) -> None:
    """OW2 to OW4, OW7: it comes home from any page of Ben's; nobody else in his browser sees it."""
    ana = await facilitator(server, visitor)
    chi = await in_a_room(server, await participant(server, visitor, "Chi Cao"))
    async with cable(server) as (line, through):
        ben = await in_a_room(through, await participant(through, visitor, "Ben Berg"))
        room, person = ben.url, await ben.locator("#mine").get_attribute("data-participant")
        later = await ben.context.new_page()
        await cut(line, ben)
        await typed_apart(ben, "Før batteriet døde. ")
        await ben.close()
        await line.mend()
        await nobody_else_sees_it(through, later)
        await visit(through, later, "")
        await stand_once(chi, "Før batteriet døde")
        await keeps_nothing(later)

        await later.goto(room)
        await stand_once(later, "Før batteriet døde")
        await cut(line, later)
        await typed_apart(later, "I en eldre utgave. ")
        to_another_generation(server)
        await line.mend()
        await is_put_in_by_hand(later, "I en eldre utgave. ")

        await cut(line, later)
        await typed_apart(later, "Og så tatt ut. ")
        await ana.request.post(f"{server.participant}/participants/{person}/removal")
        await line.mend()
        await is_handed_over(later, "Og så tatt ut. ")
        await expect(chi.get_by_role("textbox", name="Notes")).not_to_contain_text("tatt ut")


ASIDE = """
import { Doc } from "yjs";
import { Kept } from "./notes/kept";
import { database, rows } from "./notes/drawer";
import { textOf } from "./notes/salvage";

globalThis.aside = async (letters) => {
  const whose = { gathering: crypto.randomUUID(), note: "n", participant: "p", generation: "1" };
  const kept = new Kept({ ...whose, schema: 2 });
  const words = new Doc();
  words.on("update", (update) => kept.add(update, false));
  await kept.left();
  [...letters].forEach((letter, at) => words.getText("note").insert(at, letter));
  await kept.left();
  const [shown] = kept.setAside();
  await kept.left();
  const { astray } = await kept.left();
  kept.drop([shown]);
  await kept.left();
  const left = await rows(await database(whose.gathering));
  return [textOf(astray.map(({ update }) => update)), left.length];
};
"""
"""Types faster than the browser keeps it, and has it refused: what stays, until it is dropped."""


async def test_ow4_what_is_refused_stays_whole_until_it_is_dropped(
    server: Demo, visitor: Visitor
) -> None:
    page = await participant(server, visitor, "Ben Berg")
    await page.evaluate(bundled(ASIDE))
    assert await page.evaluate("aside('blå båt')") == ["blå båt", 0]


def to_another_generation(server: Demo) -> None:
    """As if every note had been taken back."""
    server.kill()
    with sqlite3.connect(server.data / "openspace.sqlite") as book:
        book.execute("UPDATE note SET generation = 2")
    server.start()


async def nobody_else_sees_it(server: Demo, page: Page) -> None:
    """Dan comes in by the same browser while it keeps something of another's."""
    before = await page.context.cookies()
    await page.context.clear_cookies()
    await in_a_room(server, await come_in(page, server.participant, "Dan Dahl"))
    assert await page.get_by_role("textbox", name="Notes").inner_text() == "\n"
    await page.context.clear_cookies()
    await page.context.add_cookies(before)  # type: ignore[arg-type]
    assert await page.evaluate(KEPT) > 0


async def is_handed_over(page: Page, said: str) -> None:
    """To somebody who was removed, once, on a page that does not go away by itself."""
    await expect(page.get_by_role("textbox", name="What you wrote last")).to_have_value(said)
    await expect(page.get_by_text("this page opens by itself")).to_be_hidden()
    await keeps_nothing(page)


async def is_put_in_by_hand(page: Page, said: str) -> None:
    """What another generation of the note does not take is shown, on this page and the next."""
    rescued = page.get_by_role("group", name="This is not in the notes.")
    words = rescued.get_by_label("What you wrote")
    await expect(page.locator("#note-trouble")).to_contain_text("Load it again.")
    await expect(words).to_have_value(said)
    await page.reload()
    await expect(words).to_have_value(said)
    assert await axe(page) == []
    await rescued.get_by_role("button", name="Put it in at the end").click()
    await expect(rescued).to_be_hidden()
    await all_is_well(page)
    await keeps_nothing(page)
