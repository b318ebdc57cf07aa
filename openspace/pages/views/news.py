"""The news wall: every report, readable by all, and what is being written or missing."""

from dataclasses import dataclass
from datetime import datetime

from openspace.pages.views.additions import AddingView, AdditionsView
from openspace.pages.views.browsing import ChoicesView, ChosenView
from openspace.pages.views.parts import SlotView
from openspace.pages.views.reports import ReportView


@dataclass(frozen=True, slots=True)
class StoryView:
    """``news/_story.html``: a report; one not filed yet stands by its ``last`` line.

    ``heads`` had been there when it was filed, and ``written`` is when it or its notes were last;
    ``noted`` if it has notes.
    """

    code: str
    breakout: str
    number: int
    title: str
    place: str
    slot: SlotView | None
    report: ReportView
    additions: AdditionsView
    adding: AddingView
    heads: int = 0
    last: str = ""
    written: datetime | None = None
    language: str = ""
    noted: bool = False

    @property
    def filed(self) -> datetime | None:
        """When it was filed."""
        return self.report.filed


@dataclass(frozen=True, slots=True)
class WaitingView:
    """``news/_waiting.html``: how many reports are ``filed``, and what is written or missing."""

    filed: int = 0
    writing: tuple[StoryView, ...] = ()
    missing: tuple[StoryView, ...] = ()
    asked: bool = False

    @property
    def begun(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.filed or self.writing or self.missing)


@dataclass(frozen=True, slots=True)
class NewsRoundsView:
    """``news/_rounds.html``: the rounds one can choose from; ``round`` is the chosen one.

    ``more`` is what else is asked for, as a query. ``asked`` when anything is.
    """

    rounds: tuple[int, ...]
    round: int = 0
    more: str = ""
    asked: bool = False


@dataclass(frozen=True, slots=True)
class NewsFiltersView:
    """``news/filters.html``: the search, and the tags and sectors one can choose.

    ``clear`` asks for the same round without them.
    """

    code: str
    round: int
    words: str
    sets: tuple[ChoicesView, ...]
    chosen: tuple[ChosenView, ...] = ()
    clear: str = ""


@dataclass(frozen=True, slots=True)
class NewsPage:
    """``news/page.html``. The first of ``filed`` leads; ``asked`` when only some are shown."""

    filed: tuple[StoryView, ...]
    waiting: WaitingView
    rounds: NewsRoundsView
    filters: NewsFiltersView
    asked: bool = False
