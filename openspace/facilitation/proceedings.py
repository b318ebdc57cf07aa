"""What a gathering came to, gathered for the workbook: only what may be printed.

Names stand where somebody agreed: conveners by convening, those present and the list of
participants by their consents. Everybody else is counted. A withdrawn topic stays when something
was written about it. A topic that went into another one stands in that one's chapter.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from openspace.domain import proceedings as domain
from openspace.domain.additions import Addition, name_at
from openspace.domain.agenda import Agenda
from openspace.domain.flows import Flow, flows
from openspace.domain.gathering import Gathering
from openspace.domain.grid import shows_tallies
from openspace.domain.images import Image
from openspace.domain.marketplace import Topic
from openspace.domain.notes import Block, Run
from openspace.domain.notes import images as shown_in
from openspace.domain.participants import Participant
from openspace.domain.reports import Report
from openspace.domain.standing import has_chapter
from openspace.facilitation.outcomes import outcomes
from openspace.store import (
    additions,
    agenda,
    amendments,
    editing,
    gatherings,
    images,
    marketplace,
    notes,
    participants,
    reports,
    rooms,
    whereabouts,
)
from openspace.store.amendments import Amendment
from openspace.store.keeping import Transaction
from openspace.store.words import blocks_of

T = TypeVar("T")
Lengths = Mapping[str, tuple[int, datetime]]


def proceedings(tx: Transaction, code: str, at: datetime) -> domain.Proceedings:
    """The proceedings as they stand at this moment."""
    gathering = gatherings.gathering(tx, code)
    if gathering is None:
        raise LookupError(code)
    grid, people = agenda.agenda(tx, gathering), participants.everybody(tx, code)
    made = editing.make_up(tx, code)
    chapters = _chapters(tx, gathering, grid, people)
    ways, others = _flows(tx, code, grid)
    standing = tuple(chapter for topic, chapter in chapters.items() if topic not in made.left_out)
    book = domain.Proceedings(
        code=gathering.code,
        title=gathering.title,
        theme=gathering.theme,
        question=gathering.question,
        language=gathering.language,
        time_zone=gathering.time_zone,
        date=gathering.date,
        licence=gathering.licence,
        pressed_at=at,
        contact_name=gathering.contact.name,
        contact_email=gathering.contact.email,
        invitation=gathering.invitation,
        edition="draft" if gathering.timetable.finished else "live",
        highlight=gathering.highlighted_sdg,
        programme=_programme(gathering),
        slots=tuple(
            domain.Round(each.id, each.number, each.starts, each.ends) for each in grid.slots
        ),
        places=tuple(domain.Room(each.id, each.name) for each in grid.places),
        chapters=standing,
        participants=tuple(
            domain.Listed(each.name, each.organisation)
            for each in people
            if each.listed and not each.removed
        ),
        sectors=_by_sector(gathering, people),
        images=_pictures(tx, code, standing),
        flows=ways,
        other_moves=others,
        design=made.says("design", "name"),
        foreword=made.foreword,
        order=made.order,
        by_hand=made.by_hand,
        left_out=len(chapters) - len(standing),
        rights=made.says("rights", "text"),
    )
    numbers = {topic: chapters[topic].number for topic in chapters if topic not in made.left_out}
    came_to = outcomes(tx, gathering, {each.id: each for each in people}, numbers)
    return replace(book, **came_to.parts)


def _flows(tx: Transaction, code: str, grid: Agenda) -> tuple[tuple[Flow, ...], int]:
    """How people moved between the places of the grid."""
    topics = marketplace.topics(tx, code)
    held = {run: at.place for e in topics for run in e.breakouts if (at := grid.of(run))}
    order = [each.id for each in grid.places]
    return flows(whereabouts.passages(tx, code), held, order, domain.FEWEST)


def album(tx: Transaction, made: domain.Proceedings) -> Mapping[str, bytes]:
    """What is in the pictures of these proceedings, by the names of their files."""
    return {each.name: images.content(tx, made.code, each.file) for each in made.images}


def _pictures(tx: Transaction, code: str, chapters: Iterable[domain.Chapter]) -> tuple[Image, ...]:
    """The pictures that stand in the notes and are kept here, each once."""
    shown = dict.fromkeys(file for each in chapters for file in shown_in(each.notes))
    kept = images.images(tx, code) if shown else {}
    return tuple(kept[file] for file in shown if file in kept)


def _credits(topic: Topic) -> tuple[domain.Convener, ...]:
    """Who convenes a topic; of a seminar, who speaks."""
    if topic.fixed:
        return tuple(map(domain.Convener, topic.speakers))
    return tuple(
        domain.Convener(each.name, each.organisation, each.sector) for each in topic.conveners
    )


def _programme(gathering: Gathering) -> tuple[domain.ProgrammeEntry, ...]:
    return tuple(
        domain.ProgrammeEntry(each.phase, each.starts, each.ends, each.number or None)
        for each in gathering.timetable.stretches[:-1]
    )


def _by_sector(gathering: Gathering, people: Iterable[Participant]) -> domain.Counts:
    counted = Counter(each.sector for each in people)
    return tuple((sector, counted[sector]) for sector in gathering.sectors if counted[sector])


def _chapters(
    tx: Transaction, gathering: Gathering, grid: Agenda, people: tuple[Participant, ...]
) -> dict[str, domain.Chapter]:
    """Every chapter that there could be, by topic."""
    votes, told = marketplace.votes(tx, gathering.code), shows_tallies(gathering)
    attended = whereabouts.attended(tx, gathering.code)
    lengths, writers = notes.lengths(tx, gathering.code), rooms.note_takers(tx, gathering.code)
    distilled = reports.reports(tx, gathering.code)
    added = additions.additions(tx, gathering.code)
    last = gathering.timetable
    amended = amendments.amendments(tx, gathering.code, last.now.starts) if last.finished else {}
    by_id = {each.id: each for each in people}
    by_topic = {each.id: each for each in marketplace.topics(tx, gathering.code)}

    def chapter(topic: Topic) -> domain.Chapter:
        guests = [by_topic[each] for each in topic.came_along]
        runs = [run for each in (topic, *guests) for run in each.breakouts]
        came = (who for run in runs for who in attended.get(run, ()))
        there = [by_id[each] for each in dict.fromkeys(came)]
        wrote = [by_id[who] for run in runs if (who := writers.get(run))]
        placed = [each for run in topic.breakouts if (each := grid.of(run))]
        first = placed[0] if placed else None
        return domain.Chapter(
            number=topic.number,
            title=topic.title,
            language=topic.language or None,
            conveners=_credits(topic),
            note_takers=tuple(dict.fromkeys(e.name for e in wrote if e.named_in_reports)),
            slot=first.slot if first else None,
            place=first.place if first else None,
            again=tuple(each.cell for each in placed[1:]),
            votes=len(votes.get(topic.id, ())) if told else None,
            sectors=_by_sector(gathering, there),
            present=tuple(each.name for each in there if each.named_in_reports),
            others=sum(1 for each in there if not each.named_in_reports),
            sdgs=_together(each.sdgs for each in (topic, *guests)),
            challenges=_together(each.challenges for each in (topic, *guests)),
            description="\n".join(each.description for each in (topic, *guests)).strip(),
            notes=_notes(tx, topic, guests, lengths),
            reports=tuple(_distilled(distilled[run]) for run in runs if run in distilled),
            came_along=tuple(domain.Guest(each.number, each.title) for each in guests),
            additions=_added([each for run in runs for each in added.get(run, ())], by_id),
            amended=_amended([each for run in runs for each in amended.get(run, ())], by_id),
        )

    written = {*lengths, *distilled, *added}
    return {each.id: chapter(each) for each in by_topic.values() if has_chapter(each, written)}


def _added(
    several: Iterable[Addition], people: Mapping[str, Participant]
) -> tuple[domain.Added, ...]:
    in_turn = sorted(several, key=lambda each: each.at)
    return tuple(
        domain.Added(name_at(people.get(each.participant)), each.text, each.at) for each in in_turn
    )


def _amended(
    several: Iterable[Amendment], people: Mapping[str, Participant]
) -> tuple[domain.Amended, ...]:
    in_turn = sorted(several, key=lambda each: each.at)
    return tuple(
        domain.Amended(name_at(people.get(each.participant)), each.what, each.at)
        for each in in_turn
    )


def _distilled(report: Report) -> domain.Distilled:
    return domain.Distilled(
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
