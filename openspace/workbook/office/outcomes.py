"""Priorities, the action plan and the reflections in the flow of a word processor."""

from collections.abc import Iterator

from openspace.workbook.manuscript import Manuscript
from openspace.workbook.office.parts import Heading, Paragraph, Part, Points, Table, said


def outcomes(book: Manuscript) -> Iterator[Part]:
    """Each a part of the book with its tables, or its lines."""
    for part in book.outcomes:
        yield Heading(1, part.title, part.id, opens=True)
        yield Paragraph("Lead", said(part.lead))
        for table in part.tables:
            rows = tuple(tuple(map(said, row)) for row in table.rows)
            yield Table(table.head, rows, table.widths, table.caption, language=book.written)
        if part.lines:
            lines = (said(f"{text} – {by}" if by else text) for text, by in part.lines)
            yield Points(tuple(lines), book.written)
