"""The manuscript as one flow of parts, in the book's order.

The rule: what has nothing to say is not in the flow; the words are the manuscript's own.
Whoever keeps chapters that are written down already asks for ``parts``, in which each is one.
"""

from collections.abc import Container, Iterable, Iterator

from openspace.workbook.manuscript import ChapterPart, Manuscript, RoundPart
from openspace.workbook.office.chapters import chapter, whole
from openspace.workbook.office.outcomes import outcomes
from openspace.workbook.office.parts import (
    Chapter,
    Contents,
    Drawing,
    Heading,
    Paragraph,
    Part,
    Points,
    Table,
    Words,
    joined,
    paragraphs,
    said,
)


def flow(book: Manuscript, pictures: Container[str]) -> Iterator[Part]:
    """The whole book, with those of its pictures that there are."""
    for part in parts(book, pictures):
        if isinstance(part, Chapter):
            yield from chapter(part, book.words)
        else:
            yield part


def parts(book: Manuscript, pictures: Container[str]) -> Iterator[Part | Chapter]:
    """The same with every chapter as one part."""
    every = _parts(book)
    return (part for part in every if not isinstance(part, Drawing) or part.name in pictures)


def _parts(book: Manuscript) -> Iterator[Part | Chapter]:
    yield from _cover(book)
    yield Contents(book.words["contents"])
    yield from _indexes(book)
    yield from _foreword(book)
    yield from _invitation(book)
    yield from _happened(book)
    yield from _grid(book)
    for part in book.rounds:
        yield from _round(book, part)
    yield from outcomes(book)
    yield from _participants(book)
    yield from _method(book)


def _cover(book: Manuscript) -> Iterator[Part]:
    if book.arms:
        yield Drawing("arms.png", book.arms)
    yield Paragraph("Kind", said(f"{book.words['workbook']} · {book.date}"))
    yield Paragraph("Title", said(book.title), book.written)
    if book.question:
        yield Paragraph("Subtitle", said(book.question), book.written)
    if book.grid:
        yield Drawing("cover.png", book.ring_note)


def _indexes(book: Manuscript) -> Iterator[Part]:
    if book.indexes:
        yield Heading(1, book.words["indexes"], opens=True)
        yield Paragraph("Lead", said(book.goals_note))
    for index in book.indexes:
        rows = tuple((said(name), _numbers(topics)) for name, topics in index.lines)
        yield Table((index.head, book.words["topics"]), rows, (60, 40), index.title)


def _foreword(book: Manuscript) -> Iterator[Part]:
    if book.foreword:
        yield Heading(1, book.words["foreword"], opens=True)
        yield from paragraphs(book.foreword, book.written)


def _invitation(book: Manuscript) -> Iterator[Part]:
    words = book.words
    yield Heading(1, words["invitation_part"], opens=True)
    yield from paragraphs(book.invitation, book.written)
    yield Heading(2, words["principles"])
    yield Points(tuple(map(said, book.principles)))
    if book.programme:
        head = (words["time"], words["what"])
        yield Table(head, rows_of(book.programme), (22, 78), words["programme"])


def _happened(book: Manuscript) -> Iterator[Part]:
    words = book.words
    yield Heading(1, words["happened"], opens=True)
    yield Paragraph("Lead", said(book.lead))
    if book.sectors:
        yield Drawing("sectors.png", book.sectors_alt, book.sectors_note)
        head = (words["sector"], words["people"], words["share"])
        rows = rows_of((s.name, str(s.people), f"{s.share} %") for s in book.sectors)
        yield Table(head, rows, (60, 20, 20), words["who_came"], frozenset({1, 2}))
    if book.movement.flows:
        yield Heading(2, words["moved"])
        yield from paragraphs((book.movement.lead,))
        yield Drawing("flows.png", book.movement.alt, book.movement.note)
        ways = rows_of((f.from_room, f.to_room, str(f.count)) for f in book.movement.flows)
        yield Table(
            (words["from"], words["to"], words["times"]),
            ways,
            (40, 40, 20),
            words["moved"],
            frozenset({2}),
        )
    if book.goals:
        yield Heading(2, words["goals"])
        yield Drawing("goals.png", book.goals_alt, book.goals_caption)
        goals = (words["goal"], words["topics"])
        yield Table(goals, tuple(_goals(book)), (60, 40), words["goals_count"])
        yield Paragraph("Remark", said(book.goals_note))


def _goals(book: Manuscript) -> Iterator[tuple[Words, ...]]:
    for line in book.goals:
        of_the_day = f" – {book.words['highlight']}" if line.highlighted else ""
        goal = said(f"{line.goal.number}. {line.goal.name}{of_the_day}", bold=line.highlighted)
        yield goal, _numbers(line.topics) or said(book.words["none"])


def _numbers(topics: Iterable[int]) -> Words:
    return joined(said(str(number), link=f"#chapter-{number}") for number in topics)


def _grid(book: Manuscript) -> Iterator[Part]:
    if not book.grid or len(book.grid_head) < 2:
        return
    yield Heading(1, book.words["grid"], opens=True)
    rounds = len(book.grid_head) - 1
    rows = (
        (
            said(line.place, bold=True),
            *(
                said(f"{cell.number}. {cell.title}", link=f"#{cell.id}") if cell else said(empty)
                for cell, empty in zip(line.cells, line.empty, strict=True)
            ),
        )
        for line in book.grid
    )
    yield Table(book.grid_head, tuple(rows), (16, *((84 // rounds,) * rounds)), book.grid_lead)


def _round(book: Manuscript, part: RoundPart) -> Iterator[Part | Chapter]:
    yield Heading(1, part.title, opens=True)
    opening = " · ".join(text for text in (part.times, part.summary) if text)
    yield Paragraph("Lead", said(opening))
    yield Table(
        ("", book.words["topics"], book.words["room"]),
        tuple(map(_listed, part.chapters)),
        (8, 68, 24),
        language=book.written,
    )
    for each in part.chapters:
        yield whole(each, opens=part.index > 0)


def _listed(part: ChapterPart) -> tuple[Words, ...]:
    return said(str(part.number)), said(part.title, link=f"#{part.id}"), said(part.place)


def _participants(book: Manuscript) -> Iterator[Part]:
    if not book.participants:
        return
    yield Heading(1, book.words["participants"], opens=True)
    yield Paragraph("Lead", said(book.participants_lead))
    head = (book.words["name"], book.words["organisation"])
    yield Table(head, rows_of(book.participants), (45, 55))


def _method(book: Manuscript) -> Iterator[Part]:
    yield Heading(1, book.words["method"], opens=True)
    for section in book.method:
        yield Heading(2, section.title)
        yield from paragraphs(section.paragraphs)
    yield Heading(2, book.words["cite"])
    yield from paragraphs((book.citation,))


def rows_of(rows: Iterable[Iterable[str]]) -> tuple[tuple[Words, ...], ...]:
    """Rows of plain text."""
    return tuple(tuple(map(said, row)) for row in rows)
