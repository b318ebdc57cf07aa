"""A note's document as a simulated writer holds it.

Rules:
    W1 A writer adds blocks at the end, and types at the end of what they began themselves;
       what others wrote is never touched.
    W2 What they began and somebody took away is not typed on.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import pycrdt

ROOT: Final = "note"
LISTS: Final[Mapping[str, tuple[str, str, Mapping[str, Any]]]] = {
    "item": ("bulletList", "listItem", {}),
    "task": ("taskList", "taskItem", {"checked": False}),
}


class Paper:
    """``made`` holds the updates written here and not yet sent, oldest first."""

    def __init__(self, client: int) -> None:
        self.client = client
        self.made: list[bytes] = []
        self.doc: pycrdt.Doc[pycrdt.XmlFragment] = pycrdt.Doc(client_id=client)
        self._root = self.doc.get(ROOT, type=pycrdt.XmlFragment)
        self._text: pycrdt.XmlText | None = None
        self._typed = 0
        self._hearing = False
        self._watch = self.doc.observe(self._changed)

    def hear(self, frame: bytes) -> bytes | None:
        """Take a frame of the sync protocol in; answers one for a question."""
        self._hearing = True
        try:
            return pycrdt.handle_sync_message(frame, self.doc)
        finally:
            self._hearing = False

    def texts(self) -> list[str]:
        """Every text that stands in the note, from the top."""
        return list(_texts(self._root.children))

    def begin(self, kind: str) -> None:
        """An empty heading, paragraph, item or task at the end, to type in."""
        self._text, self._typed = pycrdt.XmlText(""), 0
        with self.doc.transaction():
            self._add(kind, self._text)

    def type(self, piece: str) -> bool:
        """Type on; False when what was begun is gone (W2)."""
        if self._text is None or len(self._text) < min(1, self._typed):
            return False
        self._text.insert(len(self._text), piece)
        self._typed += len(piece)
        return True

    def latest(self) -> dict[str, int]:
        """What was written here last, as an id in the document."""
        state = pycrdt.Decoder(self.doc.get_state())
        ends = {state.read_var_uint(): state.read_var_uint() for _ in range(state.read_var_uint())}
        return {"client": self.client, "clock": ends[self.client] - 1}

    def _add(self, kind: str, text: pycrdt.XmlText) -> None:
        if kind == "heading":
            self._append(self._root, "heading", {"level": 2}, text)
        elif kind in LISTS:
            whole, item, attributes = LISTS[kind]
            self._append(self._append(self._list(whole), item, attributes), "paragraph", {}, text)
        else:
            self._append(self._root, "paragraph", {}, text)

    def _list(self, tag: str) -> pycrdt.XmlElement:
        """The list that ends the note, if it is of this kind, else a new one."""
        last = self._root.children[len(self._root.children) - 1] if self._root.children else None
        if isinstance(last, pycrdt.XmlElement) and last.tag == tag:
            return last
        return self._append(self._root, tag, {})

    def _append(
        self,
        to: pycrdt.XmlFragment | pycrdt.XmlElement,
        tag: str,
        attributes: Mapping[str, Any],
        *contents: pycrdt.XmlText,
    ) -> pycrdt.XmlElement:
        fresh = pycrdt.XmlElement(tag, dict(attributes), contents)
        to.children.append(fresh)
        return fresh

    def _changed(self, change: pycrdt.TransactionEvent) -> None:
        if not self._hearing:
            self.made.append(bytes(change.update))


def _texts(nodes: Iterable[object]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, pycrdt.XmlText):
            yield "".join(part for part, _ in node.diff() if isinstance(part, str))
        elif isinstance(node, pycrdt.XmlElement):
            yield from _texts(node.children)
