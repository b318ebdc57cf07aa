"""Editors of a note as tests need them: a document, what it says, and random acts on it.

The engine counts text in UTF-8 bytes, so an editor turns a place between characters into bytes.
Every random text has letters beyond ASCII, characters beyond the first plane and joined emoji.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pycrdt

from openspace.domain.notes import Block
from openspace.notes.blocks import blocks_of
from openspace.notes.schema import ROOT

WORDS = ("ord", "sammen ", "blå", "č đ ŋ š", "𝒪", "👩‍👩‍👧", "🇳🇴", "e\u0301", " ", "שלום", "\u00a0")
LISTS = {"bulletList": "listItem", "orderedList": "listItem", "taskList": "taskItem"}


@dataclass
class Editor:
    """One document; ``made`` holds the updates it made itself, oldest first."""

    client: int
    made: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.doc: pycrdt.Doc[pycrdt.XmlFragment] = pycrdt.Doc(client_id=self.client)
        self.note = self.doc.get(ROOT, type=pycrdt.XmlFragment)
        self._hearing = False
        self._watch = self.doc.observe(self._changed)

    def _changed(self, change: pycrdt.TransactionEvent) -> None:
        if not self._hearing:
            self.made.append(bytes(change.update))

    def hear(self, update: bytes) -> None:
        """Apply another's update."""
        self._hearing = True
        self.doc.apply_update(update)
        self._hearing = False

    @property
    def blocks(self) -> tuple[Block, ...]:
        return blocks_of(self.note)

    def write(self, text: str, name: str = "paragraph", **attributes: Any) -> pycrdt.XmlText:
        """A new block at the end, with this text."""
        words = pycrdt.XmlText(text)
        self.note.children.append(element(name, words, **attributes))
        return words


def element(name: str, *children: Any, **attributes: Any) -> pycrdt.XmlElement:
    """A node that holds these; the engine takes any value as an attribute."""
    return pycrdt.XmlElement(name, attributes, list(children))


def written(act: Callable[[Editor], object], client: int = 7) -> bytes:
    """The document that an act makes, as one update."""
    editor = Editor(client)
    act(editor)
    return editor.doc.get_update()


def random_act(editor: Editor, dice: random.Random) -> None:
    """Do something that an editor's writer could do."""
    blocks = list(editor.note.children)
    if not blocks or dice.random() < 0.12:
        editor.note.children.insert(dice.randint(0, len(blocks)), _new_block(dice))
    elif dice.random() < 0.05:
        del editor.note.children[dice.randrange(len(blocks))]
    elif dice.random() < 0.15:
        _reshape(dice.choice(blocks), dice)
    else:
        text = _some_text(dice.choice(blocks), dice)
        if text is not None:
            _type(text, dice)


def _new_block(dice: random.Random) -> pycrdt.XmlElement:
    kind = dice.choice(["paragraph", "heading", "blockquote", "table", "image", *LISTS])
    match kind:
        case "paragraph":
            return _paragraph(dice)
        case "heading":
            return element(kind, pycrdt.XmlText("Å"), level=dice.randint(1, 3))
        case "blockquote":
            return element(kind, _paragraph(dice))
        case "table":
            return element(kind, *(_row(dice, 2) for _ in range(2)))
        case "image":
            return element(kind, file=f"{dice.randrange(2**128):032x}", alt=dice.choice(WORDS))
        case _:
            ticked = {"checked": dice.random() < 0.5} if kind == "taskList" else {}
            return element(kind, element(LISTS[kind], _paragraph(dice), **ticked))


def _paragraph(dice: random.Random) -> pycrdt.XmlElement:
    return element("paragraph", pycrdt.XmlText(dice.choice(WORDS)))


def _row(dice: random.Random, cells: int) -> pycrdt.XmlElement:
    return element("tableRow", *(_cell(dice) for _ in range(cells)))


def _cell(dice: random.Random) -> pycrdt.XmlElement:
    covers = {"colspan": dice.choice([1, 1, 3]), "rowspan": dice.choice([1, 1, 2])}
    return element(dice.choice(["tableHeader", "tableCell"]), _paragraph(dice), **covers)


def _reshape(block: object, dice: random.Random) -> None:
    """What one does to a block but typing: a row, a column, an owner, a date, another text."""
    match block:
        case pycrdt.XmlElement(tag="table"):
            _reshape_table(block, dice)
        case pycrdt.XmlElement(tag="taskList") if block.children:
            task = block.children[0]
            assert isinstance(task, pycrdt.XmlElement)
            task.attributes["owner"] = dice.choice(WORDS)
            task.attributes["due"] = f"2026-05-{dice.randint(1, 31):02}"
        case pycrdt.XmlElement(tag="image"):
            block.attributes["alt"] = dice.choice(WORDS)


def _reshape_table(table: pycrdt.XmlElement, dice: random.Random) -> None:
    rows = [row for row in table.children if isinstance(row, pycrdt.XmlElement)]
    act = dice.randrange(3)
    if act == 0 or not rows:
        table.children.insert(dice.randint(0, len(rows)), _row(dice, 2))
    elif act == 1:
        for row in rows:
            row.children.insert(dice.randint(0, len(row.children)), _cell(dice))
    else:
        del table.children[dice.randrange(len(rows))]


def _some_text(node: object, dice: random.Random) -> pycrdt.XmlText | None:
    while isinstance(node, pycrdt.XmlElement):
        children = list(node.children)
        node = dice.choice(children) if children else None
    return node if isinstance(node, pycrdt.XmlText) else None


def _type(text: pycrdt.XmlText, dice: random.Random) -> None:
    said = "".join(str(part) for part, _ in text.diff())
    places = [len(said[:at].encode()) for at in range(len(said) + 1)]
    start, end = sorted((dice.choice(places), dice.choice(places)))
    act = dice.random()
    if act < 0.7 or start == end:
        text.insert(start, dice.choice(WORDS))
    elif act < 0.85:
        del text[start:end]
    else:
        text.format(
            start, end, dict([dice.choice([("bold", True), ("bold", None), ("italic", {})])])
        )
