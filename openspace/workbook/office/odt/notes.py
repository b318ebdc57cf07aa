"""A note's blocks as OpenDocument keeps them: paragraphs, lists within lists, drawn tables."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from openspace.domain.notes import Block, Run
from openspace.workbook.office.element import element
from openspace.workbook.office.notes import Spot, rows_of
from openspace.workbook.office.odt.drawings import drawing
from openspace.workbook.office.odt.paragraphs import headed, paragraph
from openspace.workbook.office.odt.words import Writing, spoken
from openspace.workbook.office.parts import Drawing, StyleName, Words, bulleted, state
from openspace.workbook.pictures import Pictures

LISTS = {"bullets": "Points", "numbers": "Numbers", "tasks": "Boxes"}
"""The styles of the lists."""


@dataclass(frozen=True, slots=True)
class Voice:
    """How a note is written down: in a language, its headings below a level, in a style."""

    writing: Writing
    language: str = ""
    below: int = 0
    style: StyleName = "Body"
    pictures: Pictures = field(default_factory=dict)

    def paragraph(self, style: str, words: Words) -> str:
        """A paragraph in a style."""
        return paragraph(style, words, self.writing, self.language)


def written(blocks: tuple[Block, ...], voice: Voice) -> Iterator[str]:
    """A note's blocks."""
    for block in blocks:
        match block.kind:
            case "heading":
                level = min(6, voice.below + block.level)
                said = spoken(block.runs, voice.writing, voice.language)
                yield headed(f"Heading{level}", level, said)
            case "paragraph":
                yield voice.paragraph(voice.style, block.runs)
            case "quote":
                yield from written(block.children, replace(voice, style="Quote"))
            case "table":
                yield drawn(block, voice)
            case "image":
                yield from illustrated(block, voice)
            case _:
                yield listed(block, voice)


def illustrated(block: Block, voice: Voice) -> Iterator[str]:
    """A picture, and what it shows under it; where it is not kept, what it shows."""
    if block.file in voice.pictures:
        of = Drawing(block.file, block.alt, note=block.alt)
        yield from drawing(of, voice.pictures[block.file], voice.writing)
    else:
        yield voice.paragraph("Remark", (Run(block.alt),))


def listed(block: Block, voice: Voice) -> str:
    """A list; one within a list stands in its point."""
    points = (element("text:list-item", {}, *_point(item, voice)) for item in block.children)
    return element("text:list", {"text:style-name": LISTS[block.kind]}, *points)


def _point(item: Block, voice: Voice) -> Iterator[str]:
    box = state(item)
    for inner in item.children:
        if inner.kind in ("paragraph", "heading"):
            yield voice.paragraph("Point", (*box, *inner.runs))
            box = ()
        else:
            yield from written((inner,), voice)


def points(several: tuple[Words, ...], voice: Voice) -> str:
    """A plain list."""
    return listed(bulleted(several), voice)


def drawn(table: Block, voice: Voice) -> str:
    """A table that people drew."""
    rows = rows_of(table)
    columns = max(sum(spot.across for spot in row) for row in rows)
    name = voice.writing.columns((1,) * columns)
    widths = (
        element("table:table-column", {"table:style-name": f"{name}.{at}"}) for at in range(columns)
    )
    heads = 1 if all(s.cell.head and s.cell.down == 1 for s in rows[0]) else 0
    made = [
        element("table:table-row", {"table:style-name": "Row"}, *_cells(r, voice)) for r in rows
    ]
    head = element("table:table-header-rows", {}, *made[:heads]) if heads else ""
    look = {"table:style-name": "Table"}
    gap = voice.paragraph("Gap", ())
    return f"{gap}{element('table:table', look, *widths, head, *made[heads:])}{gap}"


def _cells(row: list[Spot], voice: Voice) -> Iterator[str]:
    for spot in row:
        if spot.begins:
            yield _cell(spot.cell, voice)
        covered = spot.across - (1 if spot.begins else 0)
        yield element("table:covered-table-cell", {}) * covered


def _cell(cell: Block, voice: Voice) -> str:
    style: StyleName = "DrawnHead" if cell.head else "TableText"
    spans = {
        "table:style-name": "Drawn",
        "office:value-type": "string",
        "table:number-columns-spanned": cell.across if cell.across > 1 else None,
        "table:number-rows-spanned": cell.down if cell.down > 1 else None,
    }
    inside = written(cell.children, replace(voice, style=style))
    return element("table:table-cell", spans, *(list(inside) or [voice.paragraph(style, ())]))
