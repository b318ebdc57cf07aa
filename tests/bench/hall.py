"""A hall with many rooms in a real browser, while hundreds go from room to room.

    uv run python -m tests.bench.hall [--quick] [--json FILE] [--rooms N] [--people N]

One looks at the hall in Chromium while the others walk by the doors' own forms. Measured are the
long tasks of the page (none may be over 100 ms), how often and how large a push is, and whether
the page says in the end what the database says. The observer is tried first on a task that is
long; the same is measured once more with the processor four times slower.
"""

import argparse
import asyncio
import json
import random
import tempfile
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from playwright.async_api import BrowserContext, Page, WebSocket, async_playwright

from tests.bench.gathered import Gathered, Someone, gathered
from tests.bench.rows import Row, keep, percentile, table
from tests.bench.wire import line_to
from tests.browser.chromium import FLAGS, find_chromium

WATCH = """
window.tasks = [];
new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map((it) => it.duration)))
  .observe({ type: "longtask" });
"""
BUSY = """() => void setTimeout(() => {
  for (const end = performance.now() + 150; performance.now() < end; );
}, 0)"""
COUNTS = """() => Object.fromEntries([...document.querySelectorAll(".rooms .ring[data-heads]")]
  .map((it) => [it.id.replace("heads_", ""), Number(it.dataset.heads)]))"""
PACE = 40
"""Moves a second."""


@dataclass
class Heard:
    """The pushes about the hall and its doors that came to the browser: their sizes, in bytes."""

    sizes: list[int] = field(default_factory=list)

    def listen(self, socket: WebSocket) -> None:
        """Only the live socket speaks of these."""
        if socket.url.endswith("/live"):
            socket.on("framereceived", self._came)

    def _came(self, frame: str | bytes) -> None:
        said = json.loads(frame)
        if said["say"] == "push" and said["channel"] in ("hall", "doors"):
            self.sizes.append(len(frame if isinstance(frame, bytes) else frame.encode()))


async def measured(here: Gathered, rooms: int, seconds: float) -> list[Row]:
    """The rows, with the processor as it is and four times slower."""
    chromium = find_chromium()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=chromium.program, args=FLAGS, env={**chromium.environment}
        )
        context = await browser.new_context(viewport={"width": 1280, "height": 900})
        page, heard = await look(context, here.people[0])
        walkers = Walkers(here)
        await walkers.everybody_in()
        rows: list[Row] = []
        for slower in (1, 4):
            devtools = await context.new_cdp_session(page)
            await devtools.send("Emulation.setCPUThrottlingRate", {"rate": slower})
            case = f"{rooms} rooms, {len(here.people)} people" + (", 4x slower" * (slower > 1))
            rows += await _walked(case, page, heard, walkers, seconds)
        await agreed(page, here)
        await browser.close()
    return rows


async def look(context: BrowserContext, someone: Someone) -> tuple[Page, Heard]:
    """The hall as somebody sees it, with an observer that is known to see."""
    door, heard = someone.door, Heard()
    home = f"http://{door.host}:{door.port}"
    cookie = {"name": f"openspace_{door.code}", "value": door.key, "url": home}
    await context.add_cookies([cookie])  # type: ignore[list-item]
    await context.add_init_script(WATCH)
    page = await context.new_page()
    page.on("websocket", heard.listen)
    await page.goto(f"{home}/g/{door.code}/hall")
    await page.evaluate(BUSY)
    async with asyncio.timeout(10):
        while await page.evaluate("Math.max(0, ...window.tasks)") < 150:
            await asyncio.sleep(0.05)
    return page, heard


async def agreed(page: Page, here: Gathered) -> None:
    """Wait until the page says what the database says."""
    query = "SELECT room, count(*) FROM whereabouts WHERE room IS NOT NULL AND NOT away GROUP BY 1"
    async with asyncio.timeout(10):
        while True:
            stored = {room: int(count) for room, count in here.rows(query)}
            shown = {room: count for room, count in (await page.evaluate(COUNTS)).items() if count}
            if shown == stored:
                return
            await asyncio.sleep(0.1)


class Walkers:
    """Everybody who walks, to rooms that chance chooses."""

    def __init__(self, here: Gathered) -> None:
        self._dice = random.Random(1)
        self._people = here.people[1:]
        self._rooms = [room for (room,) in here.rows("SELECT id FROM breakout ORDER BY id")]

    async def everybody_in(self) -> None:
        """All of them go into a room, a few at a time."""
        turns = asyncio.Semaphore(8)

        async def enter(someone: Someone) -> None:
            async with turns:
                await self._enter(someone)

        await asyncio.gather(*map(enter, self._people))

    async def walk(self, seconds: float) -> int:
        """So many a second change rooms; answers how many did."""
        steps = int(seconds * PACE)
        going = []
        for _ in range(steps):
            going.append(asyncio.create_task(self._enter(self._dice.choice(self._people))))
            await asyncio.sleep(1 / PACE)
        await asyncio.gather(*going)
        return steps

    async def _enter(self, someone: Someone) -> None:
        request = someone.door.post(f"rooms/{self._dice.choice(self._rooms)}/entrance", page="hall")
        async with line_to(someone.door) as line:
            answer = await line.ask(request)
        assert answer.status == 303, answer.head


async def _walked(
    case: str, page: Page, heard: Heard, walkers: Walkers, seconds: float
) -> list[Row]:
    await page.evaluate("window.tasks.length = 0")
    heard.sizes.clear()
    moves = await walkers.walk(seconds)
    tasks: list[float] = await page.evaluate("window.tasks")
    row = partial(Row, case, "openspace")
    return [
        row("moves", moves / seconds, "1/s"),
        row("pushes", len(heard.sizes) / seconds, "1/s"),
        row("push p50", percentile(heard.sizes, 0.5), "bytes"),
        row("push p100", percentile(heard.sizes, 1), "bytes"),
        row("long tasks over 50 ms", len(tasks), "tasks"),
        row("longest task", max(tasks, default=0), "ms"),
    ]


def main() -> None:
    """Run it, print the table, keep the rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="done within 50 seconds")
    parser.add_argument("--json", type=Path, help="a file for the rows")
    parser.add_argument("--rooms", type=int, default=40)
    parser.add_argument("--people", type=int, default=400)
    asked = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        gathered(
            Path(folder), asked.people, asked.rooms, rounds=1, places=asked.rooms, running=True
        ) as here,
    ):
        rows = asyncio.run(measured(here, asked.rooms, 8.0 if asked.quick else 30.0))
    print(table(rows))  # noqa: T201
    if asked.json:
        keep(rows, asked.json)


if __name__ == "__main__":
    main()
