"""Why the server ends a note's socket: a code for programs, words for people who read logs.

Codes 4400 to 4499 say that coming back in the same way is pointless, as y-websocket has it;
after any other a client comes back by itself and loses nothing.
"""

from dataclasses import dataclass
from typing import Final

LONGEST_REASON: Final = 120


@dataclass(frozen=True, slots=True)
class Farewell:
    """The code and reason that a socket is closed with; a code leads to one place."""

    code: int
    reason: str


READ_ONLY: Final = Farewell(4403, "you may read this note, not write in it")
REMOVED: Final = Farewell(4410, "you do not take part in this gathering any more")
NO_SCHEMA: Final = Farewell(4409, "name the current schema to write; reload the page")
STALE_SCHEMA: Final = Farewell(4409, "the page is older than the note; reload the page")
OTHER_GENERATION: Final = Farewell(4411, "another generation of the note; reload the page")
TRY_AGAIN: Final = Farewell(1013, "try again")
TOO_SLOW: Final = Farewell(1013, "too much was waiting; try again")
RESTARTING: Final = Farewell(1012, "the server restarts; try again")


def unreadable(reason: str) -> Farewell:
    """What came is not something a note can take."""
    return Farewell(4400, f"unreadable: {reason}"[:LONGEST_REASON])
