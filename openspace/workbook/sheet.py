"""The book as a table for spreadsheets: a row for every topic.

The rule: a cell holds plain text; what nobody said is an empty cell.
"""

from collections.abc import Iterator, Mapping

from openspace.domain.notes import lines
from openspace.locale.tables import table
from openspace.workbook.manuscript import ChapterPart, Manuscript, ReportPart, RoundPart
from openspace.workbook.outcome_parts import PRIORITIES


def sheet(book: Manuscript) -> bytes:
    """Every topic in the book's order, in the columns that the book has something for."""
    words = book.words
    labels = list(dict.fromkeys(fact.label for each in book.chapters for fact in each.facts))
    head = (
        *(words["topic_number"], words["topic"], words["round"], words["time"], words["room"]),
        *(words["tags"], *labels, words["description"]),
        *(words["summary"], words["agree"], words["differ"], words["next_steps"], words["notes"]),
        words["additions"],
        *([words["amended"]] if _amended(book) else []),
        *_dots_head(book),
    )
    rows = (_row(book, part, each, labels) for part in book.rounds for each in part.chapters)
    return table(head, rows, book.language)


def _amended(book: Manuscript) -> bool:
    return any(each.amended for each in book.chapters)


def _dots_head(book: Manuscript) -> Iterator[str]:
    """What the column of dots is called, where there are any."""
    yield from (part.tables[0].head[-1] for part in book.outcomes if part.id == PRIORITIES)


def _dots(book: Manuscript) -> Mapping[str, str]:
    found = (part.tables[0].rows for part in book.outcomes if part.id == PRIORITIES)
    return {row[0].text: row[-1].text for rows in found for row in rows}


def _row(book: Manuscript, part: RoundPart, of: ChapterPart, labels: list[str]) -> list[str]:
    dots = _dots(book)
    facts = {fact.label: "\n".join(map(_valued, fact.values)) for fact in of.facts}
    tags = [f"{goal.number} {goal.name}" for goal in of.goals] + list(of.challenges)
    return [
        str(of.number),
        of.title,
        part.title if part.index else "",
        part.times,
        of.place,
        ", ".join(tags),
        *(facts.get(label, "") for label in labels),
        "\n".join(of.description),
        *_reported(of.reports),
        "\n".join(lines(of.notes)),
        "\n".join(f"{each.by}: {' '.join(lines(each.blocks))}" for each in of.additions),
        *(["\n".join(of.amended)] if _amended(book) else []),
        *([dots.get(str(of.number), "")] if dots else []),
    ]


def _valued(value: tuple[str, str]) -> str:
    return ", ".join(filter(None, value))


def _reported(reports: tuple[ReportPart, ...]) -> Iterator[str]:
    """Summary, agreement, difference and next steps of all conversations on the topic."""
    yield "\n".join(text for each in reports for text in each.summary)
    yield "\n".join(text for each in reports for text in each.agree)
    yield "\n".join(text for each in reports for text in each.differ)
    steps = (step for each in reports for step in each.steps)
    yield "\n".join(" – ".join(filter(None, (s.what, s.who, s.by_when))) for s in steps)
