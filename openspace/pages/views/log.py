"""The log of what facilitators did."""

from dataclasses import dataclass
from datetime import datetime

from openspace.domain.timetable import Stretch
from openspace.pages.views.parts import TopicLinkView


@dataclass(frozen=True, slots=True)
class LogLineView:
    """``log/sentence.html``: what was done, by ``kind``; ``clock`` when nobody did it.

    A ``who`` or a ``person`` without a name was erased.
    """

    at: datetime
    kind: str
    who: str
    clock: bool = False
    person: str = ""
    topic: TopicLinkView | None = None
    stretch: Stretch | None = None
    number: str = ""


@dataclass(frozen=True, slots=True)
class LogPage:
    """``log/page.html``; ``group`` and ``by`` are what is asked for, ``more`` that older is left
    out.
    """

    code: str
    lines: tuple[LogLineView, ...]
    groups: tuple[str, ...]
    people: tuple[tuple[str, str], ...]
    group: str = ""
    by: str = ""
    more: bool = False
