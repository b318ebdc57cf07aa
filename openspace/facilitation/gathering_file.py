"""Setting up a gathering from its file: read, decided and kept in one write, or not at all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from openspace.domain.calls import NOTHING_MORE, Means
from openspace.domain.facts import Fact
from openspace.domain.facts.agenda import PlaceAdded, TopicPlaced
from openspace.domain.facts.convergence import ConvergenceRulesSet
from openspace.domain.facts.marketplace import TopicProposed
from openspace.domain.facts.participants import ParticipantRegistered
from openspace.domain.facts.programme import SeminarAdded
from openspace.domain.gathering import Gathering
from openspace.domain.gathering_file import FiledTopic, GatheringFile, read
from openspace.domain.participants import Introduction, register
from openspace.domain.permissions import Role
from openspace.domain.programme_file import FiledSeminar
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.timetable import Timetable, by_the_clock
from openspace.facilitation.house import House, new_id, new_secret
from openspace.store import gatherings, images, marketplace, participants
from openspace.store.engine import Conflict
from openspace.store.keeping import Transaction, keep

FACILITATORS = 100
"""How many times the facilitators' link lets somebody in."""


@dataclass(frozen=True, slots=True)
class Imported:
    """The new gathering's code and the secrets of its links; an open one lets people in as is."""

    code: str
    facilitator: str
    participant: str | None


@dataclass(frozen=True, slots=True)
class Founder:
    """Who sets it up: their name, and the key that will open it to them."""

    name: str
    key: str


async def import_gathering(
    house: House,
    document: Mapping[str, Any],
    day: date | None,
    now: datetime,
    means: Means = NOTHING_MORE,
) -> Imported | Refusal:
    """Keep what a file's document holds, held on its own date or on ``day``."""
    filed = read(document, day, means)
    return filed if isinstance(filed, Refusal) else await set_up(house, filed, now)


async def set_up(
    house: House,
    filed: GatheringFile,
    now: datetime,
    founder: Founder | None = None,
    like: str = "",
) -> Imported | Refusal:
    """Keep what stands in a file; the ``founder`` facilitates it, and else who has the link.

    ``like`` is the code of the gathering that it is like: its logos come along.
    """
    gathering = by_now(filed.gathering, now)
    invited = gathering.visibility == "invited"
    imported = Imported(gathering.code, new_secret(), new_secret() if invited else None)
    comes_in = _founded(gathering, founder, now) if founder else ()
    if isinstance(comes_in, Refusal):
        return comes_in

    def work(tx: Transaction) -> Imported | Refusal:
        if gatherings.gathering(tx, gathering.code):
            return code_taken(gathering.code)
        _keep(tx, replace(filed, gathering=gathering), imported, now)
        for each in gathering.logos if like else ():
            images.copy(tx, like, gathering.code, each.file, now)
        if founder:
            _let_in(tx, founder, comes_in)
        else:
            role = Role.FACILITATOR
            participants.invite(tx, gathering.code, role, imported.facilitator, FACILITATORS)
        return imported

    try:
        return await house.store.write(work)
    except Conflict:
        return code_taken(gathering.code)


def by_now(gathering: Gathering, now: datetime) -> Gathering:
    """The gathering at the position that the clock asks for."""
    stretches = gathering.timetable.stretches
    position = by_the_clock(gathering.timetable, now)
    return replace(gathering, timetable=Timetable(stretches, position))


def code_taken(code: str) -> Refusal:
    """There is one already."""
    return Refusal(
        "code_taken", "There is a gathering with the code “%(code)s” already.", {"code": code}
    )


def _founded(gathering: Gathering, founder: Founder, at: datetime) -> Outcome:
    """The founder comes in, without a sector that nobody has asked them for."""
    met = Introduction(founder.name)
    return register(replace(gathering, sectors=()), met, Role.FACILITATOR, new_id(), at)


def _let_in(tx: Transaction, founder: Founder, comes_in: Iterable[Fact]) -> None:
    for fact in comes_in:
        keep(fact, tx)
        if isinstance(fact, ParticipantRegistered):
            participants.give_key(tx, fact.participant, founder.key)


def _keep(tx: Transaction, filed: GatheringFile, imported: Imported, at: datetime) -> None:
    code = filed.gathering.code
    gatherings.add(tx, filed.gathering)
    places = {each.name: new_id() for each in filed.places}
    for each in filed.places:
        told = (each.name, each.position, each.seats, each.room, each.call)
        keep(PlaceAdded(code, places[each.name], *told), tx)
    if rules := filed.convergence:
        keep(ConvergenceRulesSet(code, rules.way, rules.dots, rules.counts, rules.bodies), tx)
    for topic in filed.topics:
        _hang(tx, code, topic, places, at)
    for seminar in filed.seminars:
        _set(tx, code, seminar, places, at)
    if imported.participant:
        participants.invite(tx, code, Role.PARTICIPANT, imported.participant, None)


def _hang(
    tx: Transaction, code: str, topic: FiledTopic, places: Mapping[str, str], at: datetime
) -> None:
    proposed = _proposed(code, topic, at)
    keep(proposed, tx)
    if topic.language:
        marketplace.set_language(tx, proposed.topic, topic.language)
    if topic.cell:
        slot, place = topic.cell
        keep(TopicPlaced(code, proposed.topic, proposed.breakout, slot, places[place]), tx)


def _set(
    tx: Transaction, code: str, seminar: FiledSeminar, places: Mapping[str, str], at: datetime
) -> None:
    added = SeminarAdded(
        gathering=code,
        topic=new_id(),
        number=marketplace.next_number(tx, code),
        breakout=new_id(),
        title=seminar.title,
        track=seminar.track,
        speakers=seminar.speakers,
        description=seminar.description,
        at=at,
        language=seminar.language,
    )
    keep(added, tx)
    if seminar.cell:
        slot, place = seminar.cell
        keep(TopicPlaced(code, added.topic, added.breakout, slot, places[place]), tx)


def _proposed(code: str, topic: FiledTopic, at: datetime) -> TopicProposed:
    return TopicProposed(
        gathering=code,
        topic=new_id(),
        number=topic.number,
        breakout=new_id(),
        title=topic.title,
        description=topic.description,
        sdgs=topic.sdgs,
        challenges=topic.challenges,
        convener=None,
        convener_name=topic.convener.name,
        convener_organisation=topic.convener.organisation,
        convener_sector=topic.convener.sector,
        at=at,
        tags=topic.tags,
        links=topic.links,
    )
