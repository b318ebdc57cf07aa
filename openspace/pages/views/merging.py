"""A topic that went into another, and what came along with the one that holds it."""

from dataclasses import dataclass

from openspace.domain.notes import Block
from openspace.pages.views.parts import GoalView, LinkView, TopicLinkView


@dataclass(frozen=True, slots=True)
class GuestView:
    """A topic that came along: all its words, and the notes that were written on it."""

    topic: TopicLinkView
    convener: tuple[str, ...]
    description: str
    notes: tuple[Block, ...]
    links: tuple[LinkView, ...] = ()
    tags: tuple[str, ...] = ()
    goals: tuple[GoalView, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class CameAlongView:
    """``topics/_came_along.html``: everything a topic holds, by number."""

    code: str
    topic: str
    guests: tuple[GuestView, ...]


@dataclass(frozen=True, slots=True)
class GoneOnView:
    """``topics/_gone_on.html``: where a topic goes on that hangs by itself no more, if it does."""

    code: str
    topic: str
    holder: TopicLinkView | None = None
    withdrawn: bool = False
