"""The book as PDF, set in a process of its own within a time limit.

The rule: either the whole book comes out or `NotPressed` is raised; nothing half-made is answered.
"""

import asyncio
import json
import sys
from dataclasses import asdict

from openspace.workbook.design import design, fonts
from openspace.workbook.manuscript import Manuscript

SECONDS = 60.0
ENDING = b"%%EOF"


class NotPressed(Exception):
    """The book could not be made; the reason is for the log, not for people."""


async def pdf(manuscript: Manuscript, seconds: float = SECONDS) -> bytes:
    """The book as a tagged PDF."""
    text = json.dumps(asdict(manuscript), ensure_ascii=False).encode("utf-8", "replace")
    words = ("-P", "-m", "openspace.workbook.typesetter", str(design()), str(fonts()))
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        sys.executable, *words, stdin=pipe, stdout=pipe, stderr=pipe
    )
    try:
        async with asyncio.timeout(seconds):
            made, complaint = await process.communicate(text)
    except TimeoutError as late:
        raise NotPressed(f"not done after {seconds:g} seconds") from late
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode or not made.rstrip().endswith(ENDING):
        raise NotPressed(complaint.decode("utf-8", "replace")[-2000:])
    return made
