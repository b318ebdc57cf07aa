"""From the engine's tree to neutral blocks; what the schema does not know is passed over.

Links lead only where ``safe_link`` lets them, so no reader of blocks has to look. A break
inside a paragraph becomes a line break in its runs. Characters that no page or file can carry are
left out, too.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

import pycrdt

from openspace.domain.notes import Block, Kind, Run, safe_link

KINDS: Final[Mapping[str, Kind]] = {
    "paragraph": "paragraph",
    "heading": "heading",
    "bulletList": "bullets",
    "orderedList": "numbers",
    "taskList": "tasks",
    "listItem": "item",
    "taskItem": "task",
    "blockquote": "quote",
}
UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")

Child = pycrdt.XmlElement | pycrdt.XmlText | pycrdt.XmlFragment


def blocks_of(parent: pycrdt.XmlFragment | pycrdt.XmlElement) -> tuple[Block, ...]:
    """The blocks directly in a node, each with all that is in it."""
    return tuple(
        _block(child, KINDS[child.tag])
        for child in parent.children
        if isinstance(child, pycrdt.XmlElement) and child.tag is not None and child.tag in KINDS
    )


def _block(element: pycrdt.XmlElement, kind: Kind) -> Block:
    if kind in ("paragraph", "heading"):
        level = _level(element) if kind == "heading" else 0
        return Block(kind, runs=_joined(_runs(element.children)), level=level)
    return Block(kind, children=blocks_of(element), done=kind == "task" and _done(element))


def _level(element: pycrdt.XmlElement) -> int:
    level = element.attributes.get("level")
    return int(level) if level in (1, 2, 3, "1", "2", "3") else 1


def _done(element: pycrdt.XmlElement) -> bool:
    return element.attributes.get("checked") in (True, "true")


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
        text=UNPRINTABLE.sub("", text.replace("\n", " ").replace("\t", " ")),
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
