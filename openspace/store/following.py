"""Who lets others follow them, and who follows whom now; nobody finds who was removed."""

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import bindparam, delete, insert, select

from openspace.domain.facts.following import FollowingAllowed, FollowingChanged
from openspace.domain.following import Leave
from openspace.store.keeping import Transaction, keep
from openspace.store.memory import COMPANIONS
from openspace.store.room_tables import FollowingRow, LeaveToFollowRow
from openspace.store.rows import rows_of, table_of
from openspace.store.tables import ParticipantRow

LEAVE, FOLLOWING = table_of(LeaveToFollowRow), table_of(FollowingRow)
PARTICIPANT = table_of(ParticipantRow)
ALLOWED = (
    rows_of(LEAVE)
    .join(PARTICIPANT, PARTICIPANT.c.id == LEAVE.c.participant)
    .where(LEAVE.c.gathering == bindparam("gathering"), PARTICIPANT.c.removed_at.is_(None))
)
ONE = ALLOWED.where(LEAVE.c.participant == bindparam("participant"))
FOLLOWERS = (
    select(FOLLOWING.c.participant)
    .where(FOLLOWING.c.followed == bindparam("followed"))
    .order_by(FOLLOWING.c.participant)
)
ALL = (
    rows_of(FOLLOWING)
    .where(FOLLOWING.c.gathering == bindparam("gathering"))
    .order_by(FOLLOWING.c.participant)
)
FOLLOWED = select(FOLLOWING.c.followed).where(FOLLOWING.c.participant == bindparam("participant"))


def leave_of(tx: Transaction, gathering: str, participant: str) -> Leave:
    """Whether somebody of this gathering lets others follow them, and who does."""
    allowed = tx.ask(ONE, gathering=gathering, participant=participant).first() is not None
    return Leave(participant, allowed, followers_of(tx, participant) if allowed else ())


def allowing(tx: Transaction, gathering: str) -> frozenset[str]:
    """Everybody who lets others follow them."""
    return frozenset(row.participant for row in tx.ask(ALLOWED, gathering=gathering))


def followers_of(tx: Transaction, participant: str) -> tuple[str, ...]:
    """Who follows somebody."""

    def read() -> tuple[str, ...]:
        return tuple(tx.ask(FOLLOWERS, followed=participant).scalars())

    return tx.remembered(COMPANIONS, ("followers", participant), read)


def all_followers(tx: Transaction, gathering: str) -> Mapping[str, tuple[str, ...]]:
    """Who follows each of those who are followed."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in tx.ask(ALL, gathering=gathering):
        found[row.followed].append(row.participant)
    return {followed: tuple(people) for followed, people in found.items()}


def followed_by(tx: Transaction, participant: str) -> str | None:
    """Whom somebody follows."""

    def read() -> tuple[str, ...]:
        return tuple(tx.ask(FOLLOWED, participant=participant).scalars())

    followed = tx.remembered(COMPANIONS, ("followed", participant), read)
    return followed[0] if followed else None


@keep.register
def _(fact: FollowingAllowed, tx: Transaction) -> None:
    tx.execute(delete(LEAVE).where(LEAVE.c.participant == fact.participant))
    if fact.allowed:
        row = {"participant": fact.participant, "gathering": fact.gathering}
        tx.execute(insert(LEAVE), row)
    else:
        tx.execute(delete(FOLLOWING).where(FOLLOWING.c.followed == fact.participant))


@keep.register
def _(fact: FollowingChanged, tx: Transaction) -> None:
    tx.execute(delete(FOLLOWING).where(FOLLOWING.c.participant == fact.participant))
    if fact.followed:
        row = {
            "participant": fact.participant,
            "gathering": fact.gathering,
            "followed": fact.followed,
        }
        tx.execute(insert(FOLLOWING), row)
