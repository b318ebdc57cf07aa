"""Two exchange cards, each in a browser of their own: on the phone, and by the keyboard alone."""

import re

from playwright.async_api import Locator, Page, expect

from tests.browser.axe import axe
from tests.browser.demo import Demo
from tests.conftest import Visitor
from tests.journeys.people import participant, visit
from tests.journeys.test_invitations import by_keys
from tests.journeys.test_keyboard import tab_to
from tests.journeys.test_offers import sideways
from tests.journeys.test_restart import first_room
from tests.post.test_cards import read


async def test_cards_are_exchanged_taken_along_and_outlive_the_server(
    server: Demo, visitor: Visitor
) -> None:
    ben = await participant(server, visitor, "Ben Berg")
    chi = await participant(server, visitor, "Chi Cao", width=390, language="nb")
    room = await first_room(server, ben)
    for page, into in ((ben, "Go in"), (chi, "Gå inn")):
        await visit(server, page, f"/breakouts/{room}")
        await page.get_by_role("button", name=into).click()
    await gives_by_touch(chi)
    await gives_in_return_by_keyboard(ben)
    await taken_along(ben)

    server.kill()
    server.start()

    for page, address in ((ben, "chi@example.org"), (chi, "ben@example.org")):
        await visit(server, page, "/contacts")
        await expect(page.get_by_role("link", name=address)).to_be_visible()
    await taken_back_by_touch(chi)
    held = ben.get_by_role("heading", name="Exchanged")
    await expect(held).to_have_count(0)
    await expect(ben.get_by_text("chi@example.org")).to_have_count(0)
    assert b"chi@example.org" not in await (await ben.request.get(f"{ben.url}.vcf")).body()


async def test_on_a_phone_a_person_is_a_line_and_the_own_name_stands_below_them_all(
    server: Demo, visitor: Visitor
) -> None:
    ben = await participant(server, visitor, "Ben Berg-Johannessen")
    chi = await participant(server, visitor, "Chi Cao", width=390)
    await visit(server, chi, "/contacts")
    line = chi.locator(".people-here li", has_text="Ben Berg-Johannessen")
    name, give = line.get_by_text("Ben Berg-Johannessen").first, line.get_by_role("button")
    assert (await place(give))[1] < (await place(name))[3]
    assert (await place(line))[3] - (await place(line))[1] < 90
    assert (await place(line))[3] < (await place(chi.locator("#consent")))[1]
    await by_keys(chi, "My name")
    await tab_to(chi, "Erase me from this gathering…")
    await visit(server, ben, "/contacts")
    assert (await place(ben.locator("#people")))[3] < (await place(ben.locator("#consent")))[1]
    await by_keys(ben, "People here")
    assert await axe(ben) == []


async def place(found: Locator) -> tuple[float, float, float, float]:
    """Where it stands on the page: left, top, right, bottom."""
    box = await found.bounding_box()
    assert box is not None
    return box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"]


async def gives_by_touch(chi: Page) -> None:
    """From the room's list of people: the form once, and back to the room."""
    room = chi.url
    people = chi.locator("[id^=people_]")
    await chi.get_by_role("tab", name="Folk").click()
    await people.get_by_role("button", name=re.compile("^Gi kortet mitt.*Ben Berg")).click()
    await expect(chi.get_by_role("heading", level=1, name="Kortet mitt")).to_be_visible()
    await expect(chi.get_by_label("Navn")).to_have_value("Chi Cao")
    assert await axe(chi) == []
    assert await sideways(chi) == 0
    await chi.get_by_label("Det jeg ser etter").fill("En båt; helst to")
    await chi.get_by_label("E-post").fill("chi@example.org")
    await chi.get_by_role("button", name="Lagre og gi kortet").click()
    await chi.get_by_role("tab", name="Folk").click()
    given = people.get_by_role("button", name=re.compile("^Har kortet ditt.*Ben Berg"))
    await expect(given).to_have_attribute("aria-pressed", "true")
    assert chi.url.partition("#")[0] == room


async def gives_in_return_by_keyboard(ben: Page) -> None:
    """From the room by the pill, without a reload; the second time would be one key alone."""
    pill = ben.get_by_role("link", name="Somebody gave you a card")
    await expect(pill).to_be_visible()
    await pill.focus()
    await ben.keyboard.press("Enter")
    got = card(ben, "Chi Cao")
    await expect(got).to_contain_text("En båt; helst to")
    await expect(pill).to_be_hidden()
    assert await axe(ben) == []
    await ben.get_by_role("link", name="Agenda").first.click()
    await expect(ben.get_by_role("heading", level=1, name="The agenda")).to_be_focused()
    await expect(ben.locator("#asking:not([hidden])")).to_have_count(1)
    await expect(pill).to_be_hidden()
    await ben.go_back()
    await got.get_by_role("button", name=re.compile("^Give mine too")).focus()
    await ben.keyboard.press("Enter")
    await expect(ben.get_by_role("heading", level=1, name="My card")).to_be_visible()
    await tab_to(ben, "Mail")
    await ben.keyboard.type("ben@example.org")
    await tab_to(ben, "Keep it and give it")
    await ben.keyboard.press("Enter")
    await expect(ben.get_by_role("heading", name="Exchanged")).to_be_visible()
    await expect(card(ben, "Chi Cao")).to_be_visible()
    assert await axe(ben) == []


async def taken_along(ben: Page) -> None:
    """As a file that an address book reads."""
    async with ben.expect_download() as download:
        await ben.get_by_role("link", name="For the address book (vCard)").click()
    file = await (await download.value).path()
    (vcard,) = read(file.read_bytes())
    assert dict(vcard)["FN"] == "Chi Cao"
    assert dict(vcard)["EMAIL"] == "chi@example.org"
    assert dict(vcard)["NOTE"].startswith("Looks for: En båt; helst to\n")
    async with ben.expect_download() as download:
        await ben.get_by_role("link", name="As a table (CSV)").click()
    file = await (await download.value).path()
    assert file.read_text("utf-8-sig").splitlines()[1].startswith('"Chi Cao","Fjellgrend')


async def taken_back_by_touch(chi: Page) -> None:
    assert await axe(chi) == []
    assert await sideways(chi) == 0
    back = card(chi, "Ben Berg").get_by_role("button", name=re.compile("^Ta mitt tilbake"))
    await back.click()
    await expect(back).to_have_count(0)
    await expect(chi.get_by_role("heading", name="Du har fått")).to_be_visible()


def card(page: Page, name: str) -> Locator:
    """A card that one holds."""
    return page.locator("#exchange").get_by_role("listitem").filter(has_text=name)


async def test_people_come_into_the_list_as_they_come_in(server: Demo, visitor: Visitor) -> None:
    """A long name that is searched for, and who comes later, without a reload."""
    ben = await participant(server, visitor, "Ben Berg", width=390)
    await visit(server, ben, "/contacts")
    long = "Kvitebjørn-" * 7
    await participant(server, visitor, long)
    people = ben.get_by_role("region", name="People here")
    came = people.get_by_role("listitem").filter(has_text=long)
    await expect(came).to_be_visible(timeout=20_000)
    assert await sideways(ben) == 0
    await people.get_by_role("searchbox").fill("kvitebjørn kommune")
    await ben.keyboard.press("Enter")
    await expect(people.get_by_role("listitem")).to_have_count(1)
    await people.get_by_role("searchbox").fill("nobody")
    await ben.keyboard.press("Enter")
    await expect(people.get_by_text("Nobody here fits “nobody”.")).to_be_visible()
    assert await axe(ben) == []
