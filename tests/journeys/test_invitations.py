"""A messy list becomes invitations, a link brings its owner in, and who waits moves up."""

import re

from playwright.async_api import FilePayload, Locator, Page, expect

from tests.browser.axe import axe
from tests.browser.demo import Demo
from tests.conftest import Visitor
from tests.journeys.people import come_in, facilitator, visit
from tests.journeys.test_keyboard import tab_to

LIST = """Fornavn;Etternavn;E-post;Virksomhet;Sektor;Fødselsnummer
Kari;Nordmann;kari@example.no;Bø kommune;Kommune;01017012345
Åse;Øyen;ase@example.no;"Ås
og sønn";Næringsliv;
Åse;Øyen;ASE@example.no;;;
Feil;Adresse;feil@;;;
""".encode("cp1252")


async def invite(ana: Page) -> str:
    """Read the list, invite those on it, and take Kari's link."""
    await ana.get_by_role("link", name="Read a list").click()
    file = FilePayload(name="people.csv", mimeType="text/csv", buffer=LIST)
    await ana.get_by_label("A file").set_input_files(file)
    await ana.get_by_role("button", name="See what is understood").click()
    await expect(ana.get_by_role("heading", name="2 people can be invited")).to_be_visible()
    await expect(ana.get_by_text("Line 6: “feil@” does not look like")).to_be_visible()
    assert await axe(ana) == []
    await ana.get_by_role("button", name="Invite 2 people").click()
    await expect(ana.locator(".invited-line", has_text="Åse Øyen")).to_be_visible()
    await ana.get_by_role("link", name="Link… Kari Nordmann").click()
    await ana.get_by_role("button", name="Show a link").click()
    assert await axe(ana) == []
    return await ana.get_by_label("The link for Kari Nordmann").input_value()


async def test_on_a_phone_who_is_invited_comes_first_and_one_press_leads_to_the_forms(
    server: Demo, visitor: Visitor
) -> None:
    ana = await come_in(await visitor(width=390), server.facilitator, "Ana Aas")
    await visit(server, ana, "/desk/invitations")
    listed, form = (ana.locator(each) for each in (".invitations-list", "#guest_name"))
    assert await top(listed) < await top(form)
    for address in ("kari@example.no", ""):
        await by_keys(ana, "Invite one person")
        await tab_to(ana, "Name")
        await ana.keyboard.type("Kari Nordmann")
        await ana.get_by_label("Mail address").fill(address)
        await ana.keyboard.press("Enter")
        link = ana.get_by_label("The link for Kari Nordmann")
        await expect(link).to_be_focused()
        await expect(link).to_be_in_viewport()
    assert await axe(ana) == []


async def by_keys(page: Page, jump: str) -> None:
    """Down to a part of the page, whose heading is then in sight below the bar."""
    await page.get_by_role("navigation", name="On this page").get_by_role("link").first.focus()
    while await page.evaluate("document.activeElement.textContent") != jump:
        await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    heading = page.get_by_role("heading", name=jump)
    await expect(heading).to_be_in_viewport()
    bar = await page.locator("#bar").bounding_box()
    assert bar is not None
    assert bar["y"] + bar["height"] <= await top(heading)


async def top(place: Locator) -> float:
    """How far down in the window it stands."""
    box = await place.bounding_box()
    assert box is not None
    return box["y"]


async def test_who_is_invited_comes_and_who_waits_moves_up(server: Demo, visitor: Visitor) -> None:
    ana = await facilitator(server, visitor)
    await visit(server, ana, "/desk/invitations")
    link = await invite(ana)
    kari = await visitor(width=390)
    await kari.goto(link)
    await expect(kari.get_by_role("heading", name="This invitation is for Kari N.")).to_be_visible()
    await kari.get_by_role("button", name="Go in").click()
    await expect(kari.locator("#bar")).to_be_visible()
    await visit(server, ana, "/desk/invitations")
    told = await ana.locator("#tally").inner_text()
    taken = re.search(r"Seats taken\s+(\d+)", told)
    assert taken is not None
    await visit(server, ana, "/desk/gathering")
    await ana.get_by_label("How many can take part?").fill(taken[1])
    await ana.get_by_role("button", name="Save registration").click()
    await visit(server, ana, "/desk/invitations")
    dee = await visitor(width=390)
    await dee.goto(server.participant)
    await dee.get_by_label("Name", exact=True).fill("Dee Dahl")
    await dee.get_by_label("Kommune", exact=True).check()
    await dee.get_by_role("button", name="Onto the waiting list").click()
    await expect(dee.get_by_role("heading", name="You are the first")).to_be_visible()
    assert await axe(dee) == []
    await expect(ana.locator("#waiting_list")).to_contain_text("Dee Dahl")
    await ana.get_by_role("link", name="Link… Kari Nordmann").click()
    await ana.get_by_role("button", name="Withdraw the invitation").click()
    await expect(ana.locator("#waiting_list")).to_contain_text("Nobody waits")
    await expect(dee.locator("#bar")).to_be_visible(timeout=15_000)
