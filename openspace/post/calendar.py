"""A calendar as every calendar program reads it (RFC 5545): what is on, when and where.

Rules:
    C1 Times are UTC, so that a program need not know the gathering's zone; the zone is named too.
    C2 An entry keeps its ``uid`` whatever changes about it. ``revision`` grows with every change of
       time or place, so that a program knows which of two is the newer one.
    C3 Programs are asked to look again every ``LOOK_AGAIN``; most do so when they like.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from icalendar import Calendar as Written
from icalendar import Event as WrittenEntry
from icalendar import vDuration, vText

LOOK_AGAIN = timedelta(minutes=15)
OURS = "-//Openspace//Openspace//EN"
MEDIA_TYPE = "text/calendar; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that is on. ``changed`` is when it last became another, ``address`` its page."""

    uid: str
    title: str
    starts: datetime
    ends: datetime
    place: str = ""
    words: str = ""
    address: str = ""
    revision: int = 0
    changed: datetime | None = None


def written(name: str, zone: str, entries: Sequence[Entry], at: datetime) -> bytes:
    """The calendar of this name as a file, made at this moment."""
    calendar = Written()
    calendar.add("prodid", OURS)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for field in ("name", "x-wr-calname"):
        calendar.add(field, vText(name))
    calendar.add("x-wr-timezone", vText(zone))
    again = vDuration(LOOK_AGAIN)
    calendar.add("refresh-interval", again, parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", again)
    for entry in entries:
        calendar.add_component(_written(entry, at))
    file: bytes = calendar.to_ical()
    return file


def _written(entry: Entry, at: datetime) -> WrittenEntry:
    made = WrittenEntry()
    made.add("uid", entry.uid)
    made.add("dtstamp", at.astimezone(UTC))
    made.add("dtstart", entry.starts.astimezone(UTC))
    made.add("dtend", entry.ends.astimezone(UTC))
    made.add("summary", entry.title)
    made.add("sequence", entry.revision)
    if entry.changed:
        made.add("last-modified", entry.changed.astimezone(UTC))
    for name, text in (("location", entry.place), ("description", entry.words)):
        if text:
            made.add(name, text)
    if entry.address:
        made.add("url", entry.address)
    return made
