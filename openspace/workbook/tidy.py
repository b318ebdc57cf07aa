"""Notes made fit for a book: headings in order, links that are safe, nothing empty.

The rule: the words stay as they were written; only how deep a heading lies, where a link may go,
and empty lines are changed. A table keeps its shape.
"""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote

from openspace.domain.notes import Block, Kind, Run, lines, safe_link

LONGEST_LINK = 2000
"""Longer ones are no use in a book, and a PDF refuses them."""

SHAPE: frozenset[Kind] = frozenset(["row", "cell"])

IN_ADDRESSES = "%/:=&?~#+!$,;'@()*[]"


def tidied(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The notes with headings that begin at one and never skip a level."""
    used = sorted(set(_levels(blocks)))
    return tuple(_ordered(blocks, {level: depth for depth, level in enumerate(used, 1)}, [0]))


def _levels(blocks: tuple[Block, ...]) -> Iterator[int]:
    for block in blocks:
        if block.kind == "heading" and _said(block):
            yield block.level
        yield from _levels(block.children)


def _ordered(blocks: tuple[Block, ...], depths: dict[int, int], last: list[int]) -> Iterator[Block]:
    for block in blocks:
        if block.kind == "table" and not any(lines((block,))):
            continue
        level = block.level
        if block.kind == "heading" and _said(block):
            level = last[0] = min(depths[block.level], last[0] + 1)
        inner = tuple(_ordered(block.children, depths, last))
        if inner or _said(block) or block.kind in SHAPE:
            linked = any(run.link is not None for run in block.runs)
            runs = tuple(map(_safe, block.runs)) if linked else block.runs
            same = (runs, level) == (block.runs, block.level) and not inner
            yield block if same else replace(block, runs=runs, children=inner, level=level)


def _safe(run: Run) -> Run:
    return replace(run, link=address(run.link or ""))


def _said(block: Block) -> bool:
    return any(run.text.strip() for run in block.runs) or bool(
        block.file or block.owner or block.due
    )


def address(href: str) -> str | None:
    """Where a link leads, in characters that every file can hold, or nowhere."""
    safe = quote(safe_link(href) or "", safe=IN_ADDRESSES)
    return safe if 0 < len(safe) <= LONGEST_LINK else None
