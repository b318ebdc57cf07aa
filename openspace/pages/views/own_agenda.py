"""One person's own agenda, round by round: its owner's alone, so nobody is pushed it."""

from dataclasses import dataclass

from openspace.pages.views.parts import SlotView, TapedView, TopicLinkView


@dataclass(frozen=True, slots=True)
class OwnTopicView:
    """A topic I want, in its place; ``own`` when I convene it, else I marked it.

    Where it collides, ``runs`` and ``rounds`` lead out: I can be at another run, or it can be moved
    to another round. ``why`` says why not: fixed, begun, last, full or busy.
    """

    code: str
    topic: TopicLinkView
    breakout: str
    place: str
    convener: tuple[str, ...]
    own: bool
    language: str = ""
    runs: tuple[TapedView, ...] = ()
    rounds: tuple[SlotView, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class OwnSlotView:
    """A round and what I want in it; ``others`` counts all of its conversations."""

    slot: SlotView
    topics: tuple[OwnTopicView, ...]
    others: int
    collides: bool = False
    over: bool = False


@dataclass(frozen=True, slots=True)
class OwnAgendaView:
    """``agenda/_own_agenda.html``: ``loose`` are the topics I want that have no place yet."""

    code: str
    slots: tuple[OwnSlotView, ...]
    loose: tuple[TopicLinkView, ...]

    @property
    def is_empty(self) -> bool:
        """Whether I want nothing at all so far."""
        return not self.loose and not any(each.topics for each in self.slots)


@dataclass(frozen=True, slots=True)
class OwnAgendaPage:
    """``agenda/mine.html``. ``calendar`` is its secret address, on the one page that shows it."""

    own_agenda: OwnAgendaView
    calendar: str = ""

    @property
    def webcal(self) -> str:
        """The address as calendar programs open it by themselves."""
        return f"webcal://{self.calendar.partition('://')[2]}"
