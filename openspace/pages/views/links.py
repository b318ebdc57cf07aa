"""Where the book leads, and whether it is still there."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class LinkRowView:
    """An address and what became of it: ``answers``, ``gone``, ``silent``, ``private`` or
    ``unasked``; empty before anybody has asked."""

    address: str
    verdict: str


@dataclass(frozen=True, slots=True)
class LinkChapterView:
    """A chapter and where it leads."""

    number: int
    title: str
    language: str
    links: tuple[LinkRowView, ...]


@dataclass(frozen=True, slots=True)
class LinksPage:
    """``editing/links.html``: ``at`` is when they were asked last, while this server runs."""

    code: str
    chapters: tuple[LinkChapterView, ...]
    at: datetime | None = None

    @property
    def wrong(self) -> int:
        """How many lead to nothing."""
        rows = (row for each in self.chapters for row in each.links)
        return sum(row.verdict in ("gone", "silent") for row in rows)
