"""A server in small, to be killed: it votes, and says so once a vote is acknowledged.

``python -m tests.store.voter FOLDER`` acknowledges after the commit, as everything does here.
``… FOLDER early`` is the control: it acknowledges first, and the kill comes before the commit.
"""

import asyncio
import sys
from dataclasses import replace
from pathlib import Path

from openspace.domain.facts.marketplace import VoteCast
from openspace.store.engine import Store
from tests.cast import CODE, at, chi, gathering, kept, registered, settle

GROUP = 20


def vote(number: int) -> VoteCast:
    """The vote of the person with this number."""
    return VoteCast(CODE, "t1", f"v{number}", at(9, 40))


async def main(folder: Path, *, early: bool) -> None:
    """Vote until killed, some at once."""
    store = Store(folder)
    await store.write(lambda tx: settle(tx, gathering()))
    number = 0
    while True:
        numbers = range(number, number + GROUP)
        number += GROUP
        await store.write(kept(*(registered(replace(chi, id=f"v{one}")) for one in numbers)))
        await asyncio.gather(*(cast(store, one, early=early) for one in numbers))


async def cast(store: Store, number: int, *, early: bool) -> None:
    """Cast one vote and acknowledge it."""
    if early:
        print(number, flush=True)  # noqa: T201
        await asyncio.Event().wait()
    await store.write(kept(vote(number)))
    if not early:
        print(number, flush=True)  # noqa: T201


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), early=sys.argv[2:] == ["early"]))
