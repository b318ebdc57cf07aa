"""Gatherings beside each other."""

from dataclasses import dataclass
from datetime import date

from openspace.domain.comparing import Marks


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """A gathering that can stand in the table, and whether it does."""

    code: str
    title: str
    day: date
    chosen: bool


@dataclass(frozen=True, slots=True)
class ColumnView:
    """The head of a column."""

    title: str
    day: date


@dataclass(frozen=True, slots=True)
class BarView:
    """A number, and its length of a hundred beside the largest in its row."""

    words: str
    length: int


@dataclass(frozen=True, slots=True)
class RowView:
    """A kind of number with one for each gathering; ``name`` is a sector where that is the kind."""

    kind: str
    bars: tuple[BarView, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class ComparePage:
    """``organising/compare.html``; ``asked`` is the query that its table as a file has."""

    choices: tuple[ChoiceView, ...]
    columns: tuple[ColumnView, ...]
    rows: tuple[RowView, ...]
    marks: tuple[tuple[Marks, ...], ...]
    asked: str
    most: int
    too_many: bool = False
