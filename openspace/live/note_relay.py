"""One note's relay: what a frame leads to. Pure: the frames to send come back as acts.

Rules:
    N1 Words are read strictly, fit the log, and come under a client id that is their sender's,
       before anything else happens to them.
    N2 They wait in one line for their commit; only then are they relayed and acknowledged.
    N3 An acknowledgement counts the sender's frames with words, all of them up to that one.
    N4 Words that stand on words that never came are not kept: their sender is asked for
       everything, and acknowledged when that has been committed.
    N5 Who only reads is told everything, and ends the connection by saying something new.
    N6 What cannot be read ends the connection it came on, and no other.
    N7 A seat hears of others' words after its question (step 1) has been answered, in the order
       of the log; what is committed together comes as one frame, the same for everyone. Who has
       to be given the snapshot is told it, and what came after it, in one go.
    N8 Who is where is told after the words that were heard before it; of what one editor says of
       it within a batch, the last counts.
"""

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from operator import itemgetter
from typing import Final

from openspace.live.note_farewells import Farewell, unreadable
from openspace.live.note_log import NoteLog
from openspace.live.note_presence import Present
from openspace.live.note_seat import Act, Answer, Batch, Close, Entry, Seat, Send, Tell, Visitor
from openspace.notes import frames, keystroke
from openspace.notes.joining import joined
from openspace.notes.ledger import Admission, Ledger
from openspace.notes.reader import LARGEST_UPDATE, Update, read_update
from openspace.notes.tape import UnreadableUpdate
from openspace.notes.workshop import Logged

MOST_IN_A_BATCH: Final = 256
LARGEST_BATCH: Final = 256 * 1024
NOTHING: Final = Update(frames.EMPTY_UPDATE, (), ())
"""In the place of what a damaged log says about words that it lacks: writers are asked for both."""
LARGEST_LOGGED: Final = 2 * LARGEST_UPDATE
"""An update that was cut as it came in may have grown by a few bytes."""
News = tuple[Seat | None, bytes]
"""A frame for all who follow but one."""


class Relay:
    """A note that is open: its log, its ledger, who sits there, and what waits for a commit."""

    def __init__(
        self, logged: Sequence[Logged] = (), ledger: Ledger | None = None, length: int = 0
    ) -> None:
        """``ledger`` knows the first ``length`` updates of the log, ``logged`` is the rest."""
        self._ledger = ledger or Ledger()
        self.log = NoteLog(length, self._ledger.ends(), self._ledger.taken_away)
        self._seats: dict[Seat, None] = {}
        self._present = Present(self._ledger.grants)
        self._waiting: deque[Entry] = deque()
        self._moved: dict[int, tuple[Seat, frames.Seen]] = {}
        for writer, content in logged:
            update = read_update(content, LARGEST_LOGGED)
            whole = self._ledger.recall(update, writer) is not Admission.GAP
            self.log.append(update if whole else NOTHING)

    @property
    def seats(self) -> Collection[Seat]:
        """Who is connected, in the order in which they came."""
        return self._seats

    @property
    def waiting(self) -> int:
        """How many frames with words wait for their commit."""
        return len(self._waiting)

    @property
    def idle(self) -> bool:
        """Whether nothing waits, words or presence."""
        return not self._waiting and not self._moved

    def enter(self, visitor: Visitor) -> tuple[Seat, list[Act]]:
        """A connection opens: it is asked what it has, and told who is here."""
        seat = Seat(visitor)
        self._seats[seat] = None
        return seat, [*self._question(seat), Send(seat, frames.present(self._present.everyone()))]

    def hear(self, seat: Seat, frame: bytes) -> list[Act]:
        """A frame came in."""
        try:
            return self._heard(seat, frames.read_frame(frame))
        except UnreadableUpdate as cause:
            return [Close(seat, unreadable(cause.reason))]

    def take(self) -> Batch:
        """The next words to commit; they stay first until ``committed``."""
        return Batch(tuple(_first(islice(self._waiting, MOST_IN_A_BATCH))))

    def committed(self, batch: Batch) -> list[Act]:
        """A batch is on the disk: now the others see it, and the senders know (N2)."""
        for _ in batch.entries:
            self._waiting.popleft()
        news = [entry for entry in batch.entries if entry.update is not None]
        for entry in news:
            if entry.update is not None:
                self.log.append(entry.update)
        return self._told_on([self._relayed(news), self._shown()], self._saved(batch))

    def answer(self, seat: Seat, whole: bytes) -> list[Act]:
        """The store's snapshot is here for a seat that needs it: all of it, and what came after."""
        seat.follows = True
        return [
            Send(seat, frames.tells(len(whole)), whole),
            Send(seat, frames.answered(self.log.rest())),
        ]

    def leave(self, seat: Seat) -> list[Act]:
        """A connection is gone; its words go on to their commit."""
        del self._seats[seat]
        gone = self._present.leave(seat)
        for seen in gone:
            self._moved.pop(seen.client, None)
        return [Tell(self._others(seat), [frames.present(gone)])] if gone else []

    def beat(self) -> list[Act]:
        """Every so often: whoever writes is asked for what was missed, readers hear a sign."""
        writers = [seat for seat in self._seats if not seat.visitor.bar]
        readers = [seat for seat in self._seats if seat.visitor.bar]
        return [
            Tell(writers, [frames.asked(self._ledger.state_vector())]),
            Tell(readers, [frames.present(())]),
        ]

    def put_away(self) -> None:
        """Everybody has left: ids that were only ever seen are anybody's again."""
        self._ledger.grants.unseen()

    def shorten(self) -> None:
        """The store has a snapshot of all that is in the log."""
        self.log.rebase(self.log.length, self._ledger.ends())

    def farewell(self, farewell: Farewell, participant: str | None = None) -> list[Act]:
        """Everyone's connection ends, or all of one participant's."""
        return [
            Close(seat, farewell)
            for seat in self._seats
            if participant in (None, seat.visitor.person.id)
        ]

    def _heard(self, seat: Seat, frame: frames.Frame) -> list[Act]:
        match frame:
            case frames.Told(update, answer):
                return self._told(seat, update, answer)
            case frames.Asked(state_vector):
                lacking = self.log.since(state_vector)
                seat.follows = lacking is not None
                if lacking is None:
                    return [Answer(seat)]
                return [Send(seat, frames.answered(lacking))]
            case frames.Present(seen):
                fresh = self._present.hear(seat, seen)
                self._moved |= {one.client: (seat, one) for one in fresh}
                return []
            case frames.AskedWhoIsPresent():
                return [Send(seat, frames.present(self._present.everyone()))]

    def _told(self, seat: Seat, content: bytes, answer: bool) -> list[Act]:
        update = keystroke.read(content)
        if seat.visitor.bar:
            return [] if self._ledger.knows(update) else [Close(seat, seat.visitor.bar)]
        seat.told += 1
        kept: Update | None = update
        if not self._ledger.goes_on(update, seat.visitor.person.id):
            news = self._ledger.news(update)
            admission = self._ledger.admit(news, seat.visitor.person.id)
            if admission is Admission.GAP:
                return self._broken(seat, answer)
            kept = news if admission is Admission.NEW else None
        self._waiting.append(Entry(seat, seat.told, answer, kept))
        return []

    def _broken(self, seat: Seat, answer: bool) -> list[Act]:
        if answer:
            raise UnreadableUpdate("words that stand on nothing")
        seat.broken = seat.told
        return self._question(seat)

    def _told_on(self, news: Sequence[News | None], saved: Mapping[Seat, bytes]) -> list[Act]:
        """What there is for the others, in one go where it is for the same; who hears none of it,
        having said all there is, is told alone that it is saved."""
        left, acts = dict(saved), list[Act]()
        for alone, same in groupby(filter(None, news), itemgetter(0)):
            others = self._others(alone)
            own = {seat: left.pop(seat) for seat in [*left] if seat.follows and seat is not alone}
            acts.append(Tell(others, [frame for _, frame in same], own))
        return [*acts, *(Send(seat, frame) for seat, frame in left.items())]

    def _relayed(self, news: Sequence[Entry]) -> News | None:
        """One frame with all that is new, for all but somebody who said it alone."""
        if not news:
            return None
        frame = frames.told(joined([entry.update for entry in news if entry.update]))
        return _alone(entry.seat for entry in news), frame

    def _shown(self) -> News | None:
        """One frame with everyone who has moved (N8), for all but somebody who moved alone."""
        if not self._moved:
            return None
        frame = frames.present([seen for _, seen in self._moved.values()])
        alone = _alone(seat for seat, _ in self._moved.values())
        self._moved.clear()
        return alone, frame

    def _saved(self, batch: Batch) -> dict[Seat, bytes]:
        """What those are told whose words are kept (N3)."""
        settled: dict[Seat, int] = {}
        for entry in batch.entries:
            if entry.seat.settles(entry.number, entry.answer):
                entry.seat.broken = 0
                settled[entry.seat] = entry.number
        return {
            seat: frames.saved(number)
            for seat, number in settled.items()
            if seat.visitor.wants_saved and seat in self._seats
        }

    def _question(self, seat: Seat) -> list[Act]:
        vector = self._ledger.state_vector()
        return [] if seat.visitor.bar else [Send(seat, frames.asked(vector))]

    def _others(self, seat: Seat | None) -> list[Seat]:
        return [other for other in self._seats if other is not seat and other.follows]


def _alone(seats: Iterable[Seat]) -> Seat | None:
    """The one whose all of it is, if it is one's."""
    found = set(seats)
    return found.pop() if len(found) == 1 else None


def _first(entries: Iterable[Entry]) -> Iterator[Entry]:
    """So many that their words are not too much for one relay; one at least."""
    size = 0
    for entry in entries:
        own = len(entry.update.content) if entry.update else 0
        size += own
        if size > max(LARGEST_BATCH, own):
            return
        yield entry
