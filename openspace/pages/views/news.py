"""The news wall: every note, readable by all."""

from dataclasses import dataclass
from datetime import datetime

from openspace.pages.views.parts import SlotView


@dataclass(frozen=True, slots=True)
class StoryLineView:
    """A line of a note; ``kind`` is heading, item, task, done, quote or text."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class StoryView:
    """``news/_story.html``: a note's beginning."""

    code: str
    breakout: str
    number: int
    title: str
    place: str
    slot: SlotView | None
    lines: tuple[StoryLineView, ...]
    more: bool = False
    edited: datetime | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class WaitingView:
    """``news/_waiting.html``: topics of begun rounds without a word."""

    stories: tuple[StoryView, ...]
    round: int = 0


@dataclass(frozen=True, slots=True)
class NewsRoundsView:
    """``news/_rounds.html``: the rounds one can choose from; ``round`` is the chosen one."""

    rounds: tuple[int, ...]
    round: int = 0


@dataclass(frozen=True, slots=True)
class NewsPage:
    """``news/page.html``. The first written leads; its rounds have 0 chosen for all."""

    written: tuple[StoryView, ...]
    waiting: WaitingView
    rounds: NewsRoundsView

    @property
    def round(self) -> int:
        """The chosen round, 0 for all."""
        return self.rounds.round
