"""What became of actions when the day was over, and which of them the clock has to speak of."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import exists, func
from sqlmodel import col, or_, select, update

from openspace.domain.facts.actions import ActionFellDue, ActionMoved
from openspace.domain.follow_up import OPEN, Step, comes_near, fall_due, followed_up
from openspace.domain.gathering import Gathering
from openspace.domain.terms_file import REMINDED
from openspace.store.action_tables import ActionRow, ActionStepRow
from openspace.store.actions import action
from openspace.store.gatherings import gathering
from openspace.store.keeping import Transaction, keep
from openspace.store.outbox import LETTER
from openspace.store.reach import ReachRow
from openspace.store.retention import retention

AHEAD = timedelta(hours=14)
"""So far ahead of UTC a day begins somewhere."""


def steps(tx: Transaction, gathering: str) -> tuple[Step, ...]:
    """What became of all of its actions, the latest first."""
    here = select(ActionStepRow).where(ActionStepRow.gathering == gathering)
    found = tx.exec(here.order_by(col(ActionStepRow.id).desc()))
    return tuple(Step(each.action, each.status, each.line, each.at) for each in found)


def falling_due(tx: Transaction, at: datetime) -> tuple[tuple[str, str], ...]:
    """The gathering and the id of every action of which the clock has to say something now."""
    rows = (
        select(ActionRow.gathering, ActionRow.id)
        .where(col(ActionRow.due) <= (at + AHEAD).date(), col(ActionRow.status).in_(OPEN))
        .where(col(ActionRow.owner).is_not(None), ~col(ActionRow.withdrawn))
        .where(
            or_(
                col(ActionRow.told_due).is_(None),
                col(ActionRow.told_due) != ActionRow.due,
                ~col(ActionRow.told_late),
            )
        )
    )
    return tuple(
        (of.code, id_)
        for of, id_ in _followed_up(tx, tx.exec(rows).all(), at)
        if (found := action(tx, of.code, id_))
        and fall_due(of.code, found, at.astimezone(ZoneInfo(of.time_zone)).date(), at)
    )


def approaching(tx: Transaction, at: datetime) -> tuple[tuple[str, str], ...]:
    """The gathering and the id of every action that falls due soon, and whose owner can be written
    to about it and was not yet."""
    ahead = func.printf("action:%s:%s:ahead:%s", ActionRow.id, ActionRow.due, ActionRow.owner)
    alike = (LETTER.c.gathering == ActionRow.gathering) & (LETTER.c.key == ahead)
    within = timedelta(days=REMINDED[1])
    rows = (
        select(ActionRow.gathering, ActionRow.id)
        .join(ReachRow, col(ReachRow.participant) == ActionRow.owner)
        .where(col(ActionRow.due) >= at.date(), col(ActionRow.due) <= (at + within + AHEAD).date())
        .where(col(ActionRow.status).in_(OPEN), ~col(ActionRow.withdrawn))
        .where(col(ReachRow.confirmed_at).is_not(None), col(ReachRow.duties))
        .where(~exists().where(alike))
    )
    return tuple(
        (of.code, id_)
        for of, id_ in _followed_up(tx, tx.exec(rows).all(), at)
        if (found := action(tx, of.code, id_))
        and comes_near(found, of.reminded_days, at.astimezone(ZoneInfo(of.time_zone)).date())
    )


def _followed_up(
    tx: Transaction, rows: Sequence[tuple[str, str]], at: datetime
) -> Iterator[tuple[Gathering, str]]:
    """Those of gatherings where that is done still (FU5); each gathering is asked for once."""
    found = (gathering(tx, code) for code in dict.fromkeys(code for code, _ in rows))
    still = {of.code: of for of in found if of and followed_up(of, retention(tx, of.code), at)}
    return ((still[code], id_) for code, id_ in rows if code in still)


@keep.register
def _(fact: ActionFellDue, tx: Transaction) -> None:
    this = update(ActionRow).where(col(ActionRow.id) == fact.action)
    tx.execute(this.values(told_due=fact.due, told_late=fact.late, told_at=fact.at))


@keep.register
def _(fact: ActionMoved, tx: Transaction) -> None:
    this = update(ActionRow).where(col(ActionRow.id) == fact.action)
    tx.execute(this.values(status=fact.status, moved_by=fact.by, moved_at=fact.at))
    tx.add(
        ActionStepRow(
            action=fact.action,
            gathering=fact.gathering,
            status=fact.status,
            line=fact.line,
            at=fact.at,
        )
    )
    tx.flush()
