"""What a conversation came to: the form beside the notes, and how it reads."""

from dataclasses import dataclass
from datetime import date, datetime

from openspace.pages.views.parts import LinkView


@dataclass(frozen=True, slots=True)
class ReportFieldView:
    """``reports/_field.html``: a field. ``kind`` is what it holds, ``step`` its row or 0.

    ``seen`` is the mark of what it said when it was shown. After a refusal ``value`` is what was
    typed, ``error`` says why (in the person's language), and ``theirs`` is what stands instead.
    """

    breakout: str
    name: str
    kind: str
    value: str
    seen: str
    step: int = 0
    error: str = ""
    theirs: str = ""


@dataclass(frozen=True, slots=True)
class StepRowView:
    """A row of the form: its number and its three fields; ``free`` when nothing is in it yet."""

    number: int
    fields: tuple[ReportFieldView, ...]
    free: bool = False


@dataclass(frozen=True, slots=True)
class ReportFormView:
    """``reports/_report_form.html``: the fields, and when it was ``filed``.

    ``error`` is said of the whole form.
    """

    code: str
    breakout: str
    summary: ReportFieldView
    agree: ReportFieldView
    differ: ReportFieldView
    steps: tuple[StepRowView, ...]
    links: ReportFieldView
    filed: datetime | None = None
    error: str = ""


@dataclass(frozen=True, slots=True)
class StepView:
    """A next step, to be read; ``yearly`` when it is due in another year than the gathering's."""

    what: str
    who: str
    by_when: date | None
    yearly: bool = False


@dataclass(frozen=True, slots=True)
class ReportView:
    """``reports/_report.html``: a report to be read; what nobody wrote is empty."""

    breakout: str
    summary: tuple[str, ...] = ()
    agree: tuple[str, ...] = ()
    differ: tuple[str, ...] = ()
    steps: tuple[StepView, ...] = ()
    links: tuple[LinkView, ...] = ()
    filed: datetime | None = None
    language: str = ""

    @property
    def written(self) -> bool:
        return bool(self.summary or self.agree or self.differ or self.steps or self.links)
