"""A page's words by the ids they stand under, and what a push does to them, as the browser would.

The rule: what stands under an id is its own words, those under an id inside of it apart. Order and
attributes are not compared.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser
from typing import Final

VOID: Final = frozenset(
    ("area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
SPACE: Final = re.compile(r"\s+")


@dataclass(slots=True)
class Part:
    """What stands under an id; ``within`` is the id that it stands in, or empty."""

    within: str
    words: str = ""


@dataclass(slots=True)
class Piece:
    """One root of a push: how it is put where, and its parts by id."""

    style: str
    target: str
    parts: dict[str, Part] = field(default_factory=dict)


class Sheet:
    """``touched`` are the ids that pushes have put anything under."""

    def __init__(self, html: str) -> None:
        (whole,) = _read(f"<html>{html}</html>")
        self.parts = dict(whole.parts)
        self.touched: set[str] = set()

    def put(self, html: str) -> None:
        """Do what a push says; what is not on the page is left out."""
        for piece in _read(html):
            if piece.target in self.parts:
                self._put(piece)

    def differs(self, fresh: "Sheet") -> list[str]:
        """The ids that were pushed and say something else on a fresh page."""
        return sorted(
            name
            for name in self.touched
            if name in self.parts
            and name in fresh.parts
            and self.parts[name].words != fresh.parts[name].words
        )

    def _put(self, piece: Piece) -> None:
        if piece.style == "delete":
            self._take(piece.target)
            return
        root = self.parts[piece.target]
        if piece.style == "beforeend":
            for name, part in piece.parts.items():
                if part.within == "":
                    self._take(name)
            self._add({name: self._moved(part, piece.target) for name, part in piece.parts.items()})
            return
        self._take(piece.target)
        self._add({name: self._moved(part, root.within) for name, part in piece.parts.items()})

    def _moved(self, part: Part, within: str) -> Part:
        return part if part.within else Part(within, part.words)

    def _add(self, parts: dict[str, Part]) -> None:
        self.parts |= parts
        self.touched |= parts.keys()

    def _take(self, name: str) -> None:
        gone = {name}
        while gone:
            for each in gone:
                self.parts.pop(each, None)
            gone = {each for each, part in self.parts.items() if part.within in gone}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[Piece] = []
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        name = said.get("id") or ""
        inside = self._open[-1][1] if self._open else ""
        if not self._open:
            self._begin(said, name)
            if self.pieces[-1].style == "beforeend":
                name = ""
        if name:
            self.pieces[-1].parts[name] = Part(inside)
        if tag not in VOID:
            self._open.append((tag, name or inside))

    def handle_endtag(self, tag: str) -> None:
        at = next((n for n in reversed(range(len(self._open))) if self._open[n][0] == tag), None)
        if at is not None:
            del self._open[at:]

    def handle_data(self, data: str) -> None:
        name = self._open[-1][1] if self._open else ""
        if name:
            part = self.pieces[-1].parts[name]
            part.words = SPACE.sub(" ", f"{part.words}{data}").strip()

    def _begin(self, said: dict[str, str | None], name: str) -> None:
        style, _, target = (said.get("hx-swap-oob") or "").partition(":")
        self.pieces.append(Piece(style, target.lstrip("#") or name))


@lru_cache(4096)
def _read(html: str) -> list[Piece]:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.pieces
