"""The make-up of books: a row a part that was chosen, a row a topic left out or reminded of."""

from sqlmodel import col, delete, select

from openspace.domain.editing import BLANK, Choice, LeftOut, MakeUp, Reminder
from openspace.domain.facts.editing import (
    BookEdited,
    ChapterLeftOut,
    ChapterTakenIn,
    ConvenersReminded,
)
from openspace.domain.gathering import Gathering
from openspace.domain.marketplace import Topic
from openspace.domain.standing import has_chapter, topics_in_order
from openspace.store import additions, agenda, marketplace, notes, reports
from openspace.store.book_tables import BookChoiceRow, LeftOutRow, ReminderRow
from openspace.store.keeping import Transaction, keep
from openspace.store.memory import BOOK


def make_up(tx: Transaction, gathering: str) -> MakeUp:
    """All that was chosen for a gathering's book."""
    return tx.remembered(BOOK, gathering, lambda: _make_up(tx, gathering))


def _make_up(tx: Transaction, gathering: str) -> MakeUp:
    choices = tx.exec(select(BookChoiceRow).where(BookChoiceRow.gathering == gathering))
    left_out = tx.exec(select(LeftOutRow).where(LeftOutRow.gathering == gathering))
    reminded = tx.exec(select(ReminderRow).where(ReminderRow.gathering == gathering))
    return MakeUp(
        {
            row.part: Choice(row.values, row.before, row.participant, row.chosen_at)
            for row in choices
        },
        {row.topic: LeftOut(row.reason, row.participant, row.left_out_at) for row in left_out},
        {row.topic: Reminder(row.participant, row.reminded_at) for row in reminded},
    )


def chapters(tx: Transaction, gathering: Gathering, made: MakeUp) -> tuple[Topic, ...]:
    """The topics that stand in the book, in its order."""
    code = gathering.code
    written = {
        *notes.lengths(tx, code),
        *reports.reports(tx, code),
        *additions.additions(tx, code),
    }
    kept: list[Topic] = [
        each
        for each in marketplace.topics(tx, code)
        if has_chapter(each, written) and each.id not in made.left_out
    ]
    votes = {topic: len(marks) for topic, marks in marketplace.votes(tx, code).items()}
    return topics_in_order(gathering, agenda.agenda(tx, gathering), kept, votes, made)


@keep.register
def _(fact: BookEdited, tx: Transaction) -> None:
    there = tx.get(BookChoiceRow, (fact.gathering, fact.part))
    before = there.values if there else BLANK[fact.part]
    tx.merge(
        BookChoiceRow(
            gathering=fact.gathering,
            part=fact.part,
            values=dict(fact.values),
            before=dict(before),
            participant=fact.participant,
            chosen_at=fact.at,
        )
    )
    tx.flush()


@keep.register
def _(fact: ChapterLeftOut, tx: Transaction) -> None:
    tx.add(
        LeftOutRow(
            topic=fact.topic,
            gathering=fact.gathering,
            reason=fact.reason,
            participant=fact.participant,
            left_out_at=fact.at,
        )
    )
    tx.flush()


@keep.register
def _(fact: ChapterTakenIn, tx: Transaction) -> None:
    tx.execute(delete(LeftOutRow).where(col(LeftOutRow.topic) == fact.topic))


@keep.register
def _(fact: ConvenersReminded, tx: Transaction) -> None:
    tx.merge(
        ReminderRow(
            topic=fact.topic,
            gathering=fact.gathering,
            participant=fact.participant,
            reminded_at=fact.at,
        )
    )
    tx.flush()
