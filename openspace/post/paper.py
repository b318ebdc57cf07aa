"""What every letter looks like: who it greets, its sentences, one thing to press, who it is from.

Rules:
    LP1 The same stands in plain text and in HTML, which is nothing but paragraphs and links: no
        pictures, nothing that is fetched, and every word of anybody's is text in it.
    LP2 A letter has one link that matters, on a line of its own, written out in both.
    LP3 It speaks the language it is told to, and ends with the gathering and whom to ask.
    LP4 A subject is one line, whatever stands in a title or a name.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from html import escape
from typing import Final
from zoneinfo import ZoneInfo

from babel.dates import format_datetime

from openspace.domain.gathering import Gathering
from openspace.domain.letters import Kind, Letter
from openspace.domain.timetable import Phase, Stretch
from openspace.domain.wording import line
from openspace.locale import catalogue
from openspace.post.calendar import Entry, written

MOMENTS: Final = {"nb": "EEEE d. MMMM y 'kl.' HH.mm", "en": "EEEE d MMMM y 'at' HH:mm"}
BEFORE: Final = (Phase.INVITED, Phase.TEST_ROOM)
PAGE: Final = (
    '<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
    "<title>{subject}</title></head>\n<body>\n{body}\n</body></html>\n"
)


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom a letter is for: an address that ``domain.addresses`` lets through, and the name.

    ``language`` is theirs where it is known; else the letter speaks the gathering's.
    """

    to: str
    name: str = ""
    participant: str | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """What a letter says between its greeting and its end."""

    subject: str
    before: tuple[str, ...]
    link: str = ""
    label: str = ""
    after: tuple[str, ...] = ()
    calendar: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Occasion:
    """A letter's ``key`` (L2), and between which times it is of use (L3)."""

    key: str
    not_before: datetime | None = None
    not_after: datetime | None = None


def language_of(gathering: Gathering, whom: Addressee) -> str:
    """The language that a letter to somebody speaks (LP3)."""
    return whom.language or gathering.language


def speaker(gathering: Gathering, whom: Addressee) -> Callable[[str], str]:
    """What turns English sentences into theirs."""
    return catalogue(language_of(gathering, whom)).gettext


def letter(
    kind: Kind, gathering: Gathering, whom: Addressee, words: Words, when: Occasion
) -> Letter:
    """The letter, in both of its forms (LP1)."""
    subject = line(words.subject)
    greeting, ending = _greeting(gathering, whom), _ending(gathering)
    return Letter(
        key=when.key,
        gathering=gathering.code,
        to=whom.to,
        name=line(whom.name),
        kind=kind,
        language=language_of(gathering, whom),
        subject=subject,
        text=_plain(greeting, words, ending),
        html=_html(language_of(gathering, whom), subject, greeting, words, ending),
        calendar=words.calendar,
        participant=whom.participant,
        not_before=when.not_before,
        not_after=when.not_after,
    )


def moment(gathering: Gathering, whom: Addressee, at: datetime) -> str:
    """A day and a time on the gathering's clock, in words."""
    return _in_words(at, gathering.time_zone, language_of(gathering, whom))


@lru_cache(maxsize=100)
def _in_words(at: datetime, time_zone: str, language: str) -> str:
    """The same for everybody to whom the same is written."""
    known = language if language in MOMENTS else "en"
    return format_datetime(at.astimezone(ZoneInfo(time_zone)), MOMENTS[known], locale=known)


def begins(gathering: Gathering) -> datetime:
    """When people come: the first phase that is no preparation."""
    return _stretches(gathering)[0].starts


def calendar(gathering: Gathering, link: str, at: datetime) -> bytes:
    """The gathering as calendar entries, one for each of its days."""
    zone = ZoneInfo(gathering.time_zone)
    days: dict[str, list[datetime]] = {}
    for each in _stretches(gathering):
        days.setdefault(f"{each.starts.astimezone(zone):%Y%m%d}", []).extend(
            (each.starts, each.ends)
        )
    entries = [
        Entry(
            uid=f"day-{number}@{gathering.code}.openspace",
            title=gathering.title,
            starts=min(times),
            ends=max(times),
            words=gathering.question,
            address=link,
        )
        for number, (_, times) in enumerate(sorted(days.items()), 1)
    ]
    return written(gathering.title, gathering.time_zone, entries, at)


def _stretches(gathering: Gathering) -> list[Stretch]:
    day = gathering.timetable.day or gathering.timetable.stretches
    return [each for each in day if each.phase not in BEFORE] or list(day)


def _greeting(gathering: Gathering, whom: Addressee) -> str:
    say, name = speaker(gathering, whom), line(whom.name)
    return say("Hello %(name)s,") % {"name": name} if name else say("Hello,")


def _ending(gathering: Gathering) -> tuple[str, ...]:
    contact = gathering.contact
    asked = ", ".join(filter(None, map(line, (contact.name, contact.email, contact.phone))))
    return tuple(filter(None, (line(gathering.title), asked)))


def _plain(greeting: str, words: Words, ending: tuple[str, ...]) -> str:
    link = (f"{words.label}:\n{words.link}",) if words.link else ()
    parts = (greeting, *words.before, *link, *words.after, "\n".join(ending))
    return "\n\n".join(parts) + "\n"


def _html(language: str, subject: str, greeting: str, words: Words, ending: tuple[str, ...]) -> str:
    address = escape(words.link, quote=True)
    shown = f'<a href="{address}">{escape(words.label)}</a><br>{address}'
    parts = [
        *map(_escaped, (greeting, *words.before)),
        *((shown,) if words.link else ()),
        *map(_escaped, words.after),
        "<br>".join(map(escape, ending)),
    ]
    body = "\n".join(f"<p>{each}</p>" for each in parts)
    return PAGE.format(language=escape(language, quote=True), subject=escape(subject), body=body)


def _escaped(text: str) -> str:
    return escape(text).replace("\n", "<br>\n")
