"""Until when personal data are kept, and that they are gone: at the desk, and for everybody."""

from dataclasses import dataclass
from datetime import date, datetime

from openspace.pages.views.parts import BLANK, FieldView


@dataclass(frozen=True, slots=True)
class RecordView:
    """That it was done: ``contacts`` or ``everything``, and how many of what."""

    what: str
    at: datetime
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class KeptView:
    """``retention/kept.html``: the last day on which everything is kept, and contacts where they
    go sooner; ``reason`` says why it was postponed, ``near`` that the desk has been told."""

    code: str
    until: date
    contacts_until: date | None = None
    reason: str = ""
    near: bool = False
    records: tuple[RecordView, ...] = ()
    over: bool = False


@dataclass(frozen=True, slots=True)
class RetentionPage:
    """``retention/page.html``: moving the day; ``latest`` is the latest that it can be."""

    kept: KeptView
    promised: date
    latest: date
    postponed: bool
    day: FieldView = BLANK
    reason: FieldView = BLANK
