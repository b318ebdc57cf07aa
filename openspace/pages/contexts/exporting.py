"""What people read of an export: tables that open in a spreadsheet, formulas quoted (SP2)."""

from collections.abc import Mapping

from openspace.domain.marketplace import Topic
from openspace.locale import catalogue
from openspace.locale.tables import table
from openspace.pages.contexts import feedback, follow_up
from openspace.pages.contexts.log import log_table
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.exporting import ExportPage

PEOPLE = ("Name", "Organisation", "Sector", "Named in reports", "Listed")
TOPICS = ("Number", "Title", "Description", "Hosts", "Tags", "Interested", "Reports filed")


def export_page(now: Snapshot) -> ExportPage:
    """Before it is taken."""
    return ExportPage(now.code, sum(1 for each in now.people.values() if not each.erased))


def readable(now: Snapshot, language: str) -> Mapping[str, bytes]:
    """Tables by their place in the file."""
    return {
        "readable/people.csv": _people(now, language),
        "readable/topics.csv": _topics(now, language),
        "readable/actions.csv": follow_up.as_table(now, language),
        "readable/feedback.csv": feedback.as_table(now, language),
        "readable/log.csv": log_table(now, language, "", ""),
    }


def _people(now: Snapshot, language: str) -> bytes:
    """Everybody who is known."""
    say = catalogue(language).gettext
    agreed = {True: say("yes"), False: say("no")}
    rows = (
        (who.name, who.organisation, who.sector, agreed[who.named_in_reports], agreed[who.listed])
        for who in now.people.values()
        if not who.erased
    )
    return table([say(each) for each in PEOPLE], rows, language)


def _topics(now: Snapshot, language: str) -> bytes:
    say = catalogue(language).gettext
    rows = (_topic(now, each) for each in now.topics.values())
    return table([say(each) for each in TOPICS], rows, language)


def _topic(now: Snapshot, topic: Topic) -> tuple[str, ...]:
    filed = sum(1 for run in topic.breakouts if now.report(run).filed)
    return (
        str(topic.number),
        topic.title,
        topic.description,
        ", ".join(who.name for who in topic.conveners if who.name),
        ", ".join((*(f"SDG {n}" for n in topic.sdgs), *topic.challenges, *topic.tags)),
        str(now.interest.get(topic.id, (0, 0))[0]),
        str(filed),
    )
