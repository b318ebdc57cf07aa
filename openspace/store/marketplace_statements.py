"""What is asked about topics and votes: statements that are made once.

The rule: each asks for rows as they are; what they mean is ``marketplace``'s business. A vote
lies on the topic it was cast on and counts for the one that hangs (J2): plain counts are taken
where nothing was merged, and what holds others is counted once more, together.
"""

from typing import Any

from sqlalchemy import BindParameter, and_, bindparam, delete, func, insert, select, update

from openspace.store.merging import NEVER, along, upwards
from openspace.store.rows import rows_of, table_of
from openspace.store.tables import BreakoutRow, ConvenerRow, ParticipantRow, TopicRow, VoteRow

TOPIC, VOTE, CONVENER = table_of(TopicRow), table_of(VoteRow), table_of(ConvenerRow)
BREAKOUT, PARTICIPANT = table_of(BreakoutRow), table_of(ParticipantRow)

HERE = TOPIC.c.gathering == bindparam("gathering")
ALL = rows_of(TOPIC).where(HERE).order_by(TOPIC.c.number)
ONE = rows_of(TOPIC).where(HERE, TOPIC.c.id == bindparam("id"))
HIGHEST = select(func.max(TOPIC.c.number)).where(HERE)
HELD_IN = (
    rows_of(TOPIC)
    .join(BREAKOUT, BREAKOUT.c.topic == TOPIC.c.id)
    .where(HERE, BREAKOUT.c.id == bindparam("breakout"))
)
CONVENERS = (
    rows_of(CONVENER)
    .join(TOPIC, TOPIC.c.id == CONVENER.c.topic)
    .where(HERE)
    .order_by(CONVENER.c.topic, CONVENER.c.position)
)
RUNS = (
    select(BREAKOUT.c.topic, BREAKOUT.c.id)
    .where(BREAKOUT.c.gathering == bindparam("gathering"))
    .order_by(BREAKOUT.c.run, BREAKOUT.c.id)
)
LAST_RUN = select(func.max(BREAKOUT.c.run)).where(BREAKOUT.c.topic == bindparam("of"))
HELD = along(TOPIC.c.id == bindparam("id"))
CONVENERS_OF_ONE = CONVENERS.where(CONVENER.c.topic.in_(select(HELD.c.topic)))
RUNS_OF_ONE = RUNS.where(BREAKOUT.c.topic == bindparam("id"))
OF_ONE = (ONE, CONVENERS_OF_ONE, RUNS_OF_ONE)
THESE: BindParameter[Any] = bindparam("topics", expanding=True)
ITS = along(TOPIC.c.id == bindparam("of"))
BY = VOTE.c.participant == bindparam("participant")
MARKED = select(VOTE.c.topic).join(ITS, ITS.c.topic == VOTE.c.topic).where(BY)
VOTES = select(VOTE.c.topic, VOTE.c.participant).join(TOPIC, TOPIC.c.id == VOTE.c.topic).where(HERE)
VOTES_OF = select(VOTE.c.topic).where(BY).order_by(VOTE.c.cast_at, VOTE.c.topic)
PEOPLE = func.count(func.distinct(VOTE.c.participant)).label("many")
SECTORS = func.count(func.distinct(func.nullif(PARTICIPANT.c.sector, ""))).label("sectors")
INTEREST = (
    select(VOTE.c.topic, func.count().label("many"), SECTORS)
    .join(PARTICIPANT, PARTICIPANT.c.id == VOTE.c.participant)
    .where(PARTICIPANT.c.gathering == bindparam("gathering"))
    .group_by(VOTE.c.topic)
)
HANGS = and_(HERE, TOPIC.c.withdrawn.is_(False), TOPIC.c.merged_into.is_(None))
TITLES = (
    select(TOPIC.c.number, TOPIC.c.title)
    .where(HANGS, TOPIC.c.fixed.is_(False))
    .order_by(TOPIC.c.number)
)
IDS = select(TOPIC.c.id).where(HANGS)
SEEN = (
    update(TOPIC)
    .where(TOPIC.c.gathering == bindparam("of"), TOPIC.c.id == bindparam("topic"))
    .values(seen=TOPIC.c.seen + bindparam("many"))
)
MARKS = (
    select(TOPIC.c.id.label("topic"), func.count(VOTE.c.participant).label("many"), SECTORS)
    .outerjoin(VOTE, VOTE.c.topic == TOPIC.c.id)
    .outerjoin(PARTICIPANT, PARTICIPANT.c.id == VOTE.c.participant)
    .where(HANGS, TOPIC.c.id.in_(THESE))
    .group_by(TOPIC.c.id)
)
MARKS_BY_RUN = (
    select(BREAKOUT.c.id, func.count(VOTE.c.participant).label("many"))
    .join(TOPIC, TOPIC.c.id == BREAKOUT.c.topic)
    .outerjoin(VOTE, VOTE.c.topic == TOPIC.c.id)
    .where(HANGS, TOPIC.c.id.in_(THESE))
    .group_by(BREAKOUT.c.id)
)
SOME = along(HANGS, TOPIC.c.id.in_(THESE))
MARKS_TOGETHER = (
    select(SOME.c.holder.label("topic"), PEOPLE, SECTORS)
    .outerjoin(VOTE, VOTE.c.topic == SOME.c.topic)
    .outerjoin(PARTICIPANT, PARTICIPANT.c.id == VOTE.c.participant)
    .group_by(SOME.c.holder)
)
MARKS_BY_RUN_TOGETHER = (
    select(BREAKOUT.c.id, PEOPLE)
    .join(SOME, SOME.c.holder == BREAKOUT.c.topic)
    .outerjoin(VOTE, VOTE.c.topic == SOME.c.topic)
    .group_by(BREAKOUT.c.id)
)
THEIRS = upwards(
    select(CONVENER.c.topic, NEVER).where(CONVENER.c.participant == bindparam("participant"))
)
CONVENED_BY = (
    select(TOPIC.c.id)
    .join(THEIRS, THEIRS.c.topic == TOPIC.c.id)
    .where(HERE, TOPIC.c.withdrawn.is_(False))
    .distinct()
    .order_by(TOPIC.c.number)
)
CAST = insert(VOTE)
TAKE_BACK = delete(VOTE).where(
    VOTE.c.topic.in_(select(ITS.c.topic)), VOTE.c.participant == bindparam("by")
)
