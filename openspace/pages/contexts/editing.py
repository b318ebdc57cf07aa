"""How the book is made up, and what is missing in it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import get_args

from openspace.domain.convening import present
from openspace.domain.editing import MakeUp, Part, window_day
from openspace.domain.grid import as_seen
from openspace.domain.marketplace import Topic
from openspace.domain.notes import Block, lines, undescribed
from openspace.pages.contexts.parts import shown_name, slot_of, topic_link
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.editing import (
    ChapterRowView,
    ChaptersView,
    ChosenView,
    DesignsView,
    DesignView,
    EditingPage,
    FormsView,
    LeftOutView,
    OmissionPage,
    OrderView,
)
from openspace.pages.views.parts import BLANK, FieldView
from openspace.store.editing import chapters
from openspace.workbook.design import PLAIN, design, designs
from openspace.workbook.unprinted import unprinted

MOST_SIGNS = 24
PARTS: tuple[Part, ...] = get_args(Part)


def chosen_views(now: Snapshot) -> dict[str, ChosenView]:
    """What every part says, and who chose it."""
    return {part: _chosen(now, part) for part in PARTS}


def _chosen(now: Snapshot, part: Part) -> ChosenView:
    made = now.make_up
    view = ChosenView(now.code, part, _says(made, part), seen=made.seen(part))
    view = replace(view, until=window_day(made)) if part == "window" else view
    choice = made.choices.get(part)
    if choice is None:
        return view
    return replace(view, by=shown_name(now, choice.by), at=now.local(choice.at))


def _says(made: MakeUp, part: Part) -> tuple[str, ...]:
    if part == "foreword":
        return tuple(made.foreword.splitlines())
    return tuple(filter(None, (made.says("rights", "text"),))) if part == "rights" else ()


def designs_view(now: Snapshot) -> DesignsView:
    """The designs, and the chosen one."""
    made, there = now.make_up, designs()
    name = made.says("design", "name")
    return DesignsView(
        now.code,
        name if name in there else PLAIN,
        made.seen("design"),
        tuple(_design(each, shown) for each, shown in there.items()),
    )


def _design(name: str, shown: str) -> DesignView:
    look = design(name)
    return DesignView(name, shown, look.ink, look.accent, look.tint, look.hair)


def order_view(now: Snapshot) -> OrderView:
    """How chapters stand."""
    made = now.make_up
    return OrderView(now.code, made.order, made.seen("order"), bool(made.by_hand))


def chapters_view(now: Snapshot) -> ChaptersView:
    """The chapters as they stand, what is missing in them, and those that were left out."""
    made = now.make_up
    standing = chapters(now.tx, now.gathering, made)
    left_out = (
        LeftOutView(
            topic_link(now.every_topic[topic]),
            each.reason,
            shown_name(now, each.by),
            now.local(each.at),
        )
        for topic, each in made.left_out.items()
    )
    return ChaptersView(
        now.code,
        as_seen(*(each.number for each in standing)),
        tuple(_row(now, each) for each in standing),
        tuple(sorted(left_out, key=lambda each: each.topic.number)),
    )


def _row(now: Snapshot, topic: Topic) -> ChapterRowView:
    runs = [run for each in _together(now, topic) for run in each.breakouts]
    placed = next((run for run in runs if run in now.placed), "")
    slot, place = slot_of(now, placed)
    words = tuple(block for run in runs for block in now.shown(run))
    reminded = now.make_up.reminded.get(topic.id)
    return ChapterRowView(
        topic=topic_link(topic),
        slot=slot,
        place=place,
        written=_written(now, runs, words),
        pictures=sum(1 for _ in undescribed(words)),
        unnamed=_unnamed(now, topic, runs),
        told=bool(present(topic)),
        address=f"/g/{now.code}/breakouts/{topic.breakout}#report",
        by=shown_name(now, reminded.by) if reminded else "",
        reminded=now.local(reminded.at) if reminded else None,
        unprinted=_unprinted(now, topic, runs, words),
    )


def _unprinted(now: Snapshot, topic: Topic, runs: list[str], words: tuple[Block, ...]) -> str:
    """What of a chapter is a square in the PDF: the first signs, and that there are more."""
    titled = [text for each in _together(now, topic) for text in (each.title, each.description)]
    hosts = [text for each in topic.conveners for text in (each.name, each.organisation)]
    reported = [text for run in runs for text in now.report(run).words.values()]
    found = unprinted(*titled, *hosts, *reported, *lines(words))
    return found if len(found) <= MOST_SIGNS else f"{found[:MOST_SIGNS]} …"


def _together(now: Snapshot, topic: Topic) -> Iterator[Topic]:
    """A topic and what came along with it."""
    yield topic
    yield from (now.every_topic[each] for each in topic.came_along)


def _written(now: Snapshot, runs: list[str], words: tuple[Block, ...]) -> str:
    if any(now.report(run).words for run in runs):
        return "report"
    return "notes" if next(lines(words), None) is not None else "nothing"


def _unnamed(now: Snapshot, topic: Topic, runs: list[str]) -> int:
    """How many of those who convene it or took its notes are not named in the book."""
    takers = {who for run in runs if (who := now.note_takers.get(run))}
    hidden = {who for who in takers if not shown_name(now, who)}
    return len(hidden) + sum(1 for each in topic.conveners if not each.name)


def forms_view(now: Snapshot) -> FormsView:
    """The forms as they are before anybody types."""
    made = now.make_up
    return FormsView(
        {
            "text": FieldView(made.says("foreword", "text")),
            "signed": FieldView(made.says("foreword", "signed")),
            "until": FieldView(made.says("window", "until")),
            "rights": FieldView(made.says("rights", "text")),
        },
        {part: made.seen(part) for part in PARTS},
    )


def editing_page(now: Snapshot, saved: str = "", refusal: str = "") -> EditingPage:
    """The page."""
    return EditingPage(
        now.code,
        now.gathering.licence,
        chosen_views(now),
        designs_view(now),
        order_view(now),
        chapters_view(now),
        forms_view(now),
        saved if saved in PARTS else "",
        refusal,
    )


def omission_page(now: Snapshot, topic: str, reason: FieldView = BLANK) -> OmissionPage | None:
    """What leaving this chapter out does; nothing where there is no such topic."""
    found = now.every_topic.get(topic)
    if found is None:
        return None
    names = tuple(each.name for each in found.conveners if each.participant and each.name)
    return OmissionPage(now.code, topic_link(found), names, reason)
