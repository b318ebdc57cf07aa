"""What a note begins with, as the first update of its document: written once, byte by byte.

Rules:
    BG1 The same blocks are always the same bytes, under a client id that is made of them and
        belongs to nobody: two that differ have nothing in common that could be merged.
    BG2 What is written passes the strict reader and the ledger like anybody's words.
"""

import json
from collections.abc import Container, Iterator, Mapping
from typing import Final
from zlib import crc32

from openspace.domain.notes import Block, Kind, Run
from openspace.notes.frames import EMPTY_UPDATE
from openspace.notes.reader import read_update
from openspace.notes.schema import ROOT
from openspace.notes.tape import Scalar, number, sized
from openspace.notes.trimming import written_structs

NAMES: Final[Mapping[Kind, str]] = {
    "paragraph": "paragraph", "heading": "heading", "bullets": "bulletList",
    "numbers": "orderedList", "tasks": "taskList", "item": "listItem", "task": "taskItem",
    "quote": "blockquote", "table": "table", "row": "tableRow", "image": "image",
}  # fmt: skip


def beginning(blocks: tuple[Block, ...]) -> bytes:
    """An update that makes a document of these blocks."""
    client = crc32(repr(blocks).encode())
    writer = _Writer(client)
    writer.put(blocks, None)
    if not writer.count:
        return EMPTY_UPDATE
    return b"\1" + number(writer.count) + number(client) + b"\0" + writer.said + b"\0"


def out_of(whole: bytes, nobodys: Container[int], largest: int) -> bytes:
    """The same out of what a note says by now: all that stands under client ids that are nobody's.

    Nothing of it is taken away. Empty where a note began with nothing.
    """
    structs = [each for each in read_update(whole, largest).structs if each.client in nobodys]
    return written_structs(structs) + b"\0" if structs else b""


class _Writer:
    """The structs so far; a clock is how many steps they are."""

    def __init__(self, client: int) -> None:
        self.said = bytearray()
        self.count = 0
        self._client = client
        self._clock = 0

    def put(self, blocks: tuple[Block, ...], parent: int | None) -> None:
        """Nodes side by side, each with all that it holds."""
        left = None
        for block in blocks:
            name = ("tableHeader" if block.head else "tableCell") if block.kind == "cell" else ""
            left = self._add(7, parent, left, b"\3" + sized((name or NAMES[block.kind]).encode()))
            for key, value in _attributes(block):
                self._add(8, left, None, b"\1" + _any(value), key)
            self._write(block.runs, left)
            self.put(_inside(block), left)

    def _write(self, runs: tuple[Run, ...], parent: int) -> None:
        before: int | None = None
        for at, line in enumerate(_lines(runs)):
            if at:
                before = self._add(7, parent, before, b"\3" + sized(b"hardBreak"))
            if line:
                before = self._add(7, parent, before, b"\6")
                self._text(line, before)

    def _text(self, runs: list[Run], parent: int) -> None:
        left: int | None = None
        for run in runs:
            marks = list(_marks(run))
            for key, value in marks:
                left = self._mark(parent, left, key, value)
            left = self._add(4, parent, left, sized(run.text.encode()), length=_length(run.text))
            for key, _ in marks:
                left = self._mark(parent, left, key, None)

    def _mark(self, parent: int, left: int | None, key: str, value: object) -> int:
        said = sized(key.encode()) + sized(json.dumps(value).encode())
        return self._add(6, parent, left, said)

    def _add(
        self,
        kind: int,
        parent: int | None,
        left: int | None,
        content: bytes,
        key: str = "",
        length: int = 1,
    ) -> int:
        """One struct; answers its first step, or for text its last, to stand beside."""
        place = number(self._client) + number(left if left is not None else parent or 0)
        if left is not None:
            head = kind | 0x80
        else:
            head = kind | (0x20 if key else 0)
            place = b"\0" + place if parent is not None else b"\1" + sized(ROOT.encode())
            place += sized(key.encode()) if key else b""
        self.said += bytes([head]) + place + content
        self.count += 1
        self._clock += length
        return self._clock - 1


def _attributes(block: Block) -> Iterator[tuple[str, Scalar]]:
    match block.kind:
        case "heading":
            yield "level", block.level
        case "task":
            yield "checked", block.done
            yield from ((key, said) for key, said in _duty(block) if said)
        case "numbers":
            yield "start", 1
        case "cell":
            yield from (("colspan", block.across), ("rowspan", block.down))
            yield from [("align", block.align)] * bool(block.align)
        case "image":
            yield from (("file", block.file), ("alt", block.alt))


def _duty(block: Block) -> tuple[tuple[str, str], ...]:
    return ("owner", block.owner), ("due", block.due)


def _inside(block: Block) -> tuple[Block, ...]:
    """An item, a task, a quote or a cell has at least an empty paragraph, and first."""
    if block.kind not in ("item", "task", "quote", "cell"):
        return block.children
    first = block.children[:1]
    fits = first and (block.kind in ("quote", "cell") or first[0].kind == "paragraph")
    return block.children if fits else (Block("paragraph"), *block.children)


def _lines(runs: tuple[Run, ...]) -> list[list[Run]]:
    lines: list[list[Run]] = [[]]
    for run in runs:
        for at, text in enumerate(run.text.split("\n")):
            if at:
                lines.append([])
            if text:
                lines[-1].append(Run(text, run.bold, run.italic, run.link))
    return lines


def _marks(run: Run) -> Iterator[tuple[str, object]]:
    if run.bold:
        yield "bold", {}
    if run.italic:
        yield "italic", {}
    if run.link:
        yield "link", {"href": run.link}


def _any(value: Scalar) -> bytes:
    if isinstance(value, bool):
        return bytes([120 if value else 121])
    if isinstance(value, int):
        return b"\x7d" + bytes([value])
    return b"\x77" + sized(str(value).encode())


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
