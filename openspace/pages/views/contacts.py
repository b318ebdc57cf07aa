"""Contacts: one's own card, the cards one holds, and whom one can give it to."""

from dataclasses import dataclass

from openspace.pages.views.parts import BLANK, FieldView


@dataclass(frozen=True, slots=True)
class GiveView:
    """``contacts/_give.html``: the button that gives my card to somebody; the same for all."""

    code: str
    person: str
    name: str


@dataclass(frozen=True, slots=True)
class CardView:
    """What a card says; ``person`` is whose it is (``contacts/card.html``).

    ``told`` while its holder has neither answered it nor put away that they got it.
    """

    person: str
    name: str
    organisation: str = ""
    seeks: str = ""
    offers: str = ""
    email: str = ""
    told: bool = False


@dataclass(frozen=True, slots=True)
class HolderView:
    """Somebody who has my card, by the name they came in with; none where they show it nowhere."""

    person: str
    name: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class OwnCardView:
    """``contacts/_own_card.html``: my card, if I wrote one, and how many have it."""

    code: str
    card: CardView | None
    holders: int = 0


@dataclass(frozen=True, slots=True)
class ExchangeView:
    """``contacts/_exchange.html``: cards that I could answer, those exchanged, and mine that wait.

    Only on the person's own channel.
    """

    code: str
    got: tuple[CardView, ...] = ()
    exchanged: tuple[CardView, ...] = ()
    waiting: tuple[HolderView, ...] = ()


@dataclass(frozen=True, slots=True)
class ListedView:
    """``contacts/_listed.html``: how many agreed to be listed."""

    count: int


@dataclass(frozen=True, slots=True)
class PersonHereView:
    """Somebody who agreed to be listed."""

    name: str
    organisation: str
    give: GiveView


@dataclass(frozen=True, slots=True)
class PeopleHereView:
    """``contacts/_people_here.html``: who agreed to be listed and fits the words sought.

    ``more`` are left out, so that the list stays one that can be read.
    """

    code: str
    people: tuple[PersonHereView, ...]
    more: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True)
class ConsentView:
    """``contacts/_consent.html``: what one agrees to, on one's own channel; ``credited``
    when one stands by name as a convener all the same."""

    code: str
    named: bool
    listed: bool
    credited: bool = False


@dataclass(frozen=True, slots=True)
class ContactsPage:
    """``contacts/page.html``."""

    own_card: OwnCardView
    exchange: ExchangeView
    listed: ListedView
    people_here: PeopleHereView
    consent: ConsentView
    mail: bool = False


@dataclass(frozen=True, slots=True)
class CardPage:
    """``contacts/own.html``: writing one's card.

    ``give`` and ``name`` say to whom it goes once it is written, ``back`` where one came from.
    """

    code: str
    written: bool
    name: FieldView
    organisation: FieldView = BLANK
    seeks: FieldView = BLANK
    offers: FieldView = BLANK
    email: FieldView = BLANK
    give: str = ""
    receiver: str = ""
    back: str = ""
