"""What was added to a conversation afterwards, and the form in which one adds."""

from dataclasses import dataclass
from datetime import datetime

from openspace.domain.notes import Block
from openspace.pages.views.parts import BLANK, FieldView


@dataclass(frozen=True, slots=True)
class AdditionView:
    """One of them; an empty ``name`` is somebody's."""

    id: str
    name: str
    at: datetime
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class AdditionsView:
    """``news/_additions.html``: all that was added to a breakout."""

    code: str
    breakout: str
    added: tuple[AdditionView, ...] = ()


@dataclass(frozen=True, slots=True)
class AddingView:
    """``news/add.html``: the form; ``words`` is what was typed in vain, ``title`` the topic's."""

    code: str
    breakout: str
    title: str
    words: FieldView = BLANK
