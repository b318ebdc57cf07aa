"""Reading outcomes: which refusal, or which facts."""

from openspace.domain.facts import Fact
from openspace.domain.refusal import Outcome, Refusal


def code(outcome: object) -> str:
    """The code of a refusal; whatever else was answered has none."""
    return outcome.code if isinstance(outcome, Refusal) else ""


def facts(outcome: Outcome) -> tuple[Fact, ...]:
    """The facts of what was allowed."""
    assert not isinstance(outcome, Refusal), outcome
    return outcome


def said(outcome: Outcome) -> str:
    """A refusal's sentence as a person reads it."""
    assert isinstance(outcome, Refusal), outcome
    return outcome.sentence % outcome.values
