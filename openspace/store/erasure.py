"""Where a participant's id stands, and what becomes of it there when they are erased.

The rule: every column that holds a participant's id has its fate in ``FATES``, and erasing does
what is written there and nothing else; a test reads the schema and knows of each.
"""

from typing import Final, Literal

from sqlalchemy import String, Table, bindparam, delete, func, update
from sqlalchemy import cast as as_type
from sqlmodel import SQLModel

from openspace.domain.facts.erasure import ParticipantErased
from openspace.domain.permissions import Role
from openspace.store.contacts import CardRow, GivenCardRow  # noqa: F401  their tables are known
from openspace.store.forgetting import forget, forgotten
from openspace.store.invitation_tables import GuestRow  # noqa: F401  its table is known
from openspace.store.keeping import Transaction, keep
from openspace.store.letter_tables import LetterRow  # noqa: F401  its table is known
from openspace.store.participants import PARTICIPANT, REMOVED, participant
from openspace.store.rows import table_of
from openspace.store.scouring import PENDING
from openspace.store.secrets import change
from openspace.store.signing_in import PasskeyRow, SignInRow  # noqa: F401  their tables are known
from openspace.store.tables import NoticeRow

Fate = Literal["goes", "emptied", "stays"]
"""The row goes; the row stays and is nobody's here; the row stays under an id with no name."""

FATES: Final[dict[str, Fate]] = {
    "key.participant": "goes",
    "letter.participant": "goes",
    "sign_in.participant": "goes",
    "passkey.participant": "goes",
    "reach.participant": "goes",
    "mailed_link.participant": "goes",
    "calendar.participant": "goes",
    "guest.participant": "goes",
    "guest.by": "emptied",
    "given_card.giver": "goes",
    "given_card.receiver": "goes",
    "card.participant": "goes",
    "notice.participant": "goes",
    "offer.made_by": "goes",
    "offer.made_to": "goes",
    "unavailable.participant": "goes",
    "whereabouts.participant": "goes",
    "leave_to_follow.participant": "goes",
    "following.participant": "goes",
    "following.followed": "goes",
    "raised_hand.participant": "goes",
    "note_taker.participant": "goes",
    "in_hall.participant": "goes",
    "help.participant": "goes",
    "help.helper": "emptied",
    "action_helper.participant": "goes",
    "action.owner": "emptied",
    "action.asked": "emptied",
    "action.moved_by": "emptied",
    "action.participant": "stays",
    "participant.removed_by": "emptied",
    "convener.participant": "goes",
    "vote.participant": "stays",
    "dot.participant": "stays",
    "attendance.participant": "stays",
    "note_update.participant": "stays",
    "report_field.participant": "stays",
    "report.participant": "stays",
    "addition.participant": "stays",
    "addition.removed_by": "emptied",
    "feedback_given.participant": "goes",
    "reflection.participant": "stays",
    "reflection.removed_by": "emptied",
    "arrangement.participant": "stays",
    "book_choice.participant": "stays",
    "left_out.participant": "stays",
    "reminder.participant": "stays",
    "pressing.by": "stays",
    "edition.sealed_by": "emptied",
    "edition_act.by": "emptied",
    "log.by": "stays",
    "announcement.by": "emptied",
    "door_code.participant": "goes",
    "announcement_put_away.participant": "goes",
}

ANONYMOUS: Final = {
    "name": "",
    "organisation": "",
    "role": Role.PARTICIPANT.value,
    "named_in_reports": False,
    "listed": False,
    "days": [],
}


def places() -> tuple[tuple[Table, str, Fate], ...]:
    """The tables and columns of ``FATES``, in its order."""
    tables = SQLModel.metadata.tables
    named = ((where.split("."), fate) for where, fate in FATES.items())
    return tuple((tables[table], column, fate) for (table, column), fate in named)


def erase(tx: Transaction, fact: ParticipantErased) -> None:
    """Know somebody no more, wherever they stand."""
    who = participant(tx, fact.participant)
    if who is None:
        return
    forget(tx, fact.gathering, who.id, who.name)
    for table, column, fate in places():
        theirs = table.c[column] == bindparam("who")
        if fate == "goes":
            tx.ask(delete(table).where(theirs), who=who.id)
        elif fate == "emptied":
            tx.ask(update(table).where(theirs).values({column: None}), who=who.id)
    _told_of(tx, fact.gathering, who.name)
    gone = {**ANONYMOUS, "erased_at": fact.at, "removed_at": fact.at, "removed_by": None}
    tx.ask(REMOVED.values(gone), who=who.id)
    change(tx, PENDING, "vacuum")


def erased(tx: Transaction) -> frozenset[str]:
    """The ids of all who were erased here, and of those who were forgotten before they came in."""
    rows = tx.ask(PARTICIPANT.select().where(PARTICIPANT.c.erased_at.is_not(None)))
    return forgotten(tx).union(row.id for row in rows)


def _told_of(tx: Transaction, gathering: str, name: str) -> None:
    """What others were told by this name goes."""
    notice = table_of(NoticeRow)
    told = func.json_extract(as_type(notice.c["values"], String), "$.name")
    tx.ask(
        delete(notice).where(notice.c.gathering == gathering, told == bindparam("name")), name=name
    )


@keep.register
def _(fact: ParticipantErased, tx: Transaction) -> None:
    erase(tx, fact)
