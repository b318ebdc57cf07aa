"""Calendars: the whole agenda for whoever may read, and a person's own.

Rules:
    K1 What all attend is in both: opening, marketplace, convergence and closing.
    K2 The whole agenda has every run of every topic that has a place; a person's own has those of
       the topics that they convene or marked.
    K3 A phase is known by its kind and by how many of its kind came before it, a conversation by
       its breakout, so that each stays the same entry wherever it is moved.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime

from openspace.domain.agenda import Breakout
from openspace.domain.participants import Participant
from openspace.domain.permissions import Caller
from openspace.domain.timetable import Phase
from openspace.locale import catalogue
from openspace.pages.contexts.parts import convener_of
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.environment import environment
from openspace.post.calendar import Entry, written
from openspace.store import marketplace
from openspace.store.revisions import TIMETABLE, Revision, revisions

TOGETHER = (Phase.OPENING, Phase.MARKETPLACE, Phase.CONVERGENCE, Phase.CLOSING)


def whole_calendar(now: Snapshot, language: str, address: str, at: datetime) -> bytes:
    """The whole agenda; ``address`` is the gathering's own, from outside."""
    return _file(now, language, address, at, now.topics, now.gathering.title)


def own_calendar(
    now: Snapshot, who: Participant, language: str, address: str, at: datetime
) -> bytes:
    """What somebody convenes or marked, and what all attend."""
    name = f"{catalogue(language).gettext('My agenda')}, {now.gathering.title}"
    return _file(now, language, address, at, wanted_by(now, who.id), name)


def wanted_by(now: Snapshot, participant: str) -> frozenset[str]:
    """The topics somebody convenes or marked, by id."""
    me = Caller(now.code, participant, now.people[participant].role)
    mine = (topic.id for topic in now.topics.values() if topic.convened_by(me))
    return frozenset((*mine, *marketplace.votes_of(now.tx, now.code, participant)))


def _file(
    now: Snapshot,
    language: str,
    address: str,
    at: datetime,
    topics: Collection[str],
    name: str,
) -> bytes:
    counted = revisions(now.tx, now.code)
    entries = [
        *_phases(now, language, address, counted.get(TIMETABLE, Revision())),
        *(
            _entry(now, breakout, address, _together(counted, breakout.id))
            for breakout in now.breakouts.values()
            if breakout.topic.id in topics and breakout.id in now.placed
        ),
    ]
    ordered = sorted(entries, key=lambda each: (each.starts, each.uid))
    return written(name, now.gathering.time_zone, ordered, at)


def _phases(now: Snapshot, language: str, address: str, changed: Revision) -> Iterator[Entry]:
    names = environment(language).get_template("shell/names.html").module
    before: Counter[Phase] = Counter()
    for stretch in now.gathering.timetable.stretches:
        before[stretch.phase] += 1
        if stretch.phase not in TOGETHER:
            continue
        yield Entry(
            uid=_uid(now, stretch.phase, str(before[stretch.phase])),
            title=names.phase_name(stretch.phase).unescape(),  # type: ignore[attr-defined]
            starts=stretch.starts,
            ends=stretch.ends,
            words=now.gathering.theme,
            address=address,
            revision=changed.number,
            changed=changed.at,
        )


def _entry(now: Snapshot, breakout: Breakout, address: str, changed: Revision) -> Entry:
    placement, topic = now.placed[breakout.id], breakout.topic
    slot = next(each for each in now.agenda.slots if each.id == placement.slot)
    place = next(each for each in now.agenda.places if each.id == placement.place)
    conveners, organisation = convener_of(topic)
    link = f"{address}/topics/{topic.id}"
    host = ", ".join(part for part in (*conveners, organisation) if part)
    return Entry(
        uid=_uid(now, "breakout", breakout.id),
        title=f"{topic.number}. {topic.title}",
        starts=slot.starts,
        ends=slot.ends,
        place=", ".join(part for part in (place.name, place.room) if part),
        words="\n".join(part for part in (host, link) if part),
        address=link,
        revision=changed.number,
        changed=changed.at,
    )


def _together(counted: Mapping[str, Revision], breakout: str) -> Revision:
    """A conversation's own changes and those of the timetable: both give it another time."""
    both = [counted.get(each, Revision()) for each in (breakout, TIMETABLE)]
    times = [each.at for each in both if each.at]
    return Revision(sum(each.number for each in both), max(times, default=None))


def _uid(now: Snapshot, *of: str) -> str:
    return "-".join((*of, now.code)).replace(" ", "-") + "@openspace"
