"""Contacts as one person sees them.

The rule: only of a card that one holds, or wrote, is anything read.
"""

from openspace.domain.contacts import Card, CardWords, listed, shown, to_meet
from openspace.domain.permissions import Caller
from openspace.domain.refusal import Refusal
from openspace.locale import catalogue
from openspace.locale.tables import table
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.contacts import (
    CardPage,
    CardView,
    ConsentView,
    ContactsPage,
    ExchangeView,
    GiveView,
    HolderView,
    ListedView,
    OwnCardView,
    PeopleHereView,
    PersonHereView,
)
from openspace.pages.views.parts import FieldView
from openspace.post.cards import Contact, address_book
from openspace.store import contacts, marketplace

MOST_SHOWN = 60
FIELDS = ("name", "organisation", "seeks", "offers", "email")


def contacts_page(
    now: Snapshot, caller: Caller, words: str = "", *, mail: bool = False
) -> ContactsPage:
    """One's own card, those one holds, and the people here."""
    return ContactsPage(
        own_card=own_card_view(now, caller),
        exchange=exchange_view(now, caller),
        listed=listed_view(now),
        people_here=people_here_view(now, caller, words),
        consent=consent_view(now, caller),
        mail=mail,
    )


def own_card_view(now: Snapshot, caller: Caller) -> OwnCardView:
    """What one has written, and how many hold it."""
    mine = contacts.card(now.tx, caller.person)
    holders = now.cards_of(caller.person).holders
    return OwnCardView(now.code, _card(mine) if mine else None, len(holders))


def exchange_view(now: Snapshot, caller: Caller) -> ExchangeView:
    """The cards one holds, and who has one's own."""
    cards = now.cards_of(caller.person)
    held = contacts.held(now.tx, caller.person) if cards.givers else ()
    given, told = set(cards.holders), set(cards.untold)
    views = [_card(each, told=each.participant in told) for each in held]
    return ExchangeView(
        code=now.code,
        got=tuple(each for each in views if each.person not in given),
        exchanged=tuple(each for each in views if each.person in given),
        waiting=tuple(_holder(now, each) for each in cards.waiting),
    )


def consent_view(now: Snapshot, caller: Caller) -> ConsentView:
    """What somebody agrees to."""
    me = now.people[caller.person]
    credited = not me.named_in_reports and any(
        each.name
        for topic in now.every_topic.values()
        for each in topic.conveners
        if each.participant == me.id
    )
    return ConsentView(now.code, me.named_in_reports, me.listed, credited)


def listed_view(now: Snapshot) -> ListedView:
    """How many agreed to be listed."""
    return ListedView(sum(each.listed and not each.removed for each in now.people.values()))


def people_here_view(now: Snapshot, caller: Caller, words: str = "") -> PeopleHereView:
    """The others who agreed to be listed."""
    found = [each for each in listed(now.people.values(), words) if each.id != caller.participant]
    people = (
        PersonHereView(each.name, each.organisation, GiveView(now.code, each.id, each.name))
        for each in found[:MOST_SHOWN]
    )
    return PeopleHereView(now.code, tuple(people), max(0, len(found) - MOST_SHOWN), words)


def card_page(
    now: Snapshot,
    caller: Caller,
    give: str = "",
    back: str = "",
    typed: CardWords | None = None,
    refusal: tuple[Refusal, str] | None = None,
) -> CardPage:
    """The form of one's card; it begins with what one said at the door."""
    mine, me = contacts.card(now.tx, caller.person), now.people[caller.person]
    begun = mine.words if mine else CardWords(me.name, me.organisation)
    words = typed or begun
    wrong, sentence = (refusal[0].code, refusal[1]) if refusal else ("", "")

    def field(name: str) -> FieldView:
        said = sentence if wrong.startswith(f"card_{name}_") else ""
        return FieldView(getattr(words, name), said)

    name, organisation, seeks, offers, email = map(field, FIELDS)
    receiver = _to_meet(now, caller, give)
    return CardPage(
        code=now.code,
        written=mine is not None,
        name=name,
        organisation=organisation,
        seeks=seeks,
        offers=offers,
        email=email,
        give=give if receiver else "",
        receiver=receiver,
        back=back,
    )


def as_vcards(now: Snapshot, caller: Caller, language: str) -> bytes:
    """The cards one holds, for an address book."""
    say, gathering = catalogue(language).gettext, now.gathering

    def note(card: Card) -> str:
        words = card.words
        told = ((say("Looks for"), words.seeks), (say("Can offer"), words.offers))
        rows = [f"{what}: {text}" for what, text in told if text]
        return "\n".join((*rows, f"{gathering.title}, {gathering.date.isoformat()}"))

    return address_book(
        Contact(
            known_as=f"{now.code}/{each.participant}",
            name=each.words.name,
            organisation=each.words.organisation,
            email=each.words.email,
            note=note(each),
            at=each.at,
        )
        for each in contacts.held(now.tx, caller.person)
    )


def as_table(now: Snapshot, caller: Caller, language: str) -> bytes:
    """The cards one holds, a row each."""
    say = catalogue(language).gettext
    headings = [say(each) for each in ("Name", "Organisation", "Looks for", "Can offer", "Mail")]
    held = contacts.held(now.tx, caller.person)
    rows = [[getattr(each.words, field) for field in FIELDS] for each in held]
    return table(headings, rows, language)


def _card(card: Card, *, told: bool = False) -> CardView:
    words = card.words
    return CardView(
        person=card.participant,
        name=words.name,
        organisation=words.organisation,
        seeks=words.seeks,
        offers=words.offers,
        email=words.email,
        told=told,
    )


def _to_meet(now: Snapshot, caller: Caller, other: str) -> str:
    """The name of somebody whom one can give a card; empty for all others (V4, V9)."""
    found = now.people.get(other)
    convening = _convening(now, other)
    if found is None or not to_meet(caller, now.cards_of(caller.person), found, convening):
        return ""
    held = {each.participant: each.words.name for each in contacts.held(now.tx, caller.person)}
    return held.get(other) or found.name


def _holder(now: Snapshot, other: str) -> HolderView:
    """Who has my card, and gave me none: as they show themselves to everybody (V9)."""
    found = now.people[other]
    if not shown(found, _convening(now, other)):
        return HolderView(other)
    return HolderView(other, found.name, found.organisation)


def _convening(now: Snapshot, person: str) -> tuple[str, ...]:
    return marketplace.convened_by(now.tx, now.code, person)
