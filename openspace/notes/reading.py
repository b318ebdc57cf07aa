"""Markdown as blocks: what ``to_markdown`` writes comes back, and what an organiser writes by hand.

Rules:
    RB1 Headings, paragraphs, lists, tasks, quotes, tables, bold, italic and links are read; HTML
        and code are text.
    RB2 What ends a task as ``marks`` writes it is its owner and its date. Points and tasks that
        take turns in one list become lists of their own, in their order.
    RB3 An image is one that is stored here, alone in its paragraph; others are their words.
    RB4 Whatever is given is read in time: lists and quotes lie only so deep, and the text is cut.
    RB5 A table in a list or a quote, where a note has none, is the words of its rows.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

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
from openspace.notes.schema import day

LONGEST: Final = 20_000
READER: Final = MarkdownIt("commonmark", {"html": False, "maxNesting": 20}).enable("table")
READER.disable(["code", "fence", "html_block", "reference", "backticks", "text_join"])
LISTS: Final[dict[str, Kind]] = {
    "bullet_list_open": "bullets",
    "ordered_list_open": "numbers",
    "list_item_open": "item",
    "blockquote_open": "quote",
    "table_open": "table",
    "tr_open": "row",
}
TICK: Final = re.compile(r"\[([ xX])\](?: |$)")
DUTY: Final = re.compile(r" ?\(@(?P<owner>[^\n]*?)(?:(?:, |(?<=@) )(?P<due>\d{4}-\d\d-\d\d))?\)$")
ESCAPED_AT: Final = "\ue000"
SIDES: Final[dict[str, Align]] = {
    "text-align:left": "left", "text-align:center": "center", "text-align:right": "right",
}  # fmt: skip


def from_markdown(text: str) -> tuple[Block, ...]:
    """The text as blocks."""
    tokens = iter(READER.parse(text[:LONGEST].replace("\0", "")))
    return tuple(map(_settled, _blocks(tokens)))


def _settled(block: Block) -> Block:
    """The same with the signs back that were escaped."""
    runs = tuple(replace(run, text=run.text.replace(ESCAPED_AT, "@")) for run in block.runs)
    owner, alt = (said.replace(ESCAPED_AT, "@") for said in (block.owner, block.alt))
    inner = tuple(map(_settled, block.children))
    return replace(block, runs=runs, children=inner, owner=owner, alt=alt)


def _blocks(tokens: Iterator[Token]) -> Iterator[Block]:
    for token in tokens:
        if token.type in ("thead_close", "tbody_close", "thead_open", "tbody_open"):
            continue
        if token.nesting < 0:
            return
        yield from _block(token, tokens)


def _block(token: Token, tokens: Iterator[Token]) -> Iterator[Block]:
    if token.type in LISTS:
        yield from _list(Block(LISTS[token.type], children=tuple(_blocks(tokens))))
    elif token.type in ("th_open", "td_open"):
        side = SIDES.get(str(token.attrs.get("style", "")), "")
        inside = tuple(_blocks(tokens))
        yield Block("cell", children=inside, head=token.type == "th_open", align=side)
    elif token.type == "inline":
        yield _text(token.children or ())
    elif token.type in ("heading_open", "paragraph_open"):
        inner = next(tokens).children or ()
        next(tokens)
        level = min(int(token.tag[1:]), 3) if token.type == "heading_open" else 0
        yield Block("heading", runs=_runs(inner), level=level) if level else _text(inner)


def _list(block: Block) -> Iterator[Block]:
    items = block.children
    if block.kind == "table":
        yield replace(block, children=_named(items))
    elif block.kind in ("item", "quote"):
        yield replace(block, children=tuple(_told(items)))
    elif block.kind != "bullets":
        yield block
    else:
        for ticked, some in groupby(items, _ticked):
            yield _points(tuple(some), ticked)


def _points(items: tuple[Block, ...], ticked: bool) -> Block:
    kind: Kind = "tasks" if ticked else "bullets"
    return Block(kind, children=tuple(map(_task, items)) if ticked else items)


def _told(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """What stands in an item or a quote, with the words of tables (RB5)."""
    for block in blocks:
        if block.kind != "table":
            yield block
            continue
        for row in block.children:
            words = (text.runs for cell in row.children for text in cell.children if text.runs)
            said = [run for runs in words for run in (Run(" | "), *runs)][1:]
            yield Block("paragraph", runs=_joined(said))


def _named(rows: tuple[Block, ...]) -> tuple[Block, ...]:
    """Markdown cannot leave the head out: an empty one is none."""
    empty = rows and not any(cell.children[0].runs for cell in rows[0].children if cell.children)
    return rows[1:] if empty else rows


def _first(item: Block) -> str:
    text = item.children[0] if item.children else item
    return text.runs[0].text if text.kind == "paragraph" and text.runs else ""


def _ticked(item: Block) -> bool:
    return TICK.match(_first(item)) is not None


def _task(item: Block) -> Block:
    text, *others = item.children
    runs = [replace(text.runs[0], text=TICK.sub("", text.runs[0].text, count=1)), *text.runs[1:]]
    duty = DUTY.search(runs[-1].text)
    if duty:
        runs[-1] = replace(runs[-1], text=runs[-1].text[: duty.start()])
    return Block(
        "task",
        children=(replace(text, runs=_joined(runs)), *others),
        done="x" in TICK.match(_first(item))[1].lower(),  # type: ignore[index]
        owner=duty["owner"][:LONGEST_OWNER] if duty else "",
        due=day(duty["due"]) if duty else "",
    )


def _text(tokens: Sequence[Token]) -> Block:
    if len(tokens) == 1 and tokens[0].type == "image":
        file = str(tokens[0].attrs.get("src", "")).removeprefix("image:")
        if IMAGE_ID.fullmatch(file):
            return Block("image", file=file, alt=_alt(tokens[0]))
    return Block("paragraph", runs=_runs(tokens))


def _runs(tokens: Sequence[Token]) -> tuple[Run, ...]:
    return _joined(_marked(tokens))


def _marked(tokens: Sequence[Token]) -> Iterator[Run]:
    now = Run("")
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                now = replace(now, bold=token.nesting > 0)
            case "em_open" | "em_close":
                now = replace(now, italic=token.nesting > 0)
            case "link_open":
                now = replace(now, link=safe_link(str(token.attrs.get("href", ""))))
            case "link_close":
                now = replace(now, link=None)
            case _:
                yield replace(now, text=_words(token))


def _words(token: Token) -> str:
    match token.type:
        case "text":
            return token.content.replace("<br>", "\n")
        case "text_special":
            return ESCAPED_AT if token.content == "@" else token.content
        case "hardbreak":
            return "\n"
        case "image":
            return _alt(token)
        case _:
            return " "


def _alt(token: Token) -> str:
    return "".join(map(_words, token.children or ()))[:LONGEST_ALT]


def _joined(runs: Sequence[Run] | Iterator[Run]) -> tuple[Run, ...]:
    """Neighbours with the same marks as one, none empty."""
    joined: list[Run] = []
    for run in runs:
        if joined and replace(joined[-1], text="") == replace(run, text=""):
            joined[-1] = replace(run, text=joined[-1].text + run.text)
        elif run.text:
            joined.append(run)
    return tuple(joined)
