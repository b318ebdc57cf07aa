"""My agenda, live: a clash appears while one looks, with a way out, and goes when it is taken."""

import re

from playwright.async_api import Page, expect

from tests.browser.demo import Demo
from tests.conftest import Visitor
from tests.journeys.people import facilitator, participant, visit


async def test_a_clash_appears_and_goes_while_one_looks(server: Demo, visitor: Visitor) -> None:
    ana = await facilitator(server, visitor)
    await visit(server, ana, "/desk")
    await ana.get_by_role("button", name="Place the rest by interest").click()
    ben = await participant(server, visitor, "Ben Berg")
    await visit(server, ben, "/agenda")
    first, second = await marks_one_in_each_of_two_rounds(ben)
    await expect(ben.locator("#clashes")).to_be_hidden()
    phone = await ben.context.new_page()
    await phone.set_viewport_size({"width": 390, "height": 844})
    await visit(server, phone, "/agenda/mine")
    await expect(phone.get_by_role("article")).to_have_count(2)
    await expect(phone.get_by_text("Same time as")).to_have_count(0)

    await moves(server, ana, second, "Round 1")
    await expect(phone.get_by_text("Same time as")).to_have_count(2, timeout=15_000)
    await expect(phone.get_by_text(re.compile("has a free place")).first).to_be_visible()
    await expect(ben.locator("#clashes")).to_contain_text("run at the same time in round 1")
    await expect(ben.locator(".card .clash:visible")).to_have_count(2)
    await ben.get_by_role("link", name="My agenda").click()
    await expect(ben.get_by_role("heading", level=1, name="My agenda")).to_be_visible()
    article = ben.get_by_role("article").filter(has_text=first)
    await expect(article.get_by_text("Same time as")).to_be_visible()

    await moves(server, ana, second, "Round 3")
    await expect(phone.get_by_text("Same time as")).to_have_count(0, timeout=15_000)
    await expect(ben.get_by_text("Same time as")).to_have_count(0, timeout=15_000)


async def test_a_calendars_address_stays_while_the_agenda_moves(
    server: Demo, visitor: Visitor
) -> None:
    ben = await participant(server, visitor, "Ben Berg")
    await visit(server, ben, "/agenda/mine")
    await ben.get_by_role("button", name="Subscribe to my agenda").click()
    await expect(ben.get_by_role("heading", name="Your calendar’s address")).to_be_focused()
    await expect(ben.get_by_role("button", name="Subscribe to my agenda")).to_have_count(0)
    address = await ben.get_by_label("Address", exact=True).input_value()
    program = await (await visitor()).request.get(address)
    assert "BEGIN:VCALENDAR" in await program.text()
    link = ben.get_by_role("link", name="Open in your calendar")
    await expect(link).to_have_attribute("href", re.sub("^http", "webcal", address))
    ana = await facilitator(server, visitor)
    await visit(server, ana, "/desk")
    await ana.get_by_role("button", name="Place the rest by interest").click()
    free = ben.get_by_text(re.compile(r"^[1-9]\d* topics in that round$"))
    await expect(free.first).to_be_visible(timeout=15_000)
    await expect(ben.get_by_label("Address", exact=True)).to_have_value(address)


async def marks_one_in_each_of_two_rounds(ben: Page) -> tuple[str, str]:
    """The titles of what ben marked in rounds 1 and 2."""
    titles = []
    for slot in (0, 1):
        card = ben.locator(".grid-slot").nth(slot).locator(".card").first
        await card.get_by_role("button", name="Join in").click()
        await expect(card.get_by_role("button", name="You are in")).to_be_visible()
        titles.append(await card.get_by_role("heading").inner_text())
    return titles[0], titles[1]


async def moves(server: Demo, ana: Page, title: str, to: str) -> None:
    """Ana makes room in a round where there is none, and moves a topic there."""
    await visit(server, ana, "/agenda")
    dialog = ana.get_by_role("dialog")
    slot = ana.locator(".grid-slot").filter(has=ana.get_by_role("heading", name=to, exact=True))
    if not await slot.locator(".cell-free").count():
        await slot.locator(".card").last.get_by_role("link", name="Move…").click()
        await dialog.get_by_role("radio").last.check()
        await dialog.get_by_role("button", name="Move here").click()
        await expect(slot.locator(".cell-free")).to_have_count(1)
    card = ana.locator("#grid .card").filter(has_text=title)
    await card.get_by_role("link", name="Move…").click()
    await dialog.get_by_role("group", name=re.compile(to)).get_by_role("radio").first.check()
    await dialog.get_by_role("button", name="Move here").click()
    await expect(slot.locator(".card").filter(has_text=title)).to_have_count(1)
    await expect(card.get_by_role("link", name="Move…")).to_be_focused()
