"""The database: one writer, whose commits are grouped, and readers that never wait for it.

Rules:
    D1 One connection writes and checkpoints; every other is read-only.
    D2 A piece of work is all or nothing, and answers only after the commit. When one of a group
       fails, the group is done again with a savepoint each; when its commit fails, one by one.
    D3 SQLite runs with WAL, synchronous FULL, foreign keys on, no trusted schema; checked.
    D4 When SQLite itself takes a group's transaction back, nothing of the group is done yet:
       its work is tried again one by one.
    D5 A glance at a few rows is taken on the spot: handing it to a thread would take longer, and
       threads that ask SQLite by turns hold each other up. Short reads come one after the other
       on a thread; what takes long has another, so that nobody's page waits for it.
    D6 Of the short reads, what many wait for comes before what one does.
    D7 A group of nothing but jottings is committed without a session: a keystroke's own
       statements take less time than one takes to make. When one fails, it is done again as any
       group.
    D8 What is deleted is overwritten; and scouring is done alone, between two groups.
"""

import asyncio
import queue
import sqlite3
import threading
from collections.abc import Callable, Hashable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeVar, cast

from sqlalchemy import event
from sqlalchemy.exc import IntegrityError

from openspace.store import kinds  # noqa: F401  an open store keeps every kind of fact
from openspace.store.connecting import check, engine_at, reach
from openspace.store.handing import Answer, Handed, Work, tell
from openspace.store.keeping import Jotting, Transaction
from openspace.store.memory import NOTHING, Kept, Memory, Subject, written_to
from openspace.store.migrations import upgrade
from openspace.store.scouring import Chore, rewrite, scour
from openspace.store.turns import Turns

FILE = "openspace.sqlite"
T = TypeVar("T")
Attempt = Callable[[Transaction, Work], Answer]

LARGEST_GROUP = 256
FIXES: Final = "SELECT 1 FROM sqlite_schema LIMIT 1"
"""BEGIN alone fixes no snapshot: SQLite takes it at the first look at a table."""


class Conflict(Exception):
    """Somebody else's commit came first and the work broke a unique rule: decide again."""


class Undone(Exception):
    """SQLite took the whole transaction back by itself, as when the disk is full."""


class Closed(Exception):
    """The store takes no more work."""


class Store:
    """A folder's database, open. ``close`` waits for what was handed in."""

    def __init__(self, folder: Path, *, writes: bool = True) -> None:
        self.folder = folder
        address = f"sqlite:///{folder / FILE}"
        self._writer = engine_at(address, "BEGIN IMMEDIATE")
        self._plain: Any = None
        if writes:
            event.listen(self._writer, "connect", self._connected)
            folder.mkdir(parents=True, exist_ok=True)
            upgrade(self._writer)
            check(self._writer)
            event.listen(self._writer, "before_cursor_execute", self._written)
            event.listen(self._writer, "commit", self._committing)
        self._reader = engine_at(address, "BEGIN", query_only=True)
        if not writes:
            reach(self._reader)
        self._memory = Memory() if writes else None
        self._changed: dict[Subject, dict[Hashable, Any]] = {}
        self._short = Turns("store-reader")
        self._long = ThreadPoolExecutor(1, thread_name_prefix="store-long-reader")
        self._closed = False
        self._queue: queue.SimpleQueue[Handed | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._serve, name="store-writer", daemon=True)
        self._thread.start()

    def glance(self, work: Callable[[Transaction], T]) -> T:
        """Run ``work`` on one snapshot here and now; everybody waits, so it is a few rows (D5)."""
        return self._read(work)

    def look(self, ask: Callable[[sqlite3.Connection], T]) -> T:
        """The same with one statement, which takes a tenth of what a session does (D5)."""
        held = self._reader.raw_connection()
        try:
            return ask(cast("sqlite3.Connection", held.dbapi_connection))
        finally:
            held.close()

    async def read(self, work: Callable[[Transaction], T]) -> T:
        """Run ``work`` on one snapshot; it is short, for the next one waits for it (D5)."""
        return await asyncio.wrap_future(self._short.take(partial(self._read, work)))

    async def read_plain(self, ask: Callable[[sqlite3.Connection], T]) -> T:
        """The same with statements alone, for what is too much to be looked at on the spot."""
        return await asyncio.wrap_future(self._short.take(partial(self._asked, ask)))

    async def read_for_many(self, work: Callable[[Transaction], T]) -> T:
        """The same for what many wait for, before what is for one (D6)."""
        read = partial(self._read, work)
        return await asyncio.wrap_future(self._short.take(read, for_many=True))

    async def read_long(self, work: Callable[[Transaction], T]) -> T:
        """Run ``work`` on one snapshot, however long it takes, without holding a page up (D5)."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._long, self._read, work)

    def recall(self, subject: Subject, what: Hashable) -> Any | None:
        """What is remembered under this name, if anything is, without asking the database."""
        return self._memory.kept.get(subject, {}).get(what) if self._memory else None

    async def write(self, work: Callable[[Transaction], T]) -> T:
        """Run ``work`` alone and answer after its commit. Raises ``Conflict``, or ``Closed``."""
        if self._closed:
            raise Closed
        loop = asyncio.get_running_loop()
        promise: asyncio.Future[T] = loop.create_future()
        self._queue.put((work, promise, loop))
        return await promise

    async def scour(self, *, anew: bool = False) -> bool:
        """Take what was deleted out of the files too (D8), ``anew`` by writing them again, which
        holds all writing up; whether that is done."""
        scoured: bool = await self.write(Chore(rewrite if anew else scour))
        return scoured

    def close(self) -> None:
        """Let the writer finish, then close every connection."""
        self._closed = True
        self._queue.put(None)
        self._thread.join()
        self._short.end()
        self._long.shutdown()
        self._reader.dispose()
        self._writer.dispose()

    def _read(self, work: Callable[[Transaction], T]) -> T:
        with Transaction(self._reader, lambda: kept) as tx:
            fix = partial(tx.plain.execute, FIXES)
            kept = self._memory.at(fix) if self._memory else NOTHING
            return work(tx)

    def _asked(self, ask: Callable[[sqlite3.Connection], T]) -> T:
        def on_one_snapshot(held: sqlite3.Connection) -> T:
            held.execute("BEGIN")
            try:
                return ask(held)
            finally:
                held.rollback()

        return self.look(on_one_snapshot)

    def _serve(self) -> None:
        while (first := self._queue.get()) is not None:
            group, stop = self._group(first)
            if rest := [each for each in group if not isinstance(each[0], Chore)]:
                self._commit(rest)
            for asked in group:
                if isinstance(chore := asked[0], Chore):
                    tell([asked], [self._done(chore)])
            if stop:
                return

    def _group(self, first: Handed) -> tuple[list[Handed], bool]:
        group = [first]
        while len(group) < LARGEST_GROUP:
            try:
                following = self._queue.get_nowait()
            except queue.Empty:
                break
            if following is None:
                return group, True
            group.append(following)
        return group, False

    def _commit(self, group: list[Handed]) -> None:
        jottings = [work for work, _, _ in group if isinstance(work, Jotting)]
        if len(jottings) == len(group) and (jotted := self._jotted(jottings)):
            tell(group, jotted)
            return
        try:
            answers = self._transact(group, _straight)
        except Exception as error:  # noqa: BLE001  a work or the commit failed: nothing is done
            if len(group) > 1:
                self._commit_guarded(group)
                return
            answers = [(None, error.failure if isinstance(error, Broken) else error)]
        tell(group, answers)

    def _commit_guarded(self, group: list[Handed]) -> None:
        try:
            answers = self._transact(group, _guarded)
        except Exception:  # noqa: BLE001  the commit failed: nobody's work is done
            for each in group:  # so that it fails for nobody but whose work broke it (D2)
                self._commit([each])
            return
        tell(group, answers)

    def _jotted(self, jottings: Sequence[Jotting[Any]]) -> list[Answer]:
        """Their answers after their commit, or none when nothing was done (D7)."""
        held = self._plain
        try:
            held.execute("BEGIN IMMEDIATE")
            answers: list[Answer] = [(each.work(held), None) for each in jottings]
            held.execute("COMMIT")
        except BaseException:  # noqa: BLE001  a panic too is met again, and handed on then
            if held.in_transaction:
                with suppress(sqlite3.Error):  # else what follows meets the same error, and tells
                    held.execute("ROLLBACK")
            return []
        return answers

    def _transact(self, group: list[Handed], attempt: Attempt) -> list[Answer]:
        self._changed.clear()
        try:
            with Transaction(self._writer, self._known) as tx, tx.begin():
                return _attempted(tx, group, attempt)
        finally:
            if self._changed and self._memory:
                self._memory.forget(self._changed)

    def _done(self, chore: Chore) -> Answer:
        try:
            return chore.work(self._plain), None
        except Exception as error:  # noqa: BLE001  it is asked for again
            return None, error

    def _known(self) -> Kept:
        return {**self._memory.kept, **self._changed} if self._memory else NOTHING

    def _connected(self, connection: Any, _record: Any) -> None:
        self._plain = connection  # the writer's only one (D1), which jottings use as it is

    def _committing(self, _connection: Any) -> None:
        if self._changed and self._memory:
            self._memory.withhold(self._changed)  # ``_transact`` lets it begin anew

    def _written(self, _connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        again = self._changed if statement.startswith("ROLLBACK") else written_to(statement)
        self._changed.update({subject: {} for subject in again})


def _attempted(tx: Transaction, group: list[Handed], attempt: Attempt) -> list[Answer]:
    answers: list[Answer] = []
    held = tx.connection().connection.dbapi_connection
    for work, _, _ in group:
        answers.append(attempt(tx, work))
        if not getattr(held, "in_transaction", False):
            raise Undone from answers[-1][1]
    return answers


class Broken(Exception):
    """A piece of work failed, and with it everything its transaction did."""

    def __init__(self, failure: BaseException) -> None:
        super().__init__(failure)
        self.failure = failure


def _straight(tx: Transaction, work: Work) -> Answer:
    """Do it; when it fails, so does the group. Raises ``Broken``."""
    try:
        return work(tx), None
    except IntegrityError as error:
        raise Broken(Conflict(str(error.orig))) from error
    except BaseException as error:
        raise Broken(error) from error


def _guarded(tx: Transaction, work: Work) -> Answer:
    """Do it behind a savepoint: when it fails, nobody else's work does."""
    try:
        with tx.begin_nested():
            tx.connection()  # or else the savepoint waits for work that asks for it
            return work(tx), None
    except IntegrityError as error:
        return None, Conflict(str(error.orig))
    except BaseException as error:  # noqa: BLE001  a panic too is handed on to who asked
        return None, error
