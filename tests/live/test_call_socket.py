"""The calls' address on a real server: who gets a seat, what is passed on, and what ends it.

V1 to V5 and G1 to G3, and that nobody outside of the room comes near.
"""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from websockets.exceptions import InvalidStatus

from openspace.domain.calls import Means, calls_seen
from openspace.domain.permissions import Caller, Role
from openspace.facilitation import calls
from openspace.facilitation.calls import Called
from openspace.facilitation.marketplace import withdraw
from openspace.facilitation.removal import remove
from openspace.facilitation.whereabouts import enter, leave, vanish
from openspace.live.call_guest import CREDITS
from openspace.live.call_route import Visited
from openspace.live.note_farewells import REMOVED
from openspace.store import participants
from openspace.store.keeping import Transaction, keep
from tests.cast import ANA, BEN, CHI, CODE, ben, chi, gathering, registered
from tests.live.callers import SDP, AtTheLine, calling, lines
from tests.live.live_server import ELSEWHERE, KIM, Served, ended, served

SEEN = calls_seen(gathering())
STATE = {"muted": False, "camera": True, "screen": False}
CANDIDATE = {"candidate": "candidate:1 1 udp 1 10.0.0.1 9 typ host", "sdpMid": "0"}


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[Served]:
    """Everybody is in b1."""
    async with served(tmp_path) as server:
        for caller in (ANA, BEN, CHI):
            await server.house.perform(enter, caller, "b1")
        yield server


async def why(at: AtTheLine) -> str:
    """Why it ended."""
    said: str = (await at.until("ended"))["why"]
    assert await ended(at.line) == 1000
    return said


async def test_who_comes_hears_who_is_there_and_the_others_hear_of_them(server: Served) -> None:
    async with calling(server, "ben") as first:
        assert (await first.next())["peers"] == []
        async with lines(server, "chi") as second:
            await second.say("join", tab="x" * 24)
            welcome = await second.next()
            assert (welcome["kind"], welcome["most"], welcome["seen"]) == ("built-in", 8, 4)
            assert welcome["ice"] == []
            shown = {"muted": True, "camera": False, "screen": False}
            told = {"id": first.you, "person": "ben", "name": "Ben Bø", **shown}
            assert (await second.next())["peers"] == [told]
            told = {"id": welcome["you"], "person": "chi", "name": "", **shown}
            assert (await first.next())["peer"] == told
            await second.say("leave")
            assert await ended(second.line) == 1000
        assert await first.next() == {"say": "left", "id": welcome["you"], "gone": True}


async def test_words_go_to_the_seat_they_are_for_with_who_says_them(server: Served) -> None:
    async with (
        calling(server, "ana") as ana,
        calling(server, "ben") as ben,
        calling(server, "chi") as chi,
    ):
        for each, heard in ((ana, 2), (ben, 1)):
            for _ in range(heard):
                await each.until("joined")
        await chi.until("peers")
        await ben.say("offer", to=chi.you, sdp=SDP, fresh=True, **{"from": ana.you})
        offer = {"say": "offer", "from": ben.you, "sdp": SDP, "fresh": True}
        assert await chi.next() == offer
        await chi.say("candidate", to=ben.you, candidate={**CANDIDATE, "sdpMLineIndex": 0})
        assert (await ben.next())["from"] == chi.you
        await chi.say("offer", to="f" * 16, sdp=SDP)
        await chi.say("offer", to=chi.you, sdp=SDP)
        await chi.say("state", **STATE)
        for each in (ana, ben):
            assert await each.next() == {"say": "state", "id": chi.you, **STATE}
        await chi.silent()


async def test_v1_a_second_tab_takes_the_call_over(server: Served) -> None:
    async with calling(server, "ana") as ana, calling(server, "ben") as first:
        await ana.until("joined")
        async with calling(server, "ben", tab="another-tab-of-bens-own") as second:
            assert await why(first) == "elsewhere"
            assert await ana.next() == {"say": "left", "id": first.you, "gone": True}
            assert (await ana.next())["peer"]["id"] == second.you
            assert (await second.next())["peers"][0]["id"] == ana.you
            for person, says in (("ben", True), ("chi", False)):
                async with server.browser(person) as page:
                    assert ("data-elsewhere" in (await page.get("/breakouts/b1")).text) == says


async def test_v2_a_line_that_comes_back_has_the_seat_it_had(server: Served) -> None:
    async with calling(server, "ana") as ana:
        async with calling(server, "ben") as lost:
            await ana.until("joined")
        assert await ana.next() == {"say": "left", "id": lost.you, "gone": False}
        async with calling(server, "ben") as back:
            assert back.you == lost.you
            assert (await ana.next())["peer"]["id"] == back.you
            async with calling(server, "ben") as again:
                assert again.you == back.you
                assert await ana.next() == {"say": "left", "id": back.you, "gone": False}
                assert await ended(back.line) == 1000


async def test_v2_nobody_gets_anothers_seat_by_naming_their_tab(server: Served) -> None:
    tab = "a-tab-that-both-of-them-name"
    async with calling(server, "ben", tab=tab) as ben, calling(server, "chi", tab=tab) as chi:
        assert ben.you != chi.you


async def test_v4_a_full_call_takes_nobody_more(server: Served) -> None:
    crowd = [f"p{number}" for number in range(8)]

    def settle_in(tx: Transaction) -> None:
        for each in crowd:
            keep(registered(replace(ben, id=each)), tx)
            participants.give_key(tx, each, f"the key of {each}")

    await server.house.store.write(settle_in)
    for each in crowd:
        await server.house.perform(enter, Caller(CODE, each, Role.PARTICIPANT), "b1")
    async with AsyncExitStack() as opened:
        for number, name in enumerate(crowd):
            line = lines(server, "", key=f"the key of {name}")
            at = await opened.enter_async_context(line)
            await at.say("join", tab=f"tab-number-{number}".ljust(20, "x"))
            await at.until("welcome")
        async with lines(server, "chi") as late:
            await late.say("join", tab="x" * 24)
            assert await late.next() == {"say": "full", "most": 8, "link": ""}
            assert await ended(late.line) == 1000
        async with lines(server, "", key="the key of p3") as again:
            await again.say("join", tab="another-tab-of-the-fourth")
            assert len((await again.until("peers"))["peers"]) == 7


@pytest.mark.parametrize(
    ("person", "room"), [("chi", "b2"), ("chi", "plenary"), ("chi", "nowhere")]
)
async def test_g2_who_is_not_in_the_room_gets_no_seat(
    server: Served, person: str, room: str
) -> None:
    async with calling(server, "ben") as ben, lines(server, person, room) as chi:
        await chi.say("join", tab="x" * 24)
        assert await why(chi) == "not here"
        await ben.until("peers")
        await ben.silent()


@pytest.mark.parametrize(
    ("person", "asked"),
    [
        ("", {}),
        ("dee", {}),
        ("", {"key": KIM, "cookie": ELSEWHERE}),
        ("chi", {"origin": "https://evil.example"}),
        ("chi", {"origin": "null"}),
    ],
)
async def test_others_are_refused_before_the_socket_opens(
    server: Served, person: str, asked: dict[str, str]
) -> None:
    with pytest.raises(InvalidStatus) as caught:
        async with lines(server, person, **asked):
            pass
    assert caught.value.response.status_code == 403


async def test_g2_whoever_moves_on_is_out_and_the_others_stay(server: Served) -> None:
    async with calling(server, "ben") as ben, calling(server, "chi") as chi:
        await ben.until("joined")
        await server.house.perform(vanish, CHI)
        await server.house.perform(enter, CHI, "b1")
        await chi.until("peers")
        await chi.silent()
        await server.house.perform(leave, CHI)
        assert await why(chi) == "moved"
        assert await ben.next() == {"say": "left", "id": chi.you, "gone": True}
        await server.house.perform(withdraw, BEN, "t1")
        assert await why(ben) == "moved"


async def test_g2_whoever_leaves_while_the_seat_is_made_has_none(
    server: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Visited.called

    async def asked_and_left(room: Visited) -> Called | None:
        found = await asked(room)
        await server.house.perform(leave, CHI)
        return found

    async with calling(server, "ben") as ben, lines(server, "chi") as chi:
        await ben.until("peers")
        monkeypatch.setattr(Visited, "called", asked_and_left)
        await chi.say("join", tab="x" * 24)
        assert await why(chi) == "moved"
        seat = (await ben.until("joined"))["peer"]["id"]
        assert await ben.next() == {"say": "left", "id": seat, "gone": True}


async def test_named_in_a_call_is_who_is_named_in_its_room(server: Served) -> None:
    """Who agreed to be named in conversations, and nobody who only agreed to be listed."""
    people = (
        replace(chi, id="eva", name="Eva", named_in_reports=True, listed=False),
        replace(chi, id="dag", name="Dag", named_in_reports=False, listed=True),
    )

    def settle_in(tx: Transaction) -> None:
        for each in people:
            keep(registered(each), tx)
            participants.give_key(tx, each.id, f"the key of {each.id}")

    await server.house.store.write(settle_in)
    async with calling(server, "ben") as at, AsyncExitStack() as opened:
        for each in people:
            caller = Caller(CODE, each.id, Role.PARTICIPANT)
            await server.house.perform(enter, caller, "b1")
            line = await opened.enter_async_context(lines(server, "", key=f"the key of {each.id}"))
            await line.say("join", tab=f"the-tab-of-{each.id}".ljust(24, "x"))
        told = [await at.until("joined") for _ in people]
        assert {each["peer"]["person"]: each["peer"]["name"] for each in told} == {
            "eva": "Eva",
            "dag": "",
        }


async def test_g1_what_is_not_understood_ends_the_line(server: Served) -> None:
    for words in ("hello", '{"say":"shout"}', f'{{"say":"publish","sdp":"{"v=0" * 9000}"}}'):
        async with calling(server, "chi") as chi:
            await chi.line.send(words)
            assert await ended(chi.line) == 1008
    async with calling(server, "chi") as chi:
        await chi.line.send(b"\x00")
        assert await ended(chi.line) == 4400
    for say, told in (("state", STATE), ("offer", {"to": "f" * 16, "sdp": SDP})):
        async with lines(server, "chi") as chi:
            await chi.say(say, **told)
            assert await ended(chi.line) == 1008


async def test_g1_who_says_too_much_at_once_is_ended_and_nobody_else(server: Served) -> None:
    async with calling(server, "ben") as ben, calling(server, "chi") as chi:
        await ben.until("joined")
        for _ in range(CREDITS + 50):
            await chi.say("pulse")
        assert await ended(chi.line) == 1008
        assert (await ben.next())["say"] == "left"
        await ben.silent()


async def test_a_person_has_few_lines_to_calls(server: Served) -> None:
    async with lines(server, "chi"), lines(server, "chi"), lines(server, "chi"):
        async with lines(server, "chi") as fourth:
            await fourth.silent()
            with pytest.raises(InvalidStatus):
                async with lines(server, "chi"):
                    pass
        async with lines(server, "ben") as other:
            await other.silent()


async def test_a_room_with_a_link_has_no_call_here(server: Served) -> None:
    async with lines(server, "chi") as chi:
        await server.house.perform(calls.set_calls, ANA, "none", {}, Means(), SEEN)
        await chi.say("join", tab="x" * 24)
        assert await why(chi) == "none"


async def test_v3_a_call_that_goes_on_keeps_its_kind(server: Served) -> None:
    async with calling(server, "ben") as ben:
        await server.house.perform(calls.set_calls, ANA, "none", {}, Means(), SEEN)
        async with calling(server, "chi") as chi:
            assert (await chi.until("peers"))["peers"][0]["id"] == ben.you


async def test_whoever_is_removed_is_gone_for_the_others_at_once(server: Served) -> None:
    async with calling(server, "ben") as ben, calling(server, "chi") as chi:
        await ben.until("joined")
        await server.house.perform(remove, ANA, "chi")
        assert await ben.next() == {"say": "left", "id": chi.you, "gone": True}
        assert await ended(chi.line) == REMOVED.code
