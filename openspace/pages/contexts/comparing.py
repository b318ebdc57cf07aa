"""Gatherings of the house beside each other: the page and the table."""

from collections.abc import Callable, Iterable, Sequence
from urllib.parse import urlencode

from openspace.domain import comparing as domain
from openspace.domain.comparing import Figures, Material
from openspace.locale import catalogue
from openspace.locale.tables import table
from openspace.pages.contexts.organising import lines
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.environment import environment
from openspace.pages.views.comparing import BarView, ChoiceView, ColumnView, ComparePage, RowView
from openspace.store.feedback import answers
from openspace.store.keeping import Transaction

Count = Callable[[Figures], int]
KINDS: tuple[tuple[str, Count], ...] = (
    ("topics", lambda each: each.topics),
    ("per hundred", lambda each: each.per_hundred),
    ("conversations", lambda each: each.conversations),
    ("reports", lambda each: each.reports),
    ("actions", lambda each: each.actions),
    ("done", lambda each: each.done),
    ("goals", lambda each: each.goals),
)


def compare_page(tx: Transaction, asked: Sequence[str]) -> ComparePage:
    """The page; where nothing is asked for, the last two that are over, or the last two."""
    every = lines(tx)
    known = [each.code for each in every]
    over = [each.code for each in every if each.over]
    chosen = [each for each in dict.fromkeys(asked) if each in known]
    codes = chosen[: domain.MOST] if chosen else (over if len(over) > 1 else known)[:2]
    compared = _compared(tx, codes)
    return ComparePage(
        tuple(ChoiceView(each.code, each.title, each.day, each.code in codes) for each in every),
        tuple(ColumnView(each.title, each.day) for each in compared),
        tuple(_rows(compared)),
        tuple(each.marks for each in compared),
        urlencode([("code", each.code) for each in compared]),
        domain.MOST,
        too_many=len(chosen) > domain.MOST,
    )


def compare_table(tx: Transaction, asked: Sequence[str], language: str) -> bytes:
    """The same as a table: a row a kind of number, a column a gathering."""
    page, say = compare_page(tx, asked), catalogue(language).gettext
    words = environment(language).get_template("organising/figures.html").module
    roles = environment(language).get_template("feedback/words.html").module
    heads = [f"{each.title} ({each.day.isoformat()})" for each in page.columns]
    rows = [
        (str(words.figure(each.kind, each.name)), *(bar.words for bar in each.bars))  # type: ignore[attr-defined]
        for each in page.rows
    ]
    heard = [
        (
            f"{head}: {', '.join(str(roles.role_name(role)) for role in marks.roles)}",  # type: ignore[attr-defined]
            *(f"{tenths // 10}.{tenths % 10}" for tenths in marks.tenths),
        )
        for head, column in zip(heads, page.marks, strict=True)
        for marks in column
    ]
    return table([say("Figure"), *heads], [*rows, *heard], language)


def _compared(tx: Transaction, codes: Iterable[str]) -> tuple[Figures, ...]:
    found = (domain.figures(_material(Snapshot(tx, each))) for each in codes)
    return tuple(sorted(found, key=lambda each: (each.day, each.code)))


def _material(now: Snapshot) -> Material:
    return Material(
        now.gathering,
        tuple(now.people.values()),
        tuple(now.topics.values()),
        now.agenda,
        now.reports,
        now.every_action,
        answers(now.tx, now.code),
    )


def _rows(compared: tuple[Figures, ...]) -> Iterable[RowView]:
    yield RowView("people", _bars([each.people for each in compared]))
    for sector in domain.sectors_of(compared):
        yield RowView("sector", _bars([each.sectors.get(sector, 0) for each in compared]), sector)
    for kind, count in KINDS:
        yield RowView(kind, _bars([count(each) for each in compared]))
    covered = (each.challenges for each in compared)
    yield RowView(
        "challenges", tuple(BarView(f"{n} / {of}", 100 * n // of if of else 0) for n, of in covered)
    )


def _bars(numbers: Sequence[int]) -> tuple[BarView, ...]:
    most = max(numbers, default=0)
    return tuple(BarView(str(each), 100 * each // most if most else 0) for each in numbers)
