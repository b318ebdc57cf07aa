"""The fixed programme of a gathering file: tracks with their seminars, and where they go.

Rules:
    F12 ``programme.themes`` lists tracks by title, each with seminars: a title alone, or an object
        with ``title``, ``speakers``, ``description``, ``language``, ``round`` and ``place``.
    F13 A seminar that names round and place stands there. Where none of a track's seminars does,
        the track gets a place of its own, added after the others, and its seminars follow each
        other there round by round; what the rounds do not hold hangs loose.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from openspace.domain.agenda import Place
from openspace.domain.documents import Entry, Unreadable, entry_of
from openspace.domain.placing import next_name
from openspace.domain.programme import LONGEST_SPEAKER, LONGEST_TRACK
from openspace.domain.proposals import LONGEST_DESCRIPTION, LONGEST_TITLE

Cell = tuple[str, str]
"""A slot's id and a place's name."""


@dataclass(frozen=True, slots=True)
class FiledSeminar:
    """A seminar as the file has it."""

    title: str
    track: str
    speakers: tuple[str, ...] = ()
    description: str = ""
    language: str = ""
    cell: Cell | None = None


@dataclass(frozen=True, slots=True)
class FiledProgramme:
    """The seminars, and the places that are added for them."""

    seminars: tuple[FiledSeminar, ...] = ()
    places: tuple[Place, ...] = ()


def programme_of(entry: Entry, slots: Sequence[str], places: Sequence[Place]) -> FiledProgramme:
    """Read the programme; ``slots`` are the agenda's in order, ``places`` the file's own."""
    language, names = entry.text("language", ""), [each.name for each in places]
    seminars: list[FiledSeminar] = []
    grown: list[Place] = []
    for theme in entry.entries("themes"):
        track = theme.text("title", most=LONGEST_TRACK)
        told = [_seminar(each, track, language, slots, names) for each in _listed(theme)]
        if told and not any(each.cell for each in told):
            grown.append(_next((*places, *grown)))
            told = _in_a_row(told, slots, grown[-1].name)
        seminars += told
    return FiledProgramme(tuple(seminars), tuple(grown))


def _listed(theme: Entry) -> list[Entry]:
    listed = theme.content.get("seminars") or []
    if not isinstance(listed, list):
        raise Unreadable(theme.place("seminars"), "%(at)s: a list belongs here.")
    at = theme.place("seminars")
    return [
        entry_of({"title": each} if isinstance(each, str) else each, f"{at}[{index}]")
        for index, each in enumerate(listed)
    ]


def _seminar(
    entry: Entry, track: str, language: str, slots: Sequence[str], places: Sequence[str]
) -> FiledSeminar:
    cell = None
    if entry.has("round"):
        number = entry.number("round", 1, len(slots))
        cell = (slots[number - 1], entry.one_of("place", places))
    return FiledSeminar(
        title=entry.text("title", most=LONGEST_TITLE),
        track=track,
        speakers=entry.words("speakers", LONGEST_SPEAKER),
        description=entry.texts("description", LONGEST_DESCRIPTION),
        language=entry.text("language", language),
        cell=cell,
    )


def _in_a_row(told: Sequence[FiledSeminar], slots: Sequence[str], place: str) -> list[FiledSeminar]:
    cells = [(slot, place) for slot in slots]
    return [
        FiledSeminar(
            each.title,
            each.track,
            each.speakers,
            each.description,
            each.language,
            cells[index] if index < len(cells) else None,
        )
        for index, each in enumerate(told)
    ]


def _next(places: Sequence[Place]) -> Place:
    name = next_name(places)
    return Place(name, name, len(places))
