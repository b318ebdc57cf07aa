"""What stands in the contents: the headings, where each is found, and on which page, likely."""

from dataclasses import dataclass

from openspace.workbook.office.pages import pages
from openspace.workbook.office.parts import Heading, Part
from openspace.workbook.pictures import Pictures

LISTED = (1, 2)
"""The levels of headings that stand in the contents."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: where it leads, and the page it is likely on."""

    heading: Heading
    bookmark: str
    page: int


def outline(parts: list[Part], pictures: Pictures) -> list[Entry]:
    """The lines of the contents in order."""
    on_pages = zip(parts, pages(parts, pictures), strict=True)
    return [
        Entry(part, f"_Toc{1000 + index}", page)
        for index, (part, page) in enumerate(on_pages)
        if isinstance(part, Heading) and part.level in LISTED
    ]


def names(of: Heading, entries: list[Entry]) -> list[str]:
    """What a heading is led to by: its line in the contents, and its own name."""
    listed = [each.bookmark for each in entries if each.heading is of]
    return [*listed, of.id] if of.id else listed
