"""People in a call through a bridge: a real browser each, joined to the bridge without a server.

The rule: a caller does what a page does (publish, watch whatever is offered, pass on candidates),
and remembers what the bridge told it, in order.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.async_api import Page

from openspace.calls.bridge import Bridge, BridgeFailed, BridgeSeat, Candidate

SCRIPT = (Path(__file__).parent / "caller.js").read_text()
PATIENCE = 20.0


@dataclass
class Listening:
    """Ears that only remember: a seat without a browser."""

    heard: list[tuple[str, str]] = field(default_factory=list)
    candidates: list[tuple[str | None, Candidate]] = field(default_factory=list)
    stirred: asyncio.Event = field(default_factory=asyncio.Event)

    def feed(self, id: str, sdp: str) -> None:  # noqa: A002
        assert "m=" in sdp
        self.remember("feed", id)

    def gone(self, id: str) -> None:  # noqa: A002
        self.remember("gone", id)

    def failed(self) -> None:
        self.remember("failed", "")

    def candidate(self, id: str | None, candidate: Candidate) -> None:  # noqa: A002
        self.candidates.append((id, candidate))
        self.stirred.set()

    def remember(self, what: str, whose: str) -> None:
        self.heard.append((what, whose))
        self.stirred.set()

    async def fails(self) -> None:
        """Wait until it was said that the bridge serves this seat no longer, once."""
        await self.until(lambda: self.heard[-1:] == [("failed", "")])
        assert self.heard.count(("failed", "")) == 1

    async def until(self, true: Callable[[], bool]) -> None:
        """Wait until this is so, whenever something was told."""
        async with asyncio.timeout(PATIENCE):
            while not true():
                self.stirred.clear()
                await self.stirred.wait()


@dataclass
class Caller(Listening):
    """A seat whose browser sends and watches."""

    page: Page | None = None
    seat: BridgeSeat | None = None
    doing: set[asyncio.Task[None]] = field(default_factory=set)

    @property
    def inside(self) -> tuple[Page, BridgeSeat]:
        """The browser and the seat, once both are there."""
        assert self.page
        assert self.seat
        return self.page, self.seat

    async def sit_down(self, bridge: Bridge, room: str, name: str, page: Page) -> None:
        """Open the page and take a seat; nothing is sent yet."""
        self.page = page
        await page.expose_function("found", self.found)
        await page.evaluate(SCRIPT)
        self.seat = await bridge.join(room, name, self)

    async def publish(self, *kinds: str, servers: dict[str, Any] | None = None) -> None:
        """Send these kinds of media, besides what is sent already."""
        page, seat = self.inside
        sdp = await page.evaluate("([a, b]) => call.offer(a, b)", [kinds, servers or {}])
        await page.evaluate("sdp => call.answered(sdp)", await seat.publish(sdp))

    def feed(self, id: str, sdp: str) -> None:  # noqa: A002
        super().feed(id, sdp)
        self.do(self.watch(id, sdp))

    async def watch(self, id: str, sdp: str) -> None:  # noqa: A002
        page, seat = self.inside
        await seat.watch(id, await page.evaluate("([a, b]) => call.watch(a, b)", [id, sdp]))

    def gone(self, id: str) -> None:  # noqa: A002
        super().gone(id)
        page, _ = self.inside
        self.do(page.evaluate("id => call.gone(id)", id))

    def candidate(self, id: str | None, candidate: Candidate) -> None:  # noqa: A002
        super().candidate(id, candidate)
        page, _ = self.inside
        words = [id, candidate.line, candidate.mid, candidate.index]
        self.do(page.evaluate("words => call.candidate(...words)", words))

    async def found(self, id: str | None, line: str, mid: str | None, index: int | None) -> None:  # noqa: A002
        """The browser found a way to itself; one found after the end leads nowhere."""
        if self.seat:
            try:
                await self.seat.candidate(id, Candidate(line, mid, index))
            except BridgeFailed:
                return

    def do(self, work: Awaitable[None]) -> None:
        async def done() -> None:
            await work

        task = asyncio.create_task(done())
        self.doing.add(task)
        task.add_done_callback(self.doing.discard)

    async def seen(self) -> dict[str, dict[str, int]]:
        """By whom is watched: frames decoded, and the width of the picture."""
        page, _ = self.inside
        found: dict[str, dict[str, int]] = await page.evaluate("call.seen()")
        return found

    async def sees(self, *names: str) -> None:
        """Wait until there is a picture of each of these, and of nobody else, and that it moves."""
        before: dict[str, dict[str, int]] = {}
        async with asyncio.timeout(PATIENCE):
            while not moves(before, await self.seen(), set(names)):
                before = before or await self.seen()


def moves(
    before: dict[str, dict[str, int]], after: dict[str, dict[str, int]], names: set[str]
) -> bool:
    """Whether each picture has a width and frames that were not there before."""
    return set(after) == names and all(
        seen["width"] > 0 and seen["frames"] > before.get(name, {"frames": 0})["frames"] + 3
        for name, seen in after.items()
    )
