"""A note's blocks as Word keeps them: paragraphs, lists within lists, drawn tables.

The rule: a list is a numbering of the document's own; every ordered list begins at one again.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from openspace.domain.notes import Block, Run
from openspace.workbook.office.docx.drawings import drawing
from openspace.workbook.office.docx.paragraphs import BULLETS, DEEPEST, TASKS, Writing, paragraph
from openspace.workbook.office.docx.styles import MEASURE
from openspace.workbook.office.docx.words import fixed, w
from openspace.workbook.office.notes import Spot, rows_of
from openspace.workbook.office.parts import Drawing, StyleName, Words, bulleted, state
from openspace.workbook.pictures import Pictures


@dataclass(frozen=True, slots=True)
class Voice:
    """How a note is written down: in a language, its headings below a level, in a style."""

    writing: Writing
    language: str = ""
    below: int = 0
    style: StyleName = "Body"
    pictures: Pictures = field(default_factory=dict)

    def paragraph(self, style: str, words: Words, *properties: str) -> str:
        """A paragraph in a style."""
        return paragraph(style, words, self.writing, self.language, *properties)


def written(blocks: tuple[Block, ...], voice: Voice) -> Iterator[str]:
    """A note's blocks."""
    for block in blocks:
        match block.kind:
            case "heading":
                yield voice.paragraph(f"Heading{min(6, voice.below + block.level)}", block.runs)
            case "paragraph":
                yield voice.paragraph(voice.style, block.runs)
            case "quote":
                yield from written(block.children, replace(voice, style="Quote"))
            case "table":
                yield drawn(block, voice)
            case "image":
                yield from illustrated(block, voice)
            case _:
                yield from listed(block, voice)


def illustrated(block: Block, voice: Voice) -> Iterator[str]:
    """A picture, and what it shows under it; where it is not kept, what it shows."""
    if block.file in voice.pictures:
        of = Drawing(block.file, block.alt, note=block.alt)
        yield from drawing(of, voice.pictures[block.file], voice.writing)
    else:
        yield voice.paragraph("Remark", (Run(block.alt),))


def listed(block: Block, voice: Voice, depth: int = 0) -> Iterator[str]:
    """A list's points, and the lists within them."""
    numbers = {"bullets": BULLETS, "tasks": TASKS}.get(block.kind) or voice.writing.numbering()
    for item in block.children:
        yield from _point(item, numbers, voice, depth)


def _point(item: Block, numbers: int | str, voice: Voice, depth: int) -> Iterator[str]:
    at = fixed("numPr", fixed("ilvl", val=min(depth, DEEPEST)), fixed("numId", val=numbers))
    for index, inner in enumerate(item.children):
        if inner.kind in ("bullets", "numbers", "tasks"):
            yield from listed(inner, voice, depth + 1)
        elif inner.kind in ("paragraph", "heading"):
            box = state(item) if index == 0 else ()
            further = at if index == 0 else fixed("ind", left=360 * (depth + 1))
            yield voice.paragraph("Point", (*box, *inner.runs), further)
        else:
            yield from written((inner,), voice)


def points(several: tuple[Words, ...], voice: Voice) -> Iterator[str]:
    """A plain list."""
    return listed(bulleted(several), voice)


def drawn(table: Block, voice: Voice) -> str:
    """A table that people drew."""
    rows = rows_of(table)
    columns = max(sum(spot.across for spot in row) for row in rows)
    grid = w("tblGrid", *(w("gridCol", w=MEASURE // columns) for _ in range(columns)))
    made = (_row(row, MEASURE // columns, voice) for row in rows)
    look = w(
        "tblPr",
        w("tblStyle", val="DrawnTable"),
        w("tblW", w=MEASURE, type="dxa"),
        w("tblLayout", type="fixed"),
    )
    gap = voice.paragraph("Gap", ())
    return f"{gap}{w('tbl', look, grid, *made)}{gap}"


def _row(row: list[Spot], width: int, voice: Voice) -> str:
    names = all(spot.cell.head and spot.begins and spot.cell.down == 1 for spot in row)
    whole = fixed("trPr", fixed("cantSplit"), *((fixed("tblHeader"),) if names else ()))
    return w("tr", whole, *(_cell(spot, width, voice) for spot in row))


def _cell(spot: Spot, width: int, voice: Voice) -> str:
    down = (fixed("vMerge", val="restart" if spot.begins else None),) if spot.cell.down > 1 else ()
    across = (fixed("gridSpan", val=spot.across),) if spot.across > 1 else ()
    size = fixed("tcPr", fixed("tcW", w=width * spot.across, type="dxa"), *across, *down)
    style: StyleName = "DrawnHead" if spot.cell.head else "TableText"
    inside = written(spot.cell.children, replace(voice, style=style)) if spot.begins else ()
    said = list(inside) or [voice.paragraph(style, ())]
    last = "" if said[-1].startswith("<w:p>") else voice.paragraph("Gap", ())
    return w("tc", size, *said, last)
