"""Announcements, and coming together: AN1 to AN5."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from openspace.domain.announcements import (
    BLANK,
    FOR_NOBODY,
    LASTS,
    MOST,
    NOBODY_FROM_THERE,
    TOO_MANY,
    Announcement,
    Here,
    Typed,
    announce,
    call_together,
    is_for,
    overtaken,
    put_away,
    run_out,
    withdraw,
)
from openspace.domain.facts.announcements import (
    Announced,
    AnnouncementPutAway,
    AnnouncementWithdrawn,
    CalledTogether,
)
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.whereabouts import NO_SUCH_ROOM
from tests.cast import ANA, CHI, CODE, PEOPLE, at, ben, chi

NOON = at(12)
LUNCH = Announcement("n1", "Lunch", "en", "everyone", "", "ana", NOON)
TOGETHER = replace(LUNCH, id="n2", together="plenary")


def here(inside: Sequence[str] | None = None, *standing: Announcement) -> Here:
    return Here(PEOPLE, inside, ("en", "nb"), standing)


def said(text: str = "Lunch", to: str = "everyone", among: Here | None = None) -> Outcome:
    return announce(ANA, Typed(text, to, "en"), among or here(), ("n9", NOON))


def test_an1_it_is_one_line_in_its_language() -> None:
    expected = Announced(CODE, "n9", "Lunch is here", "en", "everyone", "", "ana", NOON)
    assert said(" Lunch\n is   here ") == (expected,)
    unknown = announce(ANA, Typed("Lunch", "everyone", "xx"), here(), ("n9", NOON))
    assert isinstance(unknown, tuple)
    assert [fact.language for fact in unknown if isinstance(fact, Announced)] == [""]


@pytest.mark.parametrize("text", ["", "  \n", "\u202e\u200f", "\x00"])
def test_an1_nothing_is_refused(text: str) -> None:
    assert said(text) == BLANK


def test_an1_as_long_as_there_is_room_and_no_longer() -> None:
    assert isinstance(said("å" * 300), tuple)
    refused = said("å" * 301)
    assert isinstance(refused, Refusal)
    assert refused.values == {"most": 300, "count": 301}


@pytest.mark.parametrize("to", ["", "anyone", "room:", "everyone:b1", "sector:", "room"])
def test_an2_it_is_for_somebody(to: str) -> None:
    assert said(to=to) == FOR_NOBODY


def test_an2_a_room_is_there_and_who_is_in_it_is_told() -> None:
    assert said(to="room:b1") == NO_SUCH_ROOM
    told = said(to="room:b1", among=here(("chi",)))
    assert told == (Announced(CODE, "n9", "Lunch", "en", "room", "b1", "ana", NOON, ("chi",)),)
    assert isinstance(said(to="room:b1", among=here(())), tuple)


def test_an2_a_sector_is_somebodys() -> None:
    told = said(to="sector:private")
    assert told == (
        Announced(CODE, "n9", "Lunch", "en", "sector", "private", "ana", NOON, ("ben",)),
    )
    assert said(to="sector:academia") == NOBODY_FROM_THERE
    gone = replace(here(), people=(replace(ben, removed=True), chi))
    assert said(to="sector:private", among=gone) == NOBODY_FROM_THERE


def test_an2_nobody_else_is_shown_it() -> None:
    room = replace(LUNCH, audience="room", of="b1")
    sector = replace(LUNCH, audience="sector", of="civil")
    assert is_for(LUNCH, "", "")
    assert (is_for(room, "b1", ""), is_for(room, "b2", "b1")) == (True, False)
    assert (is_for(sector, "", "civil"), is_for(sector, "civil", "public")) == (True, False)


def test_an3_it_stands_until_it_is_withdrawn_or_stood_long_enough() -> None:
    assert withdraw(ANA, [LUNCH, TOGETHER], "n1") == (AnnouncementWithdrawn(CODE, "n1", "ana"),)
    assert withdraw(ANA, [LUNCH], "n7") == ()
    assert run_out(CODE, [LUNCH], NOON + LASTS - timedelta(seconds=1)) == ()
    assert run_out(CODE, [LUNCH], NOON + LASTS) == (AnnouncementWithdrawn(CODE, "n1"),)


def test_an3_everybody_puts_it_away_for_themselves_and_once() -> None:
    assert put_away(CHI, [LUNCH], "n1", ()) == (AnnouncementPutAway(CODE, "n1", "chi"),)
    assert put_away(CHI, [LUNCH], "n1", {"n1"}) == ()
    assert put_away(CHI, [LUNCH], "n7", ()) == ()


def test_an4_few_stand_at_once() -> None:
    full = [replace(LUNCH, id=f"n{at}") for at in range(MOST)]
    assert said(among=here(None, *full)) == TOO_MANY
    assert isinstance(said(among=here(None, *full[1:])), tuple)
    assert call_together(ANA, Typed("", "plenary"), here((), *full), ("n9", NOON)) == TOO_MANY


def test_an5_everyone_is_asked_to_one_room_at_a_time() -> None:
    called = CalledTogether(CODE, "n9", "", "", "plenary", "ana", NOON)
    typed, new = Typed("", "plenary"), ("n9", NOON)
    assert call_together(ANA, typed, here(()), new) == (called,)
    assert call_together(ANA, typed, here((), LUNCH, TOGETHER), new) == (
        AnnouncementWithdrawn(CODE, "n2"),
        called,
    )
    assert call_together(ANA, typed, here(None), new) == NO_SUCH_ROOM


def test_an5_it_is_over_when_another_phase_opens() -> None:
    assert overtaken(CODE, [LUNCH, TOGETHER]) == (AnnouncementWithdrawn(CODE, "n2"),)
