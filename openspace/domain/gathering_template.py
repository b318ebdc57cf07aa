"""Templates: gathering files whose times are told from a start that is chosen later.

Rules:
    GT1 A template says ``"format": 2``. Its times are those of the start with so many hours and
        minutes before or after it, ``-00:15`` or ``+01:30``; ``day`` (1 to 3) is the first when it
        is left out. Its other keys are a gathering file's.
    GT2 Held on a day from a start, every time is on the clock of its own day: what would go past
        midnight is refused.
    GT3 A gathering file (``"format": 1``, or none) is a template from before there were any: its
        times are told from where its opening, or else what comes first, begins. A format that is
        not known here is refused.
    GT4 What is told by language, ``{"en": …, "nb": …}``, is taken in the gathering's, else the
        first that stands there.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from openspace.domain.documents import Entry, Unreadable, entry_of
from openspace.domain.refusal import Refusal
from openspace.domain.timetable import AFTERWARDS

FORMAT = 2
MOST_DAYS = 3
TAGGED = ("name", "about", "sectors", "challenges", "places", "invitation", "method")
"""What may be told by language (GT4)."""
OFFSET = re.compile(r"([+-])([01]\d|2[0-3]):([0-5]\d)")
PAST_MIDNIGHT = Refusal(
    "template_midnight",
    "From that start some of it would be on another day. Choose an earlier or a later one.",
)
BEFOREHAND = ("invited", "test room", "foyer")


class Overnight(Exception):
    """A time would be on another day (GT2)."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is chosen of it: the day and the clock of its start, and the gathering's language."""

    day: date
    starts: time
    language: str


def held(template: object, chosen: Chosen) -> Mapping[str, Any] | Refusal:
    """The gathering file that a template comes to (GT2)."""
    try:
        root = entry_of(brought_up(template))
        timetable = [_entry(each, chosen) for each in root.entries("timetable")]
    except Unreadable as unreadable:
        return unreadable.refusal
    except (Overnight, OverflowError):
        return PAST_MIDNIGHT
    spoken = {key: _in(root.content[key], chosen.language) for key in TAGGED if root.has(key)}
    dated = {"date": chosen.day.isoformat(), "language": chosen.language, "timetable": timetable}
    return {**root.content, **spoken, **dated}


def named(template: Mapping[str, Any], key: str, language: str) -> str:
    """Its name, or what it is about, in a language."""
    return str(_in(template.get(key, ""), language))


def brought_up(template: object) -> Mapping[str, Any]:
    """The template in today's format (GT3). Raises ``Unreadable``."""
    root = entry_of(template)
    told = root.number("format", 1, 9999) if root.has("format") else 1
    if told > FORMAT:
        raise Unreadable("format", "%(at)s: this template is for a newer Openspace than this one.")
    return root.content if told == FORMAT else _from_the_first(root)


def _from_the_first(root: Entry) -> Mapping[str, Any]:
    entries = root.entries("timetable")
    begun = [(each, _local(root, each, "starts"), _local(root, each, "ends")) for each in entries]
    if not begun:
        raise Unreadable("timetable", "%(at)s: at least one entry belongs here.")
    told = [each for each in begun if each[0].text("phase") not in BEFOREHAND] or begun
    first = told[0][1]
    timetable = []
    for entry, starts, ends in begun:
        if entry.text("phase") in ("invited", *AFTERWARDS):
            continue
        day = (starts.date() - first.date()).days + 1
        if not 1 <= day <= MOST_DAYS or ends.date() != starts.date():
            raise Unreadable(entry.at, "%(at)s: a template has three days at most.")
        times = {"starts": _offset(starts, first), "ends": _offset(ends, first)}
        timetable.append({"phase": entry.text("phase"), "day": day, **times})
    return {**root.content, "format": FORMAT, "starts": f"{first:%H:%M}", "timetable": timetable}


def _local(root: Entry, entry: Entry, key: str) -> datetime:
    told = entry.text(key)
    try:
        written = told if "T" in told else f"{root.text('date')}T{told}"
        return datetime.fromisoformat(written).replace(tzinfo=None)
    except ValueError:
        raise Unreadable(
            entry.place(key), "%(at)s: write a time as 09:30, or as 2027-05-20T09:30."
        ) from None


def _offset(at: datetime, first: datetime) -> str:
    clocks = [timedelta(hours=each.hour, minutes=each.minute) for each in (at, first)]
    minutes = (clocks[0] - clocks[1]) // timedelta(minutes=1)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _entry(entry: Entry, chosen: Chosen) -> dict[str, str]:
    day = entry.number("day", 1, MOST_DAYS) if entry.has("day") else 1
    opens = datetime.combine(chosen.day + timedelta(days=day - 1), chosen.starts)
    times = {key: _moment(entry, key, opens) for key in ("starts", "ends")}
    return {"phase": entry.text("phase"), **times}


def _moment(entry: Entry, key: str, opens: datetime) -> str:
    matched = OFFSET.fullmatch(entry.text(key))
    if not matched:
        raise Unreadable(entry.place(key), "%(at)s: write a time from the start, as +01:30.")
    sign, hours, minutes = matched.groups()
    length = timedelta(hours=int(hours), minutes=int(minutes))
    at = opens - length if sign == "-" else opens + length
    if at.date() != opens.date():
        raise Overnight
    return at.isoformat(timespec="minutes")


def _in(told: Any, language: str) -> Any:
    if not isinstance(told, Mapping) or not told:
        return told
    return told.get(language, next(iter(told.values())))
