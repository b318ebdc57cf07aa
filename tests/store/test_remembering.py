"""What is remembered of a subject is read from its tables alone, and each of them counts: K1."""

import sqlite3
from collections.abc import Callable
from typing import Any

import pytest
from sqlmodel import SQLModel

from openspace.store import (
    actions,
    additions,
    agenda,
    announcements,
    contacts,
    editing,
    editions,
    following,
    gatherings,
    helping,
    in_hall,
    marketplace,
    notices,
    offers,
    participants,
    reflections,
    reports,
    rooms,
    whereabouts,
)
from openspace.store.engine import Store
from openspace.store.keeping import Transaction
from openspace.store.memory import (
    ACTIONS,
    ADDITIONS,
    ANNOUNCEMENTS,
    BOOK,
    CALLS_FOR_HELP,
    CARDS,
    COMPANIONS,
    EDITIONS,
    GATHERINGS,
    GRID,
    IN_BUILDING,
    NOTICES,
    OFFERS,
    PENS,
    PEOPLE,
    REFLECTIONS,
    REPORTS,
    ROOMS,
    SUBJECTS,
    TOPICS,
    Subject,
    written_to,
)
from tests.cast import CODE, KEYS, at, gathering


@pytest.mark.parametrize("subject", SUBJECTS)
def test_k1_every_table_is_heard_of(subject: Subject) -> None:
    for table in subject:
        for begins in ("INSERT INTO", "UPDATE", "DELETE FROM"):
            assert written_to(f"{begins} {table} …") >= {subject}
        assert written_to(f"SELECT … FROM {table}") == frozenset()  # noqa: S608
        assert written_to(f"INSERT INTO vote (topic, {table}) …") == frozenset()


def test_k1_what_takes_rows_of_a_subject_along_is_of_the_subject() -> None:
    """SQLite deletes, or empties, what refers to a row, and no statement names that table."""
    along = {
        (key.column.table.name, table.name)
        for table in SQLModel.metadata.tables.values()
        for key in table.foreign_keys
        if key.ondelete or key.onupdate
    }
    assert ("card", "given_card") in along
    for subject in SUBJECTS:
        assert {
            (of, table) for of, table in along if table in subject and of not in subject
        } == set()


def reads_people(tx: Transaction) -> None:
    participants.participant(tx, "chi")
    participants.standing(tx, CODE, KEYS["chi"], "", at(9, 45))


def reads_topics(tx: Transaction) -> None:
    marketplace.hanging(tx, CODE)
    marketplace.topic(tx, CODE, "t1")
    marketplace.convened_by(tx, CODE, "ben")


def reads_the_grid(tx: Transaction) -> None:
    agenda.agenda(tx, gathering())


def reads_rooms(tx: Transaction) -> None:
    whereabouts.present(tx, CODE)
    whereabouts.by_room(tx, CODE)


def reads_following(tx: Transaction) -> None:
    following.followers_of(tx, "chi")
    following.followed_by(tx, "chi")


def reads_actions(tx: Transaction) -> None:
    actions.owned_by(tx, CODE, "chi")
    actions.asked_of(tx, CODE, "chi")


READS: dict[Subject, Callable[[Transaction], Any]] = {
    GATHERINGS: lambda tx: gatherings.gathering(tx, CODE),
    PEOPLE: reads_people,
    TOPICS: reads_topics,
    GRID: reads_the_grid,
    ROOMS: reads_rooms,
    PENS: lambda tx: rooms.note_takers(tx, CODE),
    CALLS_FOR_HELP: lambda tx: helping.waiting(tx, CODE),
    REPORTS: lambda tx: reports.reports(tx, CODE),
    ADDITIONS: lambda tx: additions.ids_by(tx, CODE, "ben"),
    ANNOUNCEMENTS: lambda tx: announcements.standing(tx, CODE),
    NOTICES: lambda tx: notices.notices_for(tx, "chi"),
    OFFERS: lambda tx: offers.open_offers(tx, CODE),
    CARDS: lambda tx: contacts.cards(tx, "chi"),
    COMPANIONS: reads_following,
    ACTIONS: reads_actions,
    EDITIONS: lambda tx: editions.editions(tx, CODE),
    BOOK: lambda tx: editing.make_up(tx, CODE),
    REFLECTIONS: lambda tx: reflections.reflections(tx, CODE),
    IN_BUILDING: lambda tx: in_hall.in_hall(tx, CODE),
}


@pytest.mark.parametrize("subject", SUBJECTS)
async def test_k1_what_is_read_is_in_its_tables_alone(settled: Store, subject: Subject) -> None:
    """SQLite itself says which tables it looks at."""
    seen: set[str | None] = set()

    def watch(action: int, table: str | None, *_: object) -> int:
        if action == sqlite3.SQLITE_READ:
            seen.add(table)
        return sqlite3.SQLITE_OK

    def watched(tx: Transaction) -> None:
        held: Any = tx.connection().connection.dbapi_connection
        held.set_authorizer(watch)
        try:
            READS[subject](tx)
        finally:
            held.set_authorizer(None)

    await settled.read(watched)
    assert seen
    assert seen <= subject
