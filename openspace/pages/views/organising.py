"""The pages of those who organise: the gatherings of the house, and a new one."""

from dataclasses import dataclass
from datetime import date

from openspace.domain.organisers import Organiser
from openspace.pages.views.parts import BLANK, FieldView
from openspace.pages.views.signing_in import ProviderView


@dataclass(frozen=True, slots=True)
class GatheringLineView:
    """A gathering in the list: its state is the phase it is in, ``over`` when that is the last."""

    code: str
    title: str
    day: date
    kind: str
    number: int
    people: int
    over: bool


@dataclass(frozen=True, slots=True)
class AtWorkView:
    """``organising/at_work.html``: where organisers sign in, and who has bound it.

    ``arrived`` and ``by`` are who just signed in and where, to be said yes to; ``me`` is the id of
    who looks, if they have bound it.
    """

    providers: tuple[ProviderView, ...] = ()
    bound: tuple[Organiser, ...] = ()
    arrived: str = ""
    by: str = ""
    me: str = ""


NOWHERE = AtWorkView()


@dataclass(frozen=True, slots=True)
class GatheringsPage:
    """``organising/page.html``: those ahead or on, and those that are over.

    ``link`` is a new organisers' link, shown this once.
    """

    ahead: tuple[GatheringLineView, ...]
    past: tuple[GatheringLineView, ...]
    link: str = ""
    at_work: AtWorkView = NOWHERE


@dataclass(frozen=True, slots=True)
class TemplateView:
    """Something to begin with; ``starts`` is when it would begin."""

    id: str
    name: str
    about: str
    starts: str


@dataclass(frozen=True, slots=True)
class NewGatheringPage:
    """``organising/new.html``; ``like`` are the gatherings that it can be like."""

    templates: tuple[TemplateView, ...]
    like: tuple[GatheringLineView, ...]
    begins: str
    language: str
    zones: tuple[str, ...]
    begins_error: str = ""
    title: FieldView = BLANK
    question: FieldView = BLANK
    code: FieldView = BLANK
    day: FieldView = BLANK
    starts: FieldView = BLANK
    time_zone: FieldView = BLANK
    name: FieldView = BLANK
    programme: bool = False
