"""Letters: what is mailed to one person, and what becomes of it.

Rules:
    L1 A letter is written down with the fact that it tells of, or not at all, and sent afterwards.
    L2 Its ``key`` says what it is about and whom it is for. In a gathering a letter of the same key
       is put once, whatever became of the first.
    L3 It waits until its time has come (``not_before``). Where it would come too late
       (``not_after``), it is not sent any more, and has failed.
    L4 What a server may take later is tried again after ``WAITS``, one after the other, for two
       days; then, and when a server says that it never will, it has failed. Somebody at the desk
       may have it tried again from the beginning.
    L5 What it says, with the personal link in it, is forgotten once it is sent. Who it went to
       stays until they are erased.
    L6 A letter that somebody waits for at this moment, such as a link to sign in, goes first.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal, get_args

Kind = Literal[
    "signin",
    "address",
    "facilitator",
    "invitation",
    "confirmation",
    "waiting",
    "moved_up",
    "deadline",
    "day",
    "report",
    "chapter",
    "action",
    "edition",
]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
URGENT: Final[tuple[Kind, ...]] = ("signin", "address", "confirmation", "moved_up", "facilitator")
"""What somebody waits for at this moment (L6)."""
State = Literal["waiting", "sent", "failed"]

WAITS: Final = tuple(timedelta(minutes=each) for each in (1, 5, 20, 60, 180, 480, 720, 1440))
TOO_LATE: Final = "too late"
LONGEST_ANSWER: Final = 300


@dataclass(frozen=True, slots=True)
class Letter:
    """What is to be mailed. ``to`` is an address that ``domain.addresses`` lets through.

    ``participant`` is whose it is here, if they take part already: it goes when they are erased.
    ``calendar`` is a calendar file to go with it. Times are aware.
    """

    key: str
    gathering: str
    to: str
    name: str
    kind: Kind
    language: str
    subject: str
    text: str
    html: str = ""
    calendar: bytes = b""
    participant: str | None = None
    not_before: datetime | None = None
    not_after: datetime | None = None


@dataclass(frozen=True, slots=True)
class Posted:
    """A letter that is written down, and what became of it so far.

    ``answer`` is what the server said last; ``due`` when it is tried next.
    """

    id: int
    letter: Letter
    state: State
    put_at: datetime
    due: datetime
    tries: int = 0
    answer: str = ""
    answered_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of a letter that was tried: sent, waiting until ``due``, or failed."""

    id: int
    state: State
    tries: int
    answer: str
    due: datetime


def came_too_late(posted: Posted, at: datetime) -> bool:
    """Whether nobody needs it any more (L3)."""
    return posted.letter.not_after is not None and at > posted.letter.not_after


def sent(posted: Posted, answer: str, at: datetime) -> Answered:
    """The server took it (L5)."""
    return Answered(posted.id, "sent", posted.tries + 1, answer[:LONGEST_ANSWER], at)


def refused(posted: Posted, answer: str, at: datetime, *, forever: bool) -> Answered:
    """The server did not take it, now or for ever (L4)."""
    tries, told = posted.tries + 1, answer[:LONGEST_ANSWER]
    if forever or tries > len(WAITS):
        return Answered(posted.id, "failed", tries, told, at)
    return Answered(posted.id, "waiting", tries, told, at + WAITS[tries - 1])
