"""The workbook's editions, as facilitators make them and as everybody finds them.

The rule: facilitators see each other's names in what was done; others see the name of who sealed
where its owner agreed to be named.
"""

from collections.abc import Iterable
from dataclasses import replace

from openspace.domain import editions as domain
from openspace.domain.changes import Changes
from openspace.domain.editions import FORMS, Edition, draft_of, edition_of, may_press, newest
from openspace.domain.proceedings import Proceedings
from openspace.pages.contexts.parts import shown_name
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.editions import (
    ActView,
    ChangesView,
    ChapterLineView,
    DraftView,
    EditionPage,
    EditionsPage,
    EditionsView,
    EditionView,
    MakingView,
    NewestView,
    PressingView,
    Step,
    TypedReasonView,
)
from openspace.store.editions import acts


def newest_view(now: Snapshot) -> NewestView:
    """Which edition stands."""
    last = newest(now.editions)
    if last is None or last.sealed_at is None:
        return NewestView(now.code)
    return NewestView(now.code, last.number, now.local(last.sealed_at))


def editions_view(now: Snapshot) -> EditionsView:
    """Every sealed edition, the newest first."""
    sealed = (edition_view(now, each) for each in reversed(now.editions))
    return EditionsView(now.code, tuple(each for each in sealed if each))


def edition_view(now: Snapshot, edition: Edition) -> EditionView | None:
    """An edition, once it is sealed."""
    if edition.sealed_at is None:
        return None
    last = newest(now.editions)
    return EditionView(
        code=now.code,
        number=edition.number,
        sealed_at=now.local(edition.sealed_at),
        sealed_by=shown_name(now, edition.sealed_by) if edition.sealed_by else "",
        anyone=edition.published,
        files=edition.files,
        changes=_changes(now, edition.changes),
        withdrawn_at=now.local(edition.withdrawn_at) if edition.withdrawn_at else None,
        reason=edition.reason,
        replaced_by=edition.replaced_by,
        newer=last.number if last and last.number > edition.number else 0,
    )


def making_view(now: Snapshot) -> MakingView:
    """What facilitators do next, and what was done."""
    standing = (edition_view(now, each) for each in reversed(now.editions) if each.stands)
    return MakingView(
        now.code,
        _step(now),
        now.gathering.visibility == "open",
        _pressing(now),
        _draft(now),
        tuple(each for each in standing if each),
        tuple(
            ActView(each.kind, each.number, _name(now, each.by), now.local(each.at))
            for each in reversed(acts(now.tx, now.code))
        ),
        _was_open(now),
    )


def _was_open(now: Snapshot) -> int:
    """The edition that anyone could read, and in whose place stands one that not everybody can."""
    last = newest(now.editions)
    if last is None or last.published:
        return 0
    gone = (e for e in now.editions if e.published and e.replaced_by == last.number)
    return max((each.number for each in gone), default=0)


def editions_page(
    now: Snapshot,
    *,
    facilitates: bool,
    book: Proceedings | None = None,
    typed: TypedReasonView | None = None,
) -> EditionsPage:
    """All editions; for facilitators also how they lie beside the ``book`` as it is now."""
    if not facilitates:
        return EditionsPage(editions_view(now))
    names = domain.named(book) if book else frozenset()
    gone = [each for each in now.editions if book and each.lacks(names)]
    return EditionsPage(
        editions_view(now),
        making_view(now),
        tuple(each.number for each in gone if each.stands),
        draft_of(gone) is not None,
        typed or TypedReasonView(),
        book is not None and _older(now, book),
    )


def _older(now: Snapshot, book: Proceedings) -> bool:
    """Whether the draft lacks what the book has by now; of the day for amending it has nothing."""
    draft = draft_of(now.editions)
    chosen = (each.at for part, each in now.make_up.choices.items() if part != "window")
    return draft is not None and domain.is_older(draft, book, chosen)


def edition_page(now: Snapshot, number: int, *, outside: bool = False) -> EditionPage | None:
    """One edition, if there is or was one; ``outside`` it leads to what is published alone."""
    found = edition_of(now.editions, number)
    view = edition_view(now, found) if found else None
    if view and outside:
        open_to_all = newest([each for each in now.editions if each.published])
        later = open_to_all.number if open_to_all and open_to_all.number > number else 0
        view = replace(view, newer=later, outside=True)
    return EditionPage(view) if view else None


def _step(now: Snapshot) -> Step:
    if domain.is_going(now.pressing):
        return "pressing"
    if draft_of(now.editions):
        return "look"
    if newest(now.editions):
        return "share"
    return "press" if may_press(now.gathering.timetable) else "early"


def _pressing(now: Snapshot) -> PressingView | None:
    on = now.pressing
    if on is None:
        return None
    return PressingView(on.form, on.made, len(FORMS), _name(now, on.by), on.ended or "")


def _draft(now: Snapshot) -> DraftView | None:
    draft = draft_of(now.editions)
    if draft is None:
        return None
    standing = tuple(each.number for each in now.editions if each.stands)
    changes = _changes(now, draft.changes)
    pressed = now.local(draft.pressed_at)
    return DraftView(draft.id, draft.number, pressed, draft.files, changes, standing)


def _changes(now: Snapshot, changes: Changes | None) -> ChangesView | None:
    if changes is None:
        return None
    return ChangesView(
        changes.since,
        tuple(_lines(now, changes.added)),
        tuple(_lines(now, changes.changed)),
        changes.left_out,
        changes.names_gone,
    )


def _lines(now: Snapshot, numbers: tuple[int, ...]) -> Iterable[ChapterLineView]:
    by_number = {each.number: each for each in now.every_topic.values()}
    for topic in (by_number[each] for each in numbers if each in by_number):
        yield ChapterLineView(topic.number, topic.title, topic.language)


def _name(now: Snapshot, participant: str | None) -> str:
    who = now.people.get(participant or "")
    return who.name if who else ""
