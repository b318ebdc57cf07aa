"""Contacts: a card of one's own, and giving it to others, by a yes for each person.

Rules:
    V1 There is a card only when its owner wrote one. It says what they wrote: a name, and if they
       like an organisation, what they look for and can offer, and a mail address.
    V2 A name and an organisation are as long as at the door, the rest at most ``LONGEST_WORDS``;
       too much is refused, never cut. A mail address looks like one, and holds nothing that would
       make a link of it do more than write to it.
    V3 A card goes to one person at a time, by its owner's own act, and shows all it says to that
       person alone, whatever the owner agreed to elsewhere. Nobody gives another's card on.
    V4 It is given to whom one can meet here: who agreed to be listed or named in rooms, who
       convenes a topic, and who gave one their own. Anybody else is nobody, and so is oneself.
    V5 Two who gave each other theirs have exchanged cards. Giving twice is giving once.
    V6 Who holds a card reads it as it is now. Its owner takes it back from anybody, or tears it
       up, and then it is nowhere; the other's card stays until the other takes it back.
    V7 Nobody has more than ``MOST_WAITING`` cards out that no card came back for.
    V8 A card is told to its receiver until they put that away, or give theirs in return.
    V9 Who shows no name anywhere is called what their card says by those who hold it, and has no
       name for those who do not: giving a card tells nobody what was said at the door.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from openspace.domain.addresses import LONGEST_EMAIL, is_address
from openspace.domain.facts import Fact
from openspace.domain.facts.contacts import (
    CardGiven,
    CardPutAway,
    CardTakenBack,
    CardTornUp,
    CardWritten,
)
from openspace.domain.participants import LONGEST_NAME, LONGEST_ORGANISATION, Participant
from openspace.domain.permissions import Caller
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.wording import line, paragraphs

LONGEST_WORDS = 280
MOST_WAITING = 60
NOBODY = Refusal("nobody_there", "There is nobody here whom you could give it to.")
NO_CARD = Refusal("no_card", "Write your card first. Then you can give it to others.")


@dataclass(frozen=True, slots=True)
class CardWords:
    """What a card says, as it was typed; everything but the name may be empty."""

    name: str = ""
    organisation: str = ""
    seeks: str = ""
    offers: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """Somebody's card as it is now."""

    participant: str
    words: CardWords
    at: datetime


@dataclass(frozen=True, slots=True)
class Given:
    """That a card is with somebody; ``put_away`` when its receiver knows of it (V8)."""

    giver: str
    receiver: str
    at: datetime
    put_away: bool = False


@dataclass(frozen=True, slots=True)
class Cards:
    """Which cards one person has out, and which they hold."""

    person: str
    given: tuple[Given, ...] = ()

    @property
    def holders(self) -> tuple[str, ...]:
        """Who has their card, in the order it was given."""
        return tuple(each.receiver for each in self.given if each.giver == self.person)

    @property
    def givers(self) -> tuple[str, ...]:
        """Whose card they have, in the order it was given."""
        return tuple(each.giver for each in self.given if each.receiver == self.person)

    @property
    def waiting(self) -> tuple[str, ...]:
        """Who has their card and has not given theirs (V5)."""
        givers = set(self.givers)
        return tuple(each for each in self.holders if each not in givers)

    @property
    def untold(self) -> tuple[str, ...]:
        """Whose cards they are still told of (V8)."""
        held = (each for each in self.given if each.receiver == self.person)
        return tuple(each.giver for each in held if not each.put_away)


def tidy(typed: CardWords) -> CardWords:
    """What was typed, fit to keep."""
    return CardWords(
        name=line(typed.name),
        organisation=line(typed.organisation),
        seeks=paragraphs(typed.seeks),
        offers=paragraphs(typed.offers),
        email=line(typed.email),
    )


def write(
    caller: Caller, card: Card | None, cards: Cards, typed: CardWords, at: datetime
) -> Outcome:
    """Write one's card, or write it anew (V1, V6)."""
    words = tidy(typed)
    if refusal := _refused(words):
        return refusal
    if card and card.words == words:
        return ()
    return (
        CardWritten(
            gathering=caller.gathering,
            participant=caller.person,
            name=words.name,
            organisation=words.organisation,
            seeks=words.seeks,
            offers=words.offers,
            email=words.email,
            at=at,
            holders=cards.holders,
        ),
    )


def to_meet(
    caller: Caller, cards: Cards, other: Participant | None, convening: Collection[str]
) -> bool:
    """Whether one can give somebody a card (V4); ``convening`` are the topics they convene."""
    if other is None or other.removed or other.id == caller.participant:
        return False
    return shown(other, convening) or other.id in cards.givers


def shown(other: Participant, convening: Collection[str]) -> bool:
    """Whether the name somebody came in with stands anywhere for everybody (V4, V9)."""
    return other.listed or other.named_in_reports or bool(convening)


def give(caller: Caller, cards: Cards, other: str, at: datetime) -> Outcome:
    """Give one's card to somebody whom one can meet (V5, V7, V8)."""
    if other in cards.holders:
        return ()
    if other not in cards.givers and len(cards.waiting) >= MOST_WAITING:
        return Refusal(
            "too_many_cards",
            "You have given your card to %(most)s people who have not given theirs. "
            "Wait for some of them, or take one back.",
            {"most": MOST_WAITING},
        )
    return (
        CardGiven(caller.gathering, caller.person, other, at),
        *put_away(caller, cards, other),
    )


def take_back(caller: Caller, cards: Cards, other: str) -> tuple[Fact, ...]:
    """Take one's card back from somebody (V6); nothing, where they do not have it."""
    if other not in cards.holders:
        return ()
    return (CardTakenBack(caller.gathering, caller.person, other),)


def put_away(caller: Caller, cards: Cards, other: str) -> tuple[Fact, ...]:
    """Need not be told any longer of a card that one holds (V8)."""
    if other not in cards.untold:
        return ()
    return (CardPutAway(caller.gathering, other, caller.person),)


def tear_up(caller: Caller, card: Card | None, cards: Cards) -> tuple[Fact, ...]:
    """Have no card any more, with anybody (V6)."""
    return (CardTornUp(caller.gathering, caller.person, cards.holders),) if card else ()


def listed(people: Iterable[Participant], words: str) -> tuple[Participant, ...]:
    """Those who agreed to be listed and have all these words in name or organisation, by name."""
    sought = line(words).casefold().split()
    found = (
        each
        for each in people
        if each.listed
        and not each.removed
        and all(word in f"{each.name} {each.organisation}".casefold() for word in sought)
    )
    return tuple(sorted(found, key=lambda each: (each.name.casefold(), each.id)))


def _refused(words: CardWords) -> Refusal | None:
    if not words.name:
        return Refusal("card_name_blank", "Write your name, so that the card is somebody's.")
    limits = (
        ("name", words.name, LONGEST_NAME),
        ("organisation", words.organisation, LONGEST_ORGANISATION),
        ("seeks", words.seeks, LONGEST_WORDS),
        ("offers", words.offers, LONGEST_WORDS),
        ("email", words.email, LONGEST_EMAIL),
    )
    for field, text, most in limits:
        if len(text) > most:
            return Refusal(
                f"card_{field}_too_long",
                "This can have %(most)s characters. Yours has %(count)s.",
                {"most": most, "count": len(text)},
            )
    if words.email and not is_address(words.email):
        return Refusal(
            "card_email_strange",
            "This does not look like a mail address. Write it as name@example.org, or leave it "
            "empty.",
        )
    return None
