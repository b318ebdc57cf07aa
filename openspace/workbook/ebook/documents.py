"""The documents of an electronic book: one for every part, one for every chapter.

The rule: their words are the templates that the web page of the book is made of.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from openspace.workbook.manuscript import ChapterPart, Manuscript, RoundPart
from openspace.workbook.outcome_parts import OutcomePart
from openspace.workbook.page import environment

Place = Literal[
    "cover", "indexes", "foreword", "before", "agenda", "round", "chapter", "outcome", "after"
]
KINDS = {
    "cover": "titlepage",
    "foreword": "foreword",
    "chapter": "chapter",
    "round": "part",
}
WITHIN = re.compile(r'href="#(chapter-\d+)"')
"""A link to a chapter; what people wrote has no such quotes left in it."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file of the book; a chapter stands ``within`` its round's."""

    file: str
    name: str
    part: Place
    within: str = ""
    round: RoundPart | None = None
    chapter: ChapterPart | None = None
    outcome: OutcomePart | None = None

    @property
    def kind(self) -> str:
        """What readers know such a part as."""
        return KINDS.get(self.part, "")


def documents(book: Manuscript) -> Iterator[Document]:
    """All of them, in the book's order."""
    words = book.words
    yield Document("title.xhtml", book.title, "cover")
    if book.indexes:
        yield Document("indexes.xhtml", words["indexes"], "indexes")
    if book.foreword:
        yield Document("foreword.xhtml", words["foreword"], "foreword")
    yield Document("before.xhtml", words["invitation_part"], "before")
    if book.grid and len(book.grid_head) > 1:
        yield Document("agenda.xhtml", words["grid"], "agenda")
    for part in book.rounds:
        file = f"round-{part.index}.xhtml"
        yield Document(file, part.title, "round", round=part)
        for chapter in part.chapters:
            name = f"{chapter.number} {chapter.title}"
            yield Document(f"{chapter.id}.xhtml", name, "chapter", within=file, chapter=chapter)
    for outcome in book.outcomes:
        yield Document(f"{outcome.id}.xhtml", outcome.title, "outcome", outcome=outcome)
    yield Document("after.xhtml", words["method"], "after")


def written(book: Manuscript, document: Document) -> str:
    """A document as XHTML; what leads to a chapter leads to its file."""
    template = environment(book.language).get_template("workbook/epub/document.html")
    made = template.render(
        book=book,
        name=document.name,
        part=document.part,
        kind=document.kind,
        round=document.round,
        chapter=document.chapter,
        outcome=document.outcome,
    )
    return WITHIN.sub(r'href="\1.xhtml"', made)
