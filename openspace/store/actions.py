"""Actions and those who help with them."""

from collections import defaultdict

from sqlmodel import col, delete, func, select, update

from openspace.domain.actions import STATUSES, Action, Told
from openspace.domain.facts.actions import (
    ActionAsked,
    ActionJoined,
    ActionLeft,
    ActionOwned,
    ActionProposed,
    ActionRestored,
    ActionReworded,
    ActionWithdrawn,
)
from openspace.store.action_tables import ActionHelperRow, ActionRow
from openspace.store.keeping import Transaction, keep
from openspace.store.memory import ACTIONS


def actions(tx: Transaction, gathering: str) -> tuple[Action, ...]:
    """All of them by number; those that were taken down too."""
    helpers: defaultdict[str, list[str]] = defaultdict(list)
    in_turn = select(ActionHelperRow).where(ActionHelperRow.gathering == gathering)
    for each in tx.exec(in_turn.order_by(col(ActionHelperRow.at), ActionHelperRow.participant)):
        helpers[each.action].append(each.participant)
    rows = select(ActionRow).where(ActionRow.gathering == gathering)
    found = tx.exec(rows.order_by(col(ActionRow.number)))
    return tuple(_action(row, tuple(helpers[row.id])) for row in found)


def action(tx: Transaction, gathering: str, action: str) -> Action | None:
    """One of them, also where it was taken down."""
    row = tx.get(ActionRow, action)
    if row is None or row.gathering != gathering:
        return None
    here = select(ActionHelperRow.participant).where(ActionHelperRow.action == action)
    helpers = tx.exec(here.order_by(col(ActionHelperRow.at), ActionHelperRow.participant))
    return _action(row, tuple(helpers))


def owned_by(tx: Transaction, gathering: str, participant: str) -> tuple[Action, ...]:
    """Those that hang and that this person owns."""
    return tuple(each for each in _hanging(tx, gathering) if each.owner == participant)


def asked_of(tx: Transaction, gathering: str, participant: str) -> tuple[Action, ...]:
    """Those that hang and that this person is asked to own."""
    free = (each for each in _hanging(tx, gathering) if each.owner is None)
    return tuple(each for each in free if each.asked == participant)


def _hanging(tx: Transaction, gathering: str) -> tuple[Action, ...]:
    """Those that were not taken down, by number, without those who help."""

    def read() -> tuple[Action, ...]:
        rows = select(ActionRow).where(ActionRow.gathering == gathering, ~col(ActionRow.withdrawn))
        return tuple(_action(row, ()) for row in tx.exec(rows.order_by(col(ActionRow.number))))

    return tx.remembered(ACTIONS, gathering, read)


def next_number(tx: Transaction, gathering: str) -> int:
    """The number of the next one; none is given twice."""
    highest = select(func.max(ActionRow.number)).where(ActionRow.gathering == gathering)
    return (tx.exec(highest).one() or 0) + 1


def _action(row: ActionRow, helpers: tuple[str, ...]) -> Action:
    return Action(
        id=row.id,
        number=row.number,
        title=row.title,
        by=row.participant,
        at=row.at,
        topics=tuple(row.topics),
        organisation=row.organisation,
        due=row.due,
        body=row.body,
        owner=row.owner,
        asked=row.asked,
        status=next(each for each in STATUSES if each == row.status),
        withdrawn=row.withdrawn,
        step=row.step,
        helpers=helpers,
        moved_at=row.moved_at,
        told=Told(row.told_due, row.told_late, row.told_at)
        if row.told_due and row.told_at
        else None,
    )


@keep.register
def _(fact: ActionProposed, tx: Transaction) -> None:
    tx.add(
        ActionRow(
            id=fact.action,
            gathering=fact.gathering,
            number=fact.number,
            title=fact.title,
            topics=list(fact.topics),
            organisation=fact.organisation,
            due=fact.due,
            body=fact.body,
            participant=fact.participant,
            at=fact.at,
            step=fact.step,
        )
    )
    tx.flush()


@keep.register
def _(fact: ActionReworded, tx: Transaction) -> None:
    _change(
        tx,
        fact.action,
        title=fact.title,
        topics=list(fact.topics),
        organisation=fact.organisation,
        due=fact.due,
        body=fact.body,
    )


@keep.register
def _(fact: ActionAsked, tx: Transaction) -> None:
    _change(tx, fact.action, asked=fact.asked)


@keep.register
def _(fact: ActionOwned, tx: Transaction) -> None:
    _change(tx, fact.action, owner=fact.owner, asked=None)
    if fact.owner:
        _stop_helping(tx, fact.action, fact.owner)


@keep.register
def _(fact: ActionJoined, tx: Transaction) -> None:
    row = {"action": fact.action, "participant": fact.participant}
    tx.add(ActionHelperRow(**row, gathering=fact.gathering, at=fact.at))
    tx.flush()


@keep.register
def _(fact: ActionLeft, tx: Transaction) -> None:
    _stop_helping(tx, fact.action, fact.participant)


@keep.register
def _(fact: ActionWithdrawn, tx: Transaction) -> None:
    _change(tx, fact.action, withdrawn=True)


@keep.register
def _(fact: ActionRestored, tx: Transaction) -> None:
    _change(tx, fact.action, withdrawn=False)


def _change(tx: Transaction, action: str, **to: object) -> None:
    tx.execute(update(ActionRow).where(col(ActionRow.id) == action).values(**to))


def _stop_helping(tx: Transaction, action: str, participant: str) -> None:
    here = delete(ActionHelperRow).where(col(ActionHelperRow.action) == action)
    tx.execute(here.where(col(ActionHelperRow.participant) == participant))
