"""The call above the notes on a phone: reached, heard and seen at once, with the notes in sight."""

from playwright.async_api import Locator, Page, expect

from tests.browser.axe import axe
from tests.browser.demo import Demo
from tests.conftest import Visitor
from tests.journeys.callers import WATCHED, calling, first_room, hears_of, in_the_room, join, sees
from tests.journeys.people import participant, visit


async def test_on_a_phone_one_joins_and_sees_the_others_above_the_notes(
    server: Demo, visitor: Visitor
) -> None:
    """Nothing moves for who joins; the faces lead to the whole call."""
    chi = await participant(server, visitor, "Chi Čuovga", width=360)
    await chi.add_init_script(WATCHED)
    await visit(server, chi, f"/breakouts/{await first_room(server, chi)}")
    await chi.get_by_role("button", name="Go in").click()
    note, call = chi.get_by_role("textbox", name="Notes"), chi.locator("#calling")
    await expect(join(chi)).to_be_in_viewport(ratio=1)
    await expect(note).to_be_in_viewport()
    top = await top_of(note)
    await join(chi).press("Enter")
    mic = call.get_by_role("button", name="Turn the microphone on")
    await expect(mic).to_be_in_viewport(ratio=1)
    await expect(call.get_by_role("group", name="Your call")).to_be_focused()
    await not_heard_for_haste(chi, mic)
    await fits(chi)
    ben = await calling(server, visitor, "Ben Berg")
    await hears_of(chi, "Ben Berg")
    await expect(call.get_by_text("BB")).to_be_in_viewport(ratio=1)
    await ben.get_by_role("button", name="Camera", exact=True).click()
    await sees(chi, 1)
    assert await top_of(note) == top
    await mic.focus()
    await held(chi, call.get_by_role("button", name="Turn the microphone off"))
    assert await axe(chi) == []
    await call.get_by_role("link", name="2 in the call").click()
    await expect(chi.get_by_role("tab", name="Call")).to_have_attribute("aria-selected", "true")
    await expect(call).to_have_attribute("data-shape", "panel")
    await chi.get_by_role("tab", name="Notes").click()
    await call.get_by_role("button", name="Hang up").press("Enter")
    await expect(join(chi)).to_be_focused()


async def test_who_is_in_the_call_is_said_before_one_joins(server: Demo, visitor: Visitor) -> None:
    """Live, on a phone above the notes without moving them, and beside them on a wide screen."""
    chi = await participant(server, visitor, "Chi Čuovga", width=390, language="nb")
    room = await first_room(server, chi)
    await visit(server, chi, f"/breakouts/{room}")
    await chi.get_by_role("button", name="Gå inn").click()
    note, way_in = chi.get_by_role("textbox", name="Notater"), chi.locator(".call-bar [data-joins]")
    await expect(way_in).to_have_accessible_description("Først uten lyd og bilde.")
    top = await top_of(note)
    eli = await in_the_room(server, visitor, "Eli Eng", room)
    await expect(join(eli)).to_have_accessible_description("Nobody is in the call now.")
    mona = await calling(server, visitor, "Mona Charlotte Nordmann-Olsen Grønningsæter")
    await expect(chi.locator(".call-bar")).to_contain_text("I nettsamtalen: Mona Charlotte")
    await calling(server, visitor, "Ben Berg")
    said = chi.get_by_text("I nettsamtalen: Mona Charlotte Nordmann-Olsen Grønningsæter og 1 til")
    await expect(said.locator("visible=true")).to_be_in_viewport(ratio=1)
    both = "In the call: Mona Charlotte Nordmann-Olsen Grønningsæter and Ben Berg"
    await expect(join(eli)).to_have_accessible_description(both)
    assert await top_of(note) == top
    assert await axe(chi) == await axe(eli) == []
    await mona.locator("#calling").get_by_role("button", name="Hang up").press("Enter")
    await expect(join(eli)).to_have_accessible_description("In the call: Ben Berg")
    await chi.get_by_role("tab", name="Nettsamtale").click()
    await expect(chi.locator("#call")).to_contain_text("I nettsamtalen: Ben Berg")


async def test_scrolled_away_it_stands_at_the_foot(server: Demo, visitor: Visitor) -> None:
    """Where the words are longer nothing moves either."""
    chi = await participant(server, visitor, "Chi Čuovga", width=360, language="nb")
    await visit(server, chi, f"/breakouts/{await first_room(server, chi)}")
    await chi.get_by_role("button", name="Gå inn").click()
    note, call = chi.get_by_role("textbox", name="Notater"), chi.locator("#calling")
    way_in = chi.get_by_role("button", name="Bli med i nettsamtalen")
    await expect(way_in).to_be_in_viewport(ratio=1)
    top = await top_of(note)
    await way_in.click()
    await expect(call.get_by_role("link", name="1 i nettsamtalen")).to_be_visible()
    assert await top_of(note) == top
    await expect(call).to_have_attribute("data-shape", "bar")
    await chi.evaluate("scrollTo(0, document.body.scrollHeight)")
    await expect(call).to_have_attribute("data-shape", "strip")
    await expect(call.get_by_role("button", name="Legg på")).to_be_in_viewport(ratio=1)
    await chi.set_viewport_size({"width": 1280, "height": 900})
    await chi.evaluate("scrollTo(0, 0)")
    await expect(call).to_have_attribute("data-shape", "panel")


async def top_of(note: Locator) -> float:
    """Where it begins on the page."""
    top: float = await note.evaluate("note => note.getBoundingClientRect().top + scrollY")
    return top


async def not_heard_for_haste(page: Page, mic: Locator) -> None:
    """Who is impatient, or holds the key, has pressed nothing that stands there since."""
    for key in ("Enter", "Space"):
        await page.keyboard.press(key)
    await page.keyboard.down("Enter")
    await page.keyboard.down("Enter")
    await page.keyboard.up("Enter")
    await expect(mic).to_be_visible()


async def held(page: Page, pressed: Locator) -> None:
    """A key held down presses once."""
    await page.keyboard.down("Enter")
    await expect(pressed).to_be_in_viewport()
    await page.keyboard.down("Enter")
    await page.keyboard.up("Enter")
    await expect(pressed).to_be_in_viewport()


async def fits(page: Page) -> None:
    """Nothing is wider than the phone, on a narrow one neither."""
    high = page.viewport_size["height"] if page.viewport_size else 0
    for width in (320, 360):
        await page.set_viewport_size({"width": width, "height": high})
        await page.wait_for_function("() => document.documentElement.scrollWidth <= innerWidth")
