"""Notes are read aside, A1 and A2: with an engine that has stopped, and one that works."""

import signal
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from websockets.asyncio.client import ClientConnection

from openspace.facilitation.notes import write
from openspace.notes import frames
from openspace.notes.workshop import SECONDS
from openspace.store import words
from tests.cast import CHI
from tests.live.live_server import Served, served, word
from tests.live.test_note_relay import typed

FIRST, THEN = "Multebær", "Tyttebær"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Served]:
    async with served(tmp_path) as here:
        yield here


async def news(live: ClientConnection) -> str:
    """The next push for the news wall."""
    while (said := await word(live))["say"] != "push":
        pass
    html: str = said["html"]
    return html


async def test_a2_a_page_does_not_wait_for_an_engine_that_hangs_and_is_told_later(
    here: Served,
) -> None:
    hanging = words.workshop._process
    assert hanging is not None
    rows = [(CHI, update) for update in typed(FIRST)]
    async with here.browser("ben") as browser, here.live("ben") as live:
        await browser.get("/news")
        await here.house.perform(write, CHI, "b1", rows, quiet=True)
        await here.follow(live, "news")
        hanging.send_signal(signal.SIGSTOP)
        begun = time.monotonic()
        page = await browser.get("/news")
        assert time.monotonic() - begun < SECONDS / 2
        assert (page.status_code, FIRST in page.text) == (200, False)
        assert FIRST in await news(live)
        assert FIRST in (await browser.get("/news")).text
    assert hanging.poll() is not None


async def test_a1_what_somebody_wrote_is_in_the_first_push_about_it(here: Served) -> None:
    first, second, third = typed(FIRST, THEN)
    async with (
        here.line("chi", "notes/b1?schema=2&saved=1") as chi,
        here.live("ben") as live,
    ):
        await here.follow(live, "news")
        await chi.send(frames.told(first))
        await chi.send(frames.told(second))
        while FIRST not in await news(live):
            pass
        await chi.send(frames.told(third))
        assert THEN in await news(live)
