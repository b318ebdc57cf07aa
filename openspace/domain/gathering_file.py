"""A gathering file: what an organiser writes down beforehand, read into plain values.

Rules (those of its times, F1 to F5, stand in ``timetable_file``, those of the fixed programme,
F12 and F13, in ``programme_file``, those of tags, F14, calls, F15, convergence, F16, and what
is promised, F17 and F18, in files of theirs):
    F6 What is wrong is told with its place: ``topics[4].sdg[0]: …``. Unknown keys are passed over.
    F7 Words hold to the limits of what people type: M2, M3, L1 to L3, P1, P2, W1, W2.
    F8 A topic has the number it is given, else the next after the highest before it; none twice.
    F9 A topic is convened by who is named, or, named by sector alone, by a credit without a name.
    F10 A placement names a topic's number, a round and a place. A cell holds one topic, and a
        topic has one cell.
    F11 A place is its name, or an object with ``name``, ``seats``, ``room`` and ``call`` (C2).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from openspace.domain.agenda import Place, slots_of
from openspace.domain.calls import NOTHING_MORE, Means
from openspace.domain.calls_file import address_of, calls_of
from openspace.domain.convergence import Rules
from openspace.domain.convergence_file import convergence_of
from openspace.domain.documents import Entry, Unreadable, entry_of
from openspace.domain.facts.marketplace import Link
from openspace.domain.gathering import (
    ENTRANCES,
    Contact,
    Film,
    Gathering,
    PlacingRule,
    Tallies,
    Visibility,
)
from openspace.domain.marketplace import Convener
from openspace.domain.note_template import LONGEST_TEMPLATE
from openspace.domain.participants import LONGEST_NAME, LONGEST_ORGANISATION
from openspace.domain.places import LONGEST_ROOM, MOST_SEATS
from openspace.domain.programme_file import FiledSeminar, programme_of
from openspace.domain.proposals import LONGEST_DESCRIPTION, LONGEST_TITLE, SDGS
from openspace.domain.refusal import Refusal
from openspace.domain.tags_file import challenges_of, linked_in, tag_sets_of, tags_of
from openspace.domain.terms_file import (
    consents_of,
    contacts_days_of,
    kept_days_of,
    registration_in,
    reminded_days_of,
)
from openspace.domain.timetable import Timetable
from openspace.domain.timetable_file import Days, stretches_of, tells_other_clocks

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
VISIBILITIES: tuple[Visibility, ...] = ("open", "invited")
PLACING_RULES: tuple[PlacingRule, ...] = ("open space", "unconference")
TALLIES: tuple[Tallies, ...] = ("shown", "hidden")
HIGHEST_NUMBER = 9999
LONGEST_FILM = 600


@dataclass(frozen=True, slots=True)
class FiledTopic:
    """A topic as the file has it; ``cell`` is a slot's id and a place's name."""

    number: int
    title: str
    convener: Convener
    description: str = ""
    sdgs: tuple[int, ...] = ()
    challenges: tuple[str, ...] = ()
    language: str = ""
    cell: tuple[str, str] | None = None
    tags: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class GatheringFile:
    """Everything a gathering file holds; places in the order of the grid, not yet with ids."""

    gathering: Gathering
    places: tuple[Place, ...]
    topics: tuple[FiledTopic, ...]
    seminars: tuple[FiledSeminar, ...] = ()
    convergence: Rules | None = None


def read(
    document: object, day: date | None = None, means: Means = NOTHING_MORE
) -> GatheringFile | Refusal:
    """Read a file's document, held on its own date or on another ``day``.

    ``means`` is what the house has for calls.
    """
    try:
        return _file(entry_of(document), day, means)
    except Unreadable as unreadable:
        return unreadable.refusal


def _file(root: Entry, day: date | None, means: Means) -> GatheringFile:
    gathering = _gathering(root, day, means)
    places = _places(root)
    cells = _cells(root, gathering, places)
    topics = _topics(root, gathering, cells)
    if unknown := cells.keys() - {topic.number for topic in topics}:
        raise Unreadable(
            "placements",
            "%(at)s: there is no topic with the number %(number)s.",
            number=min(unknown),
        )
    slots = tuple(each.id for each in slots_of(gathering.timetable))
    programme = programme_of(root.entry("programme"), slots, places)
    _no_cell_twice(programme.seminars, cells)
    every = (*places, *programme.places)
    return GatheringFile(gathering, every, topics, programme.seminars, convergence_of(root))


def _no_cell_twice(seminars: Sequence[FiledSeminar], cells: dict[int, tuple[str, str]]) -> None:
    taken = list(cells.values())
    for seminar in seminars:
        if seminar.cell in taken:
            raise Unreadable(
                "programme", "%(at)s: the place of “%(title)s” is taken.", title=seminar.title
            )
        if seminar.cell:
            taken.append(seminar.cell)


def _gathering(root: Entry, day: date | None, means: Means) -> Gathering:
    days = _days(root, day)
    rule, links = calls_of(root.entry("calls"), means)
    theme, frame = root.text("theme", ""), root.entry("tags")
    return Gathering(
        code=_matching(root, "code", CODE),
        title=root.text("title"),
        theme=theme,
        question=root.text("question", theme or None),
        language=_matching(root, "language", TAG, "en"),
        time_zone=days.zone.key,
        date=days.held,
        timetable=Timetable(stretches_of(root.entries("timetable"), days)),
        visibility=root.one_of("visibility", VISIBILITIES, "open"),
        placing_rule=root.one_of("placing_rule", PLACING_RULES, "open space"),
        licence=root.text("licence", "CC BY 4.0"),
        invitation=root.texts("invitation"),
        contact=_contact(root.entry("contact")),
        sectors=root.words("sectors"),
        challenges=root.words("challenges"),
        sdgs=_goals(frame, "sdg"),
        highlighted_sdg=_goal(frame, "highlight"),
        films=tuple(_film(each) for each in root.entries("films")),
        tag_sets=tag_sets_of(frame),
        names_zone=tells_other_clocks(root.entries("timetable"), days.zone),
        tallies=root.one_of("tallies", TALLIES, "shown"),
        note_template=root.texts("note_template", LONGEST_TEMPLATE),
        calls=rule,
        links=links,
        method=root.texts("method"),
        materials=linked_in(root, "materials"),
        consents=consents_of(root),
        entrance=root.one_of("entrance", ENTRANCES, "guests"),
        kept_days=kept_days_of(root),
        contacts_days=contacts_days_of(root),
        registration=registration_in(root, days),
        reminded_days=reminded_days_of(root),
    )


def _days(root: Entry, day: date | None) -> Days:
    try:
        zone = ZoneInfo(root.text("time_zone"))
    except (KeyError, ValueError, OSError):
        raise Unreadable("time_zone", "%(at)s: write a zone's name, as Europe/Oslo.") from None
    written = day if day and not root.has("date") else _date(root)
    return Days(zone, written, day or written)


def _date(root: Entry) -> date:
    told = root.text("date")
    try:
        if not told.startswith("2"):  # the calendar's ends have no week before or after
            raise ValueError(told)
        return date.fromisoformat(told)
    except ValueError:
        raise Unreadable("date", "%(at)s: write a date as 2027-05-20.") from None


def _matching(entry: Entry, key: str, pattern: re.Pattern[str], default: str | None = None) -> str:
    told = entry.text(key, default)
    if not pattern.fullmatch(told):
        raise Unreadable(
            entry.place(key), "%(at)s: “%(told)s” cannot stand here; short, a to z.", told=told
        )
    return told


def _contact(entry: Entry) -> Contact:
    return Contact(entry.text("name", ""), entry.text("email", ""), entry.text("phone", ""))


def _film(entry: Entry) -> Film:
    address = entry.text("address", "", most=2000)
    if address and not address.startswith(("https://", "http://")):
        raise Unreadable(entry.place("address"), "%(at)s: an address begins with https://.")
    captions = entry.truth("captions")
    return Film(entry.text("title"), entry.number("minutes", 1, LONGEST_FILM), address, captions)


def _goals(entry: Entry, key: str) -> tuple[int, ...]:
    return entry.numbers(key, SDGS[0], SDGS[-1])


def _goal(entry: Entry, key: str) -> int | None:
    return entry.number(key, SDGS[0], SDGS[-1]) if entry.has(key) else None


def _places(root: Entry) -> tuple[Place, ...]:
    places = tuple(_place(each, at) for at, each in enumerate(root.named("places")))
    if len({each.name.casefold() for each in places}) != len(places):
        raise Unreadable("places", "%(at)s: every place has a name of its own.")
    return places


def _place(entry: Entry, position: int) -> Place:
    call = address_of(entry, "call")
    seats = entry.number("seats", 1, MOST_SEATS) if entry.has("seats") else None
    name, room = entry.text("name", most=LONGEST_NAME), entry.text("room", "", LONGEST_ROOM)
    return Place("", name, position, seats, room, call)


def _cells(
    root: Entry, gathering: Gathering, places: Sequence[Place]
) -> dict[int, tuple[str, str]]:
    cells: dict[int, tuple[str, str]] = {}
    last, names = len(gathering.timetable.rounds), [each.name for each in places]
    for entry in root.entries("placements"):
        topic = entry.number("topic", 1, HIGHEST_NUMBER)
        cell = (f"r{entry.number('round', 1, last)}", entry.one_of("place", names))
        if topic in cells:
            raise Unreadable(entry.place("topic"), "%(at)s: this topic has a place already.")
        if cell in cells.values():
            raise Unreadable(entry.place("place"), "%(at)s: this place is taken in that round.")
        cells[topic] = cell
    return cells


def _topics(
    root: Entry, gathering: Gathering, cells: dict[int, tuple[str, str]]
) -> tuple[FiledTopic, ...]:
    topics: dict[int, FiledTopic] = {}
    for entry in root.entries("topics"):
        number = max(topics, default=0) + 1
        if entry.has("number"):
            number = entry.number("number", 1, HIGHEST_NUMBER)
        if number in topics:
            raise Unreadable(entry.place("number"), "%(at)s: another topic has this number.")
        topics[number] = _topic(entry, gathering, number, cells.get(number))
    return tuple(topics.values())


def _topic(
    entry: Entry, gathering: Gathering, number: int, cell: tuple[str, str] | None
) -> FiledTopic:
    return FiledTopic(
        number=number,
        title=entry.text("title", most=LONGEST_TITLE),
        convener=_convener(entry, gathering),
        description=entry.texts("description", LONGEST_DESCRIPTION),
        sdgs=_goals(entry, "sdg"),
        challenges=challenges_of(entry, gathering),
        tags=tags_of(entry, gathering),
        links=linked_in(entry),
        language=_matching(entry, "language", TAG) if entry.has("language") else "",
        cell=cell,
    )


def _convener(entry: Entry, gathering: Gathering) -> Convener:
    if not entry.has("convener"):
        return Convener(None, "", "", _sector(entry, "convener_sector", gathering))
    named = entry.entry("convener")
    return Convener(
        participant=None,
        name=named.text("name", "", most=LONGEST_NAME),
        organisation=named.text("organisation", "", most=LONGEST_ORGANISATION),
        sector=_sector(named, "sector", gathering),
    )


def _sector(entry: Entry, key: str, gathering: Gathering) -> str:
    if not gathering.sectors or not entry.has(key):
        return entry.text(key, "")
    return entry.one_of(key, gathering.sectors)
