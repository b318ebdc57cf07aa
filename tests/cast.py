"""The fixed cast: ana facilitates, ben convenes, chi takes part, dee is outside.

A small gathering at a fixed clock: ``at(9, 45)`` is a time of its day, ``MARKET`` the position of
its marketplace. ``settle`` writes it into a store: three people, two places and ben's topic.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from openspace.domain.agenda import Agenda, Place, Placement, slots_of
from openspace.domain.facts import Fact
from openspace.domain.facts.agenda import PlaceAdded
from openspace.domain.facts.marketplace import TopicProposed
from openspace.domain.facts.participants import ParticipantRegistered
from openspace.domain.gathering import Contact, Film, Gathering, TagSet
from openspace.domain.marketplace import Convener, Topic
from openspace.domain.participants import Participant
from openspace.domain.permissions import Caller, Role
from openspace.domain.timetable import Phase, Stretch, Timetable
from openspace.store import gatherings, participants
from openspace.store.keeping import Transaction, keep

CODE = "circle"
DAY = date(2026, 11, 26)


def at(hour: int, minute: int = 0) -> datetime:
    """A time of the gathering's day, in UTC."""
    return datetime(DAY.year, DAY.month, DAY.day, hour, minute, tzinfo=UTC)


STRETCHES = (
    Stretch(Phase.FOYER, at(8, 30), at(9)),
    Stretch(Phase.OPENING, at(9), at(9, 30)),
    Stretch(Phase.MARKETPLACE, at(9, 30), at(10)),
    Stretch(Phase.BREAK, at(10), at(10, 15)),
    Stretch(Phase.ROUND, at(10, 15), at(11), number=1),
    Stretch(Phase.BREAK, at(11), at(11, 15)),
    Stretch(Phase.ROUND, at(11, 15), at(12), number=2),
    Stretch(Phase.CLOSING, at(12), at(12, 30)),
    Stretch(Phase.WORKBOOK, at(12, 30), at(12, 30) + timedelta(days=7)),
)
FOYER, OPENING, MARKET, PAUSE, ROUND_1, PAUSE_2, ROUND_2, CLOSING, WORKBOOK = range(9)

CONVERGENCE = ROUND_2 + 1
"""Where the day of ``converging`` converges; its closing and workbook come one later."""

ana = Participant("ana", "Ana Ås", "Fjellgrend kommune", "public", Role.FACILITATOR, True, True)
ben = Participant("ben", "Ben Bø", "Bøs båter", "private", named_in_reports=True, listed=True)
chi = Participant("chi", "Chi Čuovga", "", "civil")
PEOPLE = (ana, ben, chi)

ANA, BEN, CHI = (Caller(CODE, person.id, person.role) for person in PEOPLE)
DEE = Caller(CODE, None, Role.OUTSIDE)
KEYS = {person.id: f"the key of {person.id}" for person in PEOPLE}

HAVEN, LOFT = Place("haven", "Haven", 0), Place("loft", "Loft 2", 1)


def timetable(position: int = MARKET) -> Timetable:
    """The day, with the stretch at this position open."""
    return Timetable(STRETCHES, position)


def gathering(position: int = MARKET) -> Gathering:
    """The circle; ``replace`` changes what a test is about."""
    return Gathering(
        code=CODE,
        title="The circle",
        theme="Coast and mountain",
        question="What do we want to keep?",
        language="nb",
        time_zone="Europe/Oslo",
        date=DAY,
        timetable=timetable(position),
        invitation="Come as you are.",
        contact=Contact("Ana", "ana@example.org", "+47 00 00 00 00"),
        sectors=("public", "private", "civil"),
        challenges=("far apart", "few young"),
        sdgs=(11, 14),
        highlighted_sdg=11,
        tag_sets=(TagSet("Professions", ("midwife", "IT")), TagSet("Levels", ("ferry", "farm"))),
        films=(Film("Welcome", 5, "https://example.org/film"), Film("Later", 3)),
    )


def converging(position: int = CONVERGENCE) -> Gathering:
    """The circle with a convergence before its closing."""
    before, closing, *rest = STRETCHES[:CLOSING], STRETCHES[CLOSING], *STRETCHES[CLOSING + 1 :]
    added = Stretch(Phase.CONVERGENCE, at(12), at(12, 20))
    shorter = replace(closing, starts=at(12, 20))
    whole = Timetable((*before, added, shorter, *rest), position)
    return replace(gathering(), timetable=whole)


def credit(person: Participant) -> Convener:
    """How somebody is credited as a convener."""
    return Convener(person.id, person.name, person.organisation, person.sector)


def topic(number: int = 1, convener: Participant = ben) -> Topic:
    """A topic: ``t1`` with the breakout ``b1`` is ben's."""
    return Topic(
        id=f"t{number}",
        number=number,
        breakout=f"b{number}",
        title=f"What about number {number}?",
        conveners=(credit(convener),),
        proposed_at=at(9, 31),
    )


def agenda(*placements: tuple[str, str, str]) -> Agenda:
    """The grid of two rounds by two places, with these topics in these slots and places."""
    placed = tuple(
        Placement(topic, topic.replace("t", "b"), slot, place) for topic, slot, place in placements
    )
    return Agenda(slots_of(timetable()), (HAVEN, LOFT), placed)


def proposed(topic: Topic) -> TopicProposed:
    """The fact that put this topic up."""
    convener = topic.conveners[0]
    return TopicProposed(
        gathering=CODE,
        topic=topic.id,
        number=topic.number,
        breakout=topic.breakout,
        title=topic.title,
        description=topic.description,
        sdgs=topic.sdgs,
        challenges=topic.challenges,
        convener=convener.participant,
        convener_name=convener.name,
        convener_organisation=convener.organisation,
        convener_sector=convener.sector,
        at=topic.proposed_at or at(9, 31),
        tags=topic.tags,
        links=topic.links,
    )


def registered(person: Participant, code: str = CODE) -> ParticipantRegistered:
    """The fact that brought this person in, in the order of the cast."""
    return ParticipantRegistered(
        gathering=code,
        participant=person.id,
        name=person.name,
        organisation=person.organisation,
        sector=person.sector,
        role=person.role,
        named_in_reports=person.named_in_reports,
        listed=person.listed,
        at=at(8, 30 + ord(person.id[0]) - ord("a")),
    )


def kept(*facts: Fact) -> Callable[[Transaction], None]:
    """Work that writes these facts down."""

    def work(tx: Transaction) -> None:
        for fact in facts:
            keep(fact, tx)

    return work


def settle(tx: Transaction, gathering: Gathering) -> None:
    """Write the gathering, its places, the people with their keys, and ben's topic."""
    gatherings.add(tx, gathering)
    for place in (HAVEN, LOFT):
        keep(PlaceAdded(gathering.code, place.id, place.name, place.position), tx)
    for person in PEOPLE:
        keep(registered(person, gathering.code), tx)
        participants.give_key(tx, person.id, KEYS[person.id])
    keep(replace(proposed(topic()), gathering=gathering.code), tx)
