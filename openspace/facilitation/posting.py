"""The postman: takes what is due from the outbox to the mail server, lot by lot, for ever.

Rules:
    PO1 Letters go one after the other over one line, ``LOT`` at most, and of each it is written
        down what became of it before the next is handed in. So nothing is lost by a restart, and
        only who is killed between the server's yes and that commit sends one letter twice.
    PO2 Whoever was erased meanwhile, or whose letter somebody sent by hand, is not written to.
    PO3 Where there is no server, or it takes nothing, letters wait as they are, their reason
        beside them, and it is asked again after ``PAUSES``.
    PO4 No more than ``PACE`` lets through go in a minute, whatever waits.
    PO5 Told to stop, it finishes the letter in hand for at most ``FAREWELL``, and no other.
"""

import asyncio
import time
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any, Final

import structlog

from openspace.bus.channels import LETTERS, Channel
from openspace.bus.purses import Purse
from openspace.domain.gathering import Gathering
from openspace.domain.letters import Posted, came_too_late, from_here
from openspace.domain.permissions import Caller, Role
from openspace.facilitation import letters as verbs
from openspace.facilitation.house import House
from openspace.post.smtp import Down, Envelope, Line, Server
from openspace.store import gatherings, outbox
from openspace.store.keeping import Transaction

LOT: Final = 10
PACE: Final = Purse(20, 1.0)
PAUSES: Final = (5.0, 15.0, 60.0, 180.0, 600.0)
IDLE: Final = 5.0
FAREWELL: Final = 2.0

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Due:
    """A letter whose time has come, and the gathering it is of."""

    posted: Posted
    gathering: Gathering

    @property
    def caller(self) -> Caller:
        """The house, doing it by itself."""
        return Caller(self.gathering.code, None, Role.OUTSIDE)


class Posting:
    """What the app has going on for its letters; without a ``server`` nothing goes."""

    def __init__(self, house: House, server: Server | None) -> None:
        self.server = server
        self._house = house
        self._woken = asyncio.Event()
        self._down = 0
        house.bus.listen(self._heard)

    async def keep_on(self) -> None:
        """Send what is due, whatever goes wrong once."""
        while self.server:
            self._woken.clear()
            try:
                more = await self.deliver(self.server)
            except Exception:
                log.exception("post_stumbled")
                self._down += 1
                more = False
            if not more:
                await self._rest()

    async def deliver(self, server: Server) -> bool:
        """Send one lot (PO1); whether more may be due now."""
        lot = [each for each in await self._due() if not await self._is_late(each)]
        if not lot:
            return False
        try:
            async with server.line() as line:
                self._down = 0
                for each in lot:
                    if not await self._finished(self._hand_in(line, each)):
                        break
        except Down as down:
            await self._hold_up(lot, str(down))
            return False
        return True

    async def _hand_in(self, line: Line, due: Due) -> bool:
        """Hand one in, and write down what was said; whether the line is open still."""
        if wait := self._house.purses.spend("post", PACE, time.monotonic()):
            await asyncio.sleep(wait)
            self._house.purses.spend("post", PACE, time.monotonic())
        id_ = due.posted.id
        now = await self._house.store.read(lambda tx: outbox.posted(tx, id_))
        if now is None or now.state != "waiting":
            return True
        letter = from_here(now.letter, self._house.address) if self._house.address else now.letter
        envelope = Envelope(letter, due.gathering.title, due.gathering.contact)
        said = await line.hand_in(envelope, self._house.clock())
        await self._house.perform(verbs.told, due.caller, id_, said)
        if said.verdict != "taken":
            log.warning("letter_not_taken", letter=id_, verdict=said.verdict)
        return said.line_open

    async def _finished(self, work: Coroutine[Any, Any, bool]) -> bool:
        """Do it to the end, for a while also when told to stop (PO5)."""
        task = asyncio.ensure_future(work)
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            await asyncio.wait({task}, timeout=FAREWELL)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            raise

    async def _due(self) -> list[Due]:
        at = self._house.clock()

        def work(tx: Transaction) -> list[Due]:
            lot = outbox.due(tx, at, LOT)
            known = {code: gatherings.gathering(tx, code) for code in {_code(e) for e in lot}}
            return [Due(each, found) for each in lot if (found := known[_code(each)])]

        return await self._house.store.read(work)

    async def _is_late(self, due: Due) -> bool:
        if not came_too_late(due.posted, self._house.clock()):
            return False
        await self._house.perform(verbs.missed, due.caller, due.posted.id)
        return True

    async def _hold_up(self, lot: list[Due], why: str) -> None:
        self._down += 1
        log.warning("mail_down", why=why)
        for each in lot:
            await self._house.perform(verbs.held_up, each.caller, each.posted.id, why)

    async def _rest(self) -> None:
        """Wait until there is something new, or a while; when nobody takes letters, the while."""
        if self._down:
            await asyncio.sleep(PAUSES[min(self._down, len(PAUSES)) - 1])
            return
        try:
            await asyncio.wait_for(self._woken.wait(), IDLE)
        except TimeoutError:
            return

    def _heard(self, channel: Channel) -> None:
        if channel.kind == LETTERS:
            self._woken.set()


def _code(posted: Posted) -> str:
    return posted.letter.gathering
