"""Work that is handed to the writer, and its answers, which come back to whoever waits.

The rule: a whole group is answered in one go, on the loop that each of them waits in.
"""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from openspace.store.keeping import Transaction

Work = Callable[[Transaction], Any]
Handed = tuple[Work, asyncio.Future[Any], asyncio.AbstractEventLoop]
Answer = tuple[Any, BaseException | None]


def tell(group: Sequence[Handed], answers: Sequence[Answer]) -> None:
    """Answer each who asked, where they wait; nobody waits in a loop that is closed."""
    for loop in dict.fromkeys(loop for _, _, loop in group):
        there = [
            (promise, answer)
            for (_, promise, where), answer in zip(group, answers, strict=True)
            if where is loop
        ]
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(_settle, there)


def _settle(there: Sequence[tuple[asyncio.Future[Any], Answer]]) -> None:
    for promise, (answer, failure) in there:
        if promise.done():  # who asked does not wait any more
            continue
        if failure is not None:
            promise.set_exception(failure)
        else:
            promise.set_result(answer)
