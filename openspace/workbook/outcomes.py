"""Priorities, the action plan and the reflections, put into words (OC1 to OC4)."""

from collections.abc import Callable, Iterator

from openspace.domain.outcomes import Followed, PlannedAction, Priority, by_body
from openspace.domain.proceedings import Proceedings
from openspace.workbook.outcome_parts import (
    PRIORITIES,
    Cells,
    Mark,
    OutcomeCell,
    OutcomeGroup,
    OutcomePart,
    OutcomeTable,
)
from openspace.workbook.tongue import Tongue

VALID = "Dots show what presses most now. All topics remain valid, those without a dot too."

ACTIONS = "actions"

MARKS: dict[str, Mark] = {"planned": "open", "begun": "half", "done": "full", "given up": "crossed"}
"""How the stages of an action are drawn."""


def outcome_parts(book: Proceedings, spoken: Tongue) -> tuple[OutcomePart, ...]:
    """The parts that there is something in."""
    return tuple(part for made in (_priorities, _plan, _reflections) for part in made(book, spoken))


def _priorities(book: Proceedings, spoken: Tongue) -> Iterator[OutcomePart]:
    _ = spoken.gettext
    if book.priorities:
        most = max(each.dots for each in book.priorities)
        rows = tuple(_ranked(each, most) for each in book.priorities)
        head = (_("No."), _("Topic"), _("Dots"))
        lead = _(
            "Dots show what presses most now. All topics remain valid, those without a dot too."
        )
        table = OutcomeTable(head, (OutcomeGroup("", rows),), (8, 62, 30))
        yield OutcomePart(PRIORITIES, _("Priorities"), lead, (table,))


def _ranked(each: Priority, most: int) -> Cells:
    return (
        OutcomeCell(str(each.number), chapter=each.number),
        OutcomeCell(" ".join(each.title.split())),
        OutcomeCell(str(each.dots), bar=max(1, round(100 * each.dots / most))),
    )


def _plan(book: Proceedings, spoken: Tongue) -> Iterator[OutcomePart]:
    _ = spoken.gettext
    if book.actions:
        groups = tuple(_group(each, spoken) for each in by_body(book.actions, book.bodies))
        lead = _("Each action has somebody who owns it.")
        head = (_("No."), _("What"), _("Owner"), _("By when"), _("Status"))
        table = OutcomeTable(head, groups, (6, 33, 26, 21, 14))
        yield OutcomePart(ACTIONS, _("Action plan"), lead, (table,))


def _group(group: Followed, spoken: Tongue) -> OutcomeGroup:
    _ = spoken.gettext
    named = _("Followed up by %(body)s") % {"body": group.body}
    return OutcomeGroup(
        named if group.body else _("Followed up by those who own them"),
        tuple(_row(each, spoken) for each in group.actions),
    )


def _row(action: PlannedAction, spoken: Tongue) -> Cells:
    _ = spoken.gettext
    numbers = ", ".join(map(str, action.topics))
    return (
        OutcomeCell(str(action.number)),
        OutcomeCell(action.title, _("from %(numbers)s") % {"numbers": numbers} if numbers else ""),
        OutcomeCell(action.owner, action.organisation),
        OutcomeCell(spoken.day(action.due) if action.due else ""),
        OutcomeCell(stages(_)[action.status], mark=MARKS[action.status]),
    )


def stages(_: Callable[[str], str]) -> dict[str, str]:
    """What the stages of an action are called."""
    return {
        "planned": _("Planned"),
        "begun": _("Begun"),
        "done": _("Done"),
        "given up": _("Given up"),
    }


def _reflections(book: Proceedings, spoken: Tongue) -> Iterator[OutcomePart]:
    _ = spoken.gettext
    if book.reflections:
        lines = tuple((each.text, each.name) for each in book.reflections)
        lead = _("A line from each, in the closing circle.")
        yield OutcomePart("reflections", _("Reflections"), lead, lines=lines)
