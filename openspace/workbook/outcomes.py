"""Priorities, the action plan and the reflections, put into words (OC1 to OC4)."""

from collections.abc import Callable, Iterator

from openspace.domain.outcomes import Followed, PlannedAction, by_body
from openspace.domain.proceedings import Proceedings
from openspace.workbook.outcome_parts import OutcomePart, OutcomeTable
from openspace.workbook.tongue import Tongue

VALID = "Dots show what presses most now. All topics remain valid, those without a dot too."

PRIORITIES = "priorities"


def outcome_parts(book: Proceedings, spoken: Tongue) -> tuple[OutcomePart, ...]:
    """The parts that there is something in."""
    return tuple(part for made in (_priorities, _plan, _reflections) for part in made(book, spoken))


def _priorities(book: Proceedings, spoken: Tongue) -> Iterator[OutcomePart]:
    _ = spoken.gettext
    if book.priorities:
        rows = tuple((str(p.number), p.title, str(p.dots)) for p in book.priorities)
        head = (_("No."), _("Topic"), _("Dots"))
        lead = _(
            "Dots show what presses most now. All topics remain valid, those without a dot too."
        )
        table = OutcomeTable("", head, rows, (8, 80, 12))
        yield OutcomePart(PRIORITIES, _("Priorities"), lead, (table,))


def _plan(book: Proceedings, spoken: Tongue) -> Iterator[OutcomePart]:
    _ = spoken.gettext
    if book.actions:
        groups = by_body(book.actions, book.bodies)
        lead = _("Each action has somebody who owns it.")
        tables = tuple(_table(group, spoken) for group in groups)
        yield OutcomePart("actions", _("Action plan"), lead, tables)


def _table(group: Followed, spoken: Tongue) -> OutcomeTable:
    _ = spoken.gettext
    caption = _("Followed up by %(body)s") % {"body": group.body}
    return OutcomeTable(
        caption if group.body else _("Followed up by those who own them"),
        (_("No."), _("What"), _("Owner"), _("By when"), _("Status")),
        tuple(_row(each, spoken) for each in group.actions),
        (7, 43, 24, 14, 12),
    )


def _row(action: PlannedAction, spoken: Tongue) -> tuple[str, ...]:
    _ = spoken.gettext
    numbers = ", ".join(map(str, action.topics))
    topics = _("from %(numbers)s") % {"numbers": numbers} if numbers else ""
    return (
        str(action.number),
        f"{action.title} ({topics})" if topics else action.title,
        ", ".join(filter(None, (action.owner, action.organisation))),
        spoken.day(action.due) if action.due else "",
        stages(_)[action.status],
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
