"""Chapters written down for Word, each by itself, so that one that has not changed stands in the
next book as it is.

The rule: nothing in a chapter depends on what stands before it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from openspace.domain.notes import images
from openspace.workbook.office.chapters import chapter
from openspace.workbook.office.docx.paragraphs import Writing
from openspace.workbook.office.docx.setting import Setting, said
from openspace.workbook.office.pages import Measured, measured
from openspace.workbook.office.parts import Chapter
from openspace.workbook.pictures import Pictures
from openspace.workbook.reused import Reused

MOST = 32 * 2**20
"""So many characters of chapters are kept."""


@dataclass(frozen=True, slots=True)
class Written:
    """A chapter as text, how high it is, and where it leads."""

    text: str
    height: Measured
    links: Mapping[str, str]


Chapters = Reused[Written]


def standing() -> Chapters:
    """Room for chapters, none of which is written yet."""
    return Reused(MOST, lambda written: len(written.text))


def written(of: Chapter, words: dict[str, str], pictures: Pictures, chapters: Chapters) -> Written:
    """The chapter, with those of the pictures that it shows."""
    sources = (of.of.pictures[each].source for each in images(of.of.notes))
    shown = {each: pictures[each] for each in sources if each in pictures}
    sizes = tuple((name, picture.within()) for name, picture in shown.items())
    content = (of, tuple(words.items()), sizes)
    return chapters.of(content, partial(_written, of, words, shown))


def _written(of: Chapter, words: dict[str, str], pictures: Pictures) -> Written:
    writing = Writing(of.of.number)
    setting = Setting(words, pictures, (), writing)
    parts = list(chapter(of, words))
    text = "".join(text for each in parts for text in said(each, setting))
    pieces = (piece for each in parts for piece in measured(each, (), pictures).pieces)
    return Written(text, Measured(of.heading.opens, tuple(pieces)), writing.links.relations)
