"""Markdown that an organiser wrote, as lines without marks, for where there is text alone.

It is read as the page reads it, so that what is bold or a point there has no stars here.
"""

from html.parser import HTMLParser
from typing import Final

from openspace.notes.invitation import to_html

BLOCKS: Final = frozenset({"p", "h2", "h3", "h4", "li", "blockquote", "tr", "br"})
APART: Final = frozenset({"p", "h2", "h3", "h4", "ol", "ul", "table"})


def to_text(text: str) -> str:
    """A line for every paragraph, point, heading and row; a link is followed by its address.

    An empty line stands between what stands apart on the page.
    """
    lines = _Lines()
    lines.feed(to_html(text))
    lines.close()
    return "\n\n".join(filter(None, map(_tidy, lines.blocks)))


def _tidy(lines: list[str]) -> str:
    return "\n".join(each for line in lines if (each := " ".join(line.split())))


class _Lines(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.read = [""]
        self.blocks = [self.read]
        self._lists: list[int] = []
        self._address = ""
        self._is_point = False
        """A point has just begun: its paragraph stands in the same line."""
        self._is_row = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("ol", "ul"):
            self._lists.append(1 if tag == "ol" else 0)
        elif tag == "a":
            self._address = (dict(attrs).get("href") or "").removeprefix("mailto:")
        elif tag in BLOCKS and not self._is_point:
            self.read.append("")
        self._is_row = self._is_row or tag == "tr"
        if tag == "li":
            self._point()

    def handle_endtag(self, tag: str) -> None:
        if tag in ("ol", "ul") and self._lists:
            self._lists.pop()
        elif tag == "a" and self._address:
            if self._address not in self.read[-1]:
                self.read[-1] += f" ({self._address})"
            self._address = ""
        elif tag in BLOCKS:
            self._is_point = False
            self._is_row = self._is_row and tag != "tr"
            self.read.append("")
        if tag in APART and not self._lists:
            self.read = [""]
            self.blocks.append(self.read)

    def handle_data(self, data: str) -> None:
        is_one = self._is_point or self._is_row
        first, *others = [data] if is_one else data.split("\n")
        self.read[-1] += first
        self.read += others
        self._is_point = self._is_point and not data.strip()

    def _point(self) -> None:
        number = self._lists[-1] if self._lists else 0
        self.read[-1] = f"{number}. " if number else "– "
        self._is_point = True
        if number:
            self._lists[-1] += 1
