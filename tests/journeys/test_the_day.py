"""The day from the invitation to the erased data: two facilitators, five who take part, their mail.

The demo's own gathering, by invitation, on a clock that jumps from one moment to the next.
"""

import asyncio
import json
import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Download, FilePayload, Page, expect

from openspace.domain.retention import AHEAD, ends, promised
from openspace.rehearsal.document import FILE, shift
from openspace.store import gatherings
from tests.cast import at
from tests.conftest import Visitor
from tests.house import files_with
from tests.journeys.people import come_in
from tests.journeys.test_editions import PRESS
from tests.journeys.whole_day import CODE, PATIENCE, Day, day, starts

SHARED = Path(__file__).parents[2].parent / "shared" / "data"
GUESTS = {
    "Ben Bø": "ben@example.org",
    "Chi Čáhci": "chi@example.org",
    "Dag Dahl": "dag@example.org",
    "Eli Eng": "eli@example.org",
    "Fia Fors": "fia@example.org",
}
LIST = "Navn;E-post;Virksomhet;Sektor\r\n" + "".join(
    f'"{name}";{address};Fjellgrend kommune;Kommune\r\n' for name, address in GUESTS.items()
)
FILES = [FILE, *SHARED.glob("partnerskap.json")]
OURS = {"code": CODE, "visibility": "invited", "registration_closes": None}
TITLE = "Hvem rydder stien når snøen har gått?"
SAID = "Dugnaden flyttes til mai."
LINE = "Nå vet jeg hvem jeg skal ringe."
ACTION = "Ring fylket om stien"


def written(file: Path) -> dict[str, Any]:
    """What stands in a gathering's file."""
    document: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return document


@pytest.mark.parametrize("file", FILES, ids=lambda each: each.stem)
async def test_from_the_invitation_to_the_erased_data(
    tmp_path: Path, visitor: Visitor, monkeypatch: pytest.MonkeyPatch, file: Path
) -> None:
    document = {**shift(written(file), at(9)), **OURS}
    before = at(9) - timedelta(days=14)
    async with day(tmp_path, document, before, monkeypatch) as the:
        planned = await starts(the.house)
        ana, bea = await two_facilitators(the, visitor)
        await everyone_is_invited(the, ana)
        people = [await comes(the, visitor, name) for name in GUESTS]
        the.clock.now = planned["foyer"]
        await expect(people[0].locator("#phase")).to_have_attribute("data-kind", "foyer")
        the.clock.now = planned["marketplace"]
        await the_wall(the, people)
        await a_round(the, ana, bea, people)
        the.clock.now = planned["convergence"]
        await the_way_on(the, people)
        the.clock.now = planned["closing"]
        await the_circle(the, people)
        the.clock.now = planned["closing"] + timedelta(hours=1)
        await the_book(the, ana, people)
        await nobody_is_known(the, ana, people)


async def two_facilitators(the: Day, visitor: Visitor) -> tuple[Page, Page]:
    """One by the link of the file, the other by a letter from her."""
    ana = await come_in(await visitor(), the.facilitators, "Ana Aas")
    await ana.goto(f"{the.address}/desk/facilitators")
    await ana.get_by_label("Whom is the link for?").fill("Bea Berg")
    await ana.get_by_label("Their mail address").fill("bea@example.org")
    await ana.get_by_role("button", name="Make a link").click()
    link = await the.link("bea@example.org", "Fasiliter med oss")
    return ana, await come_in(await visitor(), link, "Bea Berg")


async def everyone_is_invited(the: Day, ana: Page) -> None:
    """By a list as Excel saves it."""
    await ana.goto(f"{the.address}/desk/invitations/list")
    file = FilePayload(name="gjester.csv", mimeType="text/csv", buffer=LIST.encode("utf-16"))
    await ana.get_by_label("A file").set_input_files(file)
    await ana.get_by_role("button", name="See what is understood").click()
    await ana.get_by_role("button", name="Invite 5 people").click()
    await expect(ana.get_by_text("5 people are invited now.")).to_be_visible()


async def comes(the: Day, visitor: Visitor, name: str) -> Page:
    """By the link in one's letter, on a phone; the answer is a letter with the day."""
    link = await the.link(GUESTS[name], "Invitasjon")
    page = await visitor(width=390, language="nb")
    await page.goto(link)
    for consent in await page.get_by_role("checkbox").all():
        await consent.check()
    await page.get_by_role("button", name="Gå inn").click()
    await expect(page.locator("#phase")).to_be_visible()
    await the.letter(GUESTS[name], "Du har plass")
    return page


async def the_wall(the: Day, people: list[Page]) -> None:
    """One puts up a topic, the others want to join in."""
    ben, *others = people
    await expect(ben.locator("#phase")).to_have_attribute("data-kind", "marketplace")
    await ben.goto(f"{the.address}/marketplace")
    await ben.get_by_label("Hva vil du snakke med noen om?").fill(TITLE)
    await ben.get_by_role("button", name="Heng opp").click()
    slip = ben.get_by_role("article").filter(has_text=TITLE)
    await expect(slip).to_be_visible()
    for each in others:
        await each.goto(f"{the.address}/marketplace")
        await each.get_by_role("article").filter(has_text=TITLE).get_by_role("button").click()
    await expect(slip.get_by_text("4 fra 1 sektor")).to_be_visible()


async def a_round(the: Day, ana: Page, bea: Page, people: list[Page]) -> None:
    """Two press next at once and it moves once; three sit down, and one writes the report."""
    await ana.goto(f"{the.address}/desk")
    await ana.get_by_role("button", name="Place the rest by interest").click()
    for page in (ana, bea):
        await page.goto(f"{the.address}/desk")
    the.clock.now += timedelta(minutes=20)
    on = [page.get_by_role("button", name="On to: break") for page in (ana, bea)]
    pressed = [await each.element_handle() for each in on]
    await asyncio.gather(*(each.evaluate("button => button.click()") for each in pressed))
    for page in (ana, bea):
        await expect(page.locator("#phase")).to_have_attribute("data-kind", "break")
    room, begins = await where(the, ana)
    the.clock.now = begins
    for page in people[:3]:
        await page.goto(room)
        await page.get_by_role("button", name="Gå inn").click()
    ben = people[0]
    await ben.get_by_role("textbox", name="Notater").click()
    await ben.keyboard.type(SAID)
    await expect(ben.locator("#note-saved")).to_have_text("Lagret")


async def where(the: Day, page: Page) -> tuple[str, datetime]:
    """The address of the conversation about the topic, and when it begins."""
    topics, agenda = [
        await (await page.request.get(f"{the.address}/{name}.json")).json()
        for name in ("topics", "agenda")
    ]
    (topic,) = (each["id"] for each in topics["topics"] if each["title"] == TITLE)
    (placed,) = (each for each in agenda["placements"] if each["topic"] == topic)
    (slot,) = (each for each in agenda["slots"] if each["id"] == placed["slot"])
    begins = datetime.fromisoformat(slot["starts"]) + timedelta(seconds=1)
    return f"{the.address}/breakouts/{placed['breakout']}", begins


async def the_way_on(the: Day, people: list[Page]) -> None:
    """An action that one of them takes on."""
    chi = people[1]
    await expect(chi.locator("#phase")).to_have_attribute("data-kind", "convergence")
    await chi.goto(f"{the.address}/convergence")
    await chi.locator("#propose_action summary").click()
    await chi.get_by_label("Hva skal gjøres?").fill(ACTION)
    await chi.get_by_label("Det har jeg").check()
    await chi.get_by_role("button", name="Heng opp").click()
    await expect(chi.locator(".action")).to_contain_text("Chi Čáhci")


async def the_circle(the: Day, people: list[Page]) -> None:
    """A line that everyone reads."""
    dag, eli = people[2:4]
    for each in (dag, eli):
        await expect(each.locator("#phase")).to_have_attribute("data-kind", "closing")
        await each.goto(f"{the.address}/closing")
    await dag.get_by_label("Med én linje").fill(LINE)
    await dag.keyboard.press("Enter")
    await expect(eli.get_by_text(LINE, exact=True)).to_be_visible()


async def the_book(the: Day, ana: Page, people: list[Page]) -> None:
    """Pressed, sealed, and read by who was there."""
    await expect(ana.locator("#phase")).to_have_attribute("data-kind", "workbook")
    await ana.goto(f"{the.address}/workbook/editions")
    await ana.get_by_role("button", name=PRESS).click()
    await ana.get_by_role("button", name="Seal edition 1").click()
    await expect(ana.locator("#making")).to_contain_text("Edition 1 is sealed.")
    await ana.get_by_role("button", name="Open edition 1 to anyone with the link").click()
    fia = people[4]
    await fia.goto(f"{the.address}/workbook/editions/1")
    async with fia.expect_download() as coming:
        await fia.get_by_role("link", name=re.compile("^Data")).click()
    book = await read(await coming.value)
    for words in (TITLE, SAID, LINE, ACTION, "Chi Čáhci"):
        assert words in book


async def read(book: Download) -> str:
    """What stands in a file that somebody took along."""
    return await asyncio.to_thread(Path(await book.path()).read_text)


async def nobody_is_known(the: Day, ana: Page, people: list[Page]) -> None:
    """The promised day is over, told of twice: the words are there, and nobody is known."""
    gathering = await the.house.store.read(lambda tx: gatherings.gathering(tx, CODE))
    assert gathering
    over = ends(gathering, promised(gathering))
    await ana.goto(f"{the.address}/desk")
    for left in AHEAD:
        the.clock.now = over - timedelta(days=left)
        await the.told_of_the_end(left)
        near = ana.get_by_role("region", name="Personal data")
        await expect(near).to_contain_text("It is near")
    the.clock.now = over
    (record,) = await the.records()
    assert (record.what, record.counts["people"]) == ("everything", 7)
    chi = people[1].request  # the page itself goes away when nobody is known any more
    assert (await chi.get(the.address)).status == 404
    book = await chi.get(f"{the.address}/workbook/editions/1/workbook.html")
    assert SAID in await book.text()
    known = [*GUESTS.values(), "bea@example.org", "Dag Dahl", "Bea Berg"]
    async with asyncio.timeout(3 * PATIENCE):  # files are emptied once in half a minute
        while any(in_the_database(the.folder, name) for name in known):
            await asyncio.sleep(0.2)


def in_the_database(folder: Path, name: str) -> bool:
    """Whether a name stands in any file but the sealed book, where its owner agreed to it."""
    books = {each.name for each in (folder / "editions").rglob("*")}
    return bool(set(files_with(folder, name)) - books)
