"""What was decided about an erasing ahead, and the erasing of everybody in a gathering.

The rule: of every participant goes what goes of one (``erasure.FATES``), and what is somebody's
without an id, by its table in ``NAMELESS``; a test reads the schema and knows of each that could
hold a name. ``COUNTED`` says what is told of it afterwards.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import (
    BindParameter,
    Delete,
    Select,
    Update,
    bindparam,
    delete,
    insert,
    select,
    update,
)

from openspace.domain.facts.retention import ErasureMoved, ErasureNeared, GatheringErased
from openspace.domain.retention import WHAT, Retention, Told, What, promised
from openspace.store.contacts import CardRow, GivenCardRow
from openspace.store.edition_tables import EditionRow, PressingRow
from openspace.store.erasure import ANONYMOUS, places
from openspace.store.forgetting import everyone_in
from openspace.store.gatherings import gathering
from openspace.store.invitation_tables import GuestRow, WaitingRow
from openspace.store.keeping import Transaction, keep
from openspace.store.letter_tables import LetterRow
from openspace.store.participants import PARTICIPANT
from openspace.store.reach import LINK, REACH
from openspace.store.retention_tables import ErasureRow, ErasureToldRow, RetentionRow
from openspace.store.rows import rows_of, table_of
from openspace.store.scouring import PENDING
from openspace.store.secrets import change
from openspace.store.tables import (
    CalendarRow,
    ConvenerRow,
    InvitationRow,
    NoticeRow,
    TopicRow,
)

RETENTION, TOLD, DONE = table_of(RetentionRow), table_of(ErasureToldRow), table_of(ErasureRow)
EDITION, TOPIC, CONVENER = table_of(EditionRow), table_of(TopicRow), table_of(ConvenerRow)
CARD, GIVEN, CALENDAR = table_of(CardRow), table_of(GivenCardRow), table_of(CalendarRow)
GUEST, INVITATION, LETTER = table_of(GuestRow), table_of(InvitationRow), table_of(LetterRow)
HERE: BindParameter[str] = bindparam("here")
THEIRS = select(PARTICIPANT.c.id).where(PARTICIPANT.c.gathering == HERE)
KNOWN = THEIRS.where(PARTICIPANT.c.erased_at.is_(None))
TOPICS = select(TOPIC.c.id).where(TOPIC.c.gathering == HERE)
LATE = timedelta(days=1)

COUNTED: Final = {
    "card": "cards",
    "key": "keys",
    "letter": "letters",
    "notice": "notices",
    "invitation": "invitations",
    "edition": "drafts",
}


Row = LetterRow | NoticeRow | InvitationRow | PressingRow | WaitingRow | GuestRow


def _all_of(kind: type[Row]) -> Delete:
    table = table_of(kind)
    return delete(table).where(table.c.gathering == HERE)


NAMELESS: Final[Mapping[str, Delete | Update]] = {
    "letter": _all_of(LetterRow),
    "notice": _all_of(NoticeRow),
    "invitation": _all_of(InvitationRow),
    "waiting": _all_of(WaitingRow),
    "guest": _all_of(GuestRow),
    "pressing": _all_of(PressingRow),
    "convener": delete(CONVENER).where(CONVENER.c.topic.in_(TOPICS)),
    "topic": update(TOPIC).where(TOPIC.c.gathering == HERE).values(speakers=[]),
    "edition": delete(EDITION).where(EDITION.c.gathering == HERE, EDITION.c.sealed_at.is_(None)),
}
CONTACTS: Final[Mapping[str, Delete | Update]] = {
    "given_card": delete(GIVEN).where(GIVEN.c.giver.in_(THEIRS)),
    "card": delete(CARD).where(CARD.c.participant.in_(THEIRS)),
    "calendar": delete(CALENDAR).where(CALENDAR.c.participant.in_(THEIRS)),
    "letter": NAMELESS["letter"],
    "guest": update(GUEST).where(GUEST.c.gathering == HERE).values(email="", folded=None),
    "mailed_to": update(INVITATION).where(INVITATION.c.gathering == HERE).values(address=""),
    "reach": delete(REACH).where(REACH.c.participant.in_(THEIRS)),
    "mailed_link": delete(LINK).where(LINK.c.participant.in_(THEIRS)),
}
LEFT: Final[tuple[Select[Any], ...]] = (
    select(CARD.c.participant).where(CARD.c.participant.in_(THEIRS)),
    select(REACH.c.participant).where(REACH.c.participant.in_(THEIRS)),
    select(LETTER.c.id).where(LETTER.c.gathering == HERE),
    select(GUEST.c.id).where(GUEST.c.gathering == HERE, GUEST.c.email != ""),
    select(INVITATION.c.hash).where(INVITATION.c.gathering == HERE, INVITATION.c.address != ""),
)
"""Cards and addresses that somebody left."""


@dataclass(frozen=True, slots=True)
class Erasure:
    """The record of an erasing."""

    what: str
    at: datetime
    counts: Mapping[str, int]


def retention(tx: Transaction, code: str, at: datetime | None = None) -> Retention:
    """What was decided, told and done; ``at`` says now, where it matters who came in late."""
    moved = tx.ask(rows_of(RETENTION).where(RETENTION.c.gathering == HERE), here=code).first()
    told = tx.ask(rows_of(TOLD).where(TOLD.c.gathering == HERE), here=code)
    done = {each.what: each.at for each in records(tx, code)}
    return Retention(
        moved_to=moved.moved_to if moved else None,
        postponed=bool(moved and moved.postponed),
        reason=moved.reason if moved else "",
        told=tuple((_what(each.what), Told(each.days, each.last_day, each.at)) for each in told),
        done=tuple((each, done[each]) for each in WHAT if each in done),
        late=bool(
            at and tx.ask(KNOWN.where(PARTICIPANT.c.registered_at <= at - LATE), here=code).first()
        ),
        contacts=bool(at and "contacts" in done and _are_left(tx, code)),
    )


def _are_left(tx: Transaction, code: str) -> bool:
    return any(tx.ask(each.limit(1), here=code).first() for each in LEFT)


def records(tx: Transaction, code: str) -> tuple[Erasure, ...]:
    """What was erased here, the oldest first."""
    found = tx.ask(rows_of(DONE).where(DONE.c.gathering == HERE).order_by(DONE.c.id), here=code)
    return tuple(Erasure(each.what, each.at, each.counts) for each in found)


def known(tx: Transaction, code: str) -> tuple[str, ...]:
    """The ids of all who are known still."""
    return tuple(each.id for each in tx.ask(KNOWN, here=code))


def erase_everybody(tx: Transaction, code: str, at: datetime) -> Counter[str]:
    """Know nobody here any more; how many of what went."""
    gone = Counter(people=len(known(tx, code)))
    everyone_in(tx, code)
    for table, column, fate in places():
        theirs = table.c[column].in_(THEIRS)
        if fate == "goes":
            _do(tx, code, table.name, delete(table).where(theirs), gone)
        elif fate == "emptied":
            tx.ask(update(table).where(theirs).values({column: None}), here=code)
    for name, statement in NAMELESS.items():
        _do(tx, code, name, statement, gone)
    _forget_names_of_books(tx, code)
    unknown = update(PARTICIPANT).where(PARTICIPANT.c.gathering == HERE)
    nobody = {**ANONYMOUS, "erased_at": at, "removed_at": at, "removed_by": None}
    tx.ask(unknown.where(PARTICIPANT.c.erased_at.is_(None)).values(nobody), here=code)
    return gone


def erase_contacts(tx: Transaction, code: str) -> Counter[str]:
    """Know no card and no address here; how many of what went."""
    gone: Counter[str] = Counter()
    for name, statement in CONTACTS.items():
        _do(tx, code, name, statement, gone)
    return gone


def _do(
    tx: Transaction, code: str, name: str, statement: Delete | Update, gone: Counter[str]
) -> None:
    count = tx.ask(statement, here=code).rowcount
    if name in COUNTED and count:
        gone[COUNTED[name]] += count


def _forget_names_of_books(tx: Transaction, code: str) -> None:
    """What a sealed edition is compared with holds marks of names: they go too."""
    for row in tx.ask(
        select(EDITION.c.id, EDITION.c.contents).where(EDITION.c.gathering == HERE), here=code
    ).all():
        nameless = {**row.contents, "names": []}
        this = update(EDITION).where(EDITION.c.id == bindparam("book"))
        tx.ask(this.values(contents=nameless), book=row.id)


def _what(word: str) -> What:
    return next(each for each in WHAT if each == word)


@keep.register
def _(fact: ErasureNeared, tx: Transaction) -> None:
    this = ErasureToldRow(
        gathering=fact.gathering,
        what=fact.what,
        days=fact.days,
        last_day=fact.last_day,
        at=fact.at,
    )
    tx.merge(this)
    tx.flush()


@keep.register
def _(fact: ErasureMoved, tx: Transaction) -> None:
    found = gathering(tx, fact.gathering)
    before = retention(tx, fact.gathering)
    later = found is not None and fact.last_day > (before.moved_to or promised(found))
    tx.merge(
        RetentionRow(
            gathering=fact.gathering,
            moved_to=fact.last_day,
            postponed=before.postponed or later,
            reason=fact.reason or before.reason,
        )
    )
    tx.flush()


@keep.register
def _(fact: GatheringErased, tx: Transaction) -> None:
    if fact.what == "contacts":
        gone = erase_contacts(tx, fact.gathering)
    else:
        gone = erase_everybody(tx, fact.gathering, fact.at)
    row = {"what": fact.what, "at": fact.at, "counts": dict(gone)}
    tx.ask(insert(DONE).values(gathering=fact.gathering, **row))
    change(tx, PENDING, "vacuum")
