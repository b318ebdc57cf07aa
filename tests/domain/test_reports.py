"""Reports: the rules DR1 to DR5."""

from dataclasses import replace
from datetime import date

import pytest

from openspace.domain.facts.marketplace import Link
from openspace.domain.facts.reports import ReportFiled, ReportWritten
from openspace.domain.refusal import Outcome
from openspace.domain.reports import (
    LONGEST,
    MOST_STEPS,
    Entry,
    Report,
    Step,
    Writer,
    file,
    kind_of,
    mark,
    state,
    take_out,
    write,
    writes,
)
from tests.cast import ANA, BEN, CHI, CODE, at, topic
from tests.domain.saying import code

BEN_WRITES = Writer("ben", may=True, at=at(10, 55))
EMPTY = Report("b1")


def entered(field: str, typed: str, before: str = "", report: Report = EMPTY) -> Outcome:
    return write(CODE, report, Entry(field, typed, mark(before)), BEN_WRITES)


def says(outcome: Outcome) -> str:
    assert isinstance(outcome, tuple)
    (fact,) = outcome
    assert isinstance(fact, ReportWritten)
    return fact.text


def with_steps(*numbers: int) -> Report:
    return Report("b1", {f"what-{number}": "Meet" for number in numbers})


def test_dr1_who_was_there_convenes_took_notes_or_facilitates_writes() -> None:
    def may(caller: object, *, there: bool = False, notes: bool = False) -> bool:
        return writes(caller, topic(), was_there=there, took_notes=notes)  # type: ignore[arg-type]

    assert [may(ANA), may(BEN), may(CHI)] == [True, True, False]
    assert may(CHI, there=True)
    assert may(CHI, notes=True)


def test_dr1_nobody_else_does() -> None:
    other = replace(BEN_WRITES, may=False)
    entry = Entry("summary", "Short", mark(""))
    assert code(write(CODE, EMPTY, entry, other)) == "not_there"
    assert code(take_out(CODE, with_steps(1), 1, other)) == "not_there"
    written = Report("b1", {"summary": "Short"})
    assert code(file(CODE, written, "t1", 3, other)) == "not_there"


def test_dr2_a_field_says_what_was_typed_into_it() -> None:
    outcome = entered("summary", " We  agree \r\n\r\n on fish ")
    fact = ReportWritten(CODE, "b1", "summary", "We  agree\n\non fish", "ben", at(10, 55))
    assert outcome == (fact,)


def test_dr2_an_untouched_field_is_passed_over_also_when_another_changed_it() -> None:
    report = Report("b1", {"summary": "Theirs"})
    assert entered("summary", "Before", "Before", report) == ()


def test_dr2_what_somebody_else_wrote_meanwhile_is_not_written_over() -> None:
    report = Report("b1", {"summary": "Theirs"})
    assert code(entered("summary", "Mine", "Before", report)) == "written_meanwhile"
    assert says(entered("summary", "Both", "Theirs", report)) == "Both"


def test_dr2_what_both_wrote_alike_is_written_already() -> None:
    assert entered("agree", "Fish", "", Report("b1", {"agree": "Fish"})) == ()


@pytest.mark.parametrize("field", ["", "title", "what", "what-0", "what-100", "what-1x", "who-٣"])
def test_dr2_there_are_no_other_fields(field: str) -> None:
    assert kind_of(field) is None
    assert code(entered(field, "x")) == "no_such_field"


@pytest.mark.parametrize("field", ["summary", "agree", "differ", "what-1", "who-1", "by_when-1"])
def test_dr3_a_text_has_a_length_and_is_never_cut(field: str) -> None:
    most = LONGEST[kind_of(field) or ""]
    assert code(entered(field, "x" * (most + 1))) == "report_too_long"
    if not field.startswith("by_when"):
        assert says(entered(field, "x" * most)) == "x" * most


def test_dr3_text_is_tidy() -> None:
    assert says(entered("what-1", "Meet\r\nin \u202eVik\x00")) == "Meet in Vik"


@pytest.mark.parametrize("when", ["soon", "2026-02-30", "15.6.2026", "0000-01-01"])
def test_dr3_a_date_is_one_of_the_calendar(when: str) -> None:
    assert code(entered("by_when-1", when)) == "date_unreadable"
    assert says(entered("by_when-1", "2026-06-15")) == "2026-06-15"


def test_dr3_links_are_addresses_one_a_line() -> None:
    text = says(entered("links", "The map: www.example.org\n\nmailto:ana@example.org"))
    assert text == "The map https://www.example.org\nmailto:ana@example.org"
    assert Report("b1", {"links": text}).links == (
        Link("https://www.example.org", "The map"),
        Link("mailto:ana@example.org", ""),
    )


def test_dr3_nothing_else_is_a_link() -> None:
    assert code(entered("links", "javascript:alert(1)")) == "link_unreadable"
    many = "\n".join(f"https://example.org/{number}" for number in range(6))
    assert code(entered("links", many)) == "report_links"


def test_dr4_steps_stand_in_the_order_of_their_rows() -> None:
    report = Report(
        "b1", {"who-10": "Ben", "what-2": "Meet", "by_when-2": "2026-06-15", "summary": "Short"}
    )
    assert report.steps == (Step(2, "Meet", "", date(2026, 6, 15)), Step(10, "", "Ben"))
    assert report.free_row == 11


def test_dr4_numbers_stay_when_a_step_is_taken_out() -> None:
    report = Report("b1", {"what-1": "Meet", "what-2": "Eat", "who-2": "Ben"})
    outcome = take_out(CODE, report, 2, BEN_WRITES)
    assert isinstance(outcome, tuple)
    gone = {fact.field for fact in outcome if isinstance(fact, ReportWritten) and not fact.text}
    assert gone == {"what-2", "who-2"}
    assert take_out(CODE, report, 3, BEN_WRITES) == ()
    assert take_out(CODE, report, 0, BEN_WRITES) == ()


def test_dr4_there_is_room_for_so_many_steps() -> None:
    full = with_steps(*range(1, MOST_STEPS + 1))
    assert full.free_row is None
    assert code(entered(f"what-{MOST_STEPS + 1}", "Meet", report=full)) == "too_many_steps"
    assert says(entered("who-3", "Ben", report=full)) == "Ben"


def test_dr4_a_free_row_is_found_when_the_last_number_is_taken() -> None:
    assert with_steps(1, 2, 99).free_row == 3
    assert EMPTY.free_row == 1


def test_dr5_a_report_is_filed_once_it_has_a_summary() -> None:
    assert code(file(CODE, with_steps(1), "t1", 3, BEN_WRITES)) == "summary_missing"
    written = Report("b1", {"summary": "Short"})
    fact = ReportFiled(CODE, "b1", "t1", 3, "ben", at(10, 55))
    assert file(CODE, written, "t1", 3, BEN_WRITES) == (fact,)


def test_dr5_filing_again_changes_nothing() -> None:
    filed = Report("b1", {"summary": "Short"}, filed_at=at(10, 50))
    assert file(CODE, filed, "t1", 9, BEN_WRITES) == ()


def test_dr5_it_stays_filed_while_it_has_a_summary() -> None:
    filed = Report("b1", {"summary": "Short"}, filed_at=at(10, 50))
    emptied = replace(filed, words={"agree": "Fish"})
    assert [state(each, noted=False) for each in (filed, emptied)] == ["filed", "writing"]
    assert state(EMPTY, noted=True) == "writing"
    assert state(EMPTY, noted=False) == "missing"
