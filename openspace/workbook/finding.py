"""Finding in the book: the chapters in which all of some words stand, wherever in them."""

from collections.abc import Iterator
from dataclasses import dataclass

from openspace.domain.notes import lines
from openspace.workbook.manuscript import ChapterPart, Manuscript


@dataclass(frozen=True, slots=True)
class Sought:
    """The ``words`` as they were typed, and the numbers of the chapters that have them."""

    words: str
    found: tuple[int, ...] = ()


def sought_in(book: Manuscript, words: str) -> Sought:
    """The chapters that have every word, in the book's order."""
    parts = words.casefold().split()
    if not parts:
        return Sought("")
    texts = ((each.number, "\n".join(_says(each)).casefold()) for each in book.chapters)
    return Sought(
        " ".join(words.split()),
        tuple(number for number, text in texts if all(part in text for part in parts)),
    )


def _says(chapter: ChapterPart) -> Iterator[str]:
    yield chapter.title
    yield from chapter.challenges
    yield from (goal.name for goal in chapter.goals)
    yield from (f"{name} {more}" for fact in chapter.facts for name, more in fact.values)
    yield from chapter.description
    yield from lines(chapter.notes)
    for report in chapter.reports:
        yield from (*report.summary, *report.agree, *report.differ)
        yield from (f"{step.what} {step.who} {step.by_when}" for step in report.steps)
    yield from (each.name for each in chapter.links)
    for added in chapter.additions:
        yield from (added.by, *lines(added.blocks))
