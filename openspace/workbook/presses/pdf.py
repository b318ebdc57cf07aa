"""The process that sets the PDF, one book after the other, until nobody asks.

The rule: it imports little, and has read its fonts when the first book comes. Run as ``python -m
openspace.workbook.presses.pdf MEBIBYTES SECONDS FONTS``; the near end is ``standing_type``.
"""

import gc
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from openspace.notes.answering import allow, answer_all
from openspace.workbook.coverage import coverage
from openspace.workbook.typesetter import printing, typeset

AFTER_THE_SERVER = 5
"""How much it gives way, less than the other presses do: of all forms it takes longest."""


def pdf(seconds: int, texts: Mapping[str, str], desk: str) -> bytes:
    """The book of these texts and of what lies on the desk, within so many seconds of the
    processor."""
    allow(seconds)
    return typeset(texts, Path(desk), FONTS)


def first_to_go() -> None:
    """Where the machine's memory ends, let the kernel end this process and not the server."""
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000")


if __name__ == "__main__":
    FONTS = Path(sys.argv[3])
    first_to_go()
    os.nice(AFTER_THE_SERVER)
    gc.disable()
    coverage(FONTS)
    printing(FONTS)
    answer_all({"set": pdf})
