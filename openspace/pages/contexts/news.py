"""The news wall: what every room has written, the latest first."""

from openspace.domain.agenda import Breakout
from openspace.domain.notes import Block
from openspace.domain.placing import is_ahead
from openspace.pages.contexts.parts import slot_of
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.news import (
    NewsPage,
    NewsRoundsView,
    StoryLineView,
    StoryView,
    WaitingView,
)

MOST_LINES = 6


def story_view(now: Snapshot, breakout: Breakout) -> StoryView:
    """The beginning of a note."""
    topic = breakout.topic
    lines = [line for block in now.words(breakout.id) for line in _lines(block)]
    slot, place = slot_of(now, breakout.id)
    _, edited = now.notes.get(breakout.id, (0, None))
    return StoryView(
        code=now.code,
        breakout=breakout.id,
        number=topic.number,
        title=topic.title,
        place=place,
        slot=slot,
        lines=tuple(lines[:MOST_LINES]),
        more=len(lines) > MOST_LINES,
        edited=now.local(edited) if edited else None,
        language=topic.language,
    )


def news_page(now: Snapshot, chosen: int = 0) -> NewsPage:
    """Every note, or those of one round; then the topics that nobody has written about yet."""
    written = [story for story in _stories(now, chosen) if story.lines]
    return NewsPage(
        written=tuple(sorted(written, key=_age, reverse=True)),
        waiting=waiting_view(now, chosen),
        rounds=rounds_view(now, chosen),
    )


def rounds_view(now: Snapshot, chosen: int = 0) -> NewsRoundsView:
    """The rounds one can choose from."""
    return NewsRoundsView(tuple(slot.number for slot in now.agenda.slots), chosen)


def waiting_view(now: Snapshot, chosen: int = 0) -> WaitingView:
    """Topics of rounds that have begun which nobody has written about yet."""
    timetable = now.gathering.timetable
    begun = {slot.id for slot in now.agenda.slots if not is_ahead(timetable, slot)}
    stories = (each for each in _stories(now, chosen) if each.slot and each.slot.id in begun)
    return WaitingView(tuple(each for each in stories if not each.lines), chosen)


def _stories(now: Snapshot, chosen: int) -> list[StoryView]:
    stories = [story_view(now, breakout) for breakout in now.breakouts.values()]
    return [each for each in stories if not chosen or (each.slot and each.slot.number == chosen)]


def _age(story: StoryView) -> float:
    return story.edited.timestamp() if story.edited else 0.0


def _lines(block: Block, kind: str = "text") -> list[StoryLineView]:
    own = {"heading": "heading", "item": "item", "quote": "quote"}.get(block.kind, kind)
    if block.kind == "task":
        own = "done" if block.done else "task"
    text = "".join(run.text for run in block.runs).strip()
    lines = [StoryLineView(own, text)] if text else []
    return lines + [line for child in block.children for line in _lines(child, own)]
