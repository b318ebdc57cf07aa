"""What every test may ask for: a browser, a demo that runs, and people who look at it.

The rule: a page that logs an error or breaks the content policy fails its test.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.async_api import Browser, ConsoleMessage, Page, async_playwright, expect

from openspace.serving import settle
from tests.beginnings import compile_once
from tests.browser.chromium import FLAGS, find_chromium
from tests.browser.demo import Demo

# Many servers are started: each would compile the whole of it anew, and every run all tests.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
# No test asks whether a disk keeps what is written to it, and every other waits until it has.
MEMORY, ENOUGH = Path("/dev/shm"), 2**30  # noqa: S108
if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ENOUGH:
    os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)
compile_once()
LONGEST = tuple(f"test_{each}.py" for each in ("pushes", "access", "the_day", "lines", "crowd"))
Visitor = Callable[..., Awaitable[Page]]
# A machine that does other things too is slow, and nothing that is waited for proves how fast.
expect.set_options(timeout=20_000)
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files come first, so that at the end nobody waits for one alone."""
    turn = {name: at for at, name in enumerate(LONGEST)}
    items.sort(key=lambda each: turn.get(each.path.name, len(turn)))


def pytest_collection_finish() -> None:
    """What is there by now stays: to look through all of it for garbage took a quarter of a run."""
    settle()


@asynccontextmanager
async def launched(*flags: str) -> AsyncIterator[Browser]:
    """A Chromium of one's own."""
    chromium = find_chromium()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=chromium.program, args=[*FLAGS, *flags], env={**chromium.environment}
        )
        yield browser
        await browser.close()


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    """One Chromium for the whole run."""
    async with launched() as browser:
        yield browser


@pytest.fixture
async def visitor(browser: Browser) -> AsyncIterator[Visitor]:
    """Opens a browser of its own for a person: `page = await visitor(width=360)`."""
    async with visiting(browser) as visit:
        yield visit


@asynccontextmanager
async def visiting(browser: Browser) -> AsyncIterator[Visitor]:
    """The same, in this Chromium."""
    complaints: list[str] = []
    contexts = []

    async def visit(width: int = 1280, height: int = 900, language: str = "en-GB") -> Page:
        context = await browser.new_context(
            viewport={"width": width, "height": height}, locale=language, reduced_motion="reduce"
        )
        contexts.append(context)
        page = await context.new_page()
        page.on("console", lambda message: complaints.extend(complaint(message)))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield visit
    for context in contexts:
        await context.close()
    assert complaints == []


AWAY = (
    *("ERR_CONNECTION_REFUSED", "ERR_CONNECTION_RESET", "ERR_CONTENT_LENGTH_MISMATCH"),
    *(
        "ERR_EMPTY_RESPONSE",
        "WebSocket conn",
        "WebSocket is already in CLOSING",
        "error: timeout",
        "error: Failed to fetch",
    ),
)


def complaint(message: ConsoleMessage) -> list[str]:
    """What a page says went wrong; that the server is away for a while is not an error."""
    away = any(each in message.text for each in AWAY)
    refused = "the server responded with a status of 4" in message.text
    return [message.text] if message.type == "error" and not away and not refused else []


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Demo]:
    """A demo without simulated people, on an empty folder."""
    demo = Demo(tmp_path / "data")
    demo.start()
    yield demo
    demo.stop()
