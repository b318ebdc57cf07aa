"""What is asked for more often than it changes is read once: gatherings, people, topics, the grid,
the rooms, who takes notes, who has called for help, the reports, what was added to them,
announcements, and what every page asks for somebody: what they were told, offered and given, whom
they follow, which actions are theirs, and how far the book is.

Rules:
    K1 What is remembered of a subject was read from the subject's tables alone. It ends with the
       commit of any statement that writes to one of them, whoever wrote it, before anybody is
       told of that commit. A table whose rows take some of a subject's along when they are
       deleted is one of its tables: no statement names what goes with them.
    K2 A transaction that has written to one of them recalls of the subject what it has read itself
       since it last did; nobody else ever does, and what is taken back of it ends that too.
    K3 What was read before such a commit is never remembered after it.
    K4 Only where the writer is can one know; a store that only reads remembers nothing.
    K5 What a reader recalls is of its snapshot's moment, which is fixed before it recalls
       anything. From before such a commit until after it nobody recalls of the subject or adds to
       it. A reader in between, or during whose fixing the memory changed, has a memory of its own
       instead, which ends with it.
"""

import re
from collections.abc import Callable, Collection, Hashable, Mapping
from typing import Any, Final, TypeVar

T = TypeVar("T")

Subject = frozenset[str]
GATHERINGS: Final = Subject({"gathering", "stretch"})
PEOPLE: Final = Subject(
    {
        *GATHERINGS,
        *("participant", "key", "invitation"),
        *("guest", "guest_link", "waiting", "waiting_key"),
    }
)
TOPICS: Final = Subject({"topic", "convener", "breakout"})
GRID: Final = Subject({"place", "placement"})
ROOMS: Final = Subject({"whereabouts"})
PENS: Final = Subject({"note_taker"})
CALLS_FOR_HELP: Final = Subject({"help"})
REPORTS: Final = Subject({"report", "report_field"})
ADDITIONS: Final = Subject({"addition"})
ANNOUNCEMENTS: Final = Subject({"announcement"})
NOTICES: Final = Subject({"notice"})
OFFERS: Final = Subject({"offer"})
CARDS: Final = Subject({"participant", "card", "given_card"})
COMPANIONS: Final = Subject({"following"})
ACTIONS: Final = Subject({"action"})
EDITIONS: Final = Subject({"edition"})
BOOK: Final = Subject({"book_choice", "left_out", "reminder"})
REFLECTIONS: Final = Subject({"reflection"})
IN_BUILDING: Final = Subject({"in_hall"})
SUBJECTS: Final = (
    GATHERINGS,
    PEOPLE,
    TOPICS,
    GRID,
    ROOMS,
    PENS,
    CALLS_FOR_HELP,
    REPORTS,
    ADDITIONS,
    ANNOUNCEMENTS,
    NOTICES,
    OFFERS,
    CARDS,
    COMPANIONS,
    ACTIONS,
    EDITIONS,
    BOOK,
    REFLECTIONS,
    IN_BUILDING,
)
MOST: Final = 10_000
WRITES: Final = re.compile(
    r'\b(?:INTO|UPDATE(?:\s+OR\s+\w+)?|DELETE\s+FROM|TABLE)\s+["`\[]?(\w+)', re.IGNORECASE
)

Kept = Mapping[Subject, dict[Hashable, Any]]
NOTHING: Final[Kept] = {}


class Memory:
    """What is ``kept`` of a subject is thrown away whole, by putting another in its place.

    So who still holds an old one fills nothing that counts (K3).
    """

    def __init__(self) -> None:
        self.kept: Kept = {subject: {} for subject in SUBJECTS}

    def withhold(self, subjects: Collection[Subject]) -> None:
        """Have nobody recall of these until they begin anew (K5)."""
        self.kept = {each: of_it for each, of_it in self.kept.items() if each not in subjects}

    def at(self, fix: Callable[[], object]) -> Kept:
        """What a reader recalls, and adds to, whose snapshot this fixes (K5)."""
        kept = self.kept
        fix()
        if self.kept is not kept:
            kept = NOTHING  # the snapshot may be newer
        return kept if len(kept) == len(SUBJECTS) else {**{each: {} for each in SUBJECTS}, **kept}

    def forget(self, subjects: Collection[Subject]) -> None:
        """Begin anew with these."""
        self.kept = {**self.kept, **{subject: {} for subject in subjects}}


def written_to(statement: str) -> frozenset[Subject]:
    """The subjects to whose tables a statement writes (K1)."""
    if statement.startswith("SELECT"):
        return frozenset()
    names = {name.lower() for name in WRITES.findall(statement)}
    return frozenset(subject for subject in SUBJECTS if not subject.isdisjoint(names))


def remembered(kept: Kept, subject: Subject, what: Hashable, read: Callable[[], T]) -> T:
    """What was read before, or is read now; that there is nothing is not remembered."""
    of_it = kept.get(subject)
    if of_it is None:
        return read()
    known: T | None = of_it.get(what)
    if known is not None:
        return known
    found = read()
    if found is not None and len(of_it) < MOST:
        of_it[what] = found
    return found
