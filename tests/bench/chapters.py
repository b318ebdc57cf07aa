"""A book of a full day to measure with: a hundred chapters of about 790 words.

The rule: every chapter has what chapters have (headings, lists, a table, tasks, a report, people
and tags), and says something other than the one before it.
"""

from dataclasses import replace
from datetime import date
from random import Random

from openspace.domain.chapters import Chapter, Convener, Distilled, Listed
from openspace.domain.notes import Block
from openspace.domain.proceedings import (
    Proceedings,
    Room,
    Round,
)
from openspace.domain.reports import Step
from tests.workbook.books import BOOK, after, heading, listed, paragraph, table, task

CHAPTERS, ROUNDS, ROOMS = 100, 5, 20
LINE, PARAGRAPH = 12, 72
SAID = [
    "fjord",
    "fjell",
    "kyst",
    "vei",
    "skole",
    "båt",
    "havn",
    "ferje",
    "samarbeid",
    "kommune",
    "ungdom",
    "arbeid",
    "reise",
    "mat",
    "språk",
    "møteplass",
    "frivillighet",
    "beredskap",
    "vannforsyning",
    "fylkesvei",
    "lærling",
    "sommer",
    "vinter",
    "tog",
    "buss",
    "avtale",
    "utviklingsarbeid",
    "kulturskole",
    "folkehelse",
    "næringsliv",
    "og",
    "som",
    "er",
    "den",
    "det",
    "vi",
    "kan",
    "må",
    "få",
    "til",
    "for",
    "med",
]
SECTORS = (("kommune", 9), ("næringsliv", 6), ("akademia", 5))


def said(chapter: int, place: int, words: int) -> str:
    """So many words, in an order that no other place has."""
    spoken = Random(chapter * 1000 + place).choices(SAID, k=words)
    return " ".join(spoken).capitalize() + "."


def notes(number: int) -> tuple[Block, ...]:
    """What was written down in the conversation: about 640 words."""

    def lines(place: int) -> tuple[str, ...]:
        return tuple(said(number, place + each, LINE) for each in range(4))

    def text(place: int) -> Block:
        return paragraph(said(number, place, PARAGRAPH))

    rows = tuple((said(number, 40 + each, 2), said(number, 50 + each, 8)) for each in range(3))
    tasks = tuple(task(each, "Chi Lien", "2026-06-01") for each in lines(60)[:2])
    return (
        heading("Hva vi så", 1),
        *(text(1), text(2), listed("bullets", *lines(10))),
        heading("Hva som virker", 2),
        *(text(3), text(4), table(("Sted", "Erfaring"), *rows)),
        heading("Hva vi vil", 1),
        *(text(5), text(6), listed("numbers", *lines(20)), text(7)),
        Block("tasks", children=tasks),
    )


def report(number: int) -> Distilled:
    """What the conversation came to: about 140 words."""
    steps = tuple(
        Step(each, said(number, 70 + each, LINE), "Ana Berg", date(2026, 9, each))
        for each in (1, 2)
    )
    return Distilled(said(number, 80, 50), said(number, 81, 30), said(number, 82, 30), steps)


def chapter(number: int) -> Chapter:
    """A chapter in its place on the grid."""
    slot, place = divmod(number - 1, ROOMS)
    return Chapter(
        number,
        f"Tema nummer {number} om {said(number, 90, 6).lower()}",
        conveners=(Convener("Ben Åsen", "Vassbygd kommune", "kommune"),),
        note_takers=("Chi Lien",),
        slot=f"s{slot}",
        place=f"p{place}",
        votes=number % 40,
        sectors=SECTORS,
        present=(Listed("Ana Berg", "Vassbygd kommune"), Listed("Chi Lien")),
        others=18,
        sdgs=(1 + number % 17,),
        challenges=("utenforskap",),
        notes=notes(number),
        reports=(report(number),),
    )


def book() -> Proceedings:
    """The proceedings of the day."""
    rounds = (Round(f"s{at}", at + 1, after(at * 60), after(at * 60 + 45)) for at in range(ROUNDS))
    rooms = (Room(f"p{at}", f"Rom {at + 1}") for at in range(ROOMS))
    chapters = tuple(map(chapter, range(1, CHAPTERS + 1)))
    return replace(
        BOOK, slots=tuple(rounds), places=tuple(rooms), chapters=chapters, images=(), programme=()
    )
