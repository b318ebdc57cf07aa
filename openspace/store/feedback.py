"""Feedback: who answered, and what was answered."""

from sqlmodel import col, select

from openspace.domain.facts.feedback import FeedbackGiven, FeedbackHeard
from openspace.domain.feedback import Answer
from openspace.store.feedback_tables import FeedbackGivenRow, FeedbackRow
from openspace.store.keeping import Transaction, keep


def has_answered(tx: Transaction, participant: str) -> bool:
    """Whether somebody has."""
    return tx.get(FeedbackGivenRow, participant) is not None


def answers(tx: Transaction, gathering: str) -> tuple[Answer, ...]:
    """Every answer, in the order of chance."""
    here = select(FeedbackRow).where(FeedbackRow.gathering == gathering)
    found = tx.exec(here.order_by(col(FeedbackRow.id)))
    return tuple(Answer(each.role, tuple(each.marks), each.text) for each in found)


@keep.register
def _(fact: FeedbackGiven, tx: Transaction) -> None:
    tx.add(FeedbackGivenRow(participant=fact.participant, gathering=fact.gathering))
    tx.flush()


@keep.register
def _(fact: FeedbackHeard, tx: Transaction) -> None:
    tx.add(
        FeedbackRow(
            id=fact.answer,
            gathering=fact.gathering,
            role=fact.role,
            marks=list(fact.marks),
            text=fact.text,
        )
    )
    tx.flush()
