"""The making of the workbook, and what becomes of its editions."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from openspace.domain.changes import Changes, Contents
from openspace.domain.facts import Fact

Why = Literal["cancelled", "failed", "late", "full", "stopped"]
"""Why a pressing came to nothing: somebody's will, a form that could not be made, the time it
took, a full disk, or that the server stopped."""


@dataclass(frozen=True, slots=True)
class BookFile:
    """A form of a book on the disk: how many bytes, and their SHA-256 in hexadecimal."""

    form: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class PressingBegun(Fact):
    """A facilitator has the book made in every form."""

    pressing: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class PressingAdvanced(Fact):
    """So many forms are ``made``, and this one is being made."""

    pressing: str
    form: str
    made: int


@dataclass(frozen=True, slots=True)
class PressingEnded(Fact):
    """A pressing came to nothing; ``by`` is who stopped it, ``form`` the one that was made."""

    pressing: str
    why: Why
    form: str
    by: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class WorkbookPressed(Fact):
    """Every form is made and lies on the disk: a draft of the edition with this number."""

    edition: str
    number: int
    by: str
    at: datetime
    files: tuple[BookFile, ...]
    contents: Contents
    changes: Changes | None


@dataclass(frozen=True, slots=True)
class WorkbookSealed(Fact):
    """A draft is an edition, for good."""

    edition: str
    number: int
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class WorkbookPublished(Fact):
    """An edition is for anyone with the link."""

    edition: str
    number: int
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class WorkbookUnpublished(Fact):
    """An edition is for those of the gathering again."""

    edition: str
    number: int
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class WorkbookWithdrawn(Fact):
    """An edition is taken back: for this ``reason``, or for the edition that took its place."""

    edition: str
    number: int
    by: str
    at: datetime
    reason: str = ""
    replaced_by: int = 0
