"""Codes that are read out: at the desk, and where they are written in."""

from dataclasses import dataclass
from datetime import datetime

from openspace.pages.views.parts import BLANK, FieldView


@dataclass(frozen=True, slots=True)
class CodeOutView:
    """A code that is out, for somebody by ``name``, or for somebody new."""

    id: str
    name: str
    until: datetime


@dataclass(frozen=True, slots=True)
class CodesPage:
    """``codes/desk.html``. ``digits`` are shown this once, with the ``address`` to go to;
    ``resting`` while no code opens because many wrong ones were tried."""

    code: str
    out: tuple[CodeOutView, ...]
    address: str
    digits: str = ""
    name: str = ""
    resting: bool = False


@dataclass(frozen=True, slots=True)
class EntryPage:
    """``codes/page.html``: writing a code in; ``error`` is said of the whole."""

    gathering: str = ""
    digits: FieldView = BLANK
    error: str = ""
