"""Paragraphs, headings, lists and notes as Word keeps them.

The rule: a list is a numbering of the document's own; every ordered list begins at one again.
"""

from dataclasses import dataclass, field

from openspace.workbook.office.docx.words import Links, fixed, spoken, w
from openspace.workbook.office.parts import Heading, Words

BULLETS, TASKS = 1, 2
"""The numberings that every list of their kind shares."""

DEEPEST = 8
"""How far in a list within a list may stand."""


@dataclass(slots=True)
class Writing:
    """What is counted while a document is written."""

    links: Links = field(default_factory=Links)
    ordered: int = 0
    bookmarks: int = 0
    tables: int = 0

    def numbering(self) -> int:
        """A new ordered list."""
        self.ordered += 1
        return TASKS + self.ordered

    def bookmarked(self, name: str, inside: str) -> str:
        """Words that can be led to by a name."""
        self.bookmarks += 1
        start = w("bookmarkStart", id=self.bookmarks, name=name)
        return f"{start}{inside}{w('bookmarkEnd', id=self.bookmarks)}"


def paragraph(
    style: str, words: Words, writing: Writing, language: str = "", *properties: str
) -> str:
    """A paragraph in a style."""
    named = fixed("pPr", fixed("pStyle", val=style), *properties)
    return f"<w:p>{named}{spoken(words, writing.links, language)}</w:p>"


def heading(of: Heading, writing: Writing, *names: str) -> str:
    """A heading, led to by its names."""
    inside = spoken(of.words, writing.links, of.language)
    for name in names:
        inside = writing.bookmarked(name, inside)
    style = w("pStyle", val=f"Heading{of.level}")
    return w("p", w("pPr", style, *((w("pageBreakBefore"),) if of.opens else ())), inside)
