"""What operators read: plain lines on standard error, each with its time and level.

Rules:
    LO1 What variables held, keys among them, stays out of it.
    LO2 A line that cannot be written (a full disk, a pipe whose reader has left) is lost, and
        nothing else is: whoever wanted to say it goes on.
"""

import logging
from typing import TextIO

import structlog


def keep_log(lines: TextIO) -> None:
    """Have every line written there from now on."""
    logging.raiseExceptions = False  # LO2
    written = logging.getLogger("openspace")
    written.handlers[:] = [logging.StreamHandler(lines)]
    written.setLevel(logging.INFO)
    written.propagate = False
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.dev.ConsoleRenderer(
                colors=False, exception_formatter=structlog.dev.plain_traceback
            ),
        ],
        logger_factory=lambda *_: written,
    )
