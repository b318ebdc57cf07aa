"""Topics and votes in the store."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Row, Select
from sqlmodel import col, update

from openspace.domain.facts.marketplace import (
    Link,
    TopicProposed,
    TopicRetitled,
    TopicReworded,
    TopicWithdrawn,
    VoteCast,
    VoteTakenBack,
)
from openspace.domain.marketplace import Convener, Topic
from openspace.store.keeping import Transaction, keep
from openspace.store.marketplace_statements import (
    ALL,
    CAST,
    CONVENED_BY,
    CONVENERS,
    HELD_IN,
    HIGHEST,
    IDS,
    INTEREST,
    LAST_RUN,
    MARKED,
    MARKS,
    MARKS_BY_RUN,
    MARKS_BY_RUN_TOGETHER,
    MARKS_TOGETHER,
    OF_ONE,
    RUNS,
    SEEN,
    TAKE_BACK,
    TITLES,
    VOTES,
    VOTES_OF,
)
from openspace.store.memory import TOPICS
from openspace.store.merging import holders, inside
from openspace.store.tables import BreakoutRow, ConvenerRow, TopicRow


def topics(tx: Transaction, gathering: str) -> tuple[Topic, ...]:
    """Every topic by number, the withdrawn ones too."""

    def read() -> tuple[Topic, ...]:
        return _topics(tx, (ALL, CONVENERS, RUNS), gathering=gathering)

    return tx.remembered(TOPICS, ("topics", gathering), read)


def hanging(tx: Transaction, gathering: str) -> Mapping[str, Topic]:
    """Every topic by id, in the order of the numbers; not the withdrawn and merged ones."""

    def read() -> Mapping[str, Topic]:
        found = topics(tx, gathering)
        return {each.id: each for each in found if not (each.withdrawn or each.merged_into)}

    return tx.remembered(TOPICS, ("hanging", gathering), read)


def topic(tx: Transaction, gathering: str, id: str) -> Topic | None:  # noqa: A002
    """One topic of this gathering."""

    def read() -> Topic | None:
        wall: Mapping[str, Topic] = tx.recalled(TOPICS, ("hanging", gathering)) or {}
        return wall.get(id) or next(iter(_topics(tx, OF_ONE, gathering=gathering, id=id)), None)

    return tx.remembered(TOPICS, ("topic", gathering, id), read)


def has_open_breakout(tx: Transaction, gathering: str, breakout: str) -> bool:
    """Whether the gathering has this breakout and its topic hangs by itself."""
    held = tx.ask(HELD_IN, gathering=gathering, breakout=breakout).first()
    return held is not None and not (held.withdrawn or held.merged_into)


def topic_held_in(tx: Transaction, gathering: str, breakout: str) -> str | None:
    """The id of the topic that a breakout is a run of."""
    held = tx.ask(HELD_IN, gathering=gathering, breakout=breakout).first()
    return held.id if held else None


def titles(tx: Transaction, gathering: str) -> Mapping[int, str]:
    """The titles that hang on the wall, by number."""
    return {each.number: each.title for each in tx.ask(TITLES, gathering=gathering)}


def ids(tx: Transaction, gathering: str) -> frozenset[str]:
    """The ids of the topics that hang."""
    return frozenset(tx.ask(IDS, gathering=gathering).scalars())


def add_sightings(tx: Transaction, gathering: str, counts: Mapping[str, int]) -> None:
    """Add to how often topics were on a screen."""
    for topic_id, many in counts.items():
        tx.ask(SEEN, of=gathering, topic=topic_id, many=many)


def next_number(tx: Transaction, gathering: str) -> int:
    """The number that the next topic gets."""
    highest = tx.ask(HIGHEST, gathering=gathering).scalar_one()
    return (highest or 0) + 1


def next_run(tx: Transaction, topic: str) -> int:
    """The number that a further run of a topic gets."""
    last = tx.ask(LAST_RUN, of=topic).scalar_one()
    return (last or 0) + 1


def has_voted(tx: Transaction, topic: str, participant: str) -> bool:
    """Whether somebody has marked a topic, or one that came along with it."""
    return tx.ask(MARKED, of=topic, participant=participant).first() is not None


def votes(tx: Transaction, gathering: str) -> Mapping[str, frozenset[str]]:
    """Who marked what: participants' ids by topic; a topic without a mark is not in it."""
    hangs = holders(tx, gathering)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in tx.ask(VOTES, gathering=gathering):
        found[hangs.get(row.topic, row.topic)].add(row.participant)
    return {topic_id: frozenset(people) for topic_id, people in found.items()}


def interest(tx: Transaction, gathering: str) -> Mapping[str, tuple[int, int]]:
    """How many marked a topic and from how many sectors; one without a mark is not in it."""
    rows = list(tx.ask(INTEREST, gathering=gathering))
    if holding := list(inside(tx, gathering)):
        rows += tx.ask(MARKS_TOGETHER, gathering=gathering, topics=holding)
    return {row.topic: (row.many, row.sectors) for row in rows if row.many}


def votes_of(tx: Transaction, gathering: str, participant: str) -> tuple[str, ...]:
    """The topics somebody marked, in the order they did, as they hang now."""
    held, cast = holders(tx, gathering), tx.ask(VOTES_OF, participant=participant)
    return tuple(dict.fromkeys(held.get(each, each) for each in cast.scalars()))


def marks(tx: Transaction, gathering: str, topics: Iterable[str]) -> Mapping[str, tuple[int, int]]:
    """How many marked these topics and from how many sectors; only of those that still hang."""
    rows = _marked(tx, gathering, list(topics), (MARKS, MARKS_TOGETHER))
    return {row.topic: (row.many, row.sectors) for row in rows}


def marks_by_run(tx: Transaction, gathering: str, topics: Iterable[str]) -> Mapping[str, int]:
    """How many marked these topics, by each of their breakouts; only of those that still hang."""
    both = (MARKS_BY_RUN, MARKS_BY_RUN_TOGETHER)
    rows = _marked(tx, gathering, list(topics), both)
    return {row.id: row.many for row in rows}


def convened_by(tx: Transaction, gathering: str, participant: str) -> tuple[str, ...]:
    """The ids of the topics that somebody convenes, by number: those that hang, and those that
    went into them."""

    def read() -> tuple[str, ...]:
        asked = tx.ask(CONVENED_BY, gathering=gathering, participant=participant)
        return tuple(asked.scalars())

    return tx.remembered(TOPICS, ("convened", gathering, participant), read)


def set_language(tx: Transaction, topic: str, language: str) -> None:
    """Say in which language a topic's title is."""
    tx.execute(update(TopicRow).where(col(TopicRow.id) == topic).values(language=language))


@keep.register
def _(fact: TopicProposed, tx: Transaction) -> None:
    tx.add(
        TopicRow(
            id=fact.topic,
            gathering=fact.gathering,
            number=fact.number,
            title=fact.title,
            description=fact.description,
            sdgs=list(fact.sdgs),
            challenges=list(fact.challenges),
            proposed_at=fact.at,
            tags=list(fact.tags),
            links=_kept_links(fact.links),
        )
    )
    tx.flush()
    tx.add(BreakoutRow(id=fact.breakout, gathering=fact.gathering, topic=fact.topic))
    tx.add(
        ConvenerRow(
            topic=fact.topic,
            position=0,
            participant=fact.convener,
            name=fact.convener_name,
            organisation=fact.convener_organisation,
            sector=fact.convener_sector,
        )
    )
    tx.flush()


@keep.register
def _(fact: TopicRetitled, tx: Transaction) -> None:
    tx.execute(update(TopicRow).where(col(TopicRow.id) == fact.topic).values(title=fact.title))


@keep.register
def _(fact: TopicReworded, tx: Transaction) -> None:
    reworded = update(TopicRow).where(col(TopicRow.id) == fact.topic)
    tx.execute(
        reworded.values(
            description=fact.description,
            sdgs=list(fact.sdgs),
            challenges=list(fact.challenges),
            tags=list(fact.tags),
            links=_kept_links(fact.links),
        )
    )


@keep.register
def _(fact: TopicWithdrawn, tx: Transaction) -> None:
    tx.execute(update(TopicRow).where(col(TopicRow.id) == fact.topic).values(withdrawn=True))


@keep.register
def _(fact: VoteCast, tx: Transaction) -> None:
    tx.ask(CAST, topic=fact.topic, participant=fact.participant, cast_at=fact.at)


@keep.register
def _(fact: VoteTakenBack, tx: Transaction) -> None:
    tx.ask(TAKE_BACK, of=fact.topic, by=fact.participant)


def _kept_links(links: Iterable[Link]) -> list[dict[str, str]]:
    return [{"address": each.address, "title": each.title} for each in links]


def _marked(
    tx: Transaction, gathering: str, topics: list[str], counting: tuple[Select[Any], Select[Any]]
) -> list[Any]:
    """Counts of these topics, each by itself; those that hold others once more, together."""
    each, together = counting
    counted = list(tx.ask(each, gathering=gathering, topics=topics))
    if holding := [topic for topic in inside(tx, gathering) if topic in topics]:
        counted += tx.ask(together, gathering=gathering, topics=holding)
    return counted


def _topics(
    tx: Transaction, statements: tuple[Select[Any], Select[Any], Select[Any]], **which: str
) -> tuple[Topic, ...]:
    rows, credited, runs = (tx.ask(each, **which) for each in statements)
    conveners: defaultdict[str, list[Convener]] = defaultdict(list)
    for each in credited:
        conveners[each.topic].append(
            Convener(each.participant, each.name, each.organisation, each.sector)
        )
    breakouts: defaultdict[str, list[str]] = defaultdict(list)
    for each in runs:
        breakouts[each.topic].append(each.id)
    guests = inside(tx, which["gathering"])
    return tuple(_topic(row, breakouts[row.id], conveners, guests.get(row.id, ())) for row in rows)


def _topic(
    row: Row[Any],
    breakouts: list[str],
    credited: Mapping[str, list[Convener]],
    came_along: tuple[str, ...],
) -> Topic:
    conveners = (each for topic in (row.id, *came_along) for each in credited.get(topic, ()))
    return Topic(
        id=row.id,
        number=row.number,
        breakout=breakouts[0],
        title=row.title,
        conveners=tuple(dict.fromkeys(conveners)),
        description=row.description,
        sdgs=tuple(row.sdgs),
        challenges=tuple(row.challenges),
        language=row.language,
        withdrawn=row.withdrawn,
        further=tuple(breakouts[1:]),
        tags=tuple(row.tags),
        links=tuple(Link(**each) for each in row.links),
        fixed=row.fixed,
        track=row.track,
        speakers=tuple(row.speakers),
        seen=row.seen,
        merged_into=row.merged_into or "",
        proposed_at=row.proposed_at,
        came_along=came_along,
    )
