"""The book as one Markdown document.

The rule: what people wrote as plain text stays plain text; whatever Markdown, HTML or pandoc
would read in it is escaped. A note keeps its own structure, its headings under its chapter's.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from openspace.domain.notes import Block
from openspace.notes.markdown import to_markdown
from openspace.workbook.manuscript import ChapterPart, Manuscript, RoundPart

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~@$!^])")
LIST_LIKE = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s|$)")
UNDER_CHAPTER = 3


def markdown(book: Manuscript) -> str:
    """The whole book."""
    parts = (
        _front(book),
        _before(book),
        _grid(book),
        *(_round(book, part) for part in book.rounds),
        _after(book),
    )
    return "\n\n".join(line for part in parts for line in part if line) + "\n"


def escaped(text: str) -> str:
    """Text as itself on one line, whatever it looks like."""
    line = SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return LIST_LIKE.sub(lambda m: f"{m[1]}{m[2][:-1]}\\{m[2][-1]}", line)


def _front(book: Manuscript) -> Iterator[str]:
    yield f"# {escaped(book.title)}"
    yield f"*{escaped(book.question)}*" if book.question else ""
    lines = (book.words["workbook"], book.date, book.edition, book.licence, book.contact_name)
    yield " · ".join(escaped(line) for line in lines if line)


def _before(book: Manuscript) -> Iterator[str]:
    words = book.words
    yield f"## {words['invitation_part']}"
    yield from (escaped(paragraph) for paragraph in book.invitation)
    yield f"### {words['principles']}"
    yield "\n".join(f"- {escaped(principle)}" for principle in book.principles)
    if book.programme:
        yield f"### {words['programme']}"
        yield _table((words["time"], words["what"]), book.programme)
    yield f"## {words['happened']}"
    yield escaped(book.lead)
    if book.sectors:
        rows = ((line.name, str(line.people), f"{line.share} %") for line in book.sectors)
        yield _table((words["sector"], words["people"], words["share"]), rows)


def _grid(book: Manuscript) -> Iterator[str]:
    if not book.grid or len(book.grid_head) < 2:
        return
    yield f"## {book.words['grid']}"
    free = book.words["free"]
    yield _table(
        book.grid_head,
        (
            (line.place, *(f"{cell.number}. {cell.title}" if cell else free for cell in line.cells))
            for line in book.grid
        ),
    )


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    written = [" | ".join(escaped(cell) for cell in row) for row in (head, *rows)]
    rule = " | ".join("---" for _ in written[0].split(" | "))
    return "\n".join(f"| {row} |" for row in (written[0], rule, *written[1:]))


def _round(book: Manuscript, part: RoundPart) -> Iterator[str]:
    yield f"## {escaped(part.title)}"
    yield " · ".join(escaped(text) for text in (part.times, part.summary) if text)
    for chapter in part.chapters:
        yield from _chapter(book, chapter)


def _chapter(book: Manuscript, chapter: ChapterPart) -> Iterator[str]:
    yield f"### {chapter.number}. {escaped(chapter.title)}"
    yield "\n".join(_facts(chapter))
    yield from (escaped(paragraph) for paragraph in chapter.description)
    if chapter.missing:
        yield f"**{book.words['no_report']}.** {escaped(chapter.missing)}"
    else:
        yield to_markdown(_deeper(chapter.notes)).strip()


def _facts(chapter: ChapterPart) -> Iterator[str]:
    yield f"- {escaped(chapter.where)}"
    tags = [f"{goal.number} {goal.name}" for goal in chapter.goals] + list(chapter.challenges)
    if tags:
        yield f"- {escaped(', '.join(tags))}"
    for fact in chapter.facts:
        said = "; ".join(f"{name}, {more}" if more else name for name, more in fact.values)
        yield f"- {escaped(fact.label)}: {escaped(said)}"


def _deeper(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The same blocks with their headings under the chapter's."""
    return tuple(
        replace(
            block,
            level=block.level + UNDER_CHAPTER if block.kind == "heading" else block.level,
            children=_deeper(block.children),
        )
        for block in blocks
    )


def _after(book: Manuscript) -> Iterator[str]:
    if book.participants:
        yield f"## {book.words['participants']}"
        yield escaped(book.participants_lead)
        yield _table((book.words["name"], book.words["organisation"]), book.participants)
    yield f"## {book.words['method']}"
    for section in book.method:
        yield f"### {escaped(section.title)}"
        yield from (escaped(paragraph) for paragraph in section.paragraphs)
    yield f"### {book.words['cite']}"
    yield escaped(book.citation)
