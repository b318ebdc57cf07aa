"""What five people with pictures and sound cost Janus, and what they cost our server.

    uv run python -m tests.bench.calls [--seconds N] [--json FILE]

A real `openspace demo` beside a real Janus, and five pages of one Chromium with its fake camera and
beeping microphone in one call. Measured are the shares of one processor and the memory of both
while nothing but the call goes on. Needs Debian's janus on the machine.
"""

import argparse
import asyncio
import tempfile
from pathlib import Path

from tests.bench.rows import Row, keep, table
from tests.bench.spent import Share, memory
from tests.conftest import launched, visiting
from tests.journeys.callers import in_the_room, sees
from tests.journeys.relayed import press, relayed, room_with_a_way_out, show

PEOPLE = 5


async def measured(seconds: float) -> list[Row]:
    """Rows before the call, and in the middle of it."""
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder, relayed(Path(folder)) as (demo, janus):
        assert demo.process
        assert janus.process
        pids = {"openspace": demo.process.pid, "janus": janus.process.pid}

        async def watch(case: str) -> None:
            shares = {who: Share(pid) for who, pid in pids.items()}
            await asyncio.sleep(seconds)
            for who, pid in pids.items():
                rows.append(Row(case, who, "share of a processor", shares[who].percent(), "%"))
                rows.append(Row(case, who, "memory", memory(pid) / 1024, "MiB"))

        async with launched() as browser, visiting(browser) as visitor:
            room = await room_with_a_way_out(demo, visitor)
            await watch("nobody calls")
            names = [f"Guest {number}" for number in range(PEOPLE)]
            pages = [await in_the_room(demo, visitor, name, room) for name in names]
            for page in pages:
                await show(page)
                await press(page, "Turn the microphone on")
            for page in pages:
                await sees(page, PEOPLE - 1)
            await watch(f"{PEOPLE} with picture and sound")
    return rows


def main() -> None:
    """Measure, print, keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    rows = asyncio.run(measured(asked.seconds))
    print(table(rows))  # noqa: T201
    if asked.json:
        keep(rows, asked.json)


if __name__ == "__main__":
    main()
