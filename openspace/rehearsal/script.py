"""What simulated people have to say: who they are, what they propose, what they write where.

Rules:
    R1 A room's note is written from the lines of its topic, in order, then from what can be
       said anywhere, in the topic's language.
    R2 A line stands once in a note: one that stands there, or has been begun by anybody, is
       not written again.
"""

import json
import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from openspace.domain.participants import Introduction
from openspace.rehearsal.document import FILE

SENTENCES = Path(__file__).parent / "sentences.json"
WRITTEN_HERE = "nb"
AGREE = 4
"""Of five, so many have their name in reports; all but a few stand in the list."""


@dataclass(frozen=True, slots=True)
class Line:
    """Something to write: ``kind`` is heading, paragraph, item or task."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Title:
    """Something to propose."""

    title: str
    language: str
    sdg: tuple[int, ...]
    challenges: tuple[str, ...]


@cache
def _sentences() -> Mapping[str, Any]:
    read: Mapping[str, Any] = json.loads(SENTENCES.read_text(encoding="utf-8"))
    return read


@cache
def titles() -> tuple[Title, ...]:
    """What may be proposed beyond the gathering's own topics."""
    return tuple(
        Title(each["title"], each["language"], tuple(each["sdg"]), tuple(each["challenges"]))
        for each in _sentences()["titles"]
    )


def to_do() -> tuple[str, ...]:
    """What actions may say."""
    return tuple(_sentences()["actions"])


def lines_said() -> tuple[str, ...]:
    """What may be said in the closing circle."""
    return tuple(_sentences()["reflections"])


def whys() -> tuple[str, ...]:
    """Why a room may ask for a facilitator."""
    return tuple(_sentences()["whys"])


def proposal(number: int, *, framed: bool) -> Title:
    """What the person proposes who is the so-manieth to do so, all different; ``framed`` with the
    demo's goals and challenges, which another gathering need not have."""
    whole, turn = divmod(number, len(titles()))
    title = titles()[turn]
    if whole:
        of = _sentences()["people"][(whole - 1) % len(_sentences()["people"])]["organisation"]
        title = replace(title, title=f"{of}: {title.title}")
    return title if framed else replace(title, sdg=(), challenges=())


def introduction(number: int) -> Introduction:
    """Who comes in as this number: those by name first, then more of their kind, all different."""
    people = _sentences()["people"]
    whole, turn = divmod(number, len(people))
    one, other = people[turn], people[(turn + 7 * whole) % len(people)]
    first, last = one["name"].split(" ", 1)[0], other["name"].rsplit(" ", 1)[-1]
    again = "" if whole < len(people) else f" {whole // len(people) + 1}"
    return Introduction(
        name=f"{first} {last}{again}" if whole else one["name"],
        organisation=other["organisation"],
        sector=other["sector"],
        named_in_reports=number % 5 < AGREE,
        listed=number % 7 > 0,
    )


@cache
def _languages() -> Mapping[str, str]:
    """The language of every topic that has one, by its title."""
    filed = json.loads(FILE.read_text(encoding="utf-8"))["topics"]
    known = {each["title"]: each.get("language", WRITTEN_HERE) for each in filed}
    return known | {each.title: each.language for each in titles()}


@cache
def lines(number: int, title: str) -> tuple[Line, ...]:
    """All that can be written in the room of a topic, in order (R1)."""
    language = _languages().get(title)
    own = _sentences()["notes"].get(str(number), ()) if language else ()
    anywhere = _lines(_sentences()["anywhere"][language or WRITTEN_HERE])
    heading, *_ = (each for each in anywhere if each.kind == "heading")
    rest = [each for each in anywhere if each.kind != "heading"]
    random.Random(number).shuffle(rest)  # noqa: S311
    return (*_lines(own), heading, *rest)


def next_line(script: Iterable[Line], stands: Iterable[str], begun: Iterable[str]) -> Line | None:
    """What to write next, when these texts stand in the note and those were begun (R2)."""
    there = [text for text in stands if text]
    taken = set(begun)
    return next(
        (
            line
            for line in script
            if line.text not in taken and not any(line.text.startswith(text) for text in there)
        ),
        None,
    )


def _lines(rows: Iterable[Mapping[str, str]]) -> tuple[Line, ...]:
    return tuple(Line(each["kind"], each["text"]) for each in rows)
