"""A new gathering as it is asked for, before there is one.

Rules:
    GN1 A title has 1 to 150 characters on one line, a question 1 to 300.
    GN2 A code is letters a to z, digits, - and _, at most 40. Left empty it is made from the title,
        so that no other gathering has it. Some are refused, because cookies are called so.
    GN3 The day is not over, and is told as 2027-05-20; the start as 09:30, the time zone by name.
    GN4 Who founds it says their name, and facilitates it.
"""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from openspace.domain.gathering_file import CODE
from openspace.domain.refusal import Refusal
from openspace.domain.wording import line

LONGEST_TITLE = 150
LONGEST_QUESTION = 300
TAKEN_BY_COOKIES = re.compile(r"language|invitation_.*", re.IGNORECASE)
LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ð": "d", "þ": "th", "đ": "d", "ß": "ss"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the form says, as it was typed. ``begins`` names a template, or ``like:`` and a code."""

    begins: str = ""
    title: str = ""
    question: str = ""
    code: str = ""
    day: str = ""
    starts: str = ""
    language: str = ""
    time_zone: str = ""
    name: str = ""
    programme: bool = False


@dataclass(frozen=True, slots=True)
class Founded:
    """The same, read: ``starts`` is None where it is left to the template."""

    title: str
    question: str
    code: str
    day: date
    starts: time | None
    zone: ZoneInfo


def founded(wanted: Wanted, taken: Collection[str], now: datetime) -> Founded | Refusal:
    """Read what is wanted; a refusal's code is ``new_`` and the field that it is about."""
    title, question = line(wanted.title), line(wanted.question)
    for field, told, most, blank in (
        ("title", title, LONGEST_TITLE, NO_TITLE),
        ("question", question, LONGEST_QUESTION, NO_QUESTION),
    ):
        if not told:
            return blank
        if len(told) > most:
            return too_long(f"new_{field}", most, len(told))
    code = wanted.code.strip() or suggested_code(title, taken)
    zone, day, starts = zone_of(wanted.time_zone), day_of(wanted.day), _clock(wanted.starts)
    if refusal := _refused_code(code) or (None if zone else ZONE_WRONG):
        return refusal
    if day is None or day < now.astimezone(zone or UTC).date():
        return DAY_WRONG if day is None else DAY_OVER
    if isinstance(starts, Refusal):
        return starts
    return Founded(title, question, code, day, starts, zone or ZoneInfo("UTC"))


def suggested_code(title: str, taken: Collection[str]) -> str:
    """A code that is like the title, and no other gathering's (GN2)."""
    plain = unicodedata.normalize("NFKD", title.lower().translate(LETTERS))
    ascii_only = plain.encode("ascii", "ignore").decode()
    told = re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")[:32].strip("-") or "gathering"
    for number in range(1, len(taken) + 2):
        code = told if number == 1 else f"{told}-{number}"
        if code not in taken and not TAKEN_BY_COOKIES.fullmatch(code):
            return code
    return f"{told}-{len(taken) + 2}"


def too_long(code: str, most: int, count: int) -> Refusal:
    """There is more than fits."""
    told = {"most": most, "count": count}
    return Refusal(code, "This can have %(most)s characters. There are %(count)s.", told)


def zone_of(told: str) -> ZoneInfo | None:
    """The time zone with this name."""
    try:
        return ZoneInfo(told.strip()) if told.strip() else None
    except (KeyError, ValueError, OSError):
        return None


def day_of(told: str) -> date | None:
    """A day as 2027-05-20."""
    try:
        day = date.fromisoformat(told.strip())
    except ValueError:
        return None
    return day if 2000 <= day.year < 3000 else None


def _clock(told: str) -> time | Refusal | None:
    if not told.strip():
        return None
    try:
        read = time.fromisoformat(told.strip())
    except ValueError:
        return STARTS_WRONG
    return STARTS_WRONG if read.tzinfo else read.replace(second=0, microsecond=0)


def _refused_code(code: str) -> Refusal | None:
    if CODE.fullmatch(code) and not TAKEN_BY_COOKIES.fullmatch(code):
        return None
    return Refusal(
        "new_code",
        "“%(told)s” cannot be a code. Use a to z, digits and -, at most 40 of them.",
        {"told": code[:60]},
    )


NO_TITLE = Refusal("new_title", "Give the gathering a name.")
NO_QUESTION = Refusal("new_question", "Write the question that brings people together.")
ZONE_WRONG = Refusal("new_time_zone", "Write the name of a time zone, such as Europe/Oslo.")
DAY_WRONG = Refusal("new_day", "Choose a day as 2027-05-20.")
DAY_OVER = Refusal("new_day", "That day is over. Choose another one.")
STARTS_WRONG = Refusal("new_starts", "Write a time as 09:30.")
