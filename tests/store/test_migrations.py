"""The schema's history: it leads to the tables, and a full database survives it."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Column, Engine, Table, create_engine, inspect, text
from sqlmodel import SQLModel

from openspace.domain.marketplace import Convener, Topic
from openspace.domain.whereabouts import Whereabouts
from openspace.store import agenda, gatherings, marketplace, migrations, notes, participants
from openspace.store import whereabouts as rooms
from openspace.store.engine import FILE, Store
from tests.cast import CODE, at, gathering

FIRST = Path(__file__).parent / "first.sql"
VERSIONS = Path(migrations.__file__).parent / "versions"


BEFORE_0061 = (
    "INSERT INTO waiting (id, gathering, name, organisation, sector, named_in_reports, listed,"
    " guest, asked_at, number) VALUES"
    " ('eli', 'circle', 'Eli', '', 'civil', 0, 0, 'eli', '2026-11-26 08:31:00', 1),"
    " ('fay', 'circle', 'Fay', '', 'civil', 0, 0, NULL, '2026-11-26 08:31:00', 2)",
    "INSERT INTO waiting_key (hash, waiting) VALUES"
    " ('eli 1', 'eli'), ('eli 2', 'eli'), ('fay 1', 'fay'), ('fay 2', 'fay')",
    "INSERT INTO participant (id, gathering, name, organisation, sector, role, named_in_reports,"
    " listed, registered_at, days) SELECT 'gro', gathering, 'Gro', '', sector, role, 0, 0,"
    " registered_at, days FROM participant WHERE id = 'ben'",
    "INSERT INTO key (hash, participant, guest) VALUES ('gro 1', 'gro', 'gro'),"
    " ('gro 2', 'gro', 'gro'), ('by mail', 'gro', NULL), ('gro 3', 'gro', 'gro')",
    "INSERT INTO key (hash, participant, guest) VALUES ('ben 2', 'ben', NULL)",
)
"""Somebody takes part on four devices, on one of them by a mailed link; two wait on two each."""

BEFORE_0062 = (
    "CREATE TEMP TABLE two AS SELECT * FROM gathering",
    "UPDATE two SET code = 'over', position = 1",
    "INSERT INTO gathering SELECT * FROM two",
    "UPDATE two SET code = 'still', position = 0",
    "INSERT INTO gathering SELECT * FROM two",
    "CREATE TEMP TABLE times (place, phase, starts, ends, planned, until)",
    "INSERT INTO times VALUES"
    " (0, 'closing', '2026-12-31', '2027-01-01', '2026-12-31', '2027-01-01'),"
    " (1, 'workbook', '2027-01-01', '2027-01-08', '2027-01-01', '2027-01-08'),"
    " (2, 'follow-up', '2027-01-08', '2027-03-01', '2027-01-31', '2027-03-01')",
    "INSERT INTO stretch (gathering, position, phase, number, starts, ends, planned_starts,"
    " planned_ends, lasting, frozen) SELECT code, place, phase, 0, times.starts, times.ends,"
    " planned, until, '', 0 FROM times, gathering WHERE code IN ('over', 'still')",
)
"""Two days with a workbook of a week, and what follows it a month later; one workbook is open."""


def engine_of(folder: Path) -> Engine:
    return create_engine(f"sqlite:///{folder / FILE}")


def upgraded(engine: Engine, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(VERSIONS.parent))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def differences(engine: Engine) -> list[object]:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        return list(compare_metadata(context, SQLModel.metadata))


def counts(engine: Engine) -> Mapping[str, int]:
    tables = set(inspect(engine).get_table_names()) - {"alembic_version"}
    with engine.connect() as connection:
        return {
            table: connection.execute(text(f'SELECT count(*) FROM "{table}"')).scalar_one()  # noqa: S608
            for table in tables
        }


@pytest.fixture
def first(tmp_path: Path) -> Engine:
    """A database as the first version left it, with something in every table."""
    engine = engine_of(tmp_path)
    upgraded(engine, "0001")
    with engine.begin() as connection:
        for statement in FIRST.read_text().split(";\n"):
            if statement.strip():
                connection.exec_driver_sql(statement)
    return engine


def test_the_migrations_lead_to_the_tables(tmp_path: Path) -> None:
    engine = engine_of(tmp_path)
    upgraded(engine, "head")
    assert differences(engine) == []


def test_a_table_that_no_migration_made_is_found(tmp_path: Path) -> None:
    engine = engine_of(tmp_path)
    upgraded(engine, "head")
    forgotten = Table("forgotten", SQLModel.metadata, Column("id"))
    try:
        assert len(differences(engine)) == 1
    finally:
        SQLModel.metadata.remove(forgotten)


def test_the_first_database_has_something_in_every_table(first: Engine) -> None:
    assert [table for table, count in counts(first).items() if count == 0] == []


async def test_a_full_database_survives_every_step(first: Engine, tmp_path: Path) -> None:
    before = counts(first)
    store = Store(tmp_path)
    after = counts(first)
    assert {table: after[table] for table in before} == before
    assert [table for table in SQLModel.metadata.tables if table not in after] == []
    assert await store.read(lambda tx: gatherings.gathering(tx, CODE)) == replace(
        gathering(), tag_sets=()
    )
    people = await store.read(lambda tx: participants.everybody(tx, CODE))
    assert [person.name for person in people] == ["Ben Bø"]
    assert await store.read(lambda tx: participants.by_key(tx, CODE, "secret")) == people[0]
    assert await store.read(lambda tx: marketplace.topics(tx, CODE)) == (
        Topic(
            id="t1",
            number=1,
            breakout="b1",
            title="Båter",
            conveners=(Convener("ben", "Ben Bø", "Bøs båter", "private"),),
            proposed_at=at(9, 31),
        ),
    )
    assert await store.read(lambda tx: marketplace.votes(tx, CODE)) == {"t1": {"ben"}}
    grid = await store.read(lambda tx: agenda.agenda(tx, gathering()))
    assert [each.cell for each in grid.placements] == [("r1", "haven")]
    assert await store.read(lambda tx: rooms.attended(tx, CODE)) == {"b1": ("ben",)}
    assert await store.read(lambda tx: rooms.of(tx, "ben")) == Whereabouts("ben", "b1", away=False)
    assert await store.read(lambda tx: notes.log(tx, "b1")) == [("ben", b"\x01\xff")]
    store.close()


def test_in8_devices_from_before_are_later_ones_but_for_the_first(
    first: Engine,
) -> None:
    upgraded(first, "0060")
    with first.begin() as connection:
        for statement in BEFORE_0061:
            connection.exec_driver_sql(statement)
    upgraded(first, "0061")
    with first.connect() as connection:
        later = "SELECT hash FROM {} WHERE again ORDER BY hash"
        keys, in_line = (
            connection.exec_driver_sql(later.format(table)).scalars().all()
            for table in ("key", "waiting_key")
        )
    assert (keys, in_line) == (["gro 2", "gro 3"], ["eli 2"])


def test_t10_what_is_open_after_the_day_lasts_until_what_follows(first: Engine) -> None:
    """It was opened by an older version; one that is still to come is opened by ours."""
    upgraded(first, "0061")
    with first.begin() as connection:
        for statement in BEFORE_0062:
            connection.exec_driver_sql(statement)
    upgraded(first, "0062")
    with first.connect() as connection:
        times = "SELECT date(starts), date(ends) FROM stretch WHERE gathering = ? ORDER BY position"
        over, still = (
            connection.exec_driver_sql(times, (code,)).all() for code in ("over", "still")
        )
    assert over[1:] == [("2027-01-01", "2027-01-31"), ("2027-01-31", "2027-03-01")]
    assert still[1:] == [("2027-01-01", "2027-01-08"), ("2027-01-08", "2027-03-01")]


def test_opening_twice_changes_nothing(first: Engine, tmp_path: Path) -> None:
    Store(tmp_path).close()
    once = _dump(first)
    Store(tmp_path).close()
    assert _dump(first) == once


def _dump(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        dumped = connection.connection.driver_connection
        assert dumped is not None
        return list(dumped.iterdump())
