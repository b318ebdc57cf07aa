"""Lines of text as OpenDocument keeps them: spans, links, line breaks, tabs.

The rule: a span's style says its marks and its language; every style that is used is noted.
"""

from dataclasses import dataclass, field
from itertools import groupby

from openspace.domain.notes import Run
from openspace.workbook.office.element import element, text
from openspace.workbook.office.parts import Words

ON_COVER = "OnCover"
"""How the style of what stands first in the book ends: with it the cover's page begins."""

Marks = tuple[bool, bool, str]
"""Bold, italic, and a language."""


@dataclass(slots=True)
class Writing:
    """What is counted while a document is written."""

    marks: dict[Marks, str] = field(default_factory=dict)
    tables: int = 0
    widths: dict[tuple[int, ...], str] = field(default_factory=dict)

    def marked(self, marks: Marks) -> str:
        """The name of the style with these marks."""
        return self.marks.setdefault(marks, f"T{len(self.marks) + 1}")

    def columns(self, widths: tuple[int, ...]) -> str:
        """The name that the styles of columns of such widths begin with."""
        return self.widths.setdefault(widths, f"C{len(self.widths) + 1}")


def spoken(words: Words, writing: Writing, language: str = "") -> str:
    """A line of text with its links."""
    return "".join(
        _linked(link, "".join(span(run, writing, language) for run in runs))
        for link, runs in groupby(words, key=lambda run: run.link)
    )


def _linked(link: str | None, inside: str) -> str:
    if not link:
        return inside
    return led("Within" if link.startswith("#") else "Link", link, inside)


def led(style: str, to: str, inside: str) -> str:
    """Words that lead somewhere."""
    styled = {"text:style-name": style, "text:visited-style-name": style}
    return element("text:a", {"xlink:type": "simple", "xlink:href": to} | styled, inside)


def span(run: Run, writing: Writing, language: str) -> str:
    """A stretch of text with its marks."""
    said = _written(run.text)
    if not (run.bold or run.italic or language):
        return said
    style = writing.marked((run.bold, run.italic, language))
    return element("text:span", {"text:style-name": style}, said)


def _written(said: str) -> str:
    lines = (_tabbed(line) for line in said.split("\n"))
    return element("text:line-break", {}).join(lines)


def _tabbed(line: str) -> str:
    return element("text:tab", {}).join(_spaced(part) for part in line.split("\t"))


def _spaced(words: str) -> str:
    """Blanks beyond the first, and those at either end, are elements of their own."""
    kept = text(words)
    for many in ("    ", "   ", "  "):
        kept = kept.replace(many, f' <text:s text:c="{len(many) - 1}"/>')
    if kept.startswith(" "):
        kept = f"<text:s/>{kept[1:]}"
    return f"{kept[:-1]}<text:s/>" if kept.endswith(" ") else kept
