"""Deeds with cards, for the check that a page and its pushes equal a fresh page."""

from collections.abc import Mapping

from openspace.domain.contacts import CardWords
from openspace.domain.participants import Introduction
from openspace.domain.permissions import Caller
from openspace.facilitation import contacts, door
from tests.cast import ANA, BEN, CHI, DEE
from tests.pages.offer_deeds import Deed

ANAS = CardWords("Ana Ås", "Fjellgrend <kommune>", "Boats", "A quay", "ana@example.org")
OTHER = CardWords("Another <b>name</b>", "", "More & more")


def writes(who: Caller, words: CardWords = ANAS) -> Deed:
    return lambda h: h.perform(contacts.write, who, words)


def gives(who: Caller, other: str) -> Deed:
    return lambda h: h.perform(contacts.give, who, other)


def takes_back(who: Caller, other: str) -> Deed:
    return lambda h: h.perform(contacts.take_back, who, other)


BOTH = (writes(ANA), writes(CHI, OTHER), gives(CHI, "ana"), gives(ANA, "chi"))

CARD_DEEDS: Mapping[str, tuple[Deed, ...]] = {
    "a card is written": (writes(ANA),),
    "a card is written anew": (writes(ANA), writes(ANA, OTHER)),
    "a card that ana has is written anew": (
        writes(CHI),
        gives(CHI, "ana"),
        writes(CHI, OTHER),
    ),
    "ana is given a card": (writes(CHI, OTHER), gives(CHI, "ana")),
    "ana gives a card": (writes(ANA), gives(ANA, "ben")),
    "ana gives hers in return": BOTH,
    "ana is given one in return": (writes(ANA), gives(ANA, "ben"), writes(BEN), gives(BEN, "ana")),
    "ana puts a card away": (
        writes(CHI),
        gives(CHI, "ana"),
        lambda h: h.perform(contacts.put_away, ANA, "chi"),
    ),
    "ana takes hers back": (*BOTH, takes_back(ANA, "chi")),
    "a card is taken back from ana": (*BOTH, takes_back(CHI, "ana")),
    "ana's card is torn up": (*BOTH, lambda h: h.perform(contacts.tear_up, ANA)),
    "a card that ana has is torn up": (*BOTH, lambda h: h.perform(contacts.tear_up, CHI)),
    "somebody comes in who is listed": (
        lambda h: h.perform(
            door.register, DEE, Introduction("Eli", sector="civil", listed=True), None, "a new key"
        ),
    ),
}
