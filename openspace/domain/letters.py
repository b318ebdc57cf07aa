"""Letters: what is mailed to one person, and what becomes of it.

Rules:
    L1 A letter is written down with the fact that it tells of, or not at all, and sent afterwards.
    L2 Its ``key`` says what it is about and whom it is for. In a gathering a letter of the same key
       is put once, whatever became of the first.
    L3 It waits until its time has come (``not_before``). Where it would come too late
       (``not_after``), or has waited for two days without a try, it is not sent any more, and has
       failed.
    L4 What a server may take later is tried again after ``WAITS``, one after the other, for two
       days; then, and when a server says that it never will, it has failed. Somebody at the desk
       may have it tried again from the beginning.
    L5 What it says, with the personal link in it, is forgotten once it is sent. Who it went to
       stays until they are erased.
    L6 A letter that somebody waits for at this moment goes first, and before all a link to sign in.
    L7 The desk reads what is to be sent, but for links by which one comes in as somebody. Where
       mail is set up that goes for the own link of who has come or waits, too; where it is not, the
       desk has to hand it out.
    L8 Where a backup is put back, what was to be sent by then has failed: it may have been sent
       since the backup, and the desk says whether it is tried again.
    L9 What lets somebody in as themselves stands in a letter at the desk only for who presses for
       it, and that they did is in the log, whether mail is set up or not.
"""

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, Literal, get_args

from openspace.domain.facts.letters import (
    LetterAnswered,
    LetterPutAgain,
    LettersRead,
    LetterTakenOver,
    State,
)
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.wording import line

HERE: Final = "https://openspace.invalid"
"""Where a house lies that was not told its address."""
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
    "erasing",
]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
URGENT: Final[tuple[Kind, ...]] = ("signin", "address", "confirmation", "moved_up", "facilitator")
"""What somebody waits for at this moment (L6)."""
PRIVATE: Final[tuple[Kind, ...]] = ("signin", "address")
"""By which one comes in as somebody (L7)."""

OWN: Final[tuple[Kind, ...]] = ("confirmation", "waiting", "moved_up", "day")
"""With the own link of somebody who has come, or waits (L7)."""
OWN_LINK: Final = re.compile(r"(/invitation/)[\w-]+")

WAITS: Final = tuple(timedelta(minutes=each) for each in (1, 5, 20, 60, 180, 480, 720, 1440))
TOO_LATE: Final = "too late"
BY_HAND: Final = "by hand"
RESTORED: Final = "restored"
"""A backup was put back: it may have been sent before that (L8)."""
LONGEST_ANSWER: Final = 300
STALE: Final = timedelta(days=2)
NO_SUCH_LETTER: Final = Refusal(
    "no_such_letter", "That letter does not wait any more. Look at the list again."
)
NEEDED_NO_MORE: Final = Refusal(
    "letter_too_late", "It would come too late: what it says does not hold any more."
)


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


def came_too_late(posted: Posted, at: datetime) -> bool:
    """Whether it is not sent any more (L3)."""
    ends, begins = posted.letter.not_after, posted.letter.not_before or posted.put_at
    stale = posted.tries == 0 and at - max(begins, posted.put_at) > STALE
    return stale or (ends is not None and at > ends)


def sent(posted: Posted, answer: str, at: datetime) -> LetterAnswered:
    """The server took it (L5)."""
    return _answered(posted, "sent", answer, at, at)


def refused(posted: Posted, answer: str, at: datetime, *, forever: bool) -> LetterAnswered:
    """The server did not take it, now or for ever (L4)."""
    if forever or posted.tries >= len(WAITS):
        return _answered(posted, "failed", answer, at, at)
    return _answered(posted, "waiting", answer, at + WAITS[posted.tries], at)


def missed(posted: Posted, at: datetime) -> LetterAnswered:
    """It came too late (L3)."""
    return replace(_answered(posted, "failed", TOO_LATE, at, at), tries=posted.tries)


def held_up(posted: Posted, why: str, at: datetime) -> tuple[LetterAnswered, ...]:
    """There is no server that takes anything: it waits as before, and says why."""
    told = replace(_answered(posted, "waiting", why, posted.due, at), tries=posted.tries)
    return (told,) if told.answer != posted.answer else ()


def try_again(posted: Posted | None, at: datetime) -> Outcome:
    """Have it sent as if it were new (L4)."""
    if posted is None or posted.state == "sent":
        return NO_SUCH_LETTER
    if posted.letter.not_after and at > posted.letter.not_after:
        return NEEDED_NO_MORE
    return (LetterPutAgain(posted.letter.gathering, posted.id, at),)


def take_over(posted: Posted | None, at: datetime) -> Outcome:
    """Have sent it oneself (L4, L5)."""
    if posted is None or posted.state == "sent":
        return NO_SUCH_LETTER
    return (LetterTakenOver(posted.letter.gathering, posted.id, at),)


def shows_text(posted: Posted) -> bool:
    """Whether the desk may read what it says (L7)."""
    return posted.letter.kind not in PRIVATE and posted.state != "sent"


def hides_link(posted: Posted, *, mail: bool) -> bool:
    """Whether the desk reads it without its link (L7)."""
    return mail and posted.letter.kind in OWN


def holds_link(posted: Posted, *, mail: bool) -> bool:
    """Whether the desk may read the link in it by which somebody comes in (L9)."""
    there = shows_text(posted) and OWN_LINK.search(posted.letter.text) is not None
    return there and not hides_link(posted, mail=mail)


def read_whole(posted: Posted | None, at: datetime, *, mail: bool) -> Outcome:
    """Read one with the link in it (L9)."""
    if posted is None or not holds_link(posted, mail=mail):
        return NO_SUCH_LETTER
    return (LettersRead(posted.letter.gathering, 1, at),)


def for_the_desk(posted: Posted, address: str, *, mail: bool, whole: bool = False) -> str:
    """What the desk reads of it (L7), with the link where it is read ``whole`` (L9)."""
    text = from_here(posted.letter, address).text if shows_text(posted) else ""
    shown = whole and holds_link(posted, mail=mail)
    return text if shown else OWN_LINK.sub(r"\1…", text)


def from_here(letter: Letter, address: str) -> Letter:
    """The letter with its links leading to where the house is reached."""
    told = (each.replace(HERE, address) for each in (letter.text, letter.html))
    text, html = told
    calendar = letter.calendar.replace(HERE.encode(), address.encode())
    return replace(letter, text=text, html=html, calendar=calendar)


def _answered(
    posted: Posted, state: State, answer: str, due: datetime, at: datetime
) -> LetterAnswered:
    told = line(answer)[:LONGEST_ANSWER]
    code = posted.letter.gathering
    return LetterAnswered(code, posted.id, state, posted.tries + 1, told, due, at)
