"""What a flow is made of: the few kinds of part that every word processor knows.

The rule: a part holds words, their language and the name of a style, never a measure or a colour.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from openspace.domain.notes import Block, Run
from openspace.workbook.manuscript import ChapterPart

Words = tuple[Run, ...]
"""A line of text; a link that begins with ``#`` leads to a part of the book by its id."""

StyleName = Literal[
    "Kind",
    "Title",
    "Subtitle",
    "Imprint",
    "Body",
    "Lead",
    "Where",
    "Facts",
    "Remark",
    "Aside",
    "By",
    "Missing",
    "Caption",
    "Quote",
    "TableHead",
    "TableText",
    "DrawnHead",
    "ContentsTitle",
    "Contents1",
    "Contents2",
]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; those of levels 1 and 2 stand in the contents, and one that ``opens`` begins a
    page."""

    level: int
    text: str
    id: str = ""
    language: str = ""
    opens: bool = False

    @property
    def words(self) -> Words:
        """The heading as a line of text."""
        return said(self.text)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in a style."""

    style: StyleName
    words: Words
    language: str = ""


@dataclass(frozen=True, slots=True)
class Points:
    """A plain list; each point is a line."""

    points: tuple[Words, ...]
    language: str = ""


@dataclass(frozen=True, slots=True)
class Notes:
    """A note's blocks; its headings stand ``below`` that level."""

    blocks: tuple[Block, ...]
    below: int
    language: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its head; ``widths`` are shares of the measure, ``figures`` the columns of
    numbers. A cell is a line of text, in ``language`` where it is not the book's."""

    head: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]
    widths: tuple[int, ...]
    caption: str = ""
    figures: frozenset[int] = frozenset()
    language: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """One of the book's pictures, by its name; ``alt`` says what it shows."""

    name: str
    alt: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """Where the table of contents stands."""

    title: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A topic's chapter: the heading that stands in the contents, and all that stands under it."""

    heading: Heading
    of: ChapterPart


Part = Heading | Paragraph | Points | Notes | Table | Drawing | Contents


def said(text: str, *, bold: bool = False, link: str | None = None) -> Words:
    """One stretch of text."""
    return (Run(text, bold=bold, link=link),) if text else ()


def joined(several: Iterable[Words], between: str = ", ") -> Words:
    """Several stretches with something between them."""
    found: list[Run] = []
    for words in several:
        found += [*((Run(between),) if found else ()), *words]
    return tuple(found)


def paragraphs(texts: Iterable[str], language: str = "") -> Iterator[Part]:
    """Running text."""
    return (Paragraph("Body", said(text), language) for text in texts)


def bulleted(points: Iterable[Words]) -> Block:
    """A plain list as a note would hold it."""
    items = (Block("item", children=(Block("paragraph", each),)) for each in points)
    return Block("bullets", children=tuple(items))


def state(item: Block) -> Words:
    """The box before a task, whose words stand under each other; nothing before another point."""
    if item.kind != "task":
        return ()
    return (Run("☑\t" if item.done else "☐\t"),)
