"""Topics and votes in the store."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlmodel import col, delete, func, select, update

from openspace.domain.facts.marketplace import (
    TopicProposed,
    TopicRetitled,
    TopicWithdrawn,
    VoteCast,
    VoteTakenBack,
)
from openspace.domain.marketplace import Convener, Link, Topic
from openspace.store.keeping import Transaction, keep
from openspace.store.tables import BreakoutRow, ConvenerRow, ParticipantRow, TopicRow, VoteRow


def topics(tx: Transaction, gathering: str) -> tuple[Topic, ...]:
    """Every topic by number, the withdrawn ones too."""
    rows = tx.exec(
        select(TopicRow).where(TopicRow.gathering == gathering).order_by(col(TopicRow.number))
    ).all()
    return _topics(tx, rows)


def topic(tx: Transaction, gathering: str, id: str) -> Topic | None:  # noqa: A002
    """One topic of this gathering."""
    row = tx.get(TopicRow, id)
    return _topics(tx, [row])[0] if row and row.gathering == gathering else None


def has_open_breakout(tx: Transaction, gathering: str, breakout: str) -> bool:
    """Whether the gathering has this breakout and its topic has not been withdrawn."""
    row = tx.get(BreakoutRow, breakout)
    topic = tx.get(TopicRow, row.topic) if row and row.gathering == gathering else None
    return topic is not None and not topic.withdrawn


def topic_held_in(tx: Transaction, gathering: str, breakout: str) -> str | None:
    """The id of the topic that a breakout is a run of."""
    row = tx.get(BreakoutRow, breakout)
    return row.topic if row and row.gathering == gathering else None


def next_number(tx: Transaction, gathering: str) -> int:
    """The number that the next topic gets."""
    highest = select(func.max(TopicRow.number)).where(TopicRow.gathering == gathering)
    return (tx.exec(highest).one() or 0) + 1


def has_voted(tx: Transaction, topic: str, participant: str) -> bool:
    """Whether somebody has marked a topic."""
    return tx.get(VoteRow, (topic, participant)) is not None


def votes(tx: Transaction, gathering: str) -> Mapping[str, frozenset[str]]:
    """Who marked what: participants' ids by topic; a topic without a mark is not in it."""
    rows = tx.exec(
        select(VoteRow.topic, VoteRow.participant)
        .join(TopicRow, col(TopicRow.id) == col(VoteRow.topic))
        .where(TopicRow.gathering == gathering)
    )
    found: defaultdict[str, set[str]] = defaultdict(set)
    for topic_id, participant in rows:
        found[topic_id].add(participant)
    return {topic_id: frozenset(people) for topic_id, people in found.items()}


def interest(tx: Transaction, gathering: str) -> Mapping[str, tuple[int, int]]:
    """How many marked a topic and from how many sectors; one without a mark is not in it."""
    sector = func.nullif(ParticipantRow.sector, "")
    rows = tx.exec(
        select(VoteRow.topic, func.count(), func.count(func.distinct(sector)))
        .join(ParticipantRow, col(ParticipantRow.id) == col(VoteRow.participant))
        .where(ParticipantRow.gathering == gathering)
        .group_by(col(VoteRow.topic))
    )
    return {topic_id: (many, sectors) for topic_id, many, sectors in rows}


def votes_of(tx: Transaction, participant: str) -> tuple[str, ...]:
    """The topics somebody marked, in the order they did."""
    rows = select(VoteRow.topic).where(VoteRow.participant == participant)
    return tuple(tx.exec(rows.order_by(col(VoteRow.cast_at), col(VoteRow.topic))))


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
def _(fact: TopicWithdrawn, tx: Transaction) -> None:
    tx.execute(update(TopicRow).where(col(TopicRow.id) == fact.topic).values(withdrawn=True))


@keep.register
def _(fact: VoteCast, tx: Transaction) -> None:
    tx.add(VoteRow(topic=fact.topic, participant=fact.participant, cast_at=fact.at))
    tx.flush()


@keep.register
def _(fact: VoteTakenBack, tx: Transaction) -> None:
    tx.execute(
        delete(VoteRow).where(
            col(VoteRow.topic) == fact.topic, col(VoteRow.participant) == fact.participant
        )
    )


def _topics(tx: Transaction, rows: Iterable[TopicRow]) -> tuple[Topic, ...]:
    wanted = {row.id: row for row in rows}
    conveners: defaultdict[str, list[Convener]] = defaultdict(list)
    listed = select(ConvenerRow).where(col(ConvenerRow.topic).in_(wanted))
    for each in tx.exec(listed.order_by(col(ConvenerRow.topic), col(ConvenerRow.position))):
        conveners[each.topic].append(
            Convener(each.participant, each.name, each.organisation, each.sector)
        )
    breakouts: defaultdict[str, list[str]] = defaultdict(list)
    runs = select(BreakoutRow.topic, BreakoutRow.id).where(col(BreakoutRow.topic).in_(wanted))
    for held, breakout in tx.exec(runs.order_by(col(BreakoutRow.run))):
        breakouts[held].append(breakout)
    return tuple(
        _topic(row, breakouts[row.id], tuple(conveners[row.id])) for row in wanted.values()
    )


def _topic(row: TopicRow, breakouts: list[str], conveners: tuple[Convener, ...]) -> Topic:
    return Topic(
        id=row.id,
        number=row.number,
        breakout=breakouts[0],
        title=row.title,
        conveners=conveners,
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
    )
