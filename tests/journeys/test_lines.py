"""Lines that end, laptops that sleep, a server that is killed: nobody is doubled, nobody a ghost,
and nothing that was typed is gone."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from pathlib import Path

from playwright.async_api import Browser, Locator, Page, expect

from openspace.bus.presence import GRACE
from openspace.serving import PING, PONG
from tests.browser.cable import cable
from tests.browser.demo import Demo
from tests.conftest import Visitor, launched, visiting
from tests.journeys.people import participant
from tests.journeys.test_restart import first_room
from tests.journeys.test_room import goes_in

MISSED = 1000 * (PING + PONG + GRACE + 15)
"""Milliseconds in which everyone sees that somebody is gone."""
NOTICED = 30_000
"""Milliseconds in which a page has noticed that nothing comes any more."""
IN_USE, AT_ONCE = 6_000, 1_000
"""The same, where somebody does something, and where the browser says so."""
BACK = 30_000
"""Milliseconds in which a page has come back by itself."""
HALF, SAID = "Half a sen", "Are you still there?"


def here(page: Page, many: int) -> Locator:
    """How many are in the room."""
    return page.get_by_role("heading", name=f"{many} here")


async def half_typed(page: Page) -> None:
    """A line for the chat that is not sent, and words in the note that are kept."""
    await page.get_by_label("Write a line").fill(HALF)
    await page.get_by_role("textbox", name="Notes").click()
    await page.keyboard.type("Before. ")
    await expect(page.locator("#note-saved")).to_have_text("Saved")


async def missed_and_met(away: Page, other: Page) -> None:
    """Somebody was away in the middle of it, and is back as if nothing had been."""
    await expect(here(other, 2)).to_be_visible(timeout=BACK)
    await expect(here(away, 2)).to_be_visible(timeout=BACK)
    await expect(away.get_by_text(SAID)).to_be_visible(timeout=BACK)
    await expect(away.locator("#offline")).to_be_hidden()
    await expect(away.get_by_label("Write a line")).to_have_value(HALF)
    people = other.get_by_role("complementary", name="People in the room")
    await expect(people.get_by_role("listitem").filter(has_text="Ben Berg")).to_have_count(1)


async def says(page: Page, words: str) -> None:
    """A line in the chat."""
    await page.get_by_label("Write a line").fill(words)
    await page.keyboard.press("Enter")
    await expect(page.get_by_text(words)).to_be_visible()


async def a_line_that_drops_for_long_takes_nothing_along(server: Demo, visitor: Visitor) -> None:
    """Until everyone has seen that somebody is gone, which takes more than twenty seconds."""
    chi = await participant(server, visitor, "Chi Cao")
    room = await first_room(server, chi)
    await goes_in(server, chi, room)
    async with cable(server) as (line, through):
        ben = await participant(through, visitor, "Ben Berg")
        await goes_in(through, ben, room)
        await half_typed(ben)
        await expect(here(chi, 2)).to_be_visible()
        await line.cut()
        await ben.get_by_role("textbox", name="Notes").click()
        await ben.keyboard.type("Meanwhile. ")
        await expect(here(chi, 1)).to_be_visible(timeout=MISSED)
        await expect(ben.locator("#offline")).to_be_visible(timeout=NOTICED)
        await says(chi, SAID)
        await line.mend()
        await missed_and_met(ben, chi)
        notes = "Before. Meanwhile. "
        await expect(chi.get_by_role("textbox", name="Notes")).to_contain_text(notes, timeout=BACK)
        await ben.reload()
        await expect(here(ben, 2)).to_be_visible()
        await expect(ben.get_by_role("textbox", name="Notes")).to_contain_text(notes)
        await ben.goto("about:blank")


async def test_a_silent_line_is_noticed_in_use_and_what_was_not_sent_can_be_sent_again(
    server: Demo, visitor: Visitor
) -> None:
    async with cable(server) as (line, through):
        ben = await participant(through, visitor, "Ben Berg")
        await goes_in(through, ben, await first_room(through, ben))
        await ben.get_by_label("Write a line").fill(SAID)
        line.hold()
        await ben.keyboard.press("Enter")
        await expect(ben.locator("#offline")).to_be_visible(timeout=IN_USE)
        await expect(ben.get_by_role("alert")).to_contain_text("Not sent")
        await expect(ben.get_by_label("Write a line")).to_have_value(SAID)
        await line.cut()
        await line.mend()
        await expect(ben.locator("#offline")).to_be_hidden(timeout=BACK)
        await says(ben, SAID)
        await expect(ben.get_by_role("alert")).to_have_count(0)
        await expect(ben.locator(".chat-line")).to_have_count(1)
        await ben.context.set_offline(True)
        await expect(ben.locator("#offline")).to_be_visible(timeout=AT_ONCE)


@asynccontextmanager
async def asleep(laptop: Browser) -> AsyncIterator[None]:
    """Every process of this browser stands still, as they do when the lid is closed."""
    session = await laptop.new_browser_cdp_session()
    found = await session.send("SystemInfo.getProcessInfo")
    processes = [each["id"] for each in found["processInfo"]]
    for each in processes:
        os.kill(each, signal.SIGSTOP)
    try:
        yield
    finally:
        for each in processes:
            os.kill(each, signal.SIGCONT)


async def a_laptop_that_sleeps_wakes_in_the_same_room(server: Demo, visitor: Visitor) -> None:
    chi = await participant(server, visitor, "Chi Cao")
    room = await first_room(server, chi)
    await goes_in(server, chi, room)
    async with launched() as laptop, visiting(laptop) as at_it:
        ben = await participant(server, at_it, "Ben Berg")
        await goes_in(server, ben, room)
        await half_typed(ben)
        await expect(here(chi, 2)).to_be_visible()
        async with asleep(laptop):
            await expect(here(chi, 1)).to_be_visible(timeout=MISSED)
            await says(chi, SAID)
        await missed_and_met(ben, chi)


async def after_a_kill_nobody_is_doubled_and_nobody_a_ghost(server: Demo, visitor: Visitor) -> None:
    """Ben has two tabs open; chi closes hers while the server is away."""
    ben, chi = [await participant(server, visitor, name) for name in ("Ben Berg", "Chi Cao")]
    room = await first_room(server, ben)
    for page in (ben, chi):
        await goes_in(server, page, room)
    second = await ben.context.new_page()
    await second.goto(ben.url)
    await half_typed(ben)
    await expect(here(second, 2)).to_be_visible()
    server.kill()
    await chi.close()
    await asyncio.to_thread(server.start)
    await expect(here(ben, 1)).to_be_visible(timeout=MISSED)
    await expect(here(second, 1)).to_be_visible(timeout=BACK)
    answer = await ben.request.get(f"{server.participant}/whereabouts.json")
    there = await answer.json()
    assert there["breakouts"][0]["count"] == 1
    assert sum(each["count"] for each in there["breakouts"]) + there["hallway"] == 1
    await expect(ben.get_by_label("Write a line")).to_have_value(HALF)
    await expect(ben.get_by_role("textbox", name="Notes")).to_contain_text("Before. ")


async def test_who_is_missed_is_back_as_if_nothing_had_been(
    tmp_path: Path, visitor: Visitor
) -> None:
    """Three houses at once, because everyone is missed for the same twenty seconds and more."""
    ways = (
        a_line_that_drops_for_long_takes_nothing_along,
        a_laptop_that_sleeps_wakes_in_the_same_room,
        after_a_kill_nobody_is_doubled_and_nobody_a_ghost,
    )
    with ExitStack() as ends:
        houses = [Demo(tmp_path / way.__name__) for way in ways]
        for house in houses:
            ends.callback(house.stop)
            house.start()
        async with asyncio.TaskGroup() as together:
            for way, house in zip(ways, houses, strict=True):
                together.create_task(way(house, visitor))
