"""A table as Markdown writes it: rows between pipes, the first one over a rule.

Markdown's cells hold one line: paragraphs and items in one follow each other with a ``<br>``. A
field that a wide or tall cell covers is empty. Where the first row is no head, the head is empty.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from openspace.domain.notes import Align, Block
from openspace.notes.inline import inline
from openspace.notes.marks import owned, picture

RULES: Final[dict[Align, str]] = {"": "---", "left": ":---", "center": ":---:", "right": "---:"}
BREAK: Final = "<br>"

Field = tuple[str, Align]


def table(block: Block) -> str:
    """The table; nothing of one in which nothing stands."""
    rows = _fields(block.children)
    texts = [[text for text, _ in row] for row in rows]
    if not any(map(any, texts)):
        return ""
    rules = [RULES[side] for _, side in rows[0]]
    if not all(cell.head for cell in block.children[0].children):
        texts.insert(0, [""] * len(rules))
    return "\n".join(map(_row, (texts[0], rules, *texts[1:])))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _fields(rows: Sequence[Block]) -> list[list[Field]]:
    said: dict[tuple[int, int], Field] = {}
    for number, row in enumerate(rows):
        column = 0
        for cell in row.children:
            while (number, column) in said:
                column += 1
            over = [(number + y, column + x) for y in range(cell.down) for x in range(cell.across)]
            said |= dict.fromkeys(over, ("", cell.align))
            said[number, column] = _cell(cell), cell.align
    width = 1 + max((column for _, column in said), default=0)
    return [[said.get((y, x), ("", "")) for x in range(width)] for y in range(len(rows))]


def _cell(cell: Block) -> str:
    return BREAK.join(_lines(cell.children)).replace("|", "\\|")


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block.kind:
            case "image":
                yield picture(block)
            case "bullets" | "numbers" | "tasks":
                for number, item in enumerate(block.children, 1):
                    yield from _item(block, item, number)
            case _:
                yield from _text(block)
                yield from _lines(block.children)


def _item(of: Block, item: Block, number: int) -> Iterator[str]:
    tick = f"[{'x' if item.done else ' '}] "
    mark = {"numbers": f"{number}. ", "tasks": tick}.get(of.kind, "- ")
    first, *others = [*_lines(item.children), ""]
    yield mark + (owned(item, first) if of.kind == "tasks" else first)
    yield from others[:-1]


def _text(block: Block) -> Iterator[str]:
    text = inline(block.runs).replace("\\\n", BREAK)
    if text:
        yield text
