"""A topic's chapter as parts of the flow."""

from collections.abc import Iterator, Mapping

from openspace.workbook.manuscript import AddedPart, ChapterPart, Fact, LinkPart, ReportPart
from openspace.workbook.office.notes import prepared
from openspace.workbook.office.parts import (
    Chapter,
    Heading,
    Notes,
    Paragraph,
    Part,
    Points,
    Table,
    Words,
    joined,
    paragraphs,
    said,
)

UNDER_CHAPTER = 3


def whole(part: ChapterPart, *, opens: bool) -> Chapter:
    """The chapter as one part of the book; one that ``opens`` begins a page."""
    language = f"{part.language}-{part.region}"
    return Chapter(Heading(2, f"{part.number}  {part.title}", part.id, language, opens), part)


def chapter(of: Chapter, words: Mapping[str, str]) -> Iterator[Part]:
    """The parts of the chapter, its heading first."""
    part, language = of.of, of.heading.language
    yield of.heading
    yield Paragraph("Where", said(part.where))
    tags = [f"{goal.number} {goal.name}" for goal in part.goals] + list(part.challenges)
    if tags:
        yield Paragraph("Facts", labelled(words["tags"], (said(tag) for tag in tags)))
    for fact in part.facts:
        yield Paragraph("Facts", _fact(fact))
    if part.description:
        yield Heading(3, words["description"])
        yield from paragraphs(part.description, language)
    if part.missing:
        reason = (*said(f"{words['no_report']}. ", bold=True), *said(part.missing))
        yield Paragraph("Missing", reason)
    for report in part.reports:
        yield from _report(report, language, words)
    if part.notes:
        yield Heading(3, words["notes"])
        yield Notes(prepared(part.notes, part.days, part.pictures), UNDER_CHAPTER, language)
    yield from _additions(part.additions, language, words)
    yield from _last(part, language, words)


def _last(part: ChapterPart, language: str, words: Mapping[str, str]) -> Iterator[Part]:
    """Where it leads, and who amended it."""
    if part.links:
        yield Heading(3, words["links"])
        yield Points(tuple(map(_link, part.links)), language)
    if part.amended:
        yield Heading(3, words["amended"])
        yield Points(tuple(map(said, part.amended)))


def _additions(
    additions: tuple[AddedPart, ...], language: str, words: Mapping[str, str]
) -> Iterator[Part]:
    if additions:
        yield Heading(3, words["additions"])
        yield Paragraph("Aside", said(words["additions_note"]))
    for each in additions:
        yield Paragraph("By", said(each.by))
        yield Notes(prepared(each.blocks), UNDER_CHAPTER, language)


def _link(link: LinkPart) -> Words:
    return (*said(link.name, link=link.to), *said(f" ({link.address})" if link.address else ""))


def labelled(label: str, several: Iterator[Words]) -> Words:
    """A label, and after a tab what stands to it."""
    return (*said(f"{label}\t", bold=True), *joined(several))


def _fact(fact: Fact) -> Words:
    values = (said(f"{name}, {more}" if more else name) for name, more in fact.values)
    return (*said(f"{fact.label}\t", bold=True), *joined(values, "; "))


def _report(report: ReportPart, language: str, words: Mapping[str, str]) -> Iterator[Part]:
    if report.summary:
        yield Heading(3, words["summary"])
        yield from (Paragraph("Lead", said(text), language) for text in report.summary)
    for name, lines in (("agree", report.agree), ("differ", report.differ)):
        if lines:
            yield Heading(3, words[name])
            yield from paragraphs(lines, language)
    if report.steps:
        yield Heading(3, words["next_steps"])
        head = (words["step"], words["who"], words["by_when"])
        rows = tuple((said(s.what), said(s.who), said(s.by_when)) for s in report.steps)
        yield Table(head, rows, (52, 26, 22), language=language)
