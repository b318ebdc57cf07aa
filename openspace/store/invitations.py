"""Who is invited, their links, and the code that all share, in the store.

The rule: of a link and of a code only the hash is kept, so that nobody reads them here.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, insert, select, update

from openspace.domain.facts.invitations import (
    GuestCame,
    GuestDeclined,
    GuestForgotten,
    GuestLinkMade,
    GuestOpenedAgain,
    GuestsInvited,
    GuestUninvited,
    LinksHandedOut,
    SharedCodeMade,
    SharedCodeWithdrawn,
)
from openspace.domain.guest_list import Guest
from openspace.domain.invitations import Invited, State, folded_or_none
from openspace.domain.permissions import Role
from openspace.store.keeping import Transaction, keep
from openspace.store.participants import (
    GUEST,
    GUEST_LINK,
    INVITATION,
    KEY,
    PARTICIPANT,
    WAITING,
    WAITING_KEY,
    hashed,
)

DEVICES = select(func.count()).select_from(KEY).where(KEY.c.guest == GUEST.c.id).scalar_subquery()
EVERY = (
    select(
        GUEST,
        PARTICIPANT.c.removed_at,
        PARTICIPANT.c.role,
        WAITING.c.id.label("waits"),
        DEVICES.label("devices"),
    )
    .outerjoin(PARTICIPANT, PARTICIPANT.c.id == GUEST.c.participant)
    .outerjoin(WAITING, WAITING.c.guest == GUEST.c.id)
    .where(GUEST.c.gathering == bindparam("gathering"))
    .order_by(GUEST.c.name, GUEST.c.id)
)
ONE = EVERY.where(GUEST.c.id == bindparam("guest"))
BY_ADDRESS = EVERY.where(GUEST.c.folded == bindparam("folded"))
BY_LINK = EVERY.join(GUEST_LINK, GUEST_LINK.c.guest == GUEST.c.id).where(
    GUEST_LINK.c.hash == bindparam("hash")
)
OF = EVERY.where(GUEST.c.participant == bindparam("participant"))
ADDRESSES = select(GUEST.c.folded).where(
    GUEST.c.gathering == bindparam("gathering"), GUEST.c.folded.is_not(None)
)
COUNT = select(func.count()).select_from(GUEST).where(GUEST.c.gathering == bindparam("gathering"))
SHARED = INVITATION.c.gathering == bindparam("gathering")
FOR_ALL = (
    SHARED,
    INVITATION.c.role == Role.PARTICIPANT.value,
    INVITATION.c.uses_left.is_(None),
)
QUEUED = select(WAITING.c.id).where(WAITING.c.guest == bindparam("guest"))
THIS = update(GUEST).where(GUEST.c.id == bindparam("who"))


def everyone(tx: Transaction, gathering: str) -> tuple[Invited, ...]:
    """Everybody who is or was invited, by name."""
    return tuple(map(_invited, tx.ask(EVERY, gathering=gathering)))


def one(tx: Transaction, gathering: str, guest: str) -> Invited | None:
    """One of them."""
    return _first(tx.ask(ONE, gathering=gathering, guest=guest))


def by_address(tx: Transaction, gathering: str, email: str) -> Invited | None:
    """Whose address it is, whatever case it is in."""
    folded = folded_or_none(email)
    return _first(tx.ask(BY_ADDRESS, gathering=gathering, folded=folded)) if folded else None


def by_link(tx: Transaction, gathering: str, secret: str) -> Invited | None:
    """Whose link this is."""
    return _first(tx.ask(BY_LINK, gathering=gathering, hash=hashed(secret)))


def of_participant(tx: Transaction, gathering: str, participant: str) -> Invited | None:
    """As whom a participant was invited."""
    return _first(tx.ask(OF, gathering=gathering, participant=participant))


def addresses(tx: Transaction, gathering: str) -> frozenset[str]:
    """The addresses that are invited already, folded."""
    return frozenset(row.folded for row in tx.ask(ADDRESSES, gathering=gathering))


def count(tx: Transaction, gathering: str) -> int:
    """How many are invited."""
    counted: int = tx.ask(COUNT, gathering=gathering).scalar_one()
    return counted


def add(
    tx: Transaction,
    gathering: str,
    guests: Iterable[tuple[str, Guest]],
    by: str | None = None,
    at: datetime | None = None,
    *,
    regardless: bool = False,
) -> None:
    """Write people down, each with the id they get; without ``at`` nobody invited them."""
    rows = [
        {
            "id": new,
            "gathering": gathering,
            "name": each.name,
            "email": each.email,
            "folded": folded_or_none(each.email),
            "organisation": each.organisation,
            "sector": each.sector,
            "by": by,
            "invited_at": at,
            "regardless": regardless,
        }
        for new, each in guests
    ]
    if rows:
        tx.execute(insert(GUEST), rows)


def let_out(tx: Transaction, links: Iterable[tuple[str, str]]) -> None:
    """Let each of these secrets open for a guest, besides those that do already."""
    rows = [{"hash": hashed(secret), "guest": guest} for guest, secret in links]
    if rows:
        tx.execute(insert(GUEST_LINK), rows)


def share(tx: Transaction, gathering: str, invitation: str, code: str, at: datetime) -> None:
    """Let this code bring in everyone who has it."""
    told = {
        "hash": hashed(code),
        "gathering": gathering,
        "role": Role.PARTICIPANT.value,
        "id": invitation,
        "name": "",
        "made_at": at,
    }
    tx.ask(insert(INVITATION).values(**told))


def shared(tx: Transaction, gathering: str) -> datetime | bool:
    """Since when there is a code for all; True where nobody wrote that down, False for none."""
    row = tx.ask(select(INVITATION.c.made_at).where(*FOR_ALL), gathering=gathering).first()
    return (row.made_at or True) if row else False


def gathering_shared(tx: Transaction, code: str) -> str | None:
    """The gathering that a code for all opens."""
    found = select(INVITATION.c.gathering).where(
        INVITATION.c.hash == bindparam("code"),
        INVITATION.c.role == Role.PARTICIPANT.value,
        INVITATION.c.uses_left.is_(None),
    )
    row = tx.ask(found, code=hashed(code)).first()
    return row.gathering if row else None


@keep.register(GuestsInvited)
@keep.register(GuestOpenedAgain)
@keep.register(LinksHandedOut)
@keep.register(GuestForgotten)
@keep.register(SharedCodeMade)
def _(_: object, __: Transaction) -> None:
    """What no fact knows was written down beside it: names, keys and secrets; and being
    forgotten is the erasure's."""


@keep.register
def _(fact: GuestLinkMade, tx: Transaction) -> None:
    tx.ask(THIS.values(withdrawn_at=None, declined_at=None), who=fact.guest)


@keep.register
def _(fact: GuestUninvited, tx: Transaction) -> None:
    end_links(tx, fact.guest)
    tx.ask(THIS.values(withdrawn_at=fact.at), who=fact.guest)


@keep.register
def _(fact: GuestDeclined, tx: Transaction) -> None:
    tx.ask(THIS.values(declined_at=fact.at), who=fact.guest)


@keep.register
def _(fact: GuestCame, tx: Transaction) -> None:
    tx.ask(THIS.values(participant=fact.participant, declined_at=None), who=fact.guest)


@keep.register
def _(fact: SharedCodeWithdrawn, tx: Transaction) -> None:
    end_shared(tx, fact.gathering)


def end_links(tx: Transaction, guest: str) -> None:
    """Let nothing open for them any more, nor what they came in with (IN3, IN4)."""
    tx.ask(delete(GUEST_LINK).where(GUEST_LINK.c.guest == bindparam("guest")), guest=guest)
    tx.ask(delete(KEY).where(KEY.c.guest == bindparam("guest")), guest=guest)
    tx.ask(delete(WAITING_KEY).where(WAITING_KEY.c.waiting.in_(QUEUED)), guest=guest)


def end_shared(tx: Transaction, gathering: str) -> None:
    """Let no code for all open any more."""
    tx.ask(delete(INVITATION).where(*FOR_ALL), gathering=gathering)


def _first(rows: Iterable[Row[Any]]) -> Invited | None:
    return next(map(_invited, rows), None)


def _invited(row: Row[Any]) -> Invited:
    return Invited(
        id=row.id,
        name=row.name,
        email=row.email,
        organisation=row.organisation,
        sector=row.sector,
        state=_state(row),
        invited_at=row.invited_at,
        participant=row.participant,
        devices=row.devices,
        regardless=row.regardless,
        facilitates=row.role == Role.FACILITATOR and row.removed_at is None,
    )


def _state(row: Row[Any]) -> State:
    if row.removed_at:
        return "removed"
    if row.withdrawn_at:
        return "withdrawn"
    if row.participant:
        return "registered"
    if row.waits:
        return "waiting"
    return "declined" if row.declined_at else "invited"
