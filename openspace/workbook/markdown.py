"""The book as one Markdown document.

The rule: what people wrote as plain text comes back as they wrote it. A note keeps its own
structure, its headings under its chapter's.
"""

import re
from collections.abc import Iterable, Iterator

from openspace.domain.notes import Run
from openspace.notes.inline import escaped, inline
from openspace.notes.markdown import to_markdown
from openspace.workbook.album import FOLDER, Album
from openspace.workbook.manuscript import ChapterPart, GoalLine, Manuscript, ReportPart, RoundPart
from openspace.workbook.office.packing import packed

UNDER_CHAPTER = 3
BY_NAME = re.compile(r"\]\(image:([0-9a-f]{32})\)")
"""A picture as a note names it; in what people typed the bracket has a backslash before it."""


def markdown(book: Manuscript) -> str:
    """The whole book."""
    parts = (
        _front(book),
        _before(book),
        _grid(book),
        *(_round(book, part) for part in book.rounds),
        _outcomes(book),
        _after(book),
    )
    return "\n\n".join(text for part in parts for text in part if text) + "\n"


def bundled(code: str, text: bytes, album: Album) -> bytes:
    """The text and its pictures, which it finds beside it."""
    pictures = {f"{FOLDER}/{name}": content for name, content in album.items()}
    return packed({f"{code}.md": text}, pictures)


def _found(chapter: ChapterPart, file: str) -> str:
    return f"{FOLDER}/{chapter.pictures[file].source}"


def line(text: str) -> str:
    """A line of its own that reads as itself, whatever it looks like."""
    return inline((Run(" ".join(text.split())),))


def _front(book: Manuscript) -> Iterator[str]:
    yield f"# {escaped(book.title)}"
    yield f"*{escaped(book.question)}*" if book.question else ""
    imprint = (book.words["workbook"], book.date, book.edition, book.licence, book.contact_name)
    yield line(" · ".join(text for text in imprint if text))


def _before(book: Manuscript) -> Iterator[str]:
    words = book.words
    yield f"## {words['indexes']}" if book.indexes else ""
    for index in book.indexes:
        yield f"### {escaped(index.title)}"
        found = ((name, ", ".join(map(str, topics))) for name, topics in index.lines)
        yield _table((index.head, words["topics"]), found)
    yield f"## {words['foreword']}" if book.foreword else ""
    yield from (line(paragraph) for paragraph in book.foreword)
    yield f"## {words['invitation_part']}"
    yield from (line(paragraph) for paragraph in book.invitation)
    yield f"### {words['principles']}"
    yield "\n".join(f"- {line(principle)}" for principle in book.principles)
    if book.programme:
        yield f"### {words['programme']}"
        yield _table((words["time"], words["what"]), book.programme)
    yield f"## {words['happened']}"
    yield line(book.lead)
    if book.sectors:
        rows = ((s.name, str(s.people), f"{s.share} %") for s in book.sectors)
        yield _table((words["sector"], words["people"], words["share"]), rows)
    if book.movement.flows:
        yield f"### {words['moved']}"
        yield line(book.movement.lead)
        ways = ((f.from_room, f.to_room, str(f.count)) for f in book.movement.flows)
        yield _table((words["from"], words["to"], words["times"]), ways)
    if book.goals:
        yield f"### {words['goals']}"
        yield _table((words["goal"], words["topics"]), map(_goal, book.goals))


def _goal(line: GoalLine) -> tuple[str, str]:
    return f"{line.goal.number}. {line.goal.name}", ", ".join(map(str, line.topics))


def _grid(book: Manuscript) -> Iterator[str]:
    if not book.grid or len(book.grid_head) < 2:
        return
    yield f"## {book.words['grid']}"
    yield _table(
        book.grid_head,
        (
            (
                line.place,
                *(
                    f"{cell.number}. {cell.title}" if cell else empty
                    for cell, empty in zip(line.cells, line.empty, strict=True)
                ),
            )
            for line in book.grid
        ),
    )


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    first, *others = [[_cell(cell) for cell in row] for row in (head, *rows)]
    rules = ["---"] * len(first)
    return "\n".join(f"| {' | '.join(row)} |" for row in (first, rules, *others))


def _cell(text: str) -> str:
    return escaped(" ".join(text.split())).replace("|", "\\|")


def _round(book: Manuscript, part: RoundPart) -> Iterator[str]:
    yield f"## {escaped(part.title)}"
    yield line(" · ".join(text for text in (part.times, part.summary) if text))
    for chapter in part.chapters:
        yield from _chapter(book, chapter)


def _chapter(book: Manuscript, chapter: ChapterPart) -> Iterator[str]:
    yield f"### {chapter.number}. {escaped(chapter.title)}"
    yield "\n".join(_facts(chapter))
    yield from (line(paragraph) for paragraph in chapter.description)
    if chapter.missing:
        yield f"**{book.words['no_report']}.** {escaped(chapter.missing)}"
    for report in chapter.reports:
        yield from _report(book, report)
    if chapter.notes:
        yield f"#### {book.words['notes']}" if chapter.reports else ""
        below = UNDER_CHAPTER + bool(chapter.reports)
        said = to_markdown(chapter.notes, below=below).strip()
        yield BY_NAME.sub(lambda found: f"]({_found(chapter, found[1])})", said)
    yield from _additions(book, chapter)
    if chapter.links:
        yield f"#### {book.words['links']}"
        named = (inline((Run(each.name, link=each.to),)) for each in chapter.links)
        yield "\n".join(f"- {each}" for each in named)
    if chapter.amended:
        yield f"#### {book.words['amended']}"
        yield "\n".join(f"- {line(each)}" for each in chapter.amended)


def chapter_text(book: Manuscript, number: int) -> str:
    """One chapter, and where it is from."""
    chapter = next(each for each in book.chapters if each.number == number)
    parts = (*_chapter(book, chapter), line(book.citation))
    return "\n\n".join(text for text in parts if text) + "\n"


def _additions(book: Manuscript, chapter: ChapterPart) -> Iterator[str]:
    if chapter.additions:
        yield f"#### {book.words['additions']}"
        yield line(book.words["additions_note"])
    for added in chapter.additions:
        yield f"**{escaped(added.by)}**"
        yield to_markdown(added.blocks, below=UNDER_CHAPTER).strip()


def _report(book: Manuscript, report: ReportPart) -> Iterator[str]:
    words = book.words
    for name, said in (
        ("summary", report.summary),
        ("agree", report.agree),
        ("differ", report.differ),
    ):
        if said:
            yield f"#### {words[name]}"
            yield from (line(paragraph) for paragraph in said)
    if report.steps:
        yield f"#### {words['next_steps']}"
        rows = ((each.what, each.who, each.by_when) for each in report.steps)
        yield _table((words["step"], words["who"], words["by_when"]), rows)


def _facts(chapter: ChapterPart) -> Iterator[str]:
    yield f"- {line(chapter.where)}"
    tags = [f"{goal.number} {goal.name}" for goal in chapter.goals] + list(chapter.challenges)
    if tags:
        yield f"- {line(', '.join(tags))}"
    for fact in chapter.facts:
        said = "; ".join(f"{name}, {more}" if more else name for name, more in fact.values)
        yield f"- {escaped(fact.label)}: {escaped(said)}"


def _outcomes(book: Manuscript) -> Iterator[str]:
    for part in book.outcomes:
        yield f"## {part.title}"
        yield line(part.lead)
        for table in part.tables:
            for group in table.groups:
                yield f"### {escaped(group.name)}" if group.name else ""
                yield _table(table.head, ([cell.plain for cell in row] for row in group.rows))
        said = (f"{text} – {by}" if by else text for text, by in part.lines)
        yield "\n".join(f"- {line(each)}" for each in said)


def _after(book: Manuscript) -> Iterator[str]:
    if book.participants:
        yield f"## {book.words['participants']}"
        yield line(book.participants_lead)
        yield _table((book.words["name"], book.words["organisation"]), book.participants)
    yield f"## {book.words['method']}"
    for section in book.method:
        yield f"### {escaped(section.title)}"
        yield from (line(paragraph) for paragraph in section.paragraphs)
    yield f"### {book.words['cite']}"
    yield line(book.citation)
