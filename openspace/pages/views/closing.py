"""The closing circle: the lines that were said, and one's own."""

from dataclasses import dataclass

from openspace.pages.views.parts import BLANK, FieldView


@dataclass(frozen=True, slots=True)
class ReflectionView:
    """A line; an empty ``name`` is somebody's."""

    code: str
    id: str
    text: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class ReflectionsView:
    """``closing/_reflections.html``: what was said, the latest first; ``more`` were said before.

    ``open`` when a line can be said.
    """

    code: str
    open: bool
    lines: tuple[ReflectionView, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class OwnLineView:
    """``closing/_own_line.html``: the form of one's own line, with what was typed or said.

    It is not ``open`` before the circle, and when the book is ``sealed``.
    """

    code: str
    open: bool
    sealed: bool = False
    words: FieldView = BLANK
    named: bool = False
    id: str = ""


@dataclass(frozen=True, slots=True)
class ClosingPage:
    """``closing/page.html``."""

    reflections: ReflectionsView
    own_line: OwnLineView
