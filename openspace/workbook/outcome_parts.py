"""What a day came to beyond its chapters, ready to be set: a part has tables, or lines.

The rule: all of it is plain text; a design knows no priority and no action, only these shapes.
"""

from dataclasses import dataclass

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OutcomeTable:
    """A table under its caption, which may be empty; ``widths`` are shares of the measure."""

    caption: str
    head: Row
    rows: tuple[Row, ...]
    widths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OutcomePart:
    """A part of the book; each line is a text and who said it, empty where nobody is named."""

    id: str
    title: str
    lead: str
    tables: tuple[OutcomeTable, ...] = ()
    lines: tuple[tuple[str, str], ...] = ()
