"""Editions of the workbook, by their numbered rules."""

from dataclasses import replace
from datetime import datetime

import pytest

from openspace.domain import editions as domain
from openspace.domain.changes import Changes, Contents
from openspace.domain.chapters import Added, Amended, Chapter, Convener, Listed
from openspace.domain.editions import FORMS, LONGEST_REASON, Edition, Pressing, contents, mark
from openspace.domain.facts.editions import (
    BookFile,
    PressingBegun,
    PressingEnded,
    WorkbookPublished,
    WorkbookSealed,
    WorkbookUnpublished,
    WorkbookWithdrawn,
)
from openspace.domain.outcomes import PlannedAction, Said
from openspace.domain.proceedings import Proceedings
from openspace.domain.refusal import Refusal
from tests.cast import ANA, CLOSING, CODE, MARKET, ROUND_2, WORKBOOK, at, timetable
from tests.domain.saying import facts

NOW, THEN = at(12, 10), at(12)
RUNNING = Pressing("e1", "ana", at(12), "pdf", 1)
NAMES = frozenset({"Ana Ås", "Ben Bø"})


def edition(number: int, *names: str, sealed: datetime | None = THEN) -> Edition:
    files = tuple(BookFile(form, 1, "00") for form in FORMS)
    marks = frozenset(mark(f"e{number}", name) for name in names)
    return Edition(f"e{number}", number, at(12), files, Contents({}, marks), sealed_at=sealed)


def book(*chapters: Chapter, listed: tuple[str, ...] = ()) -> Proceedings:
    whole = Proceedings(CODE, "", "", "", "nb", "UTC", NOW.date(), "", NOW)
    return replace(whole, chapters=chapters, participants=tuple(map(Listed, listed)))


@pytest.mark.parametrize(
    ("position", "ripe"), [(MARKET, False), (ROUND_2, False), (CLOSING, True), (WORKBOOK, True)]
)
def test_ed1_the_book_is_pressed_from_the_closing_circle_on(position: int, *, ripe: bool) -> None:
    outcome = domain.begin(ANA, timetable(position), None, "e1", NOW)
    assert outcome == ((PressingBegun(CODE, "e1", "ana", NOW),) if ripe else domain.TOO_EARLY)


def test_ed2_who_presses_meanwhile_joins() -> None:
    assert domain.begin(ANA, timetable(CLOSING), RUNNING, "e2", NOW) == ()
    over = replace(RUNNING, ended="failed")
    begun = facts(domain.begin(ANA, timetable(CLOSING), over, "e2", NOW))
    assert begun == (PressingBegun(CODE, "e2", "ana", NOW),)


def test_ed2_a_pressing_is_stopped_once() -> None:
    ended = (PressingEnded(CODE, "e1", "cancelled", "pdf", "ana", NOW),)
    assert domain.stop(CODE, RUNNING, "cancelled", "ana", NOW) == ended
    assert domain.stop(CODE, replace(RUNNING, ended="full"), "cancelled", "ana", NOW) == ()
    assert domain.stop(CODE, None, "cancelled", "ana", NOW) == ()


def seal(*editions: Edition, chosen: str = "e2", alone: bool = False) -> object:
    return domain.seal(ANA, editions, chosen, NAMES, NOW, alone=alone)


def test_ed4_only_the_draft_one_has_seen_is_sealed() -> None:
    draft = edition(2, sealed=None)
    assert seal(draft) == (WorkbookSealed(CODE, "e2", 2, "ana", NOW),)
    assert seal(draft, chosen="e9") == domain.NO_DRAFT
    assert seal(edition(2)) == domain.NO_DRAFT


def test_ed4_a_draft_with_a_name_taken_back_is_pressed_anew() -> None:
    assert seal(edition(2, "Chi Čuovga", sealed=None)) == domain.NAME_GONE
    assert seal(edition(2, *NAMES, sealed=None)) == (WorkbookSealed(CODE, "e2", 2, "ana", NOW),)


def test_ed6_an_edition_with_a_name_taken_back_goes_with_the_seal() -> None:
    first, draft = edition(1, "Chi Čuovga"), edition(2, sealed=None)
    sealed = WorkbookSealed(CODE, "e2", 2, "ana", NOW)
    gone = WorkbookWithdrawn(CODE, "e1", 1, "ana", NOW, replaced_by=2)
    assert seal(first, draft) == (sealed, gone)
    assert seal(edition(1, "Ben Bø"), draft) == (sealed,)
    assert seal(edition(1, "Ben Bø"), draft, alone=True) == (sealed, gone)
    assert seal(replace(first, withdrawn_at=NOW), draft, alone=True) == (sealed,)


def test_ed5_a_number_never_comes_again() -> None:
    assert domain.next_number(()) == 1
    assert domain.next_number((edition(1, sealed=None),)) == 1
    assert domain.next_number((replace(edition(1), withdrawn_at=NOW),)) == 2


def test_ed5_an_edition_is_opened_to_anyone_and_kept_again() -> None:
    first, where = edition(1), (CODE, "e1", 1, "ana", NOW)
    publish = domain.publish
    assert publish(ANA, (first,), 1, NOW, to_anyone=True) == (WorkbookPublished(*where),)
    assert publish(ANA, (first,), 1, NOW, to_anyone=False) == ()
    shown = replace(first, published=True)
    assert publish(ANA, (shown,), 1, NOW, to_anyone=True) == ()
    assert publish(ANA, (shown,), 1, NOW, to_anyone=False) == (WorkbookUnpublished(*where),)
    gone = replace(first, withdrawn_at=NOW)
    assert publish(ANA, (gone,), 1, NOW, to_anyone=True) == domain.WITHDRAWN
    assert publish(ANA, (edition(1, sealed=None),), 1, NOW, to_anyone=True) == domain.NO_EDITION


def test_ed7_an_edition_is_withdrawn_once_and_with_a_reason() -> None:
    first = edition(1)
    gone = (WorkbookWithdrawn(CODE, "e1", 1, "ana", NOW, "A name was wrong"),)
    assert domain.withdraw(ANA, (first,), 1, " A name\nwas wrong ", NOW) == gone
    assert domain.withdraw(ANA, (first,), 1, " \u200b\n", NOW) == domain.NO_REASON
    long = domain.withdraw(ANA, (first,), 1, "x" * (LONGEST_REASON + 1), NOW)
    assert isinstance(long, Refusal)
    assert long.code == "reason_too_long"
    assert domain.withdraw(ANA, (first,), 2, "why", NOW) == domain.NO_EDITION
    gone_already = replace(first, withdrawn_at=NOW)
    assert domain.withdraw(ANA, (gone_already,), 1, "why", NOW) == domain.WITHDRAWN


CHAPTER = Chapter(1, "Eel", conveners=(Convener("Ana Ås"),), present=(Listed("Ben Bø"),), others=2)


def test_ec1_a_name_and_a_text_leave_nothing_but_marks() -> None:
    kept = contents("e1", book(CHAPTER, listed=("Chi Čuovga",)))
    assert len(kept.names) == 3
    assert [word for word in ("Ana", "Ben", "Chi", "Eel") if word in repr(kept)] == []
    assert contents("e2", book(CHAPTER)).names.isdisjoint(kept.names)


def test_ec1_every_name_in_a_chapter_has_its_mark() -> None:
    amended = replace(CHAPTER, note_takers=("Eli",), amended=(Amended("Fia", "notes", NOW),))
    more = replace(amended, additions=(Added("Gro", "More", NOW),))
    everybody = {"Ana Ås", "Ben Bø", "Eli", "Fia", "Gro", "Hans"}
    assert domain.named(book(more, listed=("Hans",))) == everybody


def test_ec1_whoever_owns_an_action_or_said_a_line_has_a_mark() -> None:
    acted = PlannedAction(1, "Ask them all", "Ida")
    whole = replace(book(), actions=(acted,), reflections=(Said("Thanks", "Jon"), Said("Hm", "")))
    draft = replace(edition(1, sealed=None), contents=contents("e1", whole))
    assert domain.named(whole) == {"Ida", "Jon"}
    assert domain.seal(ANA, (draft,), "e1", frozenset({"Ida"}), NOW, alone=False) == (
        domain.NAME_GONE
    )


def test_ec2_a_chapter_changes_with_its_words_and_not_with_its_names() -> None:
    fewer = replace(CHAPTER, conveners=(), present=(), others=3)
    more = replace(CHAPTER, additions=(Added("", "More", NOW),))
    first = replace(edition(1), contents=contents("e1", book(CHAPTER)))
    assert domain.changed_since((), book(CHAPTER)) is None
    assert domain.changed_since((first,), book(CHAPTER)) == Changes(1)
    assert domain.changed_since((first,), book(more)) == Changes(1, changed=(1,))
    assert domain.changed_since((first,), book(fewer)) == Changes(1, names_gone=2)


def test_ec3_what_is_new_is_told_by_number_and_what_is_left_out_by_how_many() -> None:
    first = replace(edition(1), contents=contents("e1", book(CHAPTER)))
    other = replace(CHAPTER, number=2, title="Trout")
    assert domain.changed_since((first,), book(other)) == Changes(1, added=(2,), left_out=1)
