"""The styles that the document itself needed: marks, columns, tables, and the cover's page."""

from collections.abc import Iterator

from openspace.workbook.design import Design
from openspace.workbook.office.element import element
from openspace.workbook.office.odt.styles import MEASURE
from openspace.workbook.office.odt.words import ON_COVER, Marks, Writing

HAIR, RULE = "0.5pt", "1.2pt"


def automatic(writing: Writing, design: Design) -> Iterator[str]:
    """Every one of them."""
    for name in ("Kind", "Drawing"):
        cover = {"style:name": f"{name}{ON_COVER}", "style:family": "paragraph"}
        opens = {"style:parent-style-name": name, "style:master-page-name": "Cover"}
        yield element("style:style", cover | opens)
    turns = {"style:name": "AfterCover", "style:family": "paragraph"}
    yield element(
        "style:style",
        turns | {"style:parent-style-name": "ContentsTitle", "style:master-page-name": "Book"},
    )
    yield from (_span(name, marks) for marks, name in writing.marks.items())
    yield from _tables(writing, design)
    plain = {"style:name": "Plain", "style:family": "section"}
    yield element("style:style", plain, element("style:section-properties", {}))
    inline = {"style:vertical-pos": "top", "style:vertical-rel": "baseline"}
    frame = {"style:name": "Inline", "style:family": "graphic"}
    yield element("style:style", frame, element("style:graphic-properties", inline))


def _span(name: str, marks: Marks) -> str:
    bold, italic, language = marks
    spoken, _, country = language.partition("-")
    letters = {
        "fo:font-weight": "bold" if bold else None,
        "fo:font-style": "italic" if italic else None,
        "fo:language": spoken or None,
        "fo:country": country or None,
    }
    inside = element("style:text-properties", letters)
    return element("style:style", {"style:name": name, "style:family": "text"}, inside)


def _tables(writing: Writing, design: Design) -> Iterator[str]:
    whole = {"style:width": f"{MEASURE}mm", "table:align": "left", "style:shadow": "none"}
    one_page = {"style:may-break-between-rows": "false"}
    yield _styled("Table", "table", element("style:table-properties", whole))
    yield _styled("TableWhole", "table", element("style:table-properties", whole | one_page))
    kept = {"fo:keep-together": "always"}
    yield _styled("Row", "table-row", element("style:table-row-properties", kept))
    for widths, name in writing.widths.items():
        for index, width in enumerate(widths):
            column = {"style:column-width": f"{MEASURE * width / sum(widths):.2f}mm"}
            inside = element("style:table-column-properties", column)
            yield _styled(f"{name}.{index}", "table-column", inside)
    fill = {"fo:background-color": design.accent} if design.filled_heads else {}
    top = {"fo:border-top": f"{RULE} solid {design.accent}"}
    yield _cell("Head", {**top, "fo:border-bottom": f"{HAIR} solid {design.accent}", **fill})
    yield _cell("Drawn", {"fo:border": f"{HAIR} solid {design.hair}"})
    yield _cell("Cell", {"fo:border-bottom": f"{HAIR} solid {design.hair}"})


def _cell(name: str, look: dict[str, str]) -> str:
    room = {"fo:padding-left": "1.5mm", "fo:padding-right": "1.5mm"}
    return _styled(name, "table-cell", element("style:table-cell-properties", room | look))


def _styled(name: str, family: str, inside: str) -> str:
    return element("style:style", {"style:name": name, "style:family": family}, inside)
