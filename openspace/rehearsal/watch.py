"""Watching what people press, and on sampled pages when it comes: with what sign, on which page.

Rules:
    WA1 A mark and a new topic come to who looks at the marketplace, a move to who looks at the
        hall, a line of a note, whole, to who has the same note open.
    WA2 Every so-manieth person's page is sampled, so that as many are watched however many came.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from typing import Final

from openspace.rehearsal.crossings import Crossings
from openspace.rehearsal.deeds import Deed, Enter, Propose, TakeBack, Vote
from openspace.rehearsal.window import Window

SAMPLED: Final = 40


@dataclass(slots=True)
class Windows:
    """The sampled pages by their people's numbers, who has which note open, and what crosses."""

    crossings: Crossings = field(default_factory=Crossings)
    open: dict[int, Window] = field(default_factory=dict)
    notes: dict[str, set[int]] = field(default_factory=dict)
    lines: dict[str, list[str]] = field(default_factory=dict)

    def on(self, page: str, name: str) -> Iterator[int]:
        """Who looks at this page, with something under this id on it."""
        for number, window in self.open.items():
            if window.page == page and (not name or window.shows(name)):
                yield number


class Watch:
    """One person's part of it; ``window`` is their page where it is sampled."""

    def __init__(
        self, number: int = 0, windows: Windows | None = None, *, sampled: bool = False
    ) -> None:
        self._number = number
        self._windows = windows or Windows()
        self.window = Window() if sampled else None
        if self.window:
            self._windows.open[number] = self.window

    def presses(self, deed: Deed) -> None:
        """They do it now."""
        if said := _sign(deed):
            kind, sign, page, name = said
            pages = self._windows.on(page, name)
            self._windows.crossings.press(kind, sign, pages, time.perf_counter())

    def refused(self, deed: Deed) -> None:
        """They were too late."""
        if said := _sign(deed):
            self._windows.crossings.forget(said[1])

    def turned(self, page: str, html: str) -> None:
        """They look at another page."""
        if self.window:
            self.window.turned(page, html)
            self._windows.crossings.left(self._number)

    def heard(self, frame: str) -> None:
        """Something came to their page."""
        if self.window:
            self._windows.crossings.came(self._number, frame, time.perf_counter())
            self.window.heard(frame)

    def opens(self, note: str) -> None:
        """They have this note open."""
        self._windows.notes.setdefault(note, set()).add(self._number)

    def closes(self, note: str) -> None:
        """They have it no more."""
        self._windows.notes.get(note, set()).discard(self._number)
        self._windows.crossings.left(self._number)

    def ends_line(self, note: str, text: str) -> None:
        """They type the last letters of a line."""
        readers = self._windows.notes.get(note, set()) - {self._number}
        self._windows.lines[note] = [*self.waits_for(note), text]
        self._windows.crossings.press("line", f"{note} {text}", readers, time.perf_counter())

    def breaks_off(self, note: str, text: str) -> None:
        """They could not: what they had begun is gone, or their line."""
        self._windows.crossings.forget(f"{note} {text}")

    def waits_for(self, note: str) -> list[str]:
        """The lines that were ended in a note and are on their way to somebody."""
        waits = self._windows.crossings.waits
        return [each for each in self._windows.lines.get(note, ()) if waits(f"{note} {each}")]

    def reads(self, note: str, text: str) -> None:
        """They have that line before them."""
        self._windows.crossings.came(self._number, f"{note} {text}", time.perf_counter())

    def left(self) -> None:
        """They are off the line, or gone."""
        self._windows.crossings.left(self._number)
        if self.window:
            self.window.turned("", "")


def _sign(deed: Deed) -> tuple[str, str, str, str] | None:
    """Its kind, what a frame about it carries, and the page and id that it stands under."""
    match deed:
        case Vote(topic) | TakeBack(topic):
            return "mark", *_by_id(f"topic_votes_{topic}", "marketplace")
        case Enter(breakout):
            return "move", *_by_id(f"heads_{breakout}", "hall")
        case Propose(title):
            return "topic", escape(title.title), "marketplace", ""
        case _:
            return None


def _by_id(name: str, page: str) -> tuple[str, str, str]:
    return f'id=\\"{name}\\"', page, name
