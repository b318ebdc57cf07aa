"""Timers count on the server's clock: with a clock here that is wrong, was set, or has slept."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.async_api import Page, expect

from tests.browser.stage import Stage
from tests.conftest import Visitor

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
MINUTE = 60_000
TIMERS = """<p class="far" data-since="0" data-until="3600000"><b data-minutes></b></p>
<p class="near" data-since="0" data-until="300000"><b data-minutes></b></p>"""


async def opened(stage: Stage, visitor: Visitor, wrong: timedelta) -> Page:
    """A page with three timers; the clock here is wrong by so much."""
    stage.inside = TIMERS
    page, heard = await visitor(), list[bool]()
    page.on("websocket", lambda socket: socket.on("framereceived", lambda _: heard.append(True)))
    await page.clock.install(time=NOON + wrong)
    await page.clock.pause_at(NOON + wrong + timedelta(seconds=10))
    await page.goto(stage.address("/marketplace"))
    await stage.until(lambda: bool(heard))
    return page


async def shows(page: Page, phase: int, far: int, near: int) -> None:
    """Every timer says so, within a second of the server's."""
    await page.clock.run_for(1_000)
    await expect(page.locator("#phase")).to_have_text(f"{phase} min left")
    await expect(page.locator(".far")).to_have_text(str(far))
    await expect(page.locator(".near")).to_have_text(str(near))


@pytest.mark.parametrize("hours", [-24, 24])
async def test_a_wrong_clock_here_changes_nothing(
    stage: Stage, visitor: Visitor, hours: int
) -> None:
    stage.now = MINUTE - 1_500
    page = await opened(stage, visitor, timedelta(hours=hours))
    await shows(page, 10, 60, 5)
    await shows(page, 9, 59, 4)


async def test_a_page_that_slept_is_right_at_once(stage: Stage, visitor: Visitor) -> None:
    page = await opened(stage, visitor, timedelta(hours=24))
    await shows(page, 10, 60, 5)
    stage.now = 7 * MINUTE
    await page.clock.set_system_time(NOON + timedelta(hours=24, minutes=7, seconds=11))
    await shows(page, 3, 53, 0)


@pytest.mark.parametrize("minutes", [-61, 61])
async def test_a_clock_that_is_set_while_one_looks_is_asked_about(
    stage: Stage, visitor: Visitor, minutes: int
) -> None:
    """An operating system that mends its clock, or the change to summer time of a bad one."""
    page = await opened(stage, visitor, timedelta())
    await shows(page, 10, 60, 5)
    pulses = len(stage.heard)
    stage.now = 2_000
    await page.clock.set_system_time(NOON + timedelta(minutes=minutes))
    await page.clock.run_for(1_000)
    await stage.until(lambda: {"say": "pulse"} in stage.heard[pulses:])
    await shows(page, 10, 60, 5)
