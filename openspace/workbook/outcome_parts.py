"""What a day came to beyond its chapters, ready to be set: a part has tables, or lines.

The rule: all of it is plain text; a design knows no priority and no action, only these shapes. What
a cell draws (a mark, a bar) its text says too.
"""

from dataclasses import dataclass
from typing import Literal

Row = tuple[str, ...]

Mark = Literal["", "open", "half", "full", "crossed"]
"""A small round mark: nothing yet, begun, done, given up."""

WRITTEN: dict[Mark, str] = {"": "", "open": "○ ", "half": "◐ ", "full": "● ", "crossed": "⊗ "}
"""The marks for formats that cannot draw."""


@dataclass(frozen=True, slots=True)
class OutcomeCell:
    """A text, a quieter one under it, and what is drawn beside it: a mark, or a bar as long as so
    many hundredths of the longest. It may be the number of a chapter and lead there."""

    text: str
    quiet: str = ""
    mark: Mark = ""
    bar: int = 0
    chapter: int = 0

    @property
    def plain(self) -> str:
        """The cell in one line."""
        return (
            f"{self.text} ({self.quiet})" if self.quiet and self.text else self.text or self.quiet
        )


Cells = tuple[OutcomeCell, ...]
PRIORITIES = "priorities"
"""The part of that name."""


@dataclass(frozen=True, slots=True)
class OutcomeGroup:
    """Rows under a name, which may be empty."""

    name: str
    rows: tuple[Cells, ...]


@dataclass(frozen=True, slots=True)
class OutcomeTable:
    """A table in groups; ``widths`` are shares of the measure."""

    head: Row
    groups: tuple[OutcomeGroup, ...]
    widths: tuple[int, ...]

    @property
    def rows(self) -> tuple[Cells, ...]:
        """The rows of all groups."""
        return tuple(row for group in self.groups for row in group.rows)


@dataclass(frozen=True, slots=True)
class OutcomePart:
    """A part of the book; each line is a text and who said it, empty where nobody is named."""

    id: str
    title: str
    lead: str
    tables: tuple[OutcomeTable, ...] = ()
    lines: tuple[tuple[str, str], ...] = ()
