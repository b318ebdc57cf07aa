"""Actions: on their wall, each on its own page, and the form in which one is put up."""

from dataclasses import dataclass
from datetime import date

from openspace.pages.views.parts import BLANK, FieldView, TopicLinkView


@dataclass(frozen=True, slots=True)
class ActionView:
    """``actions/_action.html``: one of them. ``owner`` is a name, empty while it waits for one.

    ``asked`` when somebody was asked to own it; of the ``helpers``, those who agreed are ``named``;
    ``late`` when the day by which it was to be done is over.
    """

    code: str
    id: str
    number: int
    title: str
    topics: tuple[TopicLinkView, ...] = ()
    owner: str = ""
    asked: bool = False
    organisation: str = ""
    due: date | None = None
    body: str = ""
    status: str = "planned"
    named: tuple[str, ...] = ()
    helpers: int = 0
    late: bool = False

    @property
    def others(self) -> int:
        """How many help without their name."""
        return self.helpers - len(self.named)


@dataclass(frozen=True, slots=True)
class ActionFormView:
    """``actions/fields.html``: what is typed of an action; ``how`` it is to be owned.

    ``bodies`` are those that follow actions up. ``error`` is of the whole.
    """

    code: str
    title: FieldView = BLANK
    topics: FieldView = BLANK
    how: str = "me"
    name: FieldView = BLANK
    organisation: FieldView = BLANK
    due: FieldView = BLANK
    body: FieldView = BLANK
    bodies: tuple[str, ...] = ()
    error: str = ""
    open: bool = False


@dataclass(frozen=True, slots=True)
class ActionAskView:
    """Somebody asks to own an action; on the asked one's own channel."""

    id: str
    number: int
    title: str
    by: str


@dataclass(frozen=True, slots=True)
class HappenedView:
    """What became of an action on a day; ``line`` may be empty."""

    status: str
    line: str
    on: date


@dataclass(frozen=True, slots=True)
class ReminderView:
    """An action of one's own that is due, or ``late``; on the owner's own channel."""

    id: str
    number: int
    title: str
    due: date
    late: bool


@dataclass(frozen=True, slots=True)
class OpenStepView:
    """A next step of a report that is no action yet; ``who`` is what was written there."""

    breakout: str
    number: int
    what: str
    who: str
    due: date | None
    topic: TopicLinkView


@dataclass(frozen=True, slots=True)
class StepsView:
    """``actions/_steps.html``: what of the reports can become an action with one press."""

    code: str
    steps: tuple[OpenStepView, ...] = ()
