"""Tables as Word keeps them: a numbered caption, a head that is repeated, rows that stay whole.

The rule: whoever cannot see the table hears its caption and its head.
"""

from collections.abc import Container

from openspace.domain.notes import Run
from openspace.workbook.office.docx.paragraphs import Writing, paragraph
from openspace.workbook.office.docx.styles import MEASURE
from openspace.workbook.office.docx.words import fielded, fixed, run, w
from openspace.workbook.office.pages import whole
from openspace.workbook.office.parts import Table, Words


def table(of: Table, word: str, writing: Writing) -> str:
    """The table under its caption, and some room after it."""
    shares = sum(of.widths)
    widths = [MEASURE * share // shares for share in of.widths]
    head = _row(of, tuple((Run(text),) for text in of.head), widths, writing, head=True)
    kept = _kept(of)
    rows = (_row(of, row, widths, writing, keep=at in kept) for at, row in enumerate(of.rows))
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    after = paragraph("Gap", (), writing)
    return f"{_caption(of, word, writing)}{w('tbl', _properties(of), grid, head, *rows)}{after}"


def _kept(of: Table) -> Container[int]:
    """The rows that stand on a page with the next: of a long table, those at either end."""
    last = len(of.rows) - 1
    return range(last) if whole(of) else (0, last - 2, last - 1)


def _caption(of: Table, word: str, writing: Writing) -> str:
    if not of.caption:
        return ""
    writing.tables += 1
    number = fielded(f"SEQ {word} \\* ARABIC", str(writing.tables))
    said = (run(Run(f"{word} ")), number, run(Run(f". {of.caption}")))
    return w("p", w("pPr", w("pStyle", val="Caption")), *said)


def _properties(of: Table) -> str:
    described = (w("tblCaption", val=of.caption),) if of.caption else ()
    return w(
        "tblPr",
        w("tblStyle", val="BookTable"),
        w("tblW", w=MEASURE, type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, noVBand=1),
        *described,
    )


def _row(
    of: Table,
    cells: tuple[Words, ...],
    widths: list[int],
    writing: Writing,
    *,
    head: bool = False,
    keep: bool = False,
) -> str:
    """A row; one that is to ``keep`` stands on a page with the next."""
    whole = fixed("trPr", fixed("cantSplit"), *((fixed("tblHeader"),) if head else ()))
    style, language = ("TableHead", "") if head else ("TableText", of.language)
    made = (
        w(
            "tc",
            fixed("tcPr", fixed("tcW", w=width, type="dxa")),
            paragraph(style, cell, writing, language, *_laid(index in of.figures, keep)),
        )
        for index, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return w("tr", whole, *made)


def _laid(figure: bool, keep: bool) -> tuple[str, ...]:
    kept = (fixed("keepNext"),) if keep else ()
    return (*kept, fixed("jc", val="right")) if figure else kept
