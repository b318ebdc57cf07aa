"""Planning off the event loop: one process of its own, which can be stopped.

The rule: one problem is planned at a time, the others wait their turn; whatever goes wrong (a
crash, too long, an answer that cannot be read) is `PlannerFailed`, and the next problem gets a
fresh process. Who stops waiting stops the process too.
"""

import asyncio
import os
import pickle
import sys
from asyncio.subprocess import PIPE, Process

from openspace.planning.plan import Plan
from openspace.planning.problem import Problem

SECONDS = 20.0
ALONE = {"OPENBLAS_NUM_THREADS": "1"}
"""It plans on one processor and leaves the others to the house."""
WORDS = ("-P", "-m", "openspace.planning.worker")


class PlannerFailed(Exception):
    """There is no plan; the reason is for the log, not for people."""


class Planner:
    """Plans for everybody in the house."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._turn = asyncio.Lock()
        self._process: Process | None = None

    async def suggest(self, problem: Problem, seed: int = 0) -> Plan:
        """As ``plan.suggest``; raises `PlannerFailed`."""
        async with self._turn:
            try:
                async with asyncio.timeout(self._seconds):
                    return await self._asked(problem, seed)
            except TimeoutError as late:
                await self._stop()
                raise PlannerFailed(f"not done after {self._seconds:g} seconds") from late
            except (OSError, EOFError, pickle.UnpicklingError) as broken:
                await self._stop()
                raise PlannerFailed(repr(broken)) from broken
            except asyncio.CancelledError:
                await self._stop()
                raise

    async def close(self) -> None:
        """Stop the process; a plan that is being made fails."""
        await self._stop()

    async def _asked(self, problem: Problem, seed: int) -> Plan:
        process = await self._started()
        questions, answers = process.stdin, process.stdout
        if questions is None or answers is None:
            raise EOFError("the process has no pipes")
        question = pickle.dumps((problem, seed))
        questions.write(len(question).to_bytes(4) + question)
        await questions.drain()
        size = int.from_bytes(await answers.readexactly(4))
        answer = pickle.loads(await answers.readexactly(size))  # noqa: S301 - our own
        if not isinstance(answer, Plan):
            raise PlannerFailed(str(answer))
        return answer

    async def _started(self) -> Process:
        if self._process is None or self._process.returncode is not None:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                *WORDS,
                stdin=PIPE,
                stdout=PIPE,
                env={**os.environ, **ALONE},
                start_new_session=True,  # a terminal's Ctrl+C is for the server
            )
        return self._process

    async def _stop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            if process.returncode is None:
                process.kill()
            await process.wait()
