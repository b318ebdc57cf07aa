"""The log of what facilitators did, for all of them.

The rule: names and titles are those of now, so who was erased is named nowhere in it.
"""

from collections.abc import Mapping

from openspace.domain.log import GROUPS
from openspace.locale import catalogue
from openspace.locale.tables import table
from openspace.pages.contexts.parts import topic_link
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.environment import render
from openspace.pages.views.log import LogLineView, LogPage
from openspace.store import log
from openspace.store.log import Line

MOST = 300


def log_page(now: Snapshot, group: str, by: str) -> LogPage:
    """The page; what is asked for and is not there is not asked for."""
    doers = log.doers(now.tx, now.code)
    group, by = group if group in GROUPS else "", by if by in doers else ""
    lines = log.lines(now.tx, now.code, _only(group, by), MOST + 1)
    people = sorted((now.people[each].name, each) for each in doers)
    return LogPage(
        now.code,
        tuple(_line(now, each) for each in lines[:MOST]),
        GROUPS,
        tuple((each, name) for name, each in people),
        group,
        by,
        more=len(lines) > MOST,
    )


def log_table(now: Snapshot, language: str, group: str, by: str) -> bytes:
    """All of it as a table, the newest first."""
    say = catalogue(language).gettext
    lines = (_line(now, e) for e in log.lines(now.tx, now.code, _only(group, by)))
    rows = (
        [
            each.at.isoformat(" ", "seconds"),
            say("The clock") if each.clock else each.who or say("Somebody who was here"),
            render(language, "log/sentence.html", {"line": each}).strip(),
        ]
        for each in lines
    )
    return table([say(each) for each in ("When", "Who", "What")], rows, language)


def _only(group: str, by: str) -> Mapping[str, str]:
    return {name: each for name, each in (("group", group), ("by", by)) if each}


def _line(now: Snapshot, line: Line) -> LogLineView:
    who = now.people.get(line.by or "")
    person, topic = now.people.get(line.about), now.every_topic.get(line.about)
    stretches = now.gathering.timetable.stretches
    opened = line.kind == "opened" and int(line.about) < len(stretches)
    return LogLineView(
        now.local(line.at),
        line.kind,
        who.name if who else "",
        clock=line.by is None,
        person=person.name if person else "",
        topic=topic_link(topic) if topic else None,
        stretch=stretches[int(line.about)] if opened else None,
        number=line.about,
    )
