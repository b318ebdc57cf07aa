"""The books that are being pressed, and the folder they lie in: one job a gathering.

Rules:
    PJ1 A book is made in a process of its own, away from the server; who stops it ends that.
    PJ2 First the files are whole and in their place, then the fact is committed. What was made and
        is not known of is swept away: after each pressing, and when the server starts. Then what
        the database never heard of is set aside before: it may be a database of an earlier day.
        What lies aside too long goes with the rest.
    PJ3 A pressing that the server did not live to finish is told of as stopped when it starts.
    PJ4 What goes wrong is a sentence at the desk, and the book of before is as it was.
    PJ5 What books are made of lies in the data folder, and is taken away when they are made, or
        when the server starts.
    PJ6 When somebody is erased, files that were made for readers are forgotten, and so is what
        stands of any book in a process that waits. Of what was read before, nothing is kept.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from shutil import rmtree
from time import monotonic

import structlog

from openspace.bus.channels import GUESTS, Channel
from openspace.domain.editions import changed_since, named, next_number
from openspace.domain.facts.editions import Why
from openspace.domain.permissions import Caller, Role
from openspace.domain.proceedings import Proceedings
from openspace.domain.refusal import Outcome, Refusal
from openspace.facilitation import editions as verbs
from openspace.facilitation.house import House, is_erasure, new_id
from openspace.facilitation.proceedings import album, proceedings
from openspace.store import editions
from openspace.store.bookshelf import Bookshelf
from openspace.store.keeping import Transaction
from openspace.workbook.apart import NotPressed
from openspace.workbook.binding import bound
from openspace.workbook.keeping import FULL
from openspace.workbook.press import Press

DESKS = "desks"
log = structlog.get_logger()


class Pressings:
    """What is pressed now, by gathering."""

    def __init__(self, house: House) -> None:
        self._house, self.press = house, Press()
        self.room = self.press.room
        self.shelf = Bookshelf(house.store.folder)
        self._going: dict[str, asyncio.Task[None]] = {}
        self._shelving = asyncio.Lock()
        """Nothing is put on the shelf between knowing what is on it and sweeping it."""
        house.bus.listen(self._something_came)

    async def wake(self) -> None:
        """Sweep up what an end of the server has left (PJ2, PJ3, PJ5); processes may stay."""
        self.room.desks = await asyncio.to_thread(self._desks)
        self.room.stays = True
        for code in await self._house.store.read(editions.running):
            await self._house.perform(verbs.end, _house(code), "stopped")
        ours = await self._house.store.read(editions.ever_made)
        for each in await asyncio.to_thread(self.shelf.set_aside, ours, self._house.clock()):
            log.warning("unknown_edition_set_aside", folder=str(each))
        await self.tidy()

    async def begin(self, caller: Caller) -> Outcome:
        """Press the book, or join those who do."""
        pressing = new_id()
        outcome = await self._house.perform(verbs.begin, caller, pressing)
        code = caller.gathering
        if outcome == () and code not in self._going:  # its end could not be written down
            await self._house.perform(verbs.end, _house(code), "stopped")
            outcome = await self._house.perform(verbs.begin, caller, pressing)
        if outcome and not isinstance(outcome, Refusal):
            self._going[code] = asyncio.create_task(self._press(code, pressing))
        return outcome

    async def cancel(self, caller: Caller) -> Outcome:
        """Stop the pressing that goes on; the next may begin while this one ends."""
        code = caller.gathering
        task = self._going.get(code)
        outcome = await self._house.perform(verbs.cancel, caller)
        if outcome and not isinstance(outcome, Refusal) and task:
            if self._going.get(code) is task:
                del self._going[code]
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            await self.tidy()
        return outcome

    async def seal(self, caller: Caller, draft: str, *, alone: bool) -> Outcome:
        """Seal the draft, when everybody in it agrees to be named still."""
        code, at = caller.gathering, self._house.clock()
        names = await self._house.store.read_long(lambda tx: named(proceedings(tx, code, at)))
        outcome = await self._house.perform(verbs.seal, caller, draft, names, alone)
        await self.tidy()
        return outcome

    async def withdraw(self, caller: Caller, number: int, reason: str) -> Outcome:
        """Take an edition back, its files too."""
        outcome = await self._house.perform(verbs.withdraw, caller, number, reason)
        await self.tidy()
        return outcome

    async def close(self) -> None:
        """Press no more."""
        for task in self._going.values():
            task.cancel()
        await asyncio.gather(*self._going.values(), return_exceptions=True)
        await self.room.close()

    def _something_came(self, channel: Channel) -> None:
        if channel.kind == GUESTS and any(map(is_erasure, self._house.bus.latest(channel))):
            self.press.forget()

    async def _press(self, code: str, pressing: str) -> None:
        try:
            why = await self._pressed(code, pressing)
            if why:
                await self._house.perform(verbs.end, _house(code), why)
            await self.tidy()
        except Exception:
            log.exception("pressing_not_told", gathering=code)
        finally:
            if self._going.get(code) is asyncio.current_task():
                del self._going[code]

    async def _pressed(self, code: str, pressing: str) -> Why | None:
        """Press the book; why it came to nothing, if it did (PJ4)."""
        as_of = monotonic()
        try:
            book, pictures = await self._house.store.read_long(partial(self._book, code))
            async with self._shelving:
                folder = await asyncio.to_thread(self.shelf.making, pressing)
            told = partial(self._told, code, pressing)
            files = await bound(folder, book, pictures, told, room=self.room, as_of=as_of)
            await asyncio.to_thread(self.shelf.keep, code, pressing)
            await self._house.perform(verbs.finish, _house(code), pressing, book, files)
        except NotPressed as failure:
            log.exception("book_not_pressed", gathering=code)
            return failure.why
        except Exception as failure:
            log.exception("book_not_pressed", gathering=code)
            full = isinstance(failure, OSError) and failure.errno in FULL
            return "full" if full else "failed"
        return None

    async def _told(self, code: str, pressing: str, form: str, made: int) -> None:
        await self._house.perform(verbs.advance, _house(code), pressing, form, made)

    def _book(self, code: str, tx: Transaction) -> tuple[Proceedings, Mapping[str, bytes]]:
        """What is to be made, as the edition that it would be."""
        book = proceedings(tx, code, self._house.clock())
        before = editions.editions(tx, code)
        number = next_number(before)
        place = f"/g/{code}/workbook/editions/{number}"
        book = replace(
            book,
            edition="sealed",
            number=number,
            address=self._house.link(place) if self._house.address else "",
            changes=changed_since(before, book),
        )
        return book, album(tx, book)

    def _desks(self) -> Path:
        """The folder in which books are made, with nothing in it (PJ5)."""
        desks = self._house.store.folder / DESKS
        rmtree(desks, ignore_errors=True)
        desks.mkdir()
        return desks

    async def tidy(self) -> None:
        """Take away what is no book any more (PJ2)."""
        async with self._shelving:
            known = await self._house.store.read(editions.on_the_disk)
            await asyncio.to_thread(self.shelf.sweep, known)
            await asyncio.to_thread(self.shelf.throw_away, self._house.clock())


def _house(code: str) -> Caller:
    return Caller(code, None, Role.OUTSIDE)
