"""What is distilled, in its room."""

from openspace.bus.channels import Channel
from openspace.domain.facts.reports import ReportFiled, ReportWritten
from openspace.pages.contexts import reports
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.pushes.pushed import Context, Facts, pushed


@pushed("room", ReportWritten, ReportFiled)
def distilled(now: Snapshot, channel: Channel, _: Facts) -> Context:
    """The form of those who write, and the text of those who read."""
    breakout = now.breakouts.get(channel.of)
    language = breakout.topic.language if breakout else ""
    return {
        "report_form": reports.form_view(now, channel.of),
        "report": reports.report_view(now, channel.of, language),
    }
