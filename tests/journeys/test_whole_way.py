"""The whole way, three people in three browsers: from the link to the workbook."""

import asyncio
import io
import re

from playwright.async_api import Page, expect
from pypdf import PdfReader

from tests.browser.demo import Demo
from tests.conftest import Visitor
from tests.journeys.people import facilitator, participant, visit

TITLE = "Hvem slipper til når båtplassene fordeles? 🌊 Čállit"


async def test_from_the_link_to_the_workbook(server: Demo, visitor: Visitor) -> None:
    ana, ben, chi = await asyncio.gather(
        facilitator(server, visitor),
        participant(server, visitor, "Ben Berg"),
        participant(server, visitor, "Chi Cao", width=390, language="nb"),
    )
    await proposes(server, ben)
    await joins_in(server, chi, ben)
    await settles(server, ana, ben)
    await goes_in(server, ben, chi)
    await write_together(ben, chi)
    await opens_the_next_phases(server, ana, chi)
    await everyone_takes_the_book(server, ben, chi)


async def proposes(server: Demo, ben: Page) -> None:
    await ben.get_by_role("link", name="To the wall").click()
    await expect(ben.get_by_text("Marketplace", exact=True).first).to_be_visible()
    await ben.get_by_label("What do you want to talk with somebody about?").fill(TITLE)
    await ben.get_by_role("button", name="Put it up").click()
    await expect(ben.locator("#topics").get_by_role("heading", name=TITLE)).to_be_visible()
    assert ben.url.split("?")[0] == f"{server.participant}/marketplace"
    await expect(ben.get_by_role("status").get_by_role("link", name="See it")).to_be_visible()


async def joins_in(server: Demo, chi: Page, ben: Page) -> None:
    await visit(server, chi, "/marketplace")
    dot = chi.get_by_role("article").filter(has_text=TITLE).get_by_role("button")
    await expect(dot).to_have_accessible_name(re.compile("Bli med"))
    await dot.click()
    await expect(dot).to_have_accessible_name(re.compile("Du er med"))
    await expect(dot).to_have_attribute("aria-pressed", "true")
    slip = ben.get_by_role("article").filter(has_text=TITLE)
    await expect(slip.get_by_text("1 from 1 sector")).to_be_visible()


async def settles(server: Demo, ana: Page, ben: Page) -> None:
    await visit(server, ben, "/agenda")
    loose = ben.locator("#loose")
    await expect(loose.get_by_role("heading", name=TITLE)).to_be_visible()
    await visit(server, ana, "/desk")
    await ana.get_by_role("button", name="Place the rest by interest").click()
    await expect(ana.get_by_role("heading", level=1, name="The agenda")).to_be_visible()
    await expect(ben.locator("#grid").get_by_role("heading", name=TITLE)).to_be_visible()
    await expect(loose.get_by_role("article")).to_have_count(0)


async def goes_in(server: Demo, ben: Page, chi: Page) -> None:
    await ben.locator("#grid").get_by_role("link", name=TITLE).click()
    await ben.get_by_role("link", name="To the conversation").click()
    await ben.get_by_role("button", name="Go in").click()
    people = ben.get_by_role("complementary", name="People in the room")
    await expect(people.get_by_text("Ben Berg").first).to_be_visible()
    room = ben.url.rsplit("/", 1)[1]
    await visit(server, chi, f"/breakouts/{room}")
    await chi.get_by_role("button", name="Gå inn").click()
    await expect(people.get_by_text("Chi Cao").first).to_be_visible()
    await expect(people.get_by_role("heading", name="2 here")).to_be_visible()


async def write_together(ben: Page, chi: Page) -> None:
    bens, chis = (
        page.get_by_role("textbox", name=name) for page, name in ((ben, "Notes"), (chi, "Notater"))
    )
    await bens.click()
    await ben.keyboard.type("Båtplasser er 🌊 for alle.")
    await expect(chis).to_contain_text("Båtplasser er 🌊 for alle.")
    await expect(chi.get_by_text("Ben Berg").first).to_be_visible()
    await chis.click()
    await chi.keyboard.press("Control+End")
    await chi.keyboard.press("Enter")
    await chi.keyboard.type("Sámi giella maid.")
    await expect(bens).to_contain_text("Sámi giella maid.")
    await expect(ben.locator("#note-saved")).to_have_text("Saved")
    await expect(chi.locator("#note-saved")).to_have_text("Lagret")


async def opens_the_next_phases(server: Demo, ana: Page, chi: Page) -> None:
    await visit(server, ana, "/desk")
    for phase in ("break", "round 1"):
        await ana.get_by_role("button", name=f"On to: {phase}").click()
    await expect(chi.get_by_role("region", name="Fase og tid")).to_contain_text("Runde 1 av 3")
    await ana.get_by_role("button", name="Back to: break").click()
    await expect(chi.get_by_role("region", name="Fase og tid")).to_contain_text("Pause")
    rounds = ("round 1", "break", "round 2", "break", "round 3")
    phases = (*rounds, "convergence", "closing circle", "workbook")
    for phase in phases:
        await ana.get_by_role("button", name=f"On to: {phase}").click()
    await expect(chi.get_by_role("region", name="Fase og tid")).to_contain_text("Arbeidsbok")


async def everyone_takes_the_book(server: Demo, ben: Page, chi: Page) -> None:
    await chi.get_by_role("link", name="Boken", exact=True).click()
    await expect(chi.get_by_role("heading", name=TITLE)).to_be_visible()
    await expect(chi.get_by_text("Sámi giella maid.")).to_be_visible()
    pdf = await ben.request.get(f"{server.participant}/workbook.pdf")
    pages = PdfReader(io.BytesIO(await pdf.body())).pages
    printed = " ".join(page.extract_text() for page in pages)
    markdown = await (await ben.request.get(f"{server.participant}/workbook.md")).text()
    for words in ("Sámi giella maid.", "Ben Berg", "Chi Cao"):
        assert words in printed
        assert words in markdown
