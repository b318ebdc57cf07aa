"""From the engine's tree to neutral blocks; what the schema does not know is passed over.

Links lead only where ``safe_link`` lets them, so no reader of blocks has to look. A break
inside a paragraph becomes a line break in its runs. Characters that no page or file can carry are
left out, too. An image without a stored file is none.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

import pycrdt

from openspace.domain.notes import (
    IMAGE_ID,
    LONGEST_ALT,
    LONGEST_OWNER,
    Align,
    Block,
    Kind,
    Run,
    safe_link,
)
from openspace.notes.schema import WIDEST, day
from openspace.notes.tables import squared

KINDS: Final[Mapping[str, Kind]] = {
    "paragraph": "paragraph",
    "heading": "heading",
    "bulletList": "bullets",
    "orderedList": "numbers",
    "taskList": "tasks",
    "listItem": "item",
    "taskItem": "task",
    "blockquote": "quote",
    "table": "table",
    "tableRow": "row",
    "tableHeader": "cell",
    "tableCell": "cell",
    "image": "image",
}
SIDES: Final[Mapping[object, Align]] = {"left": "left", "center": "center", "right": "right"}
UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")

Said = Callable[[str], Any]
"""What an attribute says."""

Child = pycrdt.XmlElement | pycrdt.XmlText | pycrdt.XmlFragment


def blocks_of(parent: pycrdt.XmlFragment | pycrdt.XmlElement) -> tuple[Block, ...]:
    """The blocks directly in a node, each with all that is in it."""
    found = (
        _block(child, KINDS[child.tag])
        for child in parent.children
        if isinstance(child, pycrdt.XmlElement) and child.tag is not None and child.tag in KINDS
    )
    return tuple(block for block in found if block.kind != "image" or block.file)


def _block(element: pycrdt.XmlElement, kind: Kind) -> Block:
    said = element.attributes.get
    if kind in ("paragraph", "heading"):
        level = _level(said) if kind == "heading" else 0
        return Block(kind, runs=_joined(_runs(element.children)), level=level)
    inner = blocks_of(element)
    match kind:
        case "table":
            return Block(kind, children=squared([row.children for row in inner]))
        case "cell":
            return _cell(said, inner, head=element.tag == "tableHeader")
        case "task":
            return _task(said, inner)
        case _:
            return _image(said) if kind == "image" else Block(kind, children=inner)


def _level(said: Said) -> int:
    level = said("level")
    return int(level) if level in (1, 2, 3, "1", "2", "3") else 1


def _task(said: Said, children: tuple[Block, ...]) -> Block:
    return Block(
        "task",
        children=children,
        done=said("checked") in (True, "true"),
        owner=_line(said("owner"), LONGEST_OWNER),
        due=day(said("due")),
    )


def _cell(said: Said, children: tuple[Block, ...], *, head: bool) -> Block:
    return Block(
        "cell",
        children=children,
        head=head,
        across=_span(said("colspan")),
        down=_span(said("rowspan")),
        align=SIDES.get(said("align"), ""),
    )


def _image(said: Said) -> Block:
    file = str(said("file"))
    stored = file if IMAGE_ID.fullmatch(file) else ""
    return Block("image", file=stored, alt=_line(said("alt"), LONGEST_ALT))


def _span(said: object) -> int:
    return min(max(int(said), 1), WIDEST) if isinstance(said, int | float) else 1


def _line(said: object, longest: int) -> str:
    return " ".join(_plain(said).split())[:longest] if isinstance(said, str) else ""


def _plain(text: str) -> str:
    return UNPRINTABLE.sub("", text.replace("\n", " ").replace("\t", " "))


def _runs(children: Iterable[Child]) -> Iterable[Run]:
    for child in children:
        if isinstance(child, pycrdt.XmlText):
            for text, marks in child.diff():
                if isinstance(text, str):
                    yield _run(text, marks or {})
        elif isinstance(child, pycrdt.XmlElement) and child.tag == "hardBreak":
            yield Run("\n")


def _run(text: str, marks: Mapping[str, object]) -> Run:
    link = marks.get("link")
    href = link.get("href") if isinstance(link, Mapping) else None
    return Run(
        text=_plain(text),
        bold=_on(marks.get("bold")),
        italic=_on(marks.get("italic")),
        link=safe_link(href) if isinstance(href, str) else None,
    )


def _on(mark: object) -> bool:
    return mark is not None and mark is not False


def _joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Neighbours with the same marks as one, none empty."""
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and (last.bold, last.italic, last.link) == (run.bold, run.italic, run.link):
            joined[-1] = Run(last.text + run.text, run.bold, run.italic, run.link)
        elif run.text:
            joined.append(run)
    return tuple(joined)
