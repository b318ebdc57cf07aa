"""A server in small that dies while it erases somebody: ``before`` the commit, or ``after`` it.

``python -m tests.store.eraser FOLDER before|after [everybody]``
"""

import asyncio
import os
import signal
import sys
from pathlib import Path

from openspace.domain.facts.erasure import ParticipantErased
from openspace.domain.facts.retention import GatheringErased
from openspace.store.engine import Store
from openspace.store.keeping import Transaction, keep
from tests.cast import CODE, at

BEN = ParticipantErased(CODE, "ben", at(9, 50))
EVERYBODY = GatheringErased(CODE, "everything", at(9, 50))


async def main(folder: Path, *, after: bool, everybody: bool) -> None:
    """Erase ben, or everybody, and be killed."""
    store = Store(folder)

    def work(tx: Transaction) -> None:
        keep(EVERYBODY if everybody else BEN, tx)
        if not after:
            os.kill(os.getpid(), signal.SIGKILL)

    await store.write(work)
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), after=sys.argv[2] == "after", everybody=len(sys.argv) > 3))
