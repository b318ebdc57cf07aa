"""How the book is made up: what facilitators choose for it until it is sealed.

Rules:
    ET1 Every choice says what its maker saw; if it is otherwise by now, nothing changes, and what
        was typed stays in front of whoever typed it. What is so already changes nothing.
    ET2 The design is one of those that there are; the plain one until one is chosen.
    ET3 The foreword is plain text in paragraphs, and who signs it a line under it. A line that
        signs nothing is refused.
    ET4 Chapters stand by round and room, by number, by interest (the number where two have as
        much), or by hand. To move one makes the order that was seen one by hand; a topic that
        nobody has moved stands after them, in the order of the rounds.
    ET5 A chapter is left out with a reason; its conveners are told, and when it is taken in again
        too. The book says how many were left out, and neither which nor why.
    ET6 What was chosen last is undone once: then what was before holds again, and the same undoes
        that. Of a chapter that was left out, taking it in is the undoing.
    ET7 Chapters are amended into the first edition that is sealed until the end of a day on the
        gathering's clock, or until it is sealed where no day is set. A day that is over is refused.
        A note and a report never close: what comes later stands in the live book, and in the next
        edition.
    ET8 A sentence on the licence may stand beside it; the licence itself is what everybody was
        shown at the door, and nobody changes it.
    ET9 Who convenes a chapter in which something is missing is reminded, and it is known when they
        were last. Where nobody who is here convenes it, nobody is.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final, Literal, get_args
from zoneinfo import ZoneInfo

from openspace.domain.facts.editing import BookEdited, ChapterLeftOut, ChapterTakenIn
from openspace.domain.gathering import Gathering
from openspace.domain.grid import CHANGED, as_seen
from openspace.domain.proceedings import Order
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.wording import line, paragraphs

LONGEST_FOREWORD: Final = 6000
LONGEST_SIGNED: Final = 200
LONGEST_REASON: Final = 300
LONGEST_RIGHTS: Final = 500

Part = Literal["design", "foreword", "order", "window", "rights"]
BLANK: Final[Mapping[str, Mapping[str, str]]] = {
    "design": {"name": "plain"},
    "foreword": {"text": "", "signed": ""},
    "order": {"kind": "rounds", "topics": ""},
    "window": {"until": ""},
    "rights": {"text": ""},
}
"""What every part says before anybody has chosen."""

NO_SUCH_DESIGN = Refusal("no_such_design", "There is no such design. Choose one that is shown.")
NO_SUCH_ORDER = Refusal("no_such_order", "Choose among the orders that are listed.")
UNSIGNED = Refusal("foreword_missing", "Write the foreword first, then who signs it.")
NOTHING_DONE = Refusal("nothing_to_undo", "There is nothing here to undo.")
NO_REASON = Refusal("reason_missing", "Say why in a few words. Those who convene it read it.")
DAY_UNREADABLE = Refusal("day_unreadable", "Choose a day, or none.")
DAY_OVER = Refusal("day_over", "That day is over. Choose a later one, or none.")


@dataclass(frozen=True, slots=True)
class Choice:
    """What a part says, what it said before, and who chose that when."""

    values: Mapping[str, str]
    before: Mapping[str, str]
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Why a topic's chapter is left out, and who left it out when."""

    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Reminder:
    """Who last reminded a chapter's conveners, and when."""

    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class MakeUp:
    """All that was chosen for a book, by part; ``left_out`` and ``reminded`` by topic."""

    choices: Mapping[str, Choice] = field(default_factory=dict)
    left_out: Mapping[str, LeftOut] = field(default_factory=dict)
    reminded: Mapping[str, Reminder] = field(default_factory=dict)

    def says(self, part: Part, name: str) -> str:
        """A field of a part."""
        return self.values(part)[name]

    def values(self, part: Part) -> Mapping[str, str]:
        """What a part says."""
        chosen = self.choices.get(part)
        return {**BLANK[part], **chosen.values} if chosen else BLANK[part]

    def seen(self, part: Part) -> str:
        """What somebody saw of a part (ET1)."""
        return as_seen(sorted(self.values(part).items()))

    @property
    def foreword(self) -> str:
        """The foreword with who signs it."""
        return "\n".join(filter(None, self.values("foreword").values()))

    @property
    def order(self) -> Order:
        """How the chapters stand."""
        return next(each for each in get_args(Order) if each == self.says("order", "kind"))

    @property
    def by_hand(self) -> tuple[int, ...]:
        """The numbers of the topics that were put in an order by hand."""
        return tuple(map(int, self.says("order", "topics").split()))


@dataclass(frozen=True, slots=True)
class Editor:
    """Who chooses, what they saw of it, and when."""

    participant: str
    seen: str
    at: datetime


def choose_design(
    code: str, now: MakeUp, name: str, there: Collection[str], editor: Editor
) -> Outcome:
    """Choose what the book looks like (ET2)."""
    return _chosen(code, now, "design", {"name": name}, editor) if name in there else NO_SUCH_DESIGN


def write_foreword(code: str, now: MakeUp, text: str, signed: str, editor: Editor) -> Outcome:
    """Write the foreword and who signs it (ET3)."""
    text, signed = "\n".join(filter(None, paragraphs(text).splitlines())), line(signed)
    if signed and not text:
        return UNSIGNED
    if len(text) > LONGEST_FOREWORD or len(signed) > LONGEST_SIGNED:
        most, count = (LONGEST_FOREWORD, len(text))
        return _too_long(*((most, count) if count > most else (LONGEST_SIGNED, len(signed))))
    return _chosen(code, now, "foreword", {"text": text, "signed": signed}, editor)


def choose_order(code: str, now: MakeUp, kind: str, editor: Editor) -> Outcome:
    """Choose how the chapters stand (ET4)."""
    if kind not in get_args(Order):
        return NO_SUCH_ORDER
    values = {"kind": kind, "topics": now.says("order", "topics")}
    return _chosen(code, now, "order", values, editor)


def move(code: str, stands: Sequence[int], number: int, by: int, editor: Editor) -> Outcome:
    """Move a chapter so many places on; ``stands`` are the topics' numbers as they stand (ET4)."""
    if editor.seen != as_seen(*stands) or number not in stands:
        return CHANGED
    order, at = list(stands), stands.index(number)
    if by == 0 or not 0 <= at + by < len(order):
        return ()
    order.insert(at + by, order.pop(at))
    values = {"kind": "hand", "topics": " ".join(map(str, order))}
    return (BookEdited(code, "order", values, editor.participant, editor.at),)


def set_window(gathering: Gathering, now: MakeUp, until: str, editor: Editor) -> Outcome:
    """Choose until the end of which day chapters are amended (ET7)."""
    try:
        day = date.fromisoformat(until) if until else None
    except ValueError:
        return DAY_UNREADABLE
    if day and end_of(gathering, day) <= editor.at:
        return DAY_OVER
    values = {"until": day.isoformat() if day else ""}
    return _chosen(gathering.code, now, "window", values, editor)


def write_rights(code: str, now: MakeUp, text: str, editor: Editor) -> Outcome:
    """Write what stands beside the licence (ET8)."""
    text = line(text)
    if len(text) > LONGEST_RIGHTS:
        return _too_long(LONGEST_RIGHTS, len(text))
    return _chosen(code, now, "rights", {"text": text}, editor)


def undo(code: str, now: MakeUp, part: str, editor: Editor) -> Outcome:
    """Let what was before hold again (ET6)."""
    chosen = now.choices.get(part)
    known: tuple[Part, ...] = get_args(Part)
    which = next((each for each in known if each == part), None)
    if chosen is None or which is None:
        return NOTHING_DONE
    return _chosen(code, now, which, chosen.before, editor)


def leave_out(code: str, now: MakeUp, topic: str, reason: str, editor: Editor) -> Outcome:
    """Leave a chapter out (ET5)."""
    if topic in now.left_out:
        return ()
    reason = line(reason)
    if not reason:
        return NO_REASON
    if len(reason) > LONGEST_REASON:
        return _too_long(LONGEST_REASON, len(reason))
    return (ChapterLeftOut(code, topic, reason, editor.participant, editor.at),)


def take_in(code: str, now: MakeUp, topic: str, editor: Editor) -> Outcome:
    """Let it stand in the book again (ET5)."""
    return (ChapterTakenIn(code, topic, editor.participant),) if topic in now.left_out else ()


def end_of(gathering: Gathering, day: date) -> datetime:
    """When a day ends on the gathering's clock."""
    zone = ZoneInfo(gathering.time_zone)
    return datetime.combine(day + timedelta(days=1), time(), zone)


def window_day(now: MakeUp) -> date | None:
    """The last day of amending, if one is set (ET7)."""
    until = now.says("window", "until")
    return date.fromisoformat(until) if until else None


def amends(gathering: Gathering, now: MakeUp, at: datetime, *, sealed: bool) -> bool:
    """Whether what is written comes into the first sealed edition: once the circle is closed, until
    an edition is ``sealed`` or the day that is set is over (ET7)."""
    day = window_day(now)
    still = not sealed and (day is None or at < end_of(gathering, day))
    return gathering.timetable.is_over and still


def _chosen(
    code: str, now: MakeUp, part: Part, values: Mapping[str, str], editor: Editor
) -> Outcome:
    if values == now.values(part):
        return ()
    if editor.seen != now.seen(part):
        return CHANGED
    return (BookEdited(code, part, dict(values), editor.participant, editor.at),)


def _too_long(most: int, count: int) -> Refusal:
    return Refusal(
        "words_too_long",
        "There is room for %(most)s characters here. These are %(count)s.",
        {"most": most, "count": count},
    )
