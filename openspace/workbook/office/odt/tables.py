"""Tables as OpenDocument keeps them: a numbered caption, a head that is repeated."""

from openspace.domain.notes import Run
from openspace.workbook.office.element import element, text
from openspace.workbook.office.odt.paragraphs import paragraph
from openspace.workbook.office.odt.words import Writing
from openspace.workbook.office.pages import whole
from openspace.workbook.office.parts import Table, Words


def table(of: Table, word: str, writing: Writing) -> str:
    """The table under its caption, and some room after it."""
    columns = writing.columns(of.widths)
    widths = (
        element("table:table-column", {"table:style-name": f"{columns}.{index}"})
        for index in range(len(of.widths))
    )
    head = element("table:table-header-rows", {}, _row(of, _headed(of), writing, "Head"))
    rows = (_row(of, row, writing, "Cell") for row in of.rows)
    look = {"table:style-name": "TableWhole" if whole(of) else "Table"}
    named = look | ({"table:name": of.caption} if of.caption else {})
    made = element("table:table", named, *widths, head, *rows)
    return f"{_caption(of, word, writing)}{made}{paragraph('Gap', (), writing)}"


def _headed(of: Table) -> tuple[Words, ...]:
    return tuple((Run(name),) for name in of.head)


def _caption(of: Table, word: str, writing: Writing) -> str:
    if not of.caption:
        return ""
    writing.tables += 1
    counted = {
        "text:name": "Table",
        "text:ref-name": f"refTable{writing.tables}",
        "text:formula": "ooow:Table+1",
        "style:num-format": "1",
    }
    number = element("text:sequence", counted, str(writing.tables))
    said = f"{text(word)} {number}. {text(of.caption)}"
    return element("text:p", {"text:style-name": "Caption"}, said)


def _row(of: Table, cells: tuple[Words, ...], writing: Writing, kind: str) -> str:
    head = kind == "Head"
    style, language = ("TableHead", "") if head else ("TableText", of.language)
    made = (
        element(
            "table:table-cell",
            {"table:style-name": kind, "office:value-type": "string"},
            paragraph(f"{style}{'Right' if at in of.figures else ''}", cell, writing, language),
        )
        for at, cell in enumerate(cells)
    )
    return element("table:table-row", {"table:style-name": "Row"}, *made)
