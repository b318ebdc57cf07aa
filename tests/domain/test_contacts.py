"""Cards. The rules' numbers stand in the domain module."""

from dataclasses import replace

import pytest

from openspace.domain.contacts import (
    LONGEST_WORDS,
    MOST_WAITING,
    Card,
    Cards,
    CardWords,
    Given,
    give,
    listed,
    put_away,
    take_back,
    tear_up,
    tidy,
    to_meet,
    write,
)
from openspace.domain.facts.contacts import (
    CardGiven,
    CardPutAway,
    CardTakenBack,
    CardTornUp,
    CardWritten,
)
from openspace.domain.participants import LONGEST_NAME, LONGEST_ORGANISATION, Participant
from tests.cast import ANA, BEN, CODE, ana, at, ben, chi
from tests.domain.saying import code, facts, said

WORDS = CardWords("Ben Bø", "Bøs båter", "A quay", "Boats", "ben@example.org")
BENS = Card("ben", WORDS, at(9))
NONE = Cards("ben")
GAVE = Cards("ben", (Given("ben", "ana", at(9)),))
GOT = Cards("ben", (Given("ana", "ben", at(9)),))
BOTH = Cards("ben", (*GAVE.given, *GOT.given))


def written(words: CardWords, cards: Cards = NONE) -> CardWritten:
    return CardWritten(
        CODE,
        "ben",
        words.name,
        words.organisation,
        words.seeks,
        words.offers,
        words.email,
        at(9),
        cards.holders,
    )


def test_a_card_is_written_with_a_name_alone() -> None:
    """V1."""
    alone = CardWords("Ben")
    assert write(BEN, None, NONE, alone, at(9)) == (written(alone),)
    assert code(write(BEN, None, NONE, replace(WORDS, name=" \u202e "), at(9))) == "card_name_blank"


def test_words_are_tidied() -> None:
    """V2: one line is one line, some lines stay lines, and nothing turns their direction."""
    typed = CardWords(" B\u202een  Bø ", "Båter\n AS", "One\r\n\x00two ", "\u2066x", " a@b.no\n")
    assert tidy(typed) == CardWords("Ben Bø", "Båter AS", "One\ntwo", "x", "a@b.no")
    assert tidy(CardWords("A\u030a")).name == "\u00c5"


@pytest.mark.parametrize(
    ("field", "most"),
    [
        ("name", LONGEST_NAME),
        ("organisation", LONGEST_ORGANISATION),
        ("seeks", LONGEST_WORDS),
        ("offers", LONGEST_WORDS),
    ],
)
def test_over_long_words_are_refused(field: str, most: int) -> None:
    """V2."""
    assert code(write(BEN, None, NONE, replace(WORDS, **{field: "å" * most}), at(9))) == ""
    refused = write(BEN, None, NONE, replace(WORDS, **{field: "å" * (most + 1)}), at(9))
    assert code(refused) == f"card_{field}_too_long"
    assert said(refused) == f"This can have {most} characters. Yours has {most + 1}."


@pytest.mark.parametrize(
    "email", ["", "a@b.no", "o'neil.b+open-space@sub.example.org", "bjørn@blåbær.no"]
)
def test_a_mail_address_may_be_left_out(email: str) -> None:
    """V2."""
    assert code(write(BEN, None, NONE, replace(WORDS, email=email), at(9))) == ""


@pytest.mark.parametrize(
    "email",
    [
        *("ben", "ben@", "@b.no", "ben@no", "a@b..no", "a@b.no.", "a b@c.no", "a@b@c.no"),
        *("a@b.no?cc=c@d.no", "a?cc=x@b.no", "a@b.no,c@d.no", "<a@b.no>", "mailto:a@b.no"),
        *("a%0aBcc:x@b.no", "a&b@c.no", "a@b.no/x", "=cmd|x@b.no"),
    ],
)
def test_what_is_no_mail_address_is_refused(email: str) -> None:
    """V2."""
    refused = write(BEN, None, NONE, replace(WORDS, email=email), at(9))
    assert code(refused) == "card_email_strange"


def test_the_longest_mail_address_is_still_one() -> None:
    """V2."""
    longest = "a@" + ("b" * 61 + ".") * 4 + "o" * 4
    assert code(write(BEN, None, NONE, replace(WORDS, email=longest), at(9))) == ""
    refused = write(BEN, None, NONE, replace(WORDS, email=longest + "x"), at(9))
    assert code(refused) == "card_email_too_long"


def test_whoever_holds_a_card_is_told_what_it_says_now() -> None:
    """V6."""
    other = replace(WORDS, seeks="")
    assert write(BEN, BENS, GAVE, other, at(9)) == (written(other, GAVE),)
    assert written(other, GAVE).people == ("ben", "ana")
    assert write(BEN, BENS, GAVE, replace(WORDS, name=" Ben  Bø"), at(9)) == ()


def shy(**shown: bool) -> Participant:
    return replace(chi, **shown)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cards", "other", "convening", "met"),
    [
        (NONE, shy(), (), False),
        (NONE, shy(listed=True), (), True),
        (NONE, shy(named_in_reports=True), (), True),
        (NONE, shy(), ("t1",), True),
        (Cards("ben", (Given("chi", "ben", at(9)),)), shy(), (), True),
        (Cards("ben", (Given("ben", "chi", at(9)),)), shy(), (), False),
        (NONE, ben, ("t1",), False),
        (NONE, None, (), False),
    ],
)
def test_it_is_given_to_whom_one_can_meet(
    cards: Cards, other: Participant | None, convening: tuple[str, ...], met: bool
) -> None:
    """V4."""
    assert to_meet(BEN, cards, other, convening) == met


def test_a_card_is_given_once() -> None:
    """V3, V5."""
    assert give(BEN, NONE, "ana", at(9)) == (CardGiven(CODE, "ben", "ana", at(9)),)
    assert give(BEN, GAVE, "ana", at(9)) == ()
    assert (GAVE.waiting, BOTH.waiting) == (("ana",), ())


def test_giving_in_return_answers_what_one_was_told() -> None:
    """V8."""
    given = CardGiven(CODE, "ben", "ana", at(9))
    assert give(BEN, GOT, "ana", at(9)) == (given, CardPutAway(CODE, "ana", "ben"))
    known = replace(GOT, given=(Given("ana", "ben", at(9), put_away=True),))
    assert give(BEN, known, "ana", at(9)) == (given,)


def test_what_one_was_told_is_put_away_once_and_by_oneself() -> None:
    """V8."""
    away = CardPutAway(CODE, "ana", "ben")
    assert put_away(BEN, GOT, "ana") == (away,)
    assert away.people == ("ben",)
    known = replace(GOT, given=(Given("ana", "ben", at(9), put_away=True),))
    assert put_away(BEN, known, "ana") == ()
    assert put_away(ANA, Cards("ana", GOT.given), "ben") == ()


def test_a_card_is_taken_back_by_whose_it_is() -> None:
    """V6."""
    back = CardTakenBack(CODE, "ben", "ana")
    assert take_back(BEN, BOTH, "ana") == (back,)
    assert back.people == ("ben", "ana")
    assert take_back(BEN, GOT, "ana") == ()


def test_a_card_that_is_torn_up_is_gone_from_everybody() -> None:
    """V6."""
    torn = CardTornUp(CODE, "ben", ("ana",))
    assert tear_up(BEN, BENS, BOTH) == (torn,)
    assert torn.people == ("ben", "ana")
    assert tear_up(BEN, None, GOT) == ()


def test_a_flood_of_cards_is_slowed_and_answers_are_not() -> None:
    """V7."""
    out = tuple(Given("ben", f"p{number}", at(9)) for number in range(MOST_WAITING))
    full = Cards("ben", (*out, Given("ana", "ben", at(9))))
    assert code(give(BEN, full, "eve", at(9))) == "too_many_cards"
    assert facts(give(BEN, full, "ana", at(9)))
    assert give(BEN, full, "p3", at(9)) == ()
    answered = replace(full, given=(*full.given, Given("p0", "ben", at(9))))
    assert facts(give(BEN, answered, "eve", at(9)))


def test_people_are_found_by_name_and_organisation_who_agreed_to_it() -> None:
    people = (ben, ana, chi)
    assert listed(people, "") == (ana, ben)
    assert listed(people, "  KOMMUNE ana") == (ana,)
    assert listed(people, "bø") == (ben,)
    assert listed(people, "chi") == ()
