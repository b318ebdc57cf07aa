"""What became of actions when the day was over, and which of them the clock has to speak of."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import exists, func
from sqlmodel import col, or_, select, update

from openspace.domain.facts.actions import ActionFellDue, ActionMoved
from openspace.domain.follow_up import OPEN, Step, comes_near, fall_due, followed_up
from openspace.domain.terms_file import REMINDED
from openspace.store.action_tables import ActionRow, ActionStepRow
from openspace.store.actions import action
from openspace.store.gatherings import gathering
from openspace.store.keeping import Transaction, keep
from openspace.store.outbox import LETTER
from openspace.store.reach import ReachRow
from openspace.store.retention import retention
from openspace.store.tables import GatheringRow

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
        select(ActionRow.gathering, ActionRow.id, GatheringRow.time_zone)
        .join(GatheringRow, col(GatheringRow.code) == ActionRow.gathering)
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
        (gathering, id_)
        for gathering, id_, zone in tx.exec(rows)
        if (found := action(tx, gathering, id_))
        and fall_due(gathering, found, at.astimezone(ZoneInfo(zone)).date(), at)
        and _followed_up(tx, gathering, at)
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
        (code, id_)
        for code, id_ in tx.exec(rows)
        if (of := gathering(tx, code))
        and (found := action(tx, code, id_))
        and comes_near(found, of.reminded_days, at.astimezone(ZoneInfo(of.time_zone)).date())
        and followed_up(of, retention(tx, code), at)
    )


def _followed_up(tx: Transaction, code: str, at: datetime) -> bool:
    of = gathering(tx, code)
    return of is not None and followed_up(of, retention(tx, code), at)


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
