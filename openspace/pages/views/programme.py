"""The fixed programme, beside the wall."""

from dataclasses import dataclass

from openspace.pages.views.agenda import TopicInterestView
from openspace.pages.views.parts import BLANK, FieldView, TapedView, TopicLinkView


@dataclass(frozen=True, slots=True)
class SeminarFormView:
    """``programme/seminar_form.html``: what was typed, and why it could not be.

    ``id`` is the seminar's, or new; ``open`` when it has something to say.
    """

    id: str
    action: str
    title: FieldView = BLANK
    track: FieldView = BLANK
    speakers: str = ""
    description: str = ""
    open: bool = False


@dataclass(frozen=True, slots=True)
class SeminarView:
    """A seminar of a track, with where it is; facilitators have a ``form`` for its words."""

    code: str
    id: str
    number: int
    title: str
    speakers: tuple[str, ...]
    description: str
    places: tuple[TapedView, ...]
    interest: TopicInterestView
    language: str = ""
    form: SeminarFormView | None = None


@dataclass(frozen=True, slots=True)
class TrackView:
    """A theme and its seminars."""

    name: str
    seminars: tuple[SeminarView, ...]


@dataclass(frozen=True, slots=True)
class ProgrammePage:
    """``programme/page.html``. ``form`` is for facilitators, for a new one.

    ``added`` is the one that was just added with it.
    """

    code: str
    tracks: tuple[TrackView, ...]
    form: SeminarFormView | None
    added: TopicLinkView | None = None
