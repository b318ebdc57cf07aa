"""What a conversation came to, to be written beside its notes and to be read.

The rule: after a refusal a field shows what was typed, and beside it what stands instead.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from openspace.domain.agenda import Breakout
from openspace.domain.permissions import Caller
from openspace.domain.reports import PARTS, Report, Step, mark, row_of, writes
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.parts import LinkView
from openspace.pages.views.reports import (
    ReportFieldView,
    ReportFormView,
    ReportView,
    StepRowView,
    StepView,
)


@dataclass(frozen=True, slots=True)
class Refused:
    """What was typed into a field and not written, and why, in the person's language."""

    typed: str
    error: str
    met: bool = False
    """Whether somebody else had written there meanwhile."""


@dataclass(frozen=True, slots=True)
class Unwritten:
    """What of a form was not written, by field, and what is said of the whole."""

    fields: Mapping[str, Refused] = field(default_factory=dict)
    error: str = ""


NOTHING = Unwritten()


def may_write(now: Snapshot, caller: Caller, breakout: Breakout) -> bool:
    """Whether somebody writes the report of a breakout."""
    return writes(
        caller,
        breakout.topic,
        was_there=now.was_in(caller.person, breakout.id),
        took_notes=now.note_takers.get(breakout.id) == caller.person,
    )


def form_view(now: Snapshot, breakout: str, unwritten: Unwritten = NOTHING) -> ReportFormView:
    """The form, with what was not written of it."""
    report = now.report(breakout)

    def shown(name: str, kind: str) -> ReportFieldView:
        return field_view(report, name, kind, unwritten.fields.get(name))

    return ReportFormView(
        code=now.code,
        breakout=breakout,
        summary=shown("summary", "summary"),
        agree=shown("agree", "agree"),
        differ=shown("differ", "differ"),
        steps=tuple(
            StepRowView(
                number,
                tuple(shown(f"{part}-{number}", part) for part in PARTS),
                free=number not in {each.number for each in report.steps},
            )
            for number in _rows(report, unwritten)
        ),
        links=shown("links", "links"),
        filed=now.local(report.filed_at) if report.filed and report.filed_at else None,
        error=unwritten.error,
    )


def field_view(
    report: Report, name: str, kind: str, refused: Refused | None = None
) -> ReportFieldView:
    """A field as it stands, or as somebody typed it in vain."""
    stands = report.says(name)
    return ReportFieldView(
        breakout=report.breakout,
        name=name,
        kind=kind,
        value=refused.typed if refused else stands,
        seen=mark(stands),
        step=row_of(name),
        error=refused.error if refused else "",
        theirs=stands if refused and refused.met else "",
    )


def report_view(now: Snapshot, breakout: str, language: str = "") -> ReportView:
    """A report, to be read."""
    report = now.report(breakout)
    return ReportView(
        breakout=breakout,
        summary=tuple(report.says("summary").splitlines()),
        agree=tuple(report.says("agree").splitlines()),
        differ=tuple(report.says("differ").splitlines()),
        steps=tuple(_step(now, each) for each in report.steps),
        links=tuple(LinkView(each.address, each.title or each.address) for each in report.links),
        filed=now.local(report.filed_at) if report.filed and report.filed_at else None,
        language=language,
    )


def _step(now: Snapshot, step: Step) -> StepView:
    yearly = step.by_when is not None and step.by_when.year != now.gathering.date.year
    return StepView(step.what, step.who, step.by_when, yearly)


def _rows(report: Report, unwritten: Unwritten) -> list[int]:
    typed = {number for each in unwritten.fields if (number := row_of(each))}
    free = {report.free_row} if report.free_row else set()
    return sorted({*(each.number for each in report.steps), *typed, *free})
