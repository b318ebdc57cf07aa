"""The styles of the book in a word processor: names, sizes and distances, in points.

The idea: a design gives fonts, colours and a manner; which style is how large beside the others is
the same in every design. The rule: whoever edits the book changes a style, and all of its kind
change with it.
"""

from dataclasses import dataclass
from typing import Literal

from openspace.workbook.design import Design

Face = Literal["text", "labels"]
Tone = Literal["ink", "quiet", "accent"]
Rule = Literal["left", "bottom"]
"""Where a line stands beside the words."""

Tab = Literal["left", "right"]
"""Where the words after a tab stand: under each other, or at the end of the line."""


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style. ``line`` is the distance of lines; ``hanging`` how far the first line
    begins before the others; ``display`` is larger and as bold as the design's titles are."""

    name: str
    size: float
    line: float
    face: Face = "text"
    tone: Tone = "ink"
    before: float = 0
    after: float = 0
    left: float = 0
    hanging: float = 0
    bold: bool = False
    italic: bool = False
    display: bool = False
    rule: Rule | None = None
    tab: Tab | None = None
    keep: bool = False
    page: bool = False
    level: int = 0


STYLES = (
    Style("Body", 10, 14.4, after=6),
    Style("Kind", 11, 14, "labels", bold=True, after=60, rule="bottom"),
    Style("Title", 31, 36, display=True, after=16),
    Style("Subtitle", 15, 20, tone="accent", italic=True, after=60),
    Style("Drawing", 10, 12, before=6, after=6, keep=True),
    Style("Imprint", 9, 13, "labels", after=2),
    Style("Lead", 11.5, 16.5, after=8),
    Style("Where", 9, 12, "labels", "accent", bold=True, after=8, keep=True),
    Style("Facts", 9, 13, "labels", after=3, left=96, hanging=96, tab="left", keep=True),
    Style("Remark", 8.5, 12, "labels", "quiet", before=4, after=10),
    Style("Aside", 8.5, 12, "labels", "quiet", after=4, keep=True),
    Style("By", 9, 12, "labels", before=4, after=2, bold=True, keep=True),
    Style("Missing", 10, 14.4, left=14, before=6, after=6, rule="left"),
    Style("Caption", 8.5, 12, "labels", "quiet", before=14, after=5, keep=True),
    Style("Quote", 11.5, 16.5, italic=True, left=18, before=6, after=6),
    Style("TableHead", 8.8, 12, "labels", bold=True, before=2, after=2, keep=True),
    Style("DrawnHead", 8.8, 12, "labels", bold=True, before=2, after=2),
    Style("TableText", 8.8, 12, "labels", before=2, after=2),
    Style("Point", 10, 14.4, after=3),
    Style("Gap", 4, 8),
    Style("ContentsTitle", 24, 29, display=True, after=18, page=True),
    Style("Contents1", 10.5, 14, "labels", bold=True, before=9, after=2, tab="right", keep=True),
    Style("Contents2", 9.5, 13, "labels", left=18, after=2, tab="right"),
    Style("Header", 8, 11, "labels", "quiet", tab="right"),
    Style("Footer", 8, 11, "labels", "quiet", tab="right"),
    Style("Heading1", 28, 33, display=True, after=16, keep=True, level=1),
    Style("Heading2", 19, 24, display=True, before=20, after=8, keep=True, level=2),
    Style("Heading3", 11, 14, "labels", "accent", 16, 5, bold=True, keep=True, level=3),
    Style("Heading4", 10.5, 14, "labels", before=11, after=4, bold=True, keep=True, level=4),
    Style("Heading5", 10, 13, "labels", before=9, after=3, bold=True, keep=True, level=5),
    Style("Heading6", 10, 13, "labels", "quiet", 9, 3, bold=True, keep=True, level=6),
)

NAMED = {style.name: style for style in STYLES}


def tone(style: Style, design: Design) -> str:
    """The colour of a style's letters."""
    if style.name == "TableHead" and design.filled_heads:
        return "#ffffff"
    return {"ink": design.ink, "quiet": design.quiet, "accent": design.accent}[style.tone]
