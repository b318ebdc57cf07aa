"""Deeds on a report, for the check that a page and its pushes equal a fresh page."""

from collections.abc import Mapping

from openspace.domain.permissions import Caller
from openspace.domain.reports import Entry, mark
from openspace.facilitation import additions, agenda, gathering, notes, removal, reports
from tests.cast import ANA, BEN, CHI, MARKET, ROUND_1
from tests.editors import written
from tests.pages.offer_deeds import Deed

PLACED: Deed = lambda h: h.perform(agenda.place, BEN, "t1", ("r1", "haven"))  # noqa: E731
BEGUN: Deed = lambda h: h.perform(gathering.open_phase, ANA, ROUND_1, MARKET)  # noqa: E731
FILED: Deed = lambda h: h.perform(reports.file, BEN, "b1")  # noqa: E731


def says(field: str, text: str, before: str = "") -> Deed:
    """Ben writes a field."""
    return lambda h: h.perform(reports.write, BEN, "b1", Entry(field, text, mark(before)))


def adds(who: Caller, addition: str) -> Deed:
    """Somebody adds to the conversation."""
    said = (addition, "See <b> https://example.org/ä\nMore 🌊")
    return lambda h: h.perform(additions.add, who, "b1", said)


ROUND: tuple[Deed, ...] = (PLACED, BEGUN)
SUMMARY = "Blåbær & <b>fisk</b> 🌊"

REPORT_DEEDS: Mapping[str, tuple[Deed, ...]] = {
    "a report is begun": (*ROUND, says("summary", SUMMARY)),
    "a next step is written": (*ROUND, says("what-1", "Meet"), says("by_when-1", "2026-12-24")),
    "a next step is taken out": (
        *(*ROUND, says("what-1", "Meet"), says("what-2", "Eat")),
        lambda h: h.perform(reports.take_out, BEN, "b1", 1),
    ),
    "a round ends without a report": (
        *ROUND,
        lambda h: h.perform(gathering.open_phase, ANA, ROUND_1 + 1, ROUND_1),
    ),
    "a report is filed": (
        *(*ROUND, says("summary", SUMMARY), says("links", "Map www.example.org")),
        FILED,
    ),
    "a filed report is written on": (
        *(*ROUND, says("summary", SUMMARY), FILED),
        says("agree", "Nothing"),
    ),
    "a filed report loses its summary": (
        *(*ROUND, says("summary", SUMMARY), FILED),
        says("summary", "", SUMMARY),
    ),
    "a note is written beside a filed report": (
        *(*ROUND, says("summary", SUMMARY), FILED),
        lambda h: h.perform(
            notes.write, BEN, "b1", [(BEN, written(lambda editor: editor.write("More")))]
        ),
    ),
    "somebody adds to a filed report, and to one that is being written": (
        *(*ROUND, says("summary", SUMMARY), says("agree", "All"), FILED, adds(BEN, "a1")),
        says("summary", "", SUMMARY),
        adds(CHI, "a2"),
    ),
    "an addition is withdrawn, and another taken away": (
        *(*ROUND, says("summary", SUMMARY), FILED, adds(BEN, "a1"), adds(CHI, "a2")),
        lambda h: h.perform(additions.take_away, BEN, "a1"),
        lambda h: h.perform(additions.take_away, ANA, "a2"),
    ),
    "who added something is removed": (
        *(*ROUND, says("summary", SUMMARY), FILED, adds(BEN, "a1")),
        lambda h: h.perform(removal.remove, ANA, "ben"),
    ),
    "who added something is let in again": (
        *(*ROUND, says("summary", SUMMARY), FILED, adds(BEN, "a1")),
        lambda h: h.perform(removal.remove, ANA, "ben"),
        lambda h: h.perform(removal.readmit, ANA, "ben"),
    ),
    "a filed report is retitled with its topic, and moved": (
        *(*ROUND, says("summary", SUMMARY), FILED),
        lambda h: h.perform(agenda.place, ANA, "t1", ("r2", "loft")),
    ),
}
