"""What stands in the contents: the headings, where each is found, and on which page, likely."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from openspace.workbook.office.pages import Measured, measured, pages
from openspace.workbook.office.parts import Chapter, Heading, Part
from openspace.workbook.pictures import Pictures

LISTED = (1, 2)
"""The levels of headings that stand in the contents."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: where it leads, and the page it is likely on."""

    heading: Heading
    bookmark: str
    page: int


def outline(parts: Sequence[Part], pictures: Pictures) -> list[Entry]:
    """The lines of the contents in order."""
    headings = [listed(each) for each in parts]
    there = [each for each in headings if each]
    heights = (measured(each, there, pictures) for each in parts)
    return entries(zip(headings, heights, strict=True))


def entries(parts: Iterable[tuple[Heading | None, Measured]]) -> list[Entry]:
    """The same where all is measured, and it is known which headings stand in the contents."""
    headings, heights = zip(*parts, strict=True)
    return [
        Entry(heading, bookmark(heading, index), page)
        for index, (heading, page) in enumerate(zip(headings, pages(heights), strict=True))
        if heading
    ]


def listed(of: Part | Chapter) -> Heading | None:
    """The heading of a part, if it stands in the contents."""
    heading = of.heading if isinstance(of, Chapter) else of
    return heading if isinstance(heading, Heading) and heading.level in LISTED else None


def bookmark(heading: Heading, index: int = 0) -> str:
    """What a heading is called that stands in the contents; by its own name, if it has one."""
    return f"_Toc_{heading.id.replace('-', '_')}" if heading.id else f"_Toc{1000 + index}"


def names(of: Heading, entries: Iterable[Entry]) -> list[str]:
    """What a heading is led to by: its line in the contents, and its own name."""
    if of.id and of.level in LISTED:
        return [bookmark(of), of.id]
    return [each.bookmark for each in entries if each.heading is of]
