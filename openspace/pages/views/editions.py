"""The workbook's editions: making one, and what became of each."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from openspace.domain.facts.editions import BookFile

Step = Literal["early", "press", "pressing", "look", "share"]
"""What is next for facilitators; early: the closing circle has not begun."""


@dataclass(frozen=True, slots=True)
class ChapterLineView:
    """A chapter that is new or has changed."""

    number: int
    title: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class ChangesView:
    """What changed since the edition before, whose number is ``since``."""

    since: int
    added: tuple[ChapterLineView, ...] = ()
    changed: tuple[ChapterLineView, ...] = ()
    left_out: int = 0
    names_gone: int = 0


@dataclass(frozen=True, slots=True)
class EditionView:
    """``workbook/_edition.html``: a sealed edition, whether it stands or was withdrawn.

    ``sealed_by`` is a name whose owner agreed to it, ``newer`` the last edition that stands, if it
    came after this one. ``reason`` is empty where another edition took the place of this one.
    ``outside`` when whoever reads has only the link: ``newer`` is then one that they can read.
    """

    code: str
    number: int
    sealed_at: datetime
    sealed_by: str
    anyone: bool
    files: tuple[BookFile, ...]
    changes: ChangesView | None = None
    withdrawn_at: datetime | None = None
    reason: str = ""
    replaced_by: int = 0
    newer: int = 0
    outside: bool = False


@dataclass(frozen=True, slots=True)
class EditionsView:
    """``workbook/_editions.html``: every sealed edition, the newest first."""

    code: str
    editions: tuple[EditionView, ...] = ()


@dataclass(frozen=True, slots=True)
class NewestView:
    """``workbook/_newest.html``: which edition stands, on the page of the book; 0 is none."""

    code: str
    number: int = 0
    sealed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PressingView:
    """The book being made: the form, how many of all are ready, and whose press it is.

    ``why`` says why it came to nothing, if it did.
    """

    form: str
    made: int
    of: int
    by: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class DraftView:
    """What would be sealed; ``standing`` are the editions that stand before it."""

    id: str
    number: int
    pressed_at: datetime
    files: tuple[BookFile, ...]
    changes: ChangesView | None = None
    standing: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ActView:
    """What somebody did with the book; ``kind`` as the store knows it."""

    kind: str
    number: int
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class MakingView:
    """``workbook/_making.html``: the steps of making the book, for facilitators.

    ``open_to_all`` when the whole gathering is read by anyone; ``was_open`` is the number of an
    edition that anyone could read, in whose place one stands that they cannot.
    """

    code: str
    step: Step
    open_to_all: bool
    pressing: PressingView | None = None
    draft: DraftView | None = None
    standing: tuple[EditionView, ...] = ()
    acts: tuple[ActView, ...] = ()
    was_open: int = 0


@dataclass(frozen=True, slots=True)
class TypedReasonView:
    """Why somebody meant to withdraw an edition, when that was refused."""

    number: int = 0
    reason: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class EditionsPage:
    """``workbook/editions.html``; ``making`` is for facilitators.

    ``names_gone`` are the numbers of editions with a name whose owner has taken it back;
    ``draft_names`` when the draft has one, ``draft_older`` when the book is otherwise by now.
    """

    list: EditionsView
    making: MakingView | None = None
    names_gone: tuple[int, ...] = ()
    draft_names: bool = False
    typed: TypedReasonView = TypedReasonView()
    draft_older: bool = False


@dataclass(frozen=True, slots=True)
class EditionPage:
    """``workbook/edition.html``, and ``workbook/edition_outside.html`` for who is outside."""

    edition: EditionView
