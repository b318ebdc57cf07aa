"""Feedback: one's own form, and what the desk reads."""

from dataclasses import dataclass

from openspace.pages.views.parts import BLANK, FieldView


@dataclass(frozen=True, slots=True)
class OwnFeedbackView:
    """``feedback/_own_feedback.html``: the form as it was typed; ``state`` is ahead, open or given.

    ``error`` is said of the whole.
    """

    code: str
    state: str
    role: str = ""
    marks: tuple[str, ...] = ("", "", "")
    text: FieldView = BLANK
    error: str = ""


@dataclass(frozen=True, slots=True)
class HeardView:
    """What these roles answered: a row of five counts for every question."""

    roles: tuple[str, ...]
    people: int
    marks: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class FeedbackView:
    """``feedback/_feedback.html``: for the desk; ``fewest`` must have answered to be shown."""

    code: str
    people: int
    fewest: int
    heard: tuple[HeardView, ...] = ()
    lines: tuple[str, ...] = ()
