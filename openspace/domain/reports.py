"""Reports: what a conversation came to, distilled by one to three people beside the notes.

A field is named ``summary``, ``agree``, ``differ`` or ``links``, or by a part and the number of a
step: ``what-1``, ``who-1``, ``by_when-1``.

Rules:
    DR1 A breakout has one report. Whoever was in the room writes it, and whoever convenes it, took
        its notes or facilitates; it is never closed.
    DR2 It is written a field at a time. Each says what its writer had seen of it: an untouched
        field is passed over, and one that somebody else has changed meanwhile is refused, so that
        both texts are in front of who came later. What both wrote alike is written already.
    DR3 Text is tidy and has a length; a date is one of the calendar; links are addresses of the
        web or of mail, one a line, at most five.
    DR4 There are at most ``MOST_STEPS`` next steps. Their numbers stay when one is taken out, and
        a row that is free stands last. A step in which nothing is written is none.
    DR5 A report is filed once it has a summary, and stays so while it has one; whatever is written
        later is seen at once. Filing it again changes nothing.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from types import MappingProxyType
from typing import Literal

from openspace.domain.convening import present
from openspace.domain.facts.marketplace import Link
from openspace.domain.facts.reports import ReportFiled, ReportWritten
from openspace.domain.links import LONGEST_ADDRESS, LONGEST_LINK_TITLE, MOST_LINKS, links_of, typed
from openspace.domain.marketplace import Topic
from openspace.domain.permissions import Caller
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.wording import line, paragraphs

WHOLE = ("summary", "agree", "differ", "links")
PARTS = ("what", "who", "by_when")
LONGEST: Mapping[str, int] = MappingProxyType(
    {
        "summary": 1500,
        "agree": 1500,
        "differ": 1500,
        "links": MOST_LINKS * (LONGEST_ADDRESS + LONGEST_LINK_TITLE + 2),
        "what": 300,
        "who": 120,
        "by_when": 40,
    }
)
"""How many characters a field may have."""
MOST_STEPS = 12
STEP = re.compile(rf"({'|'.join(PARTS)})-([1-9][0-9]?)")
State = Literal["missing", "writing", "filed"]

NOT_THERE = Refusal(
    "not_there", "Whoever was in the room writes its report. Go in, and you can write too."
)
NO_SUCH_FIELD = Refusal("no_such_field", "A report has no such field.")
WRITTEN_MEANWHILE = Refusal(
    "written_meanwhile",
    "Somebody else wrote here meanwhile. Both texts are kept: put together what you want to stand.",
)
DATE_UNREADABLE = Refusal("date_unreadable", "This is no date. Write it like 2026-06-15.")
SUMMARY_MISSING = Refusal(
    "summary_missing", "Write a sentence or two for those who were not there. Then it can be filed."
)


@dataclass(frozen=True, slots=True)
class Step:
    """What is to be done next, by whom and by when; ``number`` is its row."""

    number: int
    what: str = ""
    who: str = ""
    by_when: date | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """The ``words`` of a breakout's report by field, when it was written last, and filed."""

    breakout: str
    words: Mapping[str, str] = field(default_factory=dict)
    written_at: datetime | None = None
    filed_at: datetime | None = None
    heads: int = 0

    def says(self, field: str) -> str:
        """What a field says."""
        return self.words.get(field, "")

    @property
    def filed(self) -> bool:
        """Whether it stands on the news wall (DR5)."""
        return self.filed_at is not None and bool(self.says("summary"))

    @property
    def steps(self) -> tuple[Step, ...]:
        """The next steps, in the order of their rows (DR4)."""
        numbers = sorted({number for each in self.words if (number := row_of(each))})
        return tuple(self._step(number) for number in numbers)

    @property
    def links(self) -> tuple[Link, ...]:
        """Where it leads."""
        found = links_of(self.says("links").splitlines())
        return () if isinstance(found, Refusal) else found

    @property
    def free_row(self) -> int | None:
        """The number of the next step's row, while there is room for one (DR4)."""
        taken = [each.number for each in self.steps]
        last = max(taken, default=0)
        if len(taken) >= MOST_STEPS:
            return None
        return last + 1 if last < 99 else min(set(range(1, 100)) - set(taken))

    def _step(self, number: int) -> Step:
        when = self.says(f"by_when-{number}")
        return Step(
            number,
            self.says(f"what-{number}"),
            self.says(f"who-{number}"),
            date.fromisoformat(when) if when else None,
        )


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes: whether they ``may`` (DR1), and when."""

    participant: str
    may: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """What was typed into a field, and the mark of what had been ``seen`` there."""

    field: str
    typed: str
    seen: str

    @property
    def touched(self) -> bool:
        """Whether it says something else than was seen (DR2)."""
        return mark(tidy(self.field, self.typed)) != self.seen


def row_of(field: str) -> int:
    """The number of the step a field belongs to; 0 for a field of the whole report."""
    found = STEP.fullmatch(field)
    return int(found[2]) if found else 0


def kind_of(field: str) -> str | None:
    """What a field holds; None where there is none of that name."""
    if field in WHOLE:
        return field
    found = STEP.fullmatch(field)
    return found[1] if found else None


def mark(text: str) -> str:
    """The mark of a text, by which what was seen is known again."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def tidy(field: str, typed: str) -> str:
    """What was typed, as it is stored when nothing is wrong with it (DR3)."""
    if row_of(field):
        return line(typed)
    return (
        "\n".join(filter(None, map(line, typed.splitlines())))
        if field == "links"
        else (paragraphs(typed))
    )


def writes(caller: Caller, topic: Topic | None, *, was_there: bool, took_notes: bool) -> bool:
    """Whether somebody writes the report of a run of this topic (DR1)."""
    convenes = topic is not None and caller.participant in present(topic)
    return caller.facilitates or was_there or took_notes or convenes


def write(gathering: str, report: Report, entry: Entry, writer: Writer) -> Outcome:
    """Write a field (DR2, DR3)."""
    if not writer.may:
        return NOT_THERE
    if kind_of(entry.field) is None:
        return NO_SUCH_FIELD
    text = _fit(entry.field, tidy(entry.field, entry.typed))
    if text == report.says(entry.field) or not entry.touched:
        return ()
    if isinstance(text, Refusal):
        return text
    return _met(report, entry) or (
        ReportWritten(gathering, report.breakout, entry.field, text, writer.participant, writer.at),
    )


def take_out(gathering: str, report: Report, number: int, writer: Writer) -> Outcome:
    """Take a next step out, whatever it says (DR4)."""
    if not writer.may:
        return NOT_THERE
    return tuple(
        ReportWritten(gathering, report.breakout, each, "", writer.participant, writer.at)
        for each in report.words
        if number and row_of(each) == number
    )


def file(gathering: str, report: Report, topic: str, heads: int, writer: Writer) -> Outcome:
    """Let it be read on the news wall (DR5)."""
    if not writer.may:
        return NOT_THERE
    if not report.says("summary"):
        return SUMMARY_MISSING
    if report.filed:
        return ()
    return (ReportFiled(gathering, report.breakout, topic, heads, writer.participant, writer.at),)


def state(report: Report, *, noted: bool) -> State:
    """How far a report has come; ``noted`` is whether there are notes to make it of."""
    if report.filed:
        return "filed"
    return "writing" if noted or report.words else "missing"


def _met(report: Report, entry: Entry) -> Refusal | None:
    """Why a field cannot be written as the report stands (DR2, DR4)."""
    if entry.seen != mark(report.says(entry.field)):
        return WRITTEN_MEANWHILE
    number, rows = row_of(entry.field), {each.number for each in report.steps}
    if not number or number in rows or len(rows) < MOST_STEPS:
        return None
    return Refusal(
        "too_many_steps", "A report has room for %(most)s next steps.", {"most": MOST_STEPS}
    )


def _fit(field: str, text: str) -> str | Refusal:
    kind = kind_of(field)
    most = LONGEST[kind or "what"]
    if len(text) > most:
        return Refusal(
            "report_too_long",
            "There is room for %(most)s characters here. These are %(count)s.",
            {"most": most, "count": len(text)},
        )
    if kind == "by_when" and text:
        return _date(text)
    return _links(text) if kind == "links" else text


def _date(text: str) -> str | Refusal:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return DATE_UNREADABLE


def _links(text: str) -> str | Refusal:
    links = links_of(text.splitlines())
    if not isinstance(links, Refusal):
        return "\n".join(map(typed, links))
    if links.code == "too_many_links":
        return Refusal(
            "report_links", "A report can have %(most)s links. These are %(count)s.", links.values
        )
    return links
