"""What a note's log already holds, so that only what fits it is ever added.

The ledger keeps no text: for every client how far it has come, where its steps stand, which were
taken away, which are the second half of a character, and whose it is. It answers for an update
whether it is new, known or comes too early, and takes it in when it is new. A log that grew this
way is complete at every point: no engine that loads it has to wait for a piece, and none sees a
reference that leads nowhere or back to itself.

Rules:
    L1 An update that stands on steps the log lacks is a gap and changes nothing.
    L2 An update that adds no step and takes none away is known and changes nothing.
    L3 Every node stands in one that may hold it, text in text, attributes in their node, and
       nothing lies deeper than the schema allows; otherwise the update is unreadable.
    L4 An update is taken whole or not at all.
    L5 What is known is not said again: of an update only the news is written and relayed.
    L6 New steps under a client id are its participant's own, or else the update is unreadable.
       Known ones may be brought by anyone, and what the log holds stands as it is.
    L7 What is new parts no character that takes two steps, and stands between its neighbours as
       far as their order is known, or else the update is unreadable.
"""

from collections.abc import Iterable, Sequence
from enum import Enum, auto
from functools import cached_property
from typing import Final

from openspace.notes.deposit import Deposit, dumped
from openspace.notes.grants import Grants
from openspace.notes.halves import Clocks, Halves, halves_in
from openspace.notes.reader import Id, Struct, Update
from openspace.notes.settling import Settling, stands_at_once
from openspace.notes.shelf import Shelf
from openspace.notes.taken_away import TakenAway
from openspace.notes.tape import UnreadableUpdate, number
from openspace.notes.trimming import trimmed


class Admission(Enum):
    """What became of an update."""

    NEW = auto()
    KNOWN = auto()
    GAP = auto()


NOTHING: Final = Deposit(dumped({}, {}, {}, {}))


class Ledger:
    """The steps of one note, from where a deposit of its own left off.

    Most of that is read when somebody writes: to open the note would take twice as long with it.
    """

    def __init__(self, deposit: Deposit | None = None) -> None:
        self._deposit = deposit or NOTHING
        self.grants = Grants()
        for client, holder in self._deposit.holders().items():
            self.grants.written(client, holder)

    def goes_on(self, update: Update, writer: str) -> bool:
        """Take in text that goes on where its client is, as nearly every keystroke does.

        Answers whether it was: all of it is new then, and fits by the same rules. All else is left
        to ``news`` and ``admit``.
        """
        if len(update.structs) != 1 or update.deletions:
            return False
        struct = update.structs[0]
        fresh = halves_in(update.structs, self._end)
        if not self.grants.allows(struct.client, writer) or self._parted(
            update.structs, update, fresh
        ):
            return False
        if not stands_at_once(self._shelves, struct, strict=True):
            return False
        self._halves.add(fresh)
        return True

    def admit(self, update: Update, writer: str) -> Admission:
        """Take an update in if it is new and whole (L1, L2); ``UnreadableUpdate`` by L3, L6, L7."""
        unknown = self._unknown(update.structs)
        for struct in unknown:
            if not self.grants.allows(struct.client, writer):
                raise UnreadableUpdate(f"words under somebody else's client id {struct.client}")
        fresh = halves_in(unknown, self._end)
        if self._parted(unknown, update, fresh):
            raise UnreadableUpdate("a character in two halves")
        return self._take(update, unknown, writer, fresh, strict=True)

    def recall(self, update: Update, writer: str) -> Admission:
        """Take in what the log holds, whoever wrote it: as ``admit``, but for L6 and L7."""
        unknown = self._unknown(update.structs)
        fresh = halves_in(unknown, self._end)
        parted = self._parted(unknown, update, fresh)
        admission = self._take(update, unknown, writer, fresh, strict=False)
        if parted and admission is Admission.NEW:
            self._halves.forget(parted)
        return admission

    def knows(self, update: Update) -> bool:
        """Whether an update adds no step and takes none away (L2)."""
        return not self._unknown(update.structs) and all(
            map(self._taken_away.covers, update.deletions)
        )

    def news(self, update: Update) -> Update:
        """What an update says that is not known (L5), before it is admitted."""
        return trimmed(update, self._end, self._taken_away.covers)

    def state_vector(self) -> bytes:
        """How far every client has come, as Yjs writes it."""
        reached = sorted(self.ends().items(), reverse=True)
        ends = b"".join(number(client) + number(end) for client, end in reached)
        return number(len(reached)) + ends

    def ends(self) -> dict[int, int]:
        """How far every client has come."""
        if "_shelves" not in vars(self):
            return self._deposit.ends()
        return {client: shelf.end for client, shelf in self._shelves.items()}

    def taken_away(self) -> TakenAway:
        """What was taken away when it was loaded; more comes to the ledger alone."""
        return TakenAway(self._deposit.gone())

    def dumped(self) -> bytes:
        """All of it as bytes, for ``loaded``."""
        return dumped(
            self._shelves, self._taken_away.spans, self.grants.holders(), self._halves.clocks
        )

    @classmethod
    def loaded(cls, content: bytes) -> "Ledger":
        """A ledger as it was dumped; the bytes are our own."""
        return cls(Deposit(content))

    def learn_halves(self, whole: Update) -> None:
        """Where characters of two steps are in the words that this is a ledger of."""
        self._halves = Halves(halves_in(whole.structs, lambda _: 0))

    @cached_property
    def _shelves(self) -> dict[int, Shelf]:
        return self._deposit.shelves()

    @cached_property
    def _taken_away(self) -> TakenAway:
        return TakenAway(self._deposit.gone())

    @cached_property
    def _halves(self) -> Halves:
        return Halves(self._deposit.halves())

    def _unknown(self, structs: Iterable[Struct]) -> list[Struct]:
        return [
            struct
            for struct in structs
            if struct.kind != "skip" and struct.end > self._end(struct.client)
        ]

    def _end(self, client: int) -> int:
        shelf = self._shelves.get(client)
        return shelf.end if shelf else 0

    def _parted(self, structs: Iterable[Struct], update: Update, fresh: Clocks) -> list[Id]:
        if not fresh and not self._halves.clocks:
            return []
        new = [each for each in update.deletions if not self._taken_away.covers(each)]
        return self._halves.parted(structs, new, fresh)

    def _take(
        self,
        update: Update,
        unknown: Sequence[Struct],
        writer: str,
        fresh: Clocks,
        *,
        strict: bool,
    ) -> Admission:
        alone = len(update.structs) == 1 and not update.deletions
        if alone and stands_at_once(self._shelves, update.structs[0], strict):
            self._halves.add(fresh)
            return Admission.NEW
        if self.knows(update):
            return Admission.KNOWN
        settling = Settling(self._shelves, unknown, strict)
        if not settling.done or any(
            deletion.end > settling.reach(deletion.client) for deletion in update.deletions
        ):
            return Admission.GAP
        for client, shelf in settling.fresh.items():
            self._shelves.setdefault(client, Shelf()).extend(shelf)
            self.grants.written(client, writer)
        self._taken_away.add(update.deletions)
        self._halves.add(fresh)
        return Admission.NEW
