"""Convergence: the topics with their dots, what matters most, one's own dots, and the rules."""

from dataclasses import dataclass
from datetime import date, datetime

from openspace.pages.views.actions import ActionFormView, ActionView, HappenedView, StepsView
from openspace.pages.views.parts import BLANK, FieldView, TopicLinkView


@dataclass(frozen=True, slots=True)
class PriorityView:
    """``convergence/_priority.html``: a topic; ``count`` None while the numbers are hidden.

    ``open`` when dots can be laid; ``most`` of one person's may lie on it.
    """

    code: str
    topic: TopicLinkView
    convener: tuple[str, ...]
    count: int | None
    open: bool
    most: int


@dataclass(frozen=True, slots=True)
class DotsView:
    """``convergence/_dots.html``: the topics in an order of one's own.

    ``state`` is none, before, open or over;
    ``opens`` is when, ``ends`` until when; ``shown`` when everyone reads the numbers;
    ``day`` is told where it is another than the one on which what is open began.
    """

    code: str
    state: str
    way: str
    given: int
    most: int
    shown: bool
    opens: datetime | None = None
    ends: datetime | None = None
    topics: tuple[PriorityView, ...] = ()
    day: date | None = None


@dataclass(frozen=True, slots=True)
class RankedView:
    """A topic and its dots; ``place`` counts from 1, and is the same for as many dots."""

    place: int
    topic: TopicLinkView
    dots: int


@dataclass(frozen=True, slots=True)
class RankingView:
    """``convergence/_ranking.html``: what has most dots, and how many topics have fewer."""

    code: str
    shown: bool
    lines: tuple[RankedView, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class LaidView:
    """So many of one's dots lie on a topic."""

    topic: TopicLinkView
    dots: int


@dataclass(frozen=True, slots=True)
class OwnView:
    """``convergence/_own.html``: what is mine here, for me and for the browser to mark."""

    code: str
    open: bool
    given: int
    laid: tuple[LaidView, ...] = ()
    owns: tuple[str, ...] = ()
    helps: tuple[str, ...] = ()

    @property
    def left(self) -> int:
        """How many dots are not laid."""
        return max(0, self.given - sum(each.dots for each in self.laid))


@dataclass(frozen=True, slots=True)
class ConvergenceRulesView:
    """``convergence/_rules.html``: for facilitators."""

    code: str
    way: str
    dots: FieldView
    counts: str
    bodies: FieldView
    seen: str
    revealed: bool
    over: bool
    error: str = ""


@dataclass(frozen=True, slots=True)
class ConvergencePage:
    """``convergence/page.html``; ``rules`` for facilitators alone."""

    dots: DotsView
    ranking: RankingView
    own: OwnView
    actions: tuple[ActionView, ...]
    steps: StepsView
    form: ActionFormView
    rules: ConvergenceRulesView | None
    taken_down: tuple[ActionView, ...] = ()


@dataclass(frozen=True, slots=True)
class ActionPage:
    """``actions/page.html``. ``form`` is for who may word it, ``moves`` for who says how far it is.

    ``is_owner`` and ``is_asked`` are of who looks; ``down`` when it was taken down; ``happened`` is
    what became of it, ``said`` what somebody typed of that in vain.
    """

    action: ActionView
    own: OwnView
    form: ActionFormView | None
    seen: str
    moves: bool
    is_owner: bool
    is_asked: bool
    down: bool
    happened: tuple[HappenedView, ...] = ()
    said: FieldView = BLANK
