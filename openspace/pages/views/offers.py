"""What concerns one person: what they were told, and what they are asked."""

from collections.abc import Mapping
from dataclasses import dataclass

from openspace.pages.views.actions import ActionAskView, ReminderView
from openspace.pages.views.contacts import GiveView
from openspace.pages.views.parts import TapedView, TopicLinkView


@dataclass(frozen=True, slots=True)
class NoticeView:
    """Something to be told; ``values`` fill the sentence of its kind (``offers/notices.html``)."""

    id: str
    kind: str
    topic: str
    values: Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class OfferView:
    """What is asked of somebody, or what they have asked (``offers/words.html``).

    ``by`` and ``to`` are names; ``topic_at`` and ``other_at`` are where the two hang in a swap.
    """

    id: str
    kind: str
    by: str
    topic: TopicLinkView
    other: TopicLinkView | None = None
    to: str = ""
    topic_at: TapedView | None = None
    other_at: TapedView | None = None


@dataclass(frozen=True, slots=True)
class GotCardView:
    """A card that somebody gave; ``answered`` when they have the receiver's too."""

    person: str
    name: str
    organisation: str
    answered: bool


@dataclass(frozen=True, slots=True)
class AskingView:
    """``shell/_asking.html``: that somebody waits for an answer, or for one's card, everywhere.

    ``cards`` are the people whose card is not answered.
    """

    code: str
    count: int = 0
    cards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AskedView:
    """``offers/_asked.html``: only on the person's own channel.

    ``offers`` wait for this person's answer, ``made`` are theirs and wait for another's, ``cards``
    were given to them, they are asked to own ``actions``, and ``due`` are their own.
    """

    code: str
    notices: tuple[NoticeView, ...] = ()
    offers: tuple[OfferView, ...] = ()
    made: tuple[OfferView, ...] = ()
    cards: tuple[GotCardView, ...] = ()
    actions: tuple[ActionAskView, ...] = ()
    due: tuple[ReminderView, ...] = ()

    @property
    def asking(self) -> AskingView:
        unanswered = tuple(each.person for each in self.cards if not each.answered)
        return AskingView(self.code, len(self.offers) + len(self.actions), unanswered)


@dataclass(frozen=True, slots=True)
class AlikeView:
    """A topic like one's own, and the words they have in common."""

    topic: TopicLinkView
    words: tuple[str, ...]
    language: str = ""


@dataclass(frozen=True, slots=True)
class AlikeListView:
    """``offers/_alike.html``: topics like this one; ``topic`` is empty for one being written."""

    code: str
    topic: str
    topics: tuple[AlikeView, ...]


@dataclass(frozen=True, slots=True)
class MergerPage:
    """``offers/merger.html``: with which topic this one could merge, and what came along.

    ``own`` when the viewer convenes it; a facilitator who does not proposes.
    """

    code: str
    topic: TopicLinkView
    alike: AlikeListView
    others: tuple[TopicLinkView, ...]
    came_along: tuple[TopicLinkView, ...]
    own: bool
    chosen: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class CardView:
    """A card of the grid to swap with; ``value`` says which and where it was seen."""

    value: str
    topic: TopicLinkView
    at: TapedView


@dataclass(frozen=True, slots=True)
class SwapPage:
    """``offers/swap.html``: which other card could have this one's place.

    ``value`` is this card, as the others'; empty while it has no place. ``asks`` when the other
    side has to agree.
    """

    code: str
    topic: TopicLinkView
    value: str
    at: TapedView | None
    cards: tuple[CardView, ...]
    asks: bool
    chosen: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class NameView:
    """Somebody who can be asked, by name and organisation."""

    id: str
    name: str
    organisation: str


@dataclass(frozen=True, slots=True)
class CandidatesView:
    """``offers/_candidates.html``: the names of those who can be asked to convene."""

    code: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConvenerView:
    """Somebody who convenes a topic; ``give`` unless they came from a file."""

    name: str
    organisation: str
    give: GiveView | None


@dataclass(frozen=True, slots=True)
class ConvenersPage:
    """``offers/conveners.html``: who convenes a topic, and who could.

    ``own`` when the viewer convenes it; ``waits`` when nobody does.
    """

    code: str
    topic: TopicLinkView
    conveners: tuple[ConvenerView, ...]
    people: tuple[NameView, ...]
    own: bool
    waits: bool
    chosen: str = ""
    error: str = ""
