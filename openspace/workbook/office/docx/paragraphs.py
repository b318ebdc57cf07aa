"""Paragraphs, headings, lists and notes as Word keeps them.

The rule: a list is a numbering of the document's own; every ordered list begins at one again.
"""

from dataclasses import dataclass, field

from openspace.workbook.office.docx.words import Links, fixed, spoken, w
from openspace.workbook.office.parts import Heading, Words

BULLETS, TASKS = 1, 2
"""The numberings that every list of their kind shares."""

NAMED = "list-"
"""What the name of an ordered list begins with."""

ROOM = 100_000
"""So many bookmarks and pictures a chapter may count by itself."""

DEEPEST = 8
"""How far in a list within a list may stand."""


@dataclass(slots=True)
class Writing:
    """What is counted while a document is written, or the ``chapter`` of that number by itself.

    An ordered list has a name until the document is whole, and a number then.
    """

    chapter: int = 0
    links: Links = field(init=False)
    ordered: int = 0
    tables: int = 0
    marks: int = 0

    def __post_init__(self) -> None:
        """What a chapter leads to is called after it."""
        self.links = Links(f"link{self.chapter}-")

    def numbering(self) -> str:
        """The name of a new ordered list."""
        self.ordered += 1
        return f"{NAMED}{self.chapter}-{self.ordered}"

    def mark(self) -> int:
        """The number of a new bookmark or picture."""
        self.marks += 1
        return self.chapter * ROOM + self.marks

    def bookmarked(self, name: str, inside: str) -> str:
        """Words that can be led to by a name."""
        number = self.mark()
        start = w("bookmarkStart", id=number, name=name)
        return f"{start}{inside}{w('bookmarkEnd', id=number)}"


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
