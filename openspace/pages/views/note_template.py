"""What new notes begin with, on the page where the agenda is set up."""

from dataclasses import dataclass

from openspace.domain.notes import Block
from openspace.pages.views.parts import FieldView


@dataclass(frozen=True, slots=True)
class NoteTemplateView:
    """``notes/_template.html``: ``begins`` is ``empty``, ``four`` or ``own``; ``preview`` is what
    holds."""

    code: str
    begins: str
    text: FieldView
    preview: tuple[Block, ...]
    seen: str
