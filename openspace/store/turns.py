"""A thread that does one short piece of work after the other, what many wait for first.

A page is for one person and a push for hundreds: behind the pages of a crowd that changes rooms, a
push waited for seconds. Pushes come at the pace of their channels, so a page waits for a few at
most.
"""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")


class Turns:
    """Whose turn it is on the thread of this name."""

    def __init__(self, name: str) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._for_many: deque[tuple[Callable[[], Any], Future[Any]]] = deque()
        self._for_one: deque[tuple[Callable[[], Any], Future[Any]]] = deque()

    def take(self, work: Callable[[], T], *, for_many: bool = False) -> Future[T]:
        """Do it when its turn comes; what nobody waits for any more is left out."""
        promise: Future[T] = Future()
        (self._for_many if for_many else self._for_one).append((work, promise))
        self._thread.submit(self._next)
        return promise

    def end(self) -> None:
        """Do what was handed in, and no more."""
        self._thread.shutdown()

    def _next(self) -> None:
        work, promise = (self._for_many or self._for_one).popleft()
        if not promise.set_running_or_notify_cancel():
            return
        try:
            promise.set_result(work())
        except BaseException as error:  # noqa: BLE001  a panic too is handed on to who asked
            promise.set_exception(error)
