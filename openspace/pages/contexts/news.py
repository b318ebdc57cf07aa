"""The news wall: every report that was filed, the latest first, and what is written or missing.

The rule: what is asked for (a round, words, tags and sectors as on the wall) narrows all of it.
"""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from openspace.domain.agenda import Breakout
from openspace.domain.notes import last_line, lines
from openspace.domain.placing import is_ahead
from openspace.domain.reports import state
from openspace.pages.contexts.additions import additions_view
from openspace.pages.contexts.browsing import (
    Browsing,
    fitting,
    marks_of,
    sets_of,
    wanted,
    written_on_slip,
)
from openspace.pages.contexts.parts import slot_of
from openspace.pages.contexts.reports import report_view
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.additions import AddingView
from openspace.pages.views.browsing import ChosenView
from openspace.pages.views.news import (
    NewsFiltersView,
    NewsPage,
    NewsRoundsView,
    StoryView,
    WaitingView,
)
from openspace.pages.views.parts import BLANK, FieldView

ALL = Browsing()


@dataclass(frozen=True, slots=True)
class NewsAsked:
    """What somebody asks of the news wall; round 0 is all of them."""

    round: int = 0
    browsing: Browsing = ALL

    @property
    def narrowed(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.round or self.browsing.words or self.browsing.chosen)

    @property
    def more(self) -> str:
        """What is asked for besides a round, as a query to go on with."""
        words = [("words", self.browsing.words)] if self.browsing.words else []
        return urlencode([*words, *self.browsing.chosen])

    @property
    def query(self) -> str:
        """The address of it."""
        return f"?round={self.round}" + (f"&{self.more}" if self.more else "")


EVERYTHING = NewsAsked()


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody would have added to a breakout, and why it was not."""

    breakout: str = ""
    words: FieldView = BLANK


UNTYPED = Typed()


def story_view(now: Snapshot, breakout: Breakout, typed: Typed = UNTYPED) -> StoryView:
    """A report, or as far as it has come."""
    topic, report = breakout.topic, now.report(breakout.id)
    slot, place = slot_of(now, breakout.id)
    _, noted = now.notes.get(breakout.id, (0, None))
    times = [each for each in (noted, report.written_at) if each]
    return StoryView(
        code=now.code,
        breakout=breakout.id,
        number=topic.number,
        title=topic.title,
        place=place,
        slot=slot,
        report=report_view(now, breakout.id, topic.language),
        additions=additions_view(now, breakout.id),
        adding=AddingView(
            now.code,
            breakout.id,
            topic.title,
            typed.words if typed.breakout == breakout.id else BLANK,
        ),
        heads=report.heads,
        last="" if report.filed else last_line(now.words(breakout.id)),
        written=now.local(max(times)) if times else None,
        language=topic.language,
        noted=noted is not None,
    )


def news_page(now: Snapshot, asked: NewsAsked = EVERYTHING, typed: Typed = UNTYPED) -> NewsPage:
    """What is asked for."""
    asked = replace(asked, browsing=fitting(now, asked.browsing))
    filed = [
        story_view(now, each, typed) for each in _asked(now, asked) if now.report(each.id).filed
    ]
    return NewsPage(
        filed=tuple(sorted(filed, key=_age, reverse=True)),
        waiting=waiting_view(now, asked, typed),
        rounds=rounds_view(now, asked),
        filters=_filters(now, asked),
        asked=asked.narrowed,
    )


def rounds_view(now: Snapshot, asked: NewsAsked = EVERYTHING) -> NewsRoundsView:
    """The rounds one can choose from."""
    numbers = tuple(slot.number for slot in now.agenda.slots)
    return NewsRoundsView(numbers, asked.round, asked.more, asked.narrowed)


def waiting_view(
    now: Snapshot, asked: NewsAsked = EVERYTHING, typed: Typed = UNTYPED
) -> WaitingView:
    """Reports that are being written, and those that are missing of rounds that have begun."""
    timetable = now.gathering.timetable
    begun = {slot.id for slot in now.agenda.slots if not is_ahead(timetable, slot)}
    listed = _asked(now, asked)
    stages = {each.id: state(now.report(each.id), noted=each.id in now.notes) for each in listed}

    def at(stage: str) -> list[Breakout]:
        return [each for each in listed if stages[each.id] == stage]

    missing = (each for each in at("missing") if _slot(now, each) in begun)
    return WaitingView(
        filed=len(at("filed")),
        writing=tuple(story_view(now, each, typed) for each in at("writing")),
        missing=tuple(story_view(now, each, typed) for each in missing),
        asked=asked.narrowed,
    )


def _asked(now: Snapshot, asked: NewsAsked) -> list[Breakout]:
    words = asked.browsing.words.casefold().split()
    groups = wanted(now, asked.browsing)
    of_round = {slot.id for slot in now.agenda.slots if slot.number == asked.round}
    return [
        each
        for each in now.breakouts.values()
        if (not asked.round or _slot(now, each) in of_round)
        and all(group.intersection(marks_of(now, each.topic)) for group in groups)
        and (not words or _says(now, each, words))
    ]


def _says(now: Snapshot, breakout: Breakout, words: list[str]) -> bool:
    added = (each.text for each in now.additions.get(breakout.id, ()))
    said = (*now.report(breakout.id).words.values(), *lines(now.words(breakout.id)), *added)
    text = " ".join((written_on_slip(breakout.topic), *said)).casefold()
    return all(word in text for word in words)


def _slot(now: Snapshot, breakout: Breakout) -> str | None:
    placed = now.placed.get(breakout.id)
    return placed.slot if placed else None


def _filters(now: Snapshot, asked: NewsAsked) -> NewsFiltersView:
    browsing = asked.browsing
    sets = tuple(each for each in sets_of(now, browsing) if each.choices)
    by_value = {(each.field, choice.value): choice for each in sets for choice in each.choices}

    def without(one: tuple[str, str]) -> str:
        left = tuple(each for each in browsing.chosen if each != one)
        return replace(asked, browsing=replace(browsing, chosen=left)).query

    return NewsFiltersView(
        code=now.code,
        round=asked.round,
        words=browsing.words,
        sets=sets,
        chosen=tuple(ChosenView(by_value[one], without(one)) for one in browsing.chosen),
        clear=NewsAsked(asked.round).query,
    )


def _age(story: StoryView) -> float:
    return story.filed.timestamp() if story.filed else 0.0
