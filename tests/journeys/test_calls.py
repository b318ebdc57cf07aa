"""The call of a room between real browsers: pictures decoded, sound received, pages that change."""

from playwright.async_api import Page, expect

from tests.browser.axe import axe
from tests.browser.demo import Demo
from tests.conftest import Visitor
from tests.journeys.callers import (
    RECEIVED,
    calling,
    falls_silent,
    first_room,
    hears_of,
    in_the_room,
    join,
    sees,
    until,
    until_more,
)
from tests.journeys.people import visit


async def press(page: Page, name: str) -> None:
    await page.get_by_role("button", name=name, exact=True).click()


async def made(page: Page) -> int:
    """How many connections the page has made since it was loaded."""
    return int((await page.evaluate(RECEIVED))["made"])


async def test_three_see_and_hear_each_other_and_go_on_from_page_to_page(
    server: Demo, visitor: Visitor
) -> None:
    ben = await calling(server, visitor, "Ben Berg")
    chi = await calling(server, visitor, "Chi Åsen")
    dag = await calling(server, visitor, "Dag Dahl", width=390)
    for page in (ben, chi, dag):
        await press(page, "Camera")
    for page in (ben, chi, dag):
        await sees(page, 2)
    await press(ben, "Turn the microphone on")
    for page in (chi, dag):
        await until_more(page, "loud")
    await expect(chi.locator("#calling .call-person.speaking .call-name")).to_have_text("Ben Berg")
    assert [await axe(ben), await axe(dag)] == [[], []]

    await press(ben, "Turn the microphone off")
    await falls_silent(chi)
    await expect(chi.locator("#calling .speaking")).to_have_count(0)

    before = await made(chi)
    await chi.get_by_role("link", name="The wall").first.click()
    await expect(chi).to_have_url(f"{server.participant}/marketplace")
    await until_more(chi, "frames")
    assert await axe(chi) == []
    await chi.get_by_role("link", name="Agenda").first.click()
    await expect(chi.get_by_role("heading", level=1)).to_be_focused()
    await chi.get_by_role("link", name="Back to the room").click()
    await sees(chi, 2)
    await chi.go_back()
    await until_more(chi, "frames")
    assert await made(chi) == before
    assert await made(ben) == 2

    await press(dag, "Hang up")
    await expect(join(dag)).to_be_visible()
    await expect(join(dag)).to_be_focused()
    await hears_of(ben, "Chi Åsen")
    await sees(ben, 1)


async def test_a_reload_is_back_once_and_another_tab_takes_over(
    server: Demo, visitor: Visitor
) -> None:
    ben = await calling(server, visitor, "Ben Berg")
    chi = await calling(server, visitor, "Chi Åsen")
    await press(ben, "Camera")
    await sees(chi, 1)
    await chi.reload()
    await sees(chi, 1)
    await hears_of(ben, "Chi Åsen")
    await hears_of(chi, "Ben Berg")

    second = await chi.context.new_page()
    await second.goto(chi.url)
    said = "You are in this call in another tab or on another device."
    await expect(second.get_by_text(said)).to_be_visible()
    await press(second, "Bring it here")
    await expect(chi.get_by_text("The call goes on in another tab")).to_be_visible()
    await hears_of(ben, "Chi Åsen")
    await chi.reload()
    await expect(chi.get_by_text(said)).to_be_visible()
    await expect(join(chi)).to_be_hidden()
    await expect(second.get_by_role("button", name="Turn the microphone on")).to_be_visible()
    await hears_of(ben, "Chi Åsen")
    await press(second, "Hang up")
    await expect(join(chi)).to_be_visible()


async def test_whoever_goes_to_another_room_has_left_the_call(
    server: Demo, visitor: Visitor
) -> None:
    ben = await calling(server, visitor, "Ben Berg")
    chi = await calling(server, visitor, "Chi Åsen")
    await press(chi, "Turn the microphone on")
    await hears_of(ben, "Chi Åsen")
    await visit_hall(chi)
    await chi.get_by_role("article").nth(1).get_by_role("button", name="Go in").click()
    await expect(chi.get_by_text("You went to another room, so the call ended.")).to_be_visible()
    await expect(chi.get_by_role("button", name="Close")).to_be_visible()
    await hears_of(ben)
    await expect(join(chi)).to_be_visible()
    await join(chi).click()
    await expect(chi.get_by_role("button", name="Turn the microphone on")).to_be_visible()
    await hears_of(ben)


async def visit_hall(page: Page) -> None:
    await page.get_by_role("link", name="The hall").first.click()
    await expect(page.get_by_role("heading", level=1)).to_be_focused()


ROOMY = """() => {
    const parts = [...document.querySelectorAll("#calling, #toasts > *, .dock, .dock-door")];
    const named = (part) => [part.id || part.className, part.getBoundingClientRect()];
    const boxes = parts.filter((part) => part.checkVisibility()).map(named);
    const on = ([, a], [, b]) => a.top < b.bottom - 1 && b.top < a.bottom - 1;
    const apart = (one, two) => one[0].startsWith("dock") && two[0].startsWith("dock");
    const pairs = boxes.flatMap((one, at) => boxes.slice(at + 1).map((two) => [one, two]));
    return pairs.filter(([one, two]) => !apart(one, two) && on(one, two));
}"""
"""Which things at the foot of the page lie on each other."""


async def test_on_the_phone_nothing_at_the_foot_lies_on_anything(
    server: Demo, visitor: Visitor
) -> None:
    dag = await calling(server, visitor, "Dag Dahl", width=390)
    await dag.get_by_role("link", name="Home").last.click()
    await expect(dag.get_by_role("link", name="Back to the room")).to_be_visible()
    await dag.get_by_role("link", name="Change room").last.click()
    await expect(dag.get_by_role("heading", level=1)).to_be_focused()
    await dag.get_by_role("article").nth(1).get_by_role("button", name="Go in").click()
    await expect(dag.get_by_text("You went to another room, so the call ended.")).to_be_visible()
    await expect(dag.locator(".toast").last).to_be_visible()
    await until(dag, f"() => ({ROOMY})().length === 0")
    assert await axe(dag) == []
    await expect(dag.locator("#calling")).to_be_hidden(timeout=15_000)


async def test_the_way_back_leads_to_the_part_with_the_call(server: Demo, visitor: Visitor) -> None:
    dag = await calling(server, visitor, "Dag Dahl", width=390)
    await dag.get_by_role("tab", name="Notes").click()
    await dag.get_by_role("link", name="Show the call").click()
    await expect(dag.get_by_role("tab", name="Call")).to_have_attribute("aria-selected", "true")
    await dag.get_by_role("link", name="Home").last.click()
    await dag.get_by_role("link", name="Back to the room").click()
    await expect(dag.get_by_role("tab", name="Call")).to_have_attribute("aria-selected", "true")
    await expect(dag.locator("#calling")).to_have_attribute("data-shape", "panel")


async def test_a_call_outlives_the_server(server: Demo, visitor: Visitor) -> None:
    ben = await calling(server, visitor, "Ben Berg")
    chi = await calling(server, visitor, "Chi Åsen")
    for page in (ben, chi):
        await press(page, "Camera")
    await sees(ben, 1)
    await sees(chi, 1)
    server.kill()
    await until_more(ben, "frames")
    lost = "The line to the server is lost. Whom you hear, you go on hearing."
    await expect(ben.get_by_text(lost)).to_be_visible(timeout=15_000)
    server.start()
    await expect(ben.get_by_text(lost)).to_be_hidden(timeout=15_000)
    await hears_of(ben, "Chi Åsen")
    for page in (ben, chi):
        await expect(page.locator("#calling .away")).to_have_count(0)
        await sees(page, 1)
        assert await made(page) == 1


async def test_by_keyboard_alone_and_while_writing(server: Demo, visitor: Visitor) -> None:
    ben = await in_the_room(server, visitor, "Ben Berg")
    await join(ben).focus()
    await ben.keyboard.press("Enter")
    await expect(ben.get_by_role("button", name="Turn the microphone on")).to_be_visible()
    note = ben.get_by_role("textbox", name="Notes")
    await note.click()
    await ben.keyboard.type("m og c")
    await expect(ben.get_by_role("button", name="Turn the microphone on")).to_be_visible()
    await ben.keyboard.press("Alt+M")
    await expect(
        ben.get_by_role("button", name="Turn the microphone off", exact=True)
    ).to_be_visible()
    await ben.keyboard.press("Alt+C")
    camera = ben.get_by_role("button", name="Camera", exact=True)
    await expect(camera).to_have_attribute("aria-pressed", "true")
    await expect(note).to_have_text("m og c")
    await expect(note).to_be_focused()
    await press(ben, "Devices: microphone, camera and loudspeaker")
    await expect(ben.get_by_label("Camera", exact=True).last).to_have_value(await device(ben))
    assert await axe(ben) == []
    devices = ben.get_by_label("Loudspeaker", exact=True)
    await devices.focus()
    await ben.keyboard.press("Escape")
    await expect(devices).to_be_hidden()
    await expect(ben.locator("[data-call-settings]")).to_be_focused()


async def device(page: Page) -> str:
    """The camera there is."""
    found = "navigator.mediaDevices.enumerateDevices().then((all) => all.find("
    found += "({ kind }) => kind === 'videoinput').deviceId)"
    return str(await page.evaluate(found))


async def test_cameras_go_off_when_the_fifth_comes(server: Demo, visitor: Visitor) -> None:
    ben = await calling(server, visitor, "Ben Berg")
    await press(ben, "Camera")
    others = [await calling(server, visitor, f"Guest {number}") for number in range(3)]
    await sees(others[0], 1)
    fifth = await calling(server, visitor, "Eva Ek")
    off = "Cameras are off: pictures are for up to 4 in this call, and you are 5."
    await expect(ben.locator("[data-call-said]")).to_have_text(off)
    await expect(ben.get_by_role("button", name="Camera", exact=True)).to_be_disabled()
    await sees(others[0], 0)
    await press(fifth, "Hang up")
    await expect(ben.get_by_role("button", name="Camera", exact=True)).to_be_enabled()


async def test_a_screen_is_shown_to_the_others(server: Demo, visitor: Visitor) -> None:
    ben = await calling(server, visitor, "Ben Berg")
    chi = await calling(server, visitor, "Chi Åsen")
    await press(ben, "Show your screen")
    await expect(chi.get_by_text("Ben Berg shows a screen")).to_be_visible()
    await until(chi, "() => document.querySelector('#calling .call-shown video').videoWidth > 0")
    await until_more(chi, "frames")
    await expect(chi.get_by_role("button", name="Show your screen")).to_be_disabled()
    await press(ben, "Show your screen")
    await expect(chi.get_by_text("Ben Berg shows a screen")).to_be_hidden()


async def test_the_call_of_a_standing_room(server: Demo, visitor: Visitor) -> None:
    ben = await in_the_room(server, visitor, "Ben Berg")
    assert await first_room(server, ben)
    await visit(server, ben, "/rooms/plenary")
    await ben.get_by_role("button", name="Go in").click()
    await join(ben).click()
    await expect(ben.get_by_role("button", name="Turn the microphone on")).to_be_visible()
