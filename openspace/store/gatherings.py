"""Gatherings and their timetables in the store."""

from collections.abc import Callable, Hashable, Sequence
from datetime import datetime
from typing import Any, get_args

from sqlalchemy import Row, bindparam
from sqlmodel import col, delete, select, update

from openspace.domain.facts.calls import CallersChanged, CallsSet
from openspace.domain.facts.gathering import PhaseOpened, Section, TimetableChanged
from openspace.domain.facts.grid import AgendaRulesSet, SlotFrozen, SlotThawed
from openspace.domain.facts.setting_up import GatheringDescribed
from openspace.domain.frames import columns_of, framed
from openspace.domain.gathering import CallsRule, Gathering
from openspace.domain.timetable import Phase, Stretch, Timetable
from openspace.store.keeping import Transaction, keep
from openspace.store.memory import GATHERINGS, Subject
from openspace.store.rows import rows_of, table_of
from openspace.store.tables import GatheringRow, StretchRow, UnavailableRow

GATHERING, STRETCH = table_of(GatheringRow), table_of(StretchRow)
NEXT = STRETCH.alias("next")
ONE = rows_of(GATHERING).where(GATHERING.c.code == bindparam("code"))
RULES: tuple[CallsRule, ...] = get_args(CallsRule)
STRETCHES = (
    rows_of(STRETCH).where(STRETCH.c.gathering == bindparam("code")).order_by(STRETCH.c.position)
)
ITS_PHASE = (STRETCH.c.gathering == GATHERING.c.code) & (STRETCH.c.position == GATHERING.c.position)
AFTER_IT = (
    (NEXT.c.gathering == STRETCH.c.gathering)
    & (NEXT.c.position == STRETCH.c.position + 1)
    & (NEXT.c.phase != Phase.ERASED)
)
"""What comes next by the clock; personal data are erased by another rule (T9)."""
OPEN = select(GATHERING.c.code, STRETCH.c.ends).join(STRETCH, ITS_PHASE).join(NEXT, AFTER_IT)
RUNNING = select(GATHERING.c.code).join(STRETCH, ITS_PHASE).where(STRETCH.c.phase == Phase.ROUND)
ENDS = ("ends",)


def gathering(tx: Transaction, code: str) -> Gathering | None:
    """The gathering with this code, with its timetable as it stands."""

    def read() -> Gathering | None:
        row = tx.ask(ONE, code=code).first()
        return _gathering(tx, row) if row else None

    return tx.remembered(GATHERINGS, ("gathering", code), read)


def codes(tx: Transaction) -> tuple[str, ...]:
    """The codes of every gathering, in order."""
    return tuple(tx.exec(select(GatheringRow.code).order_by(GatheringRow.code)))


def due(tx: Transaction, at: datetime) -> tuple[str, ...]:
    """The codes of gatherings whose open phase is over by now; the last one stays open."""
    return tuple(code for code, ends in _ends(tx) if ends <= at)


def none_is_due(recall: Callable[[Subject, Hashable], Any], at: datetime) -> bool:
    """Whether it is remembered that nothing is ``due``, so that nobody need ask twice a second."""
    known: Sequence[tuple[str, datetime]] | None = recall(GATHERINGS, ENDS)
    return known is not None and all(ends > at for _, ends in known)


def in_a_round(tx: Transaction) -> tuple[str, ...]:
    """The gatherings in which a round runs."""
    return tuple(row.code for row in tx.ask(RUNNING))


def _ends(tx: Transaction) -> Sequence[tuple[str, datetime]]:
    """When each gathering's open phase ends, if it does."""

    def read() -> Sequence[tuple[str, datetime]]:
        return [(row.code, row.ends) for row in tx.ask(OPEN)]

    return tx.remembered(GATHERINGS, ENDS, read)


def add(tx: Transaction, new: Gathering) -> None:
    """Keep a new gathering. Raises ``Conflict`` when its code is taken."""
    tx.add(
        GatheringRow(
            code=new.code,
            placing_rule=new.placing_rule,
            position=new.timetable.position,
            tallies=new.tallies,
            calls=new.calls,
            links=dict(new.links),
            **columns_of(new),
        )
    )
    tx.flush()
    tx.add_all(_stretch(new.code, at, each) for at, each in enumerate(new.timetable.stretches))
    tx.flush()


@keep.register
def _(fact: PhaseOpened, tx: Transaction) -> None:
    opened = update(GatheringRow).where(col(GatheringRow.code) == fact.gathering)
    tx.execute(opened.values(position=fact.position))
    _keep_times(tx, fact.gathering, fact.times)


@keep.register
def _(fact: TimetableChanged, tx: Transaction) -> None:
    stretches = [_of_section(each) for each in fact.sections]
    opened = update(GatheringRow).where(col(GatheringRow.code) == fact.gathering)
    tx.execute(opened.values(position=fact.position))
    tx.execute(delete(StretchRow).where(col(StretchRow.gathering) == fact.gathering))
    tx.add_all(_stretch(fact.gathering, at, each) for at, each in enumerate(stretches))
    gone = delete(UnavailableRow).where(col(UnavailableRow.gathering) == fact.gathering)
    kept = [each.slot for each in stretches if each.slot]
    tx.execute(gone.where(col(UnavailableRow.slot).not_in(kept)))
    tx.flush()


def _of_section(section: Section) -> Stretch:
    planned = Stretch(
        Phase(section.phase),
        *section.planned,
        section.number,
        lasting=section.lasting,
        frozen=section.frozen,
    )
    return planned.moved(section.starts, section.ends)


@keep.register
def _(fact: GatheringDescribed, tx: Transaction) -> None:
    told = update(GatheringRow).where(col(GatheringRow.code) == fact.gathering)
    tx.execute(told.values(**fact.told))


@keep.register
def _(fact: AgendaRulesSet, tx: Transaction) -> None:
    ruled = update(GatheringRow).where(col(GatheringRow.code) == fact.gathering)
    tx.execute(ruled.values(placing_rule=fact.placing_rule, tallies=fact.tallies))


@keep.register
def _(fact: CallsSet, tx: Transaction) -> None:
    ruled = update(GatheringRow).where(col(GatheringRow.code) == fact.gathering)
    tx.execute(ruled.values(calls=fact.rule, links=dict(fact.links)))


@keep.register
def _(fact: CallersChanged, tx: Transaction) -> None:
    """Nothing: who is in a call is only remembered."""


@keep.register
def _(fact: SlotFrozen, tx: Transaction) -> None:
    _freeze(tx, fact, frozen=True)


@keep.register
def _(fact: SlotThawed, tx: Transaction) -> None:
    _freeze(tx, fact, frozen=False)


def _freeze(tx: Transaction, fact: SlotFrozen | SlotThawed, *, frozen: bool) -> None:
    stretches = tuple(map(_read, tx.ask(STRETCHES, code=fact.gathering)))
    at = next(at for at, each in enumerate(stretches) if each.slot == fact.slot)
    found = update(StretchRow).where(
        col(StretchRow.gathering) == fact.gathering, col(StretchRow.position) == at
    )
    tx.execute(found.values(frozen=frozen))


def _keep_times(tx: Transaction, code: str, times: tuple[tuple[datetime, datetime], ...]) -> None:
    for position, (starts, ends) in enumerate(times):
        tx.execute(
            update(StretchRow)
            .where(col(StretchRow.gathering) == code, col(StretchRow.position) == position)
            .values(starts=starts, ends=ends)
        )


def _stretch(code: str, position: int, stretch: Stretch) -> StretchRow:
    return StretchRow(
        gathering=code,
        position=position,
        phase=stretch.phase,
        number=stretch.number,
        starts=stretch.starts,
        ends=stretch.ends,
        planned_starts=stretch.planned[0],
        planned_ends=stretch.planned[1],
        lasting=stretch.lasting,
        frozen=stretch.frozen,
    )


def _timetable(tx: Transaction, code: str, position: int) -> Timetable:
    return Timetable(tuple(map(_read, tx.ask(STRETCHES, code=code))), position)


def _read(row: Row[Any]) -> Stretch:
    planned = Stretch(
        Phase(row.phase),
        row.planned_starts,
        row.planned_ends,
        row.number,
        lasting=row.lasting,
        frozen=row.frozen,
    )
    return planned.moved(row.starts, row.ends)


def _gathering(tx: Transaction, row: Row[Any]) -> Gathering:
    return Gathering(
        code=row.code,
        title=row.title,
        theme=row.theme,
        question=row.question,
        language=row.language,
        time_zone=row.time_zone,
        date=row.date,
        timetable=_timetable(tx, row.code, row.position),
        visibility="invited" if row.visibility == "invited" else "open",
        placing_rule="unconference" if row.placing_rule == "unconference" else "open space",
        licence=row.licence,
        invitation=row.invitation,
        tallies="hidden" if row.tallies == "hidden" else "shown",
        calls=next((each for each in RULES if each == row.calls), "automatic"),
        links=row.links,
        kept_days=row.kept_days,
        **framed(row.frame),
    )
