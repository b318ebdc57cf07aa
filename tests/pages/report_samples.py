"""Sample reports: one to be read, and a form in which something was refused."""

from datetime import date

from openspace.pages.views import reports
from openspace.pages.views.parts import LinkView
from tests.pages import samples as s

REPORT = reports.ReportView(
    "b1",
    ("Kommunene kan kutte mest ved å kjøpe transport sammen.", "Avtalen finnes."),
    ("Ett felles skjema for klimakrav",),
    ("Om små leverandører skal ha unntak",),
    (
        reports.StepView("Møte om pilot i Vik og Elvebyen", "Anne-Grete", date(2026, 6, 15)),
        reports.StepView("Skrive rapport", "Chi", date(2027, 1, 20), yearly=True),
        reports.StepView("Ringe", "", None),
    ),
    (LinkView("https://example.org/avtale", "Avtalen"),),
    s.DAY,
)


def field(name: str, kind: str, value: str = "", step: int = 0) -> reports.ReportFieldView:
    """A field of the form."""
    return reports.ReportFieldView("b1", name, kind, value, "0123456789abcdef", step)


def row(number: int, *values: str) -> reports.StepRowView:
    """A row of the form; without values a free one."""
    kinds = ("what", "who", "by_when")
    texts = values or ("", "", "")
    fields = (
        field(f"{kind}-{number}", kind, text, number)
        for kind, text in zip(kinds, texts, strict=True)
    )
    return reports.StepRowView(number, tuple(fields), free=not values)


REPORT_FORM = reports.ReportFormView(
    s.CODE,
    "b1",
    reports.ReportFieldView(
        "b1", "summary", "summary", "Mitt", "0123456789abcdef", error="Noen andre.", theirs="Deres"
    ),
    field("agree", "agree", "Ett felles skjema"),
    field("differ", "differ"),
    (row(1, "Møte om pilot", "Anne-Grete", "2026-06-15"), row(2)),
    field("links", "links", "https://example.org/avtale"),
    error="Skriv en setning eller to.",
)
