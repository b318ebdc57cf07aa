"""Sample stories of the news wall: reports that were filed, and others that were not."""

from dataclasses import replace

from openspace.domain.additions import blocks
from openspace.pages.views import additions, news
from openspace.pages.views.reports import ReportView
from tests.pages.report_samples import REPORT
from tests.pages.samples import CODE, DAY, SLOTS, TOPICS


def added(breakout: str) -> tuple[additions.AdditionView, ...]:
    """By somebody who agreed to be named, and by somebody else."""
    first = blocks("Se https://example.org/kart.\nOg så?")
    return (
        additions.AdditionView(f"{breakout}1", "Chi Čuovga", DAY, first),
        additions.AdditionView(f"{breakout}2", "", DAY, blocks("Ingen ferge på søndag.")),
    )


def story(index: int) -> news.StoryView:
    """A report on the wall; every other one has a summary alone."""
    one, breakout = TOPICS[index % len(TOPICS)], f"b{index}"
    whole = replace(REPORT, breakout=breakout)
    short = ReportView(breakout, REPORT.summary, filed=DAY)
    return news.StoryView(
        CODE,
        breakout,
        one.number,
        one.title,
        "Rom 2",
        SLOTS[index % 3],
        whole if index % 2 else short,
        additions.AdditionsView(CODE, breakout, added(breakout) if index % 2 else ()),
        additions.AddingView(CODE, breakout, one.title),
        heads=31,
        written=DAY,
    )


def unfiled(index: int, last: str = "") -> news.StoryView:
    """A report that is being written, or missing."""
    return replace(story(index), report=ReportView(f"b{index}"), heads=0, last=last)
