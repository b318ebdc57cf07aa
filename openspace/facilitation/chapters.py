"""The chapters of the workbook: what was said about each topic, and by whom where they agreed.

Names stand where somebody agreed: conveners by convening, those present by their consent.
Everybody else is counted. A withdrawn topic stays when something was written about it. A topic
that went into another one stands in that one's chapter.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TypeVar

from openspace.domain import chapters as told
from openspace.domain.additions import Addition, name_at
from openspace.domain.agenda import Agenda
from openspace.domain.counting import Counts
from openspace.domain.gathering import Gathering
from openspace.domain.grid import shows_tallies
from openspace.domain.marketplace import Topic
from openspace.domain.notes import Block, Run
from openspace.domain.participants import Participant
from openspace.domain.reports import Report
from openspace.domain.standing import has_chapter
from openspace.store import additions, amendments, marketplace, notes, reports, rooms, whereabouts
from openspace.store.amendments import Amendment
from openspace.store.keeping import Transaction
from openspace.store.words import blocks_of

T = TypeVar("T")
Lengths = Mapping[str, tuple[int, datetime]]


def chapters(
    tx: Transaction, gathering: Gathering, grid: Agenda, people: tuple[Participant, ...]
) -> dict[str, told.Chapter]:
    """Every chapter that there could be, by topic."""
    votes, counted = marketplace.votes(tx, gathering.code), shows_tallies(gathering)
    attended = whereabouts.attended(tx, gathering.code)
    lengths, writers = notes.lengths(tx, gathering.code), rooms.note_takers(tx, gathering.code)
    distilled = reports.reports(tx, gathering.code)
    added = additions.additions(tx, gathering.code)
    last = gathering.timetable
    amended = amendments.amendments(tx, gathering.code, last.book.starts) if last.is_over else {}
    by_id = {each.id: each for each in people}
    by_topic = {each.id: each for each in marketplace.topics(tx, gathering.code)}

    def chapter(topic: Topic) -> told.Chapter:
        guests = [by_topic[each] for each in topic.came_along]
        runs = [run for each in (topic, *guests) for run in each.breakouts]
        came = (who for run in runs for who in attended.get(run, ()))
        there = [by_id[each] for each in dict.fromkeys(came)]
        wrote = [by_id[who] for run in runs if (who := writers.get(run))]
        placed = [each for run in topic.breakouts if (each := grid.of(run))]
        first = placed[0] if placed else None
        return told.Chapter(
            number=topic.number,
            title=topic.title,
            language=topic.language or None,
            conveners=_credits(topic),
            note_takers=tuple(dict.fromkeys(e.name for e in wrote if e.named_in_reports)),
            slot=first.slot if first else None,
            place=first.place if first else None,
            again=tuple(each.cell for each in placed[1:]),
            votes=len(votes.get(topic.id, ())) if counted else None,
            sectors=by_sector(gathering, there),
            present=tuple(map(_present, (each for each in there if each.named_in_reports))),
            others=sum(1 for each in there if not each.named_in_reports),
            sdgs=_together(each.sdgs for each in (topic, *guests)),
            challenges=_together(each.challenges for each in (topic, *guests)),
            description="\n".join(each.description for each in (topic, *guests)).strip(),
            notes=_notes(tx, topic, guests, lengths),
            reports=tuple(_distilled(distilled[run]) for run in runs if run in distilled),
            came_along=tuple(told.Guest(each.number, each.title) for each in guests),
            additions=_added([each for run in runs for each in added.get(run, ())], by_id),
            amended=_amended([each for run in runs for each in amended.get(run, ())], by_id),
        )

    written = {*lengths, *distilled, *added}
    return {each.id: chapter(each) for each in by_topic.values() if has_chapter(each, written)}


def _present(who: Participant) -> told.Listed:
    """A name; the organisation stands beside it in the list, so its own consent is for that."""
    return told.Listed(who.name, who.organisation if who.listed else "")


def _credits(topic: Topic) -> tuple[told.Convener, ...]:
    """Who convenes a topic; of a seminar, who speaks."""
    if topic.fixed:
        return tuple(map(told.Convener, topic.speakers))
    return tuple(
        told.Convener(each.name, each.organisation, each.sector) for each in topic.conveners
    )


def _added(
    several: Iterable[Addition], people: Mapping[str, Participant]
) -> tuple[told.Added, ...]:
    in_turn = sorted(several, key=lambda each: each.at)
    return tuple(
        told.Added(name_at(people.get(each.participant)), each.text, each.at) for each in in_turn
    )


def _amended(
    several: Iterable[Amendment], people: Mapping[str, Participant]
) -> tuple[told.Amended, ...]:
    in_turn = sorted(several, key=lambda each: each.at)
    return tuple(
        told.Amended(name_at(people.get(each.participant)), each.what, each.at) for each in in_turn
    )


def _distilled(report: Report) -> told.Distilled:
    return told.Distilled(
        summary=report.says("summary"),
        agree=report.says("agree"),
        differ=report.says("differ"),
        steps=report.steps,
        links=report.links,
    )


def _notes(
    tx: Transaction, topic: Topic, guests: Iterable[Topic], lengths: Lengths
) -> tuple[Block, ...]:
    """The topic's notes, then those of what came along, each under its own title."""
    own = _words(tx, topic, lengths)
    for guest in guests:
        if words := _words(tx, guest, lengths):
            title = Run(f"{guest.number}. {guest.title}")
            own = (*own, Block("heading", level=1, runs=(title,)), *words)
    return own


def _words(tx: Transaction, topic: Topic, lengths: Lengths) -> tuple[Block, ...]:
    return tuple(
        block
        for run in topic.breakouts
        if run in lengths
        for block in blocks_of(tx, run, lengths[run][0])
    )


def _together(each: Iterable[tuple[T, ...]]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(one for several in each for one in several))


def by_sector(gathering: Gathering, people: Iterable[Participant]) -> Counts:
    """How many of these people came from each sector, in the gathering's own order."""
    counted = Counter(each.sector for each in people)
    return tuple((sector, counted[sector]) for sector in gathering.sectors if counted[sector])
