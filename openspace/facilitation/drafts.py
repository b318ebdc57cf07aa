"""The suggestion as it stands: drawn anew while votes come in, never on the server's own thread.

Rules:
    R1 A draft belongs to one problem; as long as the problem is the same, so is the draft.
    R2 While somebody looks at a gathering's suggestion, a new one is drawn whenever something
       changed, one at a time, and not more often than every ``PAUSE`` seconds.
    R3 When nobody has asked for ``PATIENCE`` seconds, drawing stops.
    R4 When the planner fails there is no draft; the next one asked for is tried afresh.
"""

import asyncio
import time

import structlog

from openspace.bus.channels import AGENDA, GRID, WALL, Channel
from openspace.facilitation.house import House
from openspace.facilitation.suggestion import problem_of
from openspace.planning.explain import steps
from openspace.planning.planner import Planner
from openspace.planning.suggestion import Draft

PAUSE = 2.0
PATIENCE = 600.0

log = structlog.get_logger()


class Drafts:
    """The latest draft of each gathering that somebody looks at."""

    def __init__(self, house: House, planner: Planner) -> None:
        self._house = house
        self._planner = planner
        self._latest: dict[str, Draft] = {}
        self._asked: dict[str, float] = {}
        self._drawing: dict[str, asyncio.Task[None]] = {}
        self._changed: set[str] = set()
        house.bus.listen(self._heard)

    async def latest(self, code: str) -> Draft:
        """The draft for the gathering as it is now. Raises ``PlannerFailed``."""
        self._asked[code] = time.monotonic()  # only people's asking keeps it going (R3)
        return await self._drawn(code)

    def known(self, code: str) -> Draft | None:
        """The draft that was made last, as long as somebody looks."""
        return self._latest.get(code)

    async def close(self) -> None:
        """Draw no more."""
        for task in self._drawing.values():
            task.cancel()
        await asyncio.gather(*self._drawing.values(), return_exceptions=True)
        await self._planner.close()

    async def _drawn(self, code: str) -> Draft:
        now = self._house.clock()
        problem = await self._house.store.read_long(lambda tx: problem_of(tx, code, now))
        if (known := self.known(code)) and known.problem == problem:
            return known
        plan = await self._planner.suggest(problem)
        drawn = Draft(problem, plan, await asyncio.to_thread(steps, problem, plan))
        self._latest[code] = drawn
        return drawn

    def _heard(self, channel: Channel) -> None:
        code = channel.gathering
        if channel.kind not in (WALL, AGENDA, GRID) or code not in self._asked:
            return
        self._changed.add(code)
        if code not in self._drawing:
            self._drawing[code] = asyncio.create_task(self._draw(code))

    async def _draw(self, code: str) -> None:
        try:
            while code in self._changed:
                await asyncio.sleep(PAUSE)
                self._changed.discard(code)
                if time.monotonic() - self._asked[code] > PATIENCE:
                    self._asked.pop(code)
                    self._latest.pop(code, None)
                else:
                    await self._drawn(code)
        except Exception:
            log.exception("no_draft", gathering=code)
        finally:
            del self._drawing[code]
