"""Calls without what they want: devices refused, an old browser, a server that is gone."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import expect

from tests.browser.axe import axe
from tests.browser.demo import Demo
from tests.conftest import Visitor, launched, visiting
from tests.journeys.callers import calling, first_room, hears_of, in_the_room, join, sees
from tests.journeys.people import facilitator, participant, visit
from tests.journeys.test_call_bar import top_of

LINK = "https://call.example.org/way-out"


@pytest.fixture
async def refused() -> AsyncIterator[Visitor]:
    """Browsers whose owners say no."""
    async with (
        launched("--use-fake-ui-for-media-stream=deny") as browser,
        visiting(browser) as visitor,
    ):
        yield visitor


async def test_who_refuses_the_devices_is_told_and_goes_on_watching(
    server: Demo, visitor: Visitor, refused: Visitor
) -> None:
    ben = await calling(server, visitor, "Ben Berg")
    await ben.get_by_role("button", name="Camera", exact=True).click()
    chi = await calling(server, refused, "Chi Åsen")
    await chi.get_by_role("button", name="Turn the microphone on").click()
    await expect(chi.get_by_text("The browser keeps the microphone closed")).to_be_visible()
    await expect(chi.get_by_role("button", name="Turn the microphone on")).to_be_visible()
    await chi.get_by_role("button", name="Camera", exact=True).click()
    await expect(chi.get_by_text("The browser keeps the camera closed.")).to_be_visible()
    await sees(chi, 1)
    await hears_of(ben, "Chi Åsen")
    assert await axe(chi) == []


async def test_on_a_phone_trouble_moves_nothing_and_can_be_put_away(
    server: Demo, refused: Visitor
) -> None:
    """It lies over the notes, and stands in the call's own place as long as it is so."""
    chi = await participant(server, refused, "Chi Åsen", width=390)
    await visit(server, chi, f"/breakouts/{await first_room(server, chi)}")
    await chi.get_by_role("button", name="Go in").click()
    note, call = chi.get_by_role("textbox", name="Notes"), chi.locator("#calling")
    await join(chi).press("Enter")
    await expect(call.get_by_role("link", name="1 in the call")).to_be_visible()
    top = await top_of(note)
    await call.get_by_role("button", name="Turn the microphone on").press("Enter")
    said = call.get_by_text("The browser keeps the microphone closed")
    await expect(said).to_be_in_viewport(ratio=1)
    assert await top_of(note) == top
    assert await axe(chi) == []
    await call.get_by_role("button", name="Hide this").press("Enter")
    await expect(said).to_be_hidden()
    await expect(call.get_by_role("group", name="Your call")).to_be_focused()
    await call.get_by_role("button", name="Camera", exact=True).press("Enter")
    closed = call.get_by_text("The browser keeps the camera closed.")
    await expect(closed).to_be_visible()
    await call.get_by_role("button", name="Hide this").press("Enter")
    await chi.get_by_role("tab", name="Call").click()
    await expect(closed).to_be_visible()
    await expect(call.get_by_role("button", name="Hide this")).to_be_hidden()


async def test_a_browser_without_calls_is_told_and_offered_the_link(
    server: Demo, visitor: Visitor
) -> None:
    await set_link(server, visitor)
    ben = await in_the_room(server, visitor, "Ben Berg")
    await ben.add_init_script("delete window.RTCPeerConnection")
    await visit(server, ben, "/rooms/plenary")
    await ben.get_by_role("button", name="Go in").click()
    await join(ben).click()
    await expect(ben.get_by_text("This browser cannot take part in calls.")).to_be_visible()
    link = ben.get_by_role("link", name="Open the room’s link").last
    await expect(link).to_have_attribute("href", LINK)
    await expect(ben.get_by_role("button", name="Try again")).to_be_hidden()
    await ben.get_by_role("button", name="Close").click()
    await expect(join(ben)).to_be_visible()


async def test_where_the_server_is_gone_the_link_is_offered_and_the_call_comes_back(
    server: Demo, visitor: Visitor
) -> None:
    await set_link(server, visitor)
    ben = await in_the_room(server, visitor, "Ben Berg")
    await visit(server, ben, "/rooms/plenary")
    await ben.get_by_role("button", name="Go in").click()
    await expect(join(ben)).to_be_visible()
    await ben.reload(wait_until="networkidle")
    gone = ben.get_by_text("The call cannot be reached just now. The room and the notes go on.")
    server.kill()
    await join(ben).click()
    await expect(gone.first).to_be_visible()
    link = ben.get_by_role("link", name="Or open the room’s link")
    await expect(link).to_have_attribute("href", LINK)
    server.start()
    await join(ben).click()
    await expect(ben.get_by_role("button", name="Turn the microphone on")).to_be_visible()

    await ben.get_by_role("button", name="Hang up").click()
    server.kill()
    await join(ben).click()
    said = ben.locator("[data-call-said]")
    await expect(said).to_contain_text("cannot be reached", timeout=15_000)
    link = ben.get_by_role("link", name="Open the room’s link", exact=True)
    await expect(link).to_have_attribute("href", LINK)
    server.start()
    await expect(ben.get_by_role("button", name="Turn the microphone on")).to_be_visible(
        timeout=20_000
    )
    await expect(said).to_be_empty()


async def set_link(server: Demo, visitor: Visitor) -> None:
    """The plenary has a link, and every room the built-in call."""
    ana = await facilitator(server, visitor)
    await visit(server, ana, "/desk/agenda")
    await ana.get_by_label("From browser to browser").check()
    await ana.get_by_label("Plenary").fill("call.example.org")
    await ana.get_by_role("button", name="Save the calls").click()
    await expect(ana.get_by_text("The address of a call begins with https://")).to_be_visible()
    await ana.get_by_label("Plenary").fill(LINK)
    await ana.get_by_role("button", name="Save the calls").click()
    await expect(ana.get_by_text("The calls are saved.")).to_be_visible()


REFUSE = """(cause) => {
    MediaDevices.prototype.getDisplayMedia = async () => { throw new DOMException("", cause); };
}"""


@pytest.mark.parametrize(
    ("cause", "said"),
    [("NotReadableError", "Your screen cannot be shown."), ("NotAllowedError", "")],
)
async def test_a_screen_that_cannot_be_shown_is_said(
    server: Demo, visitor: Visitor, cause: str, said: str
) -> None:
    """Who only closed the browser's question knows that they did."""
    ben = await calling(server, visitor, "Ben Berg")
    await ben.evaluate(REFUSE, cause)
    await ben.get_by_role("button", name="Show your screen").click()
    line = ben.locator("[data-call-said]")
    await (expect(line).to_contain_text(said) if said else expect(line).to_be_empty())
    await expect(ben.get_by_role("button", name="Show your screen")).to_be_enabled()
