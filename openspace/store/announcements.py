"""Announcements that stand; what is withdrawn leaves nothing behind."""

from datetime import datetime
from typing import cast

from sqlalchemy import bindparam
from sqlmodel import col, delete, select

from openspace.domain.announcements import LASTS, Announcement, Audience
from openspace.domain.facts.announcements import (
    Announced,
    AnnouncementPutAway,
    AnnouncementWithdrawn,
    CalledTogether,
)
from openspace.store.announcement_tables import AnnouncementPutAwayRow, AnnouncementRow
from openspace.store.keeping import Transaction, keep
from openspace.store.memory import ANNOUNCEMENTS
from openspace.store.rows import rows_of, table_of

ANNOUNCEMENT, AWAY = table_of(AnnouncementRow), table_of(AnnouncementPutAwayRow)
STANDING = (
    rows_of(ANNOUNCEMENT)
    .where(ANNOUNCEMENT.c.gathering == bindparam("gathering"))
    .order_by(ANNOUNCEMENT.c.said_at, ANNOUNCEMENT.c.id)
)
PUT_AWAY = select(AWAY.c.announcement).where(AWAY.c.participant == bindparam("who"))


def standing(tx: Transaction, gathering: str) -> tuple[Announcement, ...]:
    """All that stand, the oldest first."""

    def read() -> tuple[Announcement, ...]:
        return tuple(
            Announcement(
                row.id,
                row.text,
                row.language,
                cast("Audience", row.audience),
                row.of,
                row.by,
                row.said_at,
                row.together,
            )
            for row in tx.ask(STANDING, gathering=gathering)
        )

    return tx.remembered(ANNOUNCEMENTS, ("standing", gathering), read)


def away(tx: Transaction, participant: str) -> frozenset[str]:
    """What somebody has put away."""
    return frozenset(row.announcement for row in tx.ask(PUT_AWAY, who=participant))


def running_out(tx: Transaction, at: datetime) -> tuple[str, ...]:
    """The gatherings in which something has stood long enough (AN3)."""
    old = select(ANNOUNCEMENT.c.gathering).where(ANNOUNCEMENT.c.said_at <= bindparam("since"))
    return tuple(row.gathering for row in tx.ask(old.distinct(), since=at - LASTS))


@keep.register
def _(fact: Announced, tx: Transaction) -> None:
    _add(tx, fact, fact.audience, fact.of)


@keep.register
def _(fact: CalledTogether, tx: Transaction) -> None:
    _add(tx, fact, "everyone", together=fact.room)


@keep.register
def _(fact: AnnouncementWithdrawn, tx: Transaction) -> None:
    tx.execute(
        delete(AnnouncementPutAwayRow).where(
            col(AnnouncementPutAwayRow.announcement) == fact.announcement
        )
    )
    tx.execute(delete(AnnouncementRow).where(col(AnnouncementRow.id) == fact.announcement))


@keep.register
def _(fact: AnnouncementPutAway, tx: Transaction) -> None:
    tx.add(
        AnnouncementPutAwayRow(
            announcement=fact.announcement, participant=fact.participant, gathering=fact.gathering
        )
    )
    tx.flush()


def _add(
    tx: Transaction,
    fact: Announced | CalledTogether,
    audience: str,
    of: str = "",
    together: str = "",
) -> None:
    tx.add(
        AnnouncementRow(
            id=fact.announcement,
            gathering=fact.gathering,
            by=fact.by,
            text=fact.text,
            language=fact.language,
            audience=audience,
            of=of,
            together=together,
            said_at=fact.at,
        )
    )
    tx.flush()
