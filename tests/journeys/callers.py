"""People in calls, with devices that are not there: a picture that moves and a sound that beeps.

The rule: what is asked of a call is what arrives: pictures decoded, bytes of sound received.
"""

import asyncio
import json
from typing import Any

from playwright.async_api import Page, expect

from tests.browser.demo import Demo
from tests.conftest import Visitor
from tests.journeys.people import participant, visit

PATIENCE = 20.0
WATCHED = """(() => {
    const Plain = window.RTCPeerConnection;
    window.connections = [];
    window.RTCPeerConnection = class extends Plain {
        constructor(...told) {
            super(...told);
            window.connections.push(this);
        }
    };
})()"""
"""Lets a test see the connections that a page makes."""
RECEIVED = """async () => {
    const found = { frames: 0, sound: 0, open: 0, loud: 0, made: window.connections.length };
    for (const each of window.connections) {
        if (each.connectionState === "connected") found.open += 1;
        (await each.getStats()).forEach((stat) => {
            if (stat.type !== "inbound-rtp") return;
            if (stat.kind === "video") found.frames += stat.framesDecoded ?? 0;
            else {
                found.sound += stat.bytesReceived ?? 0;
                found.loud += stat.totalAudioEnergy ?? 0;
            }
        });
    }
    return found;
}"""
PICTURES = """() => {
    const shown = ".call-person:not(.own) video:not([hidden])";
    const videos = [...document.querySelectorAll(`#calling ${shown}`)];
    return videos.filter((video) => video.videoWidth > 0).length;
}"""


async def in_the_room(
    server: Demo, visitor: Visitor, name: str, room: str = "", **how: Any
) -> Page:
    """Somebody who stands in the gathering's first room, or in this one."""
    page = await participant(server, visitor, name, **how)
    await page.add_init_script(WATCHED)
    return await go_in(server, page, room or await first_room(server, page))


async def first_room(server: Demo, page: Page) -> str:
    """The first breakout."""
    twin = await page.request.get(f"{server.participant}/whereabouts.json")
    return str(json.loads(await twin.text())["breakouts"][0]["id"])


async def go_in(server: Demo, page: Page, room: str) -> Page:
    """Through the door of a room."""
    await visit(server, page, f"/breakouts/{room}")
    await page.get_by_role("button", name="Go in").click()
    await expect(page.locator(".is-inside")).to_be_visible()
    tab = page.get_by_role("tab", name="Call")
    if page.viewport_size and page.viewport_size["width"] <= 1000:
        await tab.click()
    await expect(join(page)).to_be_visible()
    return page


def join(page: Page) -> Any:
    """The way into the call."""
    return page.get_by_role("button", name="Join the call")


async def calling(server: Demo, visitor: Visitor, name: str, **how: Any) -> Page:
    """Somebody in the call of the first room."""
    page = await in_the_room(server, visitor, name, **how)
    await join(page).click()
    await expect(page.get_by_role("button", name="Turn the microphone on")).to_be_visible()
    return page


async def until(page: Page, true: str, every: float = 0.1) -> None:
    """Ask the page until this is so: a function, as source."""
    async with asyncio.timeout(PATIENCE):
        while not await page.evaluate(true):
            await asyncio.sleep(every)


async def sees(page: Page, pictures: int) -> None:
    """So many others' pictures are decoded, and go on being."""
    await until(page, f"() => ({PICTURES})() === {pictures}")
    if pictures:
        await until_more(page, "frames")


async def until_more(page: Page, what: str) -> None:
    """More of it has arrived than had."""
    before = (await page.evaluate(RECEIVED))[what]
    await until(page, f"() => ({RECEIVED})().then((found) => found['{what}'] > {before})")


async def falls_silent(page: Page) -> None:
    """Nothing loud has come for as long as two beeps take."""
    same = f"() => ({RECEIVED})().then(({{loud}}) => loud === window.was || !(window.was = loud))"
    await until(page, same, every=2.5)


async def hears_of(page: Page, *names: str) -> None:
    """These are in the call, everyone but oneself, each once."""
    others = page.locator("#calling .call-person:not(.own) .call-name")
    async with asyncio.timeout(PATIENCE):
        while sorted(await others.all_text_contents()) != sorted(names):
            await asyncio.sleep(0.1)
