"""What a gathering came to, gathered for the workbook: only what may be printed.

Names stand where somebody agreed: in the chapters and in the list of participants by their
consents. Everybody else is counted.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from openspace.domain import proceedings as domain
from openspace.domain.agenda import Agenda
from openspace.domain.chapters import Chapter, Listed
from openspace.domain.counting import FEWEST
from openspace.domain.flows import Flow, flows
from openspace.domain.gathering import Gathering
from openspace.domain.images import Image
from openspace.domain.notes import images as shown_in
from openspace.domain.participants import Participant
from openspace.domain.retention import last_day
from openspace.domain.standing import held
from openspace.facilitation.chapters import by_sector
from openspace.facilitation.chapters import chapters as chapters_of
from openspace.facilitation.outcomes import outcomes
from openspace.store import (
    agenda,
    editing,
    gatherings,
    images,
    marketplace,
    participants,
    retention,
    whereabouts,
)
from openspace.store.keeping import Transaction


def proceedings(tx: Transaction, code: str, at: datetime) -> domain.Proceedings:
    """The proceedings as they stand at this moment."""
    gathering = gatherings.gathering(tx, code)
    if gathering is None:
        raise LookupError(code)
    grid, people = agenda.agenda(tx, gathering), participants.everybody(tx, code)
    made = editing.make_up(tx, code)
    chapters = chapters_of(tx, gathering, grid, people)
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
        edition="draft" if gathering.timetable.is_over else "live",
        highlight=gathering.highlighted_sdg,
        programme=_programme(gathering),
        slots=tuple(
            domain.Round(each.id, each.number, each.starts, each.ends) for each in grid.slots
        ),
        places=tuple(domain.Room(each.id, each.name) for each in grid.places),
        chapters=standing,
        participants=_listed(people),
        sectors=by_sector(gathering, people),
        images=_pictures(tx, code, standing),
        flows=ways,
        other_moves=others,
        design=made.says("design", "name"),
        foreword=made.foreword,
        order=made.order,
        by_hand=made.by_hand,
        left_out=len(chapters) - len(standing),
        rights=made.says("rights", "text"),
        kept_until=last_day(gathering, retention.retention(tx, code)),
    )
    numbers = {topic: each.number for topic, each in chapters.items() if each in standing}
    came_to = outcomes(tx, gathering, {each.id: each for each in people}, numbers)
    away = tuple(at for each in made.left_out if each in chapters for at in held(chapters[each]))
    return replace(book, left_out_at=away, **came_to.parts)


def _listed(people: Iterable[Participant]) -> tuple[Listed, ...]:
    agreed = (each for each in people if each.listed and not each.removed)
    return tuple(Listed(each.name, each.organisation) for each in agreed)


def _flows(tx: Transaction, code: str, grid: Agenda) -> tuple[tuple[Flow, ...], int]:
    """How people moved between the places of the grid."""
    topics = marketplace.topics(tx, code)
    held = {run: at.place for e in topics for run in e.breakouts if (at := grid.of(run))}
    order = [each.id for each in grid.places]
    return flows(whereabouts.passages(tx, code), held, order, FEWEST)


def album(tx: Transaction, made: domain.Proceedings) -> Mapping[str, bytes]:
    """What is in the pictures of these proceedings, by the names of their files."""
    return {each.name: images.content(tx, made.code, each.file) for each in made.images}


def _pictures(tx: Transaction, code: str, chapters: Iterable[Chapter]) -> tuple[Image, ...]:
    """The pictures that stand in the notes and are kept here, each once."""
    shown = dict.fromkeys(file for each in chapters for file in shown_in(each.notes))
    kept = images.images(tx, code) if shown else {}
    return tuple(kept[file] for file in shown if file in kept)


def _programme(gathering: Gathering) -> tuple[domain.ProgrammeEntry, ...]:
    return tuple(
        domain.ProgrammeEntry(each.phase, each.starts, each.ends, each.number or None)
        for each in gathering.timetable.day
    )
