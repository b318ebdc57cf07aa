"""Notes made fit for a book: headings in order, links that are safe, nothing empty.

The rule: the words stay as they were written; only how deep a heading lies, where a link may go,
and empty lines are changed.
"""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from openspace.domain.notes import Block, Run

SCHEMES = frozenset({"http", "https", "mailto"})
LONGEST_LINK = 2000


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
        level = block.level
        if block.kind == "heading" and _said(block):
            level = last[0] = min(depths[block.level], last[0] + 1)
        inner = tuple(_ordered(block.children, depths, last))
        if inner or _said(block):
            runs = tuple(run if allowed(run) else replace(run, link=None) for run in block.runs)
            yield replace(block, runs=runs, children=inner, level=level)


def _said(block: Block) -> bool:
    return any(run.text.strip() for run in block.runs)


def allowed(run: Run) -> bool:
    """Whether a run's link goes to the web or to an address; no link is no harm."""
    link = run.link or ""
    if len(link) > LONGEST_LINK or any(c.isspace() or not c.isprintable() for c in link):
        return False
    try:
        return urlsplit(link).scheme.lower() in SCHEMES
    except ValueError:
        return False
