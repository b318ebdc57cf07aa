"""Feedback by role: three marks and a line, kept apart from who gave them.

Rules:
    FB1 It is given once by each, from the closing circle on.
    FB2 That somebody answered and what was answered are kept apart, without a time and without an
        order: nobody can put them together, so nobody can change or take back what they answered.
    FB3 Three questions on a scale from 1 to 5, and a line of up to ``LONGEST``. One says as what
        one answers; what the house knows is chosen beforehand.
    FB4 Nothing is shown of fewer than ``FEWEST``. Roles with fewer are shown together, along with
        the next larger one where they are too few together as well.
    FB5 Lines stand without a role. None of it enters the workbook.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

from openspace.domain.facts.feedback import FeedbackGiven, FeedbackHeard
from openspace.domain.permissions import Caller
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.timetable import AFTERWARDS, Phase, Timetable
from openspace.domain.wording import line

Kind = Literal["participant", "convener", "facilitator", "speaker"]
KINDS: tuple[Kind, ...] = get_args(Kind)
QUESTIONS, SCALE = 3, (1, 2, 3, 4, 5)
LONGEST, FEWEST = 500, 5

TOO_EARLY = Refusal("feedback_ahead", "Feedback is given when the closing circle is open.")
ANSWERED = Refusal("feedback_given", "You have answered already. What you said is nobody’s now.")
MARKS_MISSING = Refusal("marks_missing", "Choose a number from 1 to 5 for each question.")
ROLE_MISSING = Refusal("role_missing", "Choose as what you answer.")


@dataclass(frozen=True, slots=True)
class Typed:
    """An answer as it was typed."""

    role: str = ""
    marks: tuple[str, ...] = ("",) * QUESTIONS
    text: str = ""


class Answer(NamedTuple):
    """An answer as it is kept."""

    role: str
    marks: tuple[int, ...]
    text: str


class Heard(NamedTuple):
    """What these roles answered together: how many of each mark, a row for every question."""

    roles: tuple[str, ...]
    people: int
    marks: tuple[tuple[int, ...], ...]


def is_open(timetable: Timetable) -> bool:
    """Whether it can be given (FB1)."""
    return timetable.now.phase in (Phase.CLOSING, *AFTERWARDS)


def give(
    caller: Caller, timetable: Timetable, new: str, typed: Typed, *, answered: bool
) -> Outcome:
    """Answer, once (FB1, FB3)."""
    if not is_open(timetable):
        return TOO_EARLY
    if answered:
        return ANSWERED
    if typed.role not in KINDS:
        return ROLE_MISSING
    scale = tuple(map(str, SCALE))
    if len(typed.marks) != QUESTIONS or not all(each in scale for each in typed.marks):
        return MARKS_MISSING
    text = line(typed.text)
    if len(text) > LONGEST:
        return Refusal(
            "feedback_too_long",
            "There is room for %(most)s characters here. These are %(count)s.",
            {"most": LONGEST, "count": len(text)},
        )
    given = tuple(int(each) for each in typed.marks)
    return (
        FeedbackGiven(caller.gathering, caller.person),
        FeedbackHeard(caller.gathering, new, typed.role, given, text),
    )


def by_role(answers: Sequence[Answer]) -> tuple[Heard, ...]:
    """What each role answered, few of them together (FB4)."""
    counts = Counter(each.role for each in answers)
    groups: list[list[str]] = [[]]
    for role in sorted(counts, key=lambda each: counts[each]):
        few = sum(counts[each] for each in groups[-1])
        if few >= FEWEST or not groups[-1]:
            groups.append([role])
        else:
            groups[-1].append(role)
    whole = [each for each in groups if sum(counts[role] for role in each) >= FEWEST]
    return tuple(_heard(each, answers) for each in whole if each)


def lines(answers: Iterable[Answer]) -> tuple[str, ...]:
    """What was said in words (FB4, FB5), in the order of the alphabet."""
    every = tuple(answers)
    said = sorted(each.text for each in every if each.text)
    return tuple(said) if len(every) >= FEWEST else ()


def _heard(roles: Sequence[str], answers: Sequence[Answer]) -> Heard:
    theirs = [each for each in answers if each.role in roles]
    marks: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for each in theirs:
        for question, mark in enumerate(each.marks):
            marks[question][mark] += 1
    rows = tuple(tuple(marks[at][mark] for mark in SCALE) for at in range(QUESTIONS))
    ordered = tuple(role for role in KINDS if role in roles)
    return Heard(ordered, len(theirs), rows)
