"""Editions of the workbook: pressed, looked through, sealed, shared, and taken back.

Rules:
    ED1 The book is live while the day runs. From the closing circle on a facilitator presses it:
        every form is made, all or none, and that is a draft for facilitators' eyes.
    ED2 One pressing runs at a time; who presses meanwhile joins it. Any facilitator stops it.
    ED3 There is one draft: a new one takes the place of the last. It says already which edition it
        is to be, so that what was looked through is what is sealed, byte for byte.
    ED4 A draft is sealed by a facilitator who has seen this one, and not while another is being
        pressed. One with a name whose owner does not agree any more is not: it is pressed anew.
    ED5 Sealed editions are numbered from 1 and a number never comes again. Whoever may read the
        gathering may read them; published, anyone with the link.
    ED6 An edition with a name that a new one lacks is withdrawn in the commit that seals the new
        one. The other earlier editions stay, unless whoever seals says otherwise.
    ED7 An edition is withdrawn with a reason. Its files are gone from the disk; its address says
        so, why, and which edition came after it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from openspace.domain.changes import Changes, Contents, changes
from openspace.domain.chapters import Chapter
from openspace.domain.facts import Fact
from openspace.domain.facts.editions import (
    BookFile,
    PressingBegun,
    PressingEnded,
    Why,
    WorkbookPublished,
    WorkbookSealed,
    WorkbookUnpublished,
    WorkbookWithdrawn,
)
from openspace.domain.permissions import Caller
from openspace.domain.proceedings import Proceedings
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.timetable import Phase, Timetable
from openspace.domain.wording import line

LONGEST_REASON = 300
FORMS = ("html", "pdf", "docx", "odt", "epub", "md", "zip", "json", "csv")
"""In which an edition is made, in this order."""

TOO_EARLY = Refusal(
    "too_early_to_press", "The book can be pressed when the closing circle has begun."
)
NO_DRAFT = Refusal("no_such_draft", "That draft is not here any more. Look at the newest one.")
PRESSING_ON = Refusal(
    "pressing_on", "The book is being pressed anew. Wait until it is done, or stop it."
)
NAME_GONE = Refusal(
    "name_taken_back",
    "Somebody has taken their name back since this was pressed. Press it again, then seal it.",
)
NO_EDITION = Refusal("no_such_edition", "That edition is not here.")
WITHDRAWN = Refusal("edition_withdrawn", "That edition has been withdrawn already.")
NO_REASON = Refusal("reason_missing", "Say in a sentence why, for those who come looking for it.")
REASON_TOO_LONG = Refusal(
    "reason_too_long", "There is room for %(most)s characters here.", {"most": LONGEST_REASON}
)


@dataclass(frozen=True, slots=True)
class Pressing:
    """The book being made; ``ended`` says why it came to nothing, if it did."""

    id: str
    by: str
    began_at: datetime
    form: str = ""
    made: int = 0
    ended: Why | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """A draft, a sealed edition, or one that was withdrawn."""

    id: str
    number: int
    pressed_at: datetime
    files: tuple[BookFile, ...]
    contents: Contents
    changes: Changes | None = None
    sealed_by: str | None = None
    sealed_at: datetime | None = None
    published: bool = False
    withdrawn_at: datetime | None = None
    reason: str = ""
    replaced_by: int = 0

    @property
    def stands(self) -> bool:
        """Whether it is sealed, and not withdrawn."""
        return self.sealed_at is not None and self.withdrawn_at is None

    def file(self, form: str) -> BookFile | None:
        """Its file in a form."""
        return next((each for each in self.files if each.form == form), None)

    def lacks(self, names: frozenset[str]) -> int:
        """How many of its names are not among these."""
        return len(self.contents.names - {mark(self.id, each) for each in names})


def may_press(timetable: Timetable) -> bool:
    """Whether the day has come so far (ED1)."""
    return timetable.is_over or timetable.now.phase is Phase.CLOSING


def begin(
    caller: Caller, timetable: Timetable, running: Pressing | None, new: str, at: datetime
) -> Outcome:
    """Press the book, or join those who do (ED1, ED2)."""
    if not may_press(timetable):
        return TOO_EARLY
    if is_going(running):
        return ()
    return (PressingBegun(caller.gathering, new, caller.person, at),)


def is_going(pressing: Pressing | None) -> bool:
    """Whether the book is being made."""
    return pressing is not None and pressing.ended is None


def stop(
    gathering: str, running: Pressing | None, why: Why, by: str | None, at: datetime
) -> Outcome:
    """End a pressing with nothing; one that is over stays as it ended."""
    if running is None or running.ended is not None:
        return ()
    return (PressingEnded(gathering, running.id, why, running.form, by, at),)


def seal(
    caller: Caller,
    editions: Sequence[Edition],
    chosen: str,
    names: frozenset[str],
    at: datetime,
    *,
    alone: bool,
) -> Outcome:
    """Seal the draft (ED4); ``names`` are those that may stand in a book now. Earlier editions are
    withdrawn when they have others, or when this one is to stand ``alone`` (ED6)."""
    draft = draft_of(editions)
    if draft is None or draft.id != chosen:
        return NO_DRAFT
    if draft.lacks(names):
        return NAME_GONE
    sealed = WorkbookSealed(caller.gathering, draft.id, draft.number, caller.person, at)
    old = (each for each in editions if each.stands and (alone or each.lacks(names)))
    return (sealed, *(_withdrawn(caller, each, at, replaced_by=draft.number) for each in old))


def publish(
    caller: Caller, editions: Sequence[Edition], number: int, at: datetime, *, to_anyone: bool
) -> Outcome:
    """Open an edition to anyone with the link, or to those of the gathering alone (ED5)."""
    found = edition_of(editions, number)
    if found is None:
        return NO_EDITION
    if not found.stands:
        return WITHDRAWN
    if found.published == to_anyone:
        return ()
    fact = WorkbookPublished if to_anyone else WorkbookUnpublished
    return (fact(caller.gathering, found.id, number, caller.person, at),)


def withdraw(
    caller: Caller, editions: Sequence[Edition], number: int, reason: str, at: datetime
) -> Outcome:
    """Take an edition back (ED7)."""
    found, why = edition_of(editions, number), line(reason)
    if found is None:
        return NO_EDITION
    if not found.stands:
        return WITHDRAWN
    if not why:
        return NO_REASON
    if len(why) > LONGEST_REASON:
        return REASON_TOO_LONG
    return (_withdrawn(caller, found, at, reason=why),)


def _withdrawn(
    caller: Caller, edition: Edition, at: datetime, reason: str = "", replaced_by: int = 0
) -> Fact:
    return WorkbookWithdrawn(
        caller.gathering, edition.id, edition.number, caller.person, at, reason, replaced_by
    )


def draft_of(editions: Sequence[Edition]) -> Edition | None:
    """The draft, if there is one (ED3)."""
    return next((each for each in editions if each.sealed_at is None), None)


def edition_of(editions: Sequence[Edition], number: int) -> Edition | None:
    """The sealed edition with this number, withdrawn or not."""
    sealed = (each for each in editions if each.sealed_at is not None)
    return next((each for each in sealed if each.number == number), None)


def newest(editions: Sequence[Edition]) -> Edition | None:
    """The last edition that stands."""
    standing = [each for each in editions if each.stands]
    return max(standing, key=lambda each: each.number) if standing else None


def was_sealed(editions: Sequence[Edition]) -> bool:
    """Whether there has been an edition, be it withdrawn since."""
    return any(each.sealed_at for each in editions)


def is_older(draft: Edition, book: Proceedings, chosen: Iterable[datetime]) -> bool:
    """Whether a draft lacks what its book says by now, or what was chosen for it since (ED3)."""
    changed = dict(draft.contents.chapters) != chapters_of(book)
    return changed or any(at > draft.pressed_at for at in chosen)


def next_number(editions: Sequence[Edition]) -> int:
    """The number of the next edition (ED5)."""
    sealed = (each.number for each in editions if each.sealed_at is not None)
    return max(sealed, default=0) + 1


def contents(edition: str, book: Proceedings) -> Contents:
    """What is kept of a book beside its files (EC1)."""
    names = frozenset(mark(edition, each) for each in named(book))
    return Contents(chapters_of(book), names)


def changed_since(editions: Sequence[Edition], book: Proceedings) -> Changes | None:
    """What a book has that the edition before it had not, if there is one."""
    last = edition_of(editions, next_number(editions) - 1)
    if last is None:
        return None
    return changes(last.number, last.contents, chapters_of(book), last.lacks(named(book)))


def chapters_of(book: Proceedings) -> dict[int, str]:
    """The chapters' fingerprints, by number (EC2)."""
    return {each.number: _digest(repr(_words(each))) for each in book.chapters}


def named(book: Proceedings) -> frozenset[str]:
    """Everybody whose name stands in a book because they agreed to it."""
    found = {each.name for each in book.participants}
    for chapter in book.chapters:
        found.update(each.name for each in chapter.conveners)
        found.update(chapter.note_takers, (each.name for each in chapter.present))
        found.update(each.name for each in chapter.additions)
        found.update(each.name for each in chapter.amended)
    found.update(each.owner for each in book.actions)
    found.update(each.name for each in book.reflections)
    return frozenset(found - {""})


def mark(edition: str, name: str) -> str:
    """A name's mark in an edition: of use beside the same name in the same edition alone (EC1)."""
    return _digest(f"{edition} {name}")


def _words(chapter: Chapter) -> tuple[object, ...]:
    return (
        (chapter.title, chapter.slot, chapter.place, chapter.again, chapter.description),
        (chapter.sdgs, chapter.challenges, chapter.notes, chapter.reports, chapter.came_along),
        tuple(each.text for each in chapter.additions),
    )


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
