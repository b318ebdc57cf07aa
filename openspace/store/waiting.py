"""Who waits for a seat, and how they get it, in the store.

The rule: who signed in waits under that among their keys, in a form that no key can have, so that
it opens nothing; with a seat they are known by it (SI2).
"""

from sqlalchemy import String, bindparam, delete, func, insert, literal, select, update

from openspace.domain.facts.registration import (
    MovedUp,
    RegistrationWithdrawn,
    WaitingBegun,
    WaitingEnded,
)
from openspace.domain.permissions import Role
from openspace.domain.registration import Waiting
from openspace.domain.signing_in import Bound
from openspace.store import signing_in as sign_ins
from openspace.store.forgetting import remember, waits_no_more
from openspace.store.keeping import Transaction, keep
from openspace.store.participants import (
    GUEST,
    KEY,
    PARTICIPANT,
    WAITING,
    WAITING_KEY,
    hashed,
)
from openspace.store.rows import columns_of

EVERY = (
    columns_of(WAITING, Waiting)
    .where(WAITING.c.gathering == bindparam("gathering"))
    .order_by(WAITING.c.number)
)
ONE = EVERY.where(WAITING.c.id == bindparam("waiting"))
BY_KEY = EVERY.join(WAITING_KEY, WAITING_KEY.c.waiting == WAITING.c.id).where(
    WAITING_KEY.c.hash == bindparam("key")
)
BY_GUEST = EVERY.where(WAITING.c.guest == bindparam("guest"))
COUNT = (
    select(func.count()).select_from(WAITING).where(WAITING.c.gathering == bindparam("gathering"))
)
SEATED = (
    select(func.count())
    .select_from(PARTICIPANT)
    .where(
        PARTICIPANT.c.gathering == bindparam("gathering"),
        PARTICIPANT.c.removed_at.is_(None),
        PARTICIPANT.c.role == Role.PARTICIPANT.value,
    )
)
LAST = (
    select(func.coalesce(func.max(WAITING.c.number), 0))
    .where(WAITING.c.gathering == bindparam("of"))
    .scalar_subquery()
)
THEIR_NUMBER = (
    select(WAITING.c.number)
    .where(WAITING.c.id == bindparam("waiting"), WAITING.c.gathering == bindparam("gathering"))
    .scalar_subquery()
)
PLACE = COUNT.where(WAITING.c.number <= THEIR_NUMBER)
THEIRS = WAITING_KEY.c.waiting == bindparam("who")
SIGNED_IN = "signed in "
BY_SIGN_IN = WAITING_KEY.c.hash.startswith(SIGNED_IN)


def in_order(tx: Transaction, gathering: str) -> tuple[Waiting, ...]:
    """Everybody who waits, the first to come first."""
    return tuple(Waiting(**row) for row in tx.ask(EVERY, gathering=gathering).mappings())


def place(tx: Transaction, gathering: str, waiting: str) -> int:
    """Where somebody stands, from 1; 0 who waits no more."""
    counted: int = tx.ask(PLACE, gathering=gathering, waiting=waiting).scalar_one()
    return counted


def count(tx: Transaction, gathering: str) -> int:
    """How many wait."""
    counted: int = tx.ask(COUNT, gathering=gathering).scalar_one()
    return counted


def seated(tx: Transaction, gathering: str) -> int:
    """How many seats are taken."""
    counted: int = tx.ask(SEATED, gathering=gathering).scalar_one()
    return counted


def one(tx: Transaction, gathering: str, waiting: str) -> Waiting | None:
    """One who waits."""
    row = tx.ask(ONE, gathering=gathering, waiting=waiting).mappings().first()
    return Waiting(**row) if row else None


def by_key(tx: Transaction, gathering: str, secret: str) -> Waiting | None:
    """Who waits with this key."""
    row = tx.ask(BY_KEY, gathering=gathering, key=hashed(secret)).mappings().first()
    return Waiting(**row) if row else None


def by_guest(tx: Transaction, gathering: str, guest: str) -> Waiting | None:
    """Who waits as this guest."""
    row = tx.ask(BY_GUEST, gathering=gathering, guest=guest).mappings().first()
    return Waiting(**row) if row else None


def give_key(tx: Transaction, waiting: str, secret: str, *, again: bool = False) -> None:
    """Let this secret show that they wait, and open the door when they do not any more; ``again``
    where their link was opened once more."""
    tx.ask(insert(WAITING_KEY).values(hash=hashed(secret), waiting=waiting, again=again))


def add_key(tx: Transaction, waiting: str, secret: str) -> None:
    """Let it do so on one more device, as ``devices.add`` does."""
    known = tx.ask(select(WAITING_KEY.c.hash).where(THEIRS), who=waiting).first()
    give_key(tx, waiting, secret, again=known is not None)


def by_sign_in(tx: Transaction, gathering: str, subject: str) -> Waiting | None:
    """Who waits, known by this sign-in."""
    key = _signed_in(gathering, subject)
    row = tx.ask(BY_KEY, gathering=gathering, key=key).mappings().first()
    return Waiting(**row) if row else None


def know_by(tx: Transaction, gathering: str, waiting: str, subject: str) -> None:
    """Know who waits by this sign-in."""
    key = _signed_in(gathering, subject)
    tx.ask(insert(WAITING_KEY).values(hash=key, waiting=waiting, again=False))


@keep.register
def _(fact: WaitingBegun, tx: Transaction) -> None:
    told = {
        "id": fact.participant,
        "gathering": fact.gathering,
        "name": fact.name,
        "organisation": fact.organisation,
        "sector": fact.sector,
        "named_in_reports": fact.named_in_reports,
        "listed": fact.listed,
        "guest": fact.guest,
        "asked_at": fact.at,
    }
    tx.ask(insert(WAITING).values(**told, number=LAST + 1), of=fact.gathering)
    _no_longer_declined(tx, fact.guest)


@keep.register
def _(fact: WaitingEnded, tx: Transaction) -> None:
    tx.ask(delete(WAITING).where(WAITING.c.id == bindparam("who")), who=fact.participant)
    waits_no_more(tx, fact.gathering, fact.participant)
    _no_longer_comes(tx, fact)


@keep.register
def _(fact: MovedUp, tx: Transaction) -> None:
    """Their keys open the door from now on, and so does what they signed in by."""
    _bind(tx, fact)
    guest = literal(fact.guest, String)
    theirs = select(WAITING_KEY.c.hash, WAITING_KEY.c.waiting, guest, WAITING_KEY.c.again)
    tx.ask(
        insert(KEY).from_select(
            ["hash", "participant", "guest", "again"], theirs.where(THEIRS, ~BY_SIGN_IN)
        ),
        who=fact.participant,
    )
    tx.ask(delete(WAITING).where(WAITING.c.id == bindparam("who")), who=fact.participant)


@keep.register
def _(fact: RegistrationWithdrawn, tx: Transaction) -> None:
    _no_longer_comes(tx, fact)


def _no_longer_comes(tx: Transaction, fact: WaitingEnded | RegistrationWithdrawn) -> None:
    """An invitation outlives it, also one that was withdrawn; an address that somebody left
    themselves does not."""
    if fact.guest is None:
        return
    _forget_who_was_not_invited(tx, fact.guest)
    this = GUEST.c.id == bindparam("who")
    tx.ask(update(GUEST).where(this).values(participant=None, declined_at=fact.at), who=fact.guest)


def _forget_who_was_not_invited(tx: Transaction, guest: str | None) -> None:
    left = (GUEST.c.invited_at.is_(None), GUEST.c.withdrawn_at.is_(None))
    this = (GUEST.c.id == bindparam("who"), *left)
    if guest and tx.ask(delete(GUEST).where(*this), who=guest).rowcount:
        remember(tx, [guest])


def _bind(tx: Transaction, fact: MovedUp) -> None:
    signed = select(WAITING_KEY.c.hash, WAITING.c.asked_at).join(
        WAITING, WAITING.c.id == WAITING_KEY.c.waiting
    )
    for row in tx.ask(signed.where(THEIRS, BY_SIGN_IN), who=fact.participant).all():
        subject = row.hash.removeprefix(_signed_in(fact.gathering, ""))
        if not sign_ins.bound(tx, fact.gathering, subject):
            told = Bound(fact.participant, row.asked_at, at_desk=False)
            sign_ins.know_by(tx, fact.gathering, subject, told)


def _signed_in(gathering: str, subject: str) -> str:
    return f"{SIGNED_IN}{gathering} {subject}"


def _no_longer_declined(tx: Transaction, guest: str | None) -> None:
    if guest:
        tx.ask(
            update(GUEST).where(GUEST.c.id == bindparam("who")).values(declined_at=None), who=guest
        )
