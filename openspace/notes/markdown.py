"""From blocks to Markdown that any CommonMark reader reads as it was written.

Rules:
    M1 What people typed comes back as they typed it; what Markdown would read in it is escaped.
    M2 A link leads to http, https or mailto; others become their text.
    M3 What stands in an item or a quote is indented by what carries it; two lists that follow
       each other have other marks, so that they stay two.
    M4 Empty paragraphs, items and tables are left out: Markdown has none.
    M5 A table stands between pipes, a task ends with who does it and by when, and an image is
       ``![what it shows](image:its name)``.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from openspace.domain.notes import Block, Kind
from openspace.notes.inline import inline
from openspace.notes.marks import owned, picture
from openspace.notes.pipes import table

DEEPEST_HEADING: Final = 6
FAMILY: Final[dict[Kind, Kind]] = {"bullets": "bullets", "tasks": "bullets", "numbers": "numbers"}


def to_markdown(blocks: Iterable[Block], below: int = 0) -> str:
    """The blocks as Markdown, their headings ``below`` levels further down; ends with a newline."""
    text = "\n\n".join(_blocks(blocks, below))
    return text + "\n" if text else ""


def _blocks(blocks: Iterable[Block], below: int) -> Iterator[str]:
    last: Kind | None = None
    odd = False
    for block in blocks:
        family = FAMILY.get(block.kind)
        odd = family is not None and family == last and not odd
        text = _block(block, below, odd)
        if text:
            last = family
            yield text


def _block(block: Block, below: int, odd: bool) -> str:
    match block.kind:
        case "paragraph":
            return inline(block.runs)
        case "heading":
            return _heading(block, below)
        case "table":
            return table(block)
        case "image":
            return picture(block)
        case "quote":
            return _prefixed("\n\n".join(_blocks(block.children, below)), "> ", "> ")
        case _:
            return _list(block, below, odd)


def _heading(block: Block, below: int) -> str:
    text = inline(block.runs).replace("\\\n", " ").strip()
    return f"{'#' * min(block.level + below, DEEPEST_HEADING)} {text}" if text else ""


def _list(block: Block, below: int, odd: bool) -> str:
    contents = [(item, _contents(item, below)) for item in block.children]
    items = [(item, text) for item, text in contents if text]
    gap = "\n" if all(_is_tight(item) for item, _ in items) else "\n\n"
    return gap.join(
        _item(block.kind, number, item, text if gap == "\n\n" else text.replace("\n\n", "\n"), odd)
        for number, (item, text) in enumerate(items, 1)
    )


def _contents(item: Block, below: int) -> str:
    first, *others = item.children or (Block("paragraph"),)
    if item.kind != "task" or first.kind != "paragraph":
        return "\n\n".join(_blocks(item.children, below))
    said = owned(item, inline(first.runs))
    return "\n\n".join(text for text in (said, *_blocks(others, below)) if text)


def _is_tight(item: Block) -> bool:
    """A paragraph, and perhaps lists that are tight themselves."""
    first, *others = item.children or (Block("paragraph"),)
    return first.kind == "paragraph" and all(
        other.kind in FAMILY and all(map(_is_tight, other.children)) for other in others
    )


def _item(kind: Kind, number: int, item: Block, text: str, odd: bool) -> str:
    numbered = f"{number}{')' if odd else '.'} "
    mark = numbered if kind == "numbers" else "* " if odd else "- "
    tick = f"[{'x' if item.done else ' '}] " if kind == "tasks" else ""
    return _prefixed(tick + text, mark, " " * len(mark))


def _prefixed(text: str, first: str, others: str) -> str:
    lines = text.split("\n")
    rest = [(others + line).rstrip() for line in lines[1:]]
    return "\n".join([(first + lines[0]).rstrip(), *rest]) if text else ""
