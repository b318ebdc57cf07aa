"""Priorities, the action plan and the reflections in the flow of a word processor.

The rule: a group of rows is a table of its own under its caption; a mark is a letter before a word.
"""

from collections.abc import Iterator

from openspace.workbook.manuscript import Manuscript
from openspace.workbook.office.parts import (
    Heading,
    Paragraph,
    Part,
    Table,
    Words,
    said,
)
from openspace.workbook.outcome_parts import WRITTEN, OutcomeCell


def outcomes(book: Manuscript) -> Iterator[Part]:
    """Each a part of the book with its tables, or its lines."""
    for part in book.outcomes:
        yield Heading(1, part.title, part.id, opens=True)
        yield Paragraph("Lead", said(part.lead))
        for table in part.tables:
            for group in table.groups:
                rows = tuple(tuple(map(_cell, row)) for row in group.rows)
                yield Table(table.head, rows, table.widths, group.name, language=book.written)
        for text, by in part.lines:
            yield Paragraph("Quote", said(f"{text} – {by}" if by else text), book.written)


def _cell(cell: OutcomeCell) -> Words:
    link = f"#chapter-{cell.chapter}" if cell.chapter else None
    return said(f"{WRITTEN[cell.mark]}{cell.plain}", link=link)
