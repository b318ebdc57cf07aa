"""The fixed programme, beside the wall."""

from dataclasses import dataclass

from openspace.pages.views.agenda import TopicInterestView
from openspace.pages.views.parts import BLANK, FieldView, TapedView


@dataclass(frozen=True, slots=True)
class SeminarView:
    """A seminar of a track, with where it is."""

    code: str
    id: str
    number: int
    title: str
    speakers: tuple[str, ...]
    description: str
    places: tuple[TapedView, ...]
    interest: TopicInterestView
    language: str = ""


@dataclass(frozen=True, slots=True)
class TrackView:
    """A theme and its seminars."""

    name: str
    seminars: tuple[SeminarView, ...]


@dataclass(frozen=True, slots=True)
class SeminarFormView:
    """``programme/seminar_form.html``: what was typed, and why it could not be."""

    title: FieldView = BLANK
    track: FieldView = BLANK
    speakers: str = ""
    description: str = ""
    tracks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProgrammePage:
    """``programme/page.html``. ``form`` is for facilitators."""

    code: str
    tracks: tuple[TrackView, ...]
    form: SeminarFormView | None
