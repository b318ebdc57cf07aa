"""``python -m openspace.rehearsal ADDRESS PEOPLE FOLDER``: people until standard input ends."""

import asyncio
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path

from openspace.rehearsal.crowd import rehearse

POLITE = 5


async def main(address: str, people: str, folder: str) -> None:
    """Let them come, and let them go when nobody holds the other end any more."""
    crowd = asyncio.create_task(rehearse(address, int(people), Path(folder)))
    asyncio.get_running_loop().add_reader(sys.stdin, crowd.cancel)
    with suppress(asyncio.CancelledError):
        await crowd


if __name__ == "__main__":
    os.nice(POLITE)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    asyncio.run(main(*sys.argv[1:]))
