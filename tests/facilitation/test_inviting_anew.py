"""What is not so any more is not mailed, and once it has begun letters go on (IL4, IL5)."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from openspace.domain.gathering import Registration
from openspace.facilitation import invitations as verbs
from openspace.facilitation import registration
from openspace.facilitation.house import House
from openspace.facilitation.recognition import recognise
from openspace.facilitation.removal import readmit, remove
from openspace.store import invitations
from tests.cast import ANA, CODE, DEE, gathering
from tests.facilitation.test_inviting import KARI, OLA, ahead, come, letters, link_in
from tests.mailing import mailing, put


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[House]:
    async with mailing(tmp_path, ahead()) as (opened, _):
        await opened.perform(verbs.invite_list, ANA, [KARI, OLA])
        yield opened


@pytest.fixture
async def begun(tmp_path: Path) -> AsyncIterator[House]:
    """The circle on its day, with three seats, of which one is free."""
    now = replace(gathering(), registration=Registration(seats=3))
    async with mailing(tmp_path, now) as (opened, _):
        await opened.perform(verbs.invite_list, ANA, [KARI, OLA])
        yield opened


async def ids(home: House) -> dict[str, str]:
    every = await home.store.read(lambda tx: invitations.everyone(tx, CODE))
    return {each.email: each.id for each in every}


async def whose(home: House, secret: str) -> str:
    found = await home.store.read(lambda tx: invitations.by_link(tx, CODE, secret))
    return found.email if found else ""


async def both_come(home: House) -> None:
    every = await put(home)
    for name, guest in (("Kari", KARI), ("Ola", OLA)):
        await come(home, name, next(link_in(each) for each in every if each.to == guest.email))


async def person(home: House, name: str) -> str:
    visit = await recognise(home, CODE, f"key of {name}")
    assert visit is not None
    assert visit.participant is not None
    return visit.participant.id


async def test_il4_who_was_removed_is_not_told_that_it_is_tomorrow(home: House) -> None:
    await both_come(home)
    kari = await person(home, "Kari")
    assert ("day", KARI.email) in await letters(home)
    await home.perform(remove, ANA, kari)
    assert KARI.email not in {to for _, to in await letters(home)}
    await home.perform(readmit, ANA, kari)
    assert [kind for kind, to in await letters(home) if to == KARI.email] == ["day"]


async def test_il4_a_link_made_anew_is_the_one_in_the_letters_that_wait(home: House) -> None:
    await both_come(home)
    before = await letters(home)
    for guest in (await ids(home)).values():
        await home.perform(verbs.make_link, ANA, guest, f"new {guest}", anew=True)
    assert sorted(await letters(home)) == sorted(before)
    for letter in await put(home):
        assert await whose(home, link_in(letter)) == letter.to


async def test_il4_who_waits_no_more_is_known_and_mailed_no_more(home: House) -> None:
    await both_come(home)
    assert [kind for kind, to in await letters(home) if to == OLA.email] == ["waiting"]
    await home.perform(registration.stop_waiting, DEE, "key of Ola")
    assert OLA.email not in {to for _, to in await letters(home)}
    every = await home.store.read(lambda tx: invitations.everyone(tx, CODE))
    assert [(each.email, each.state) for each in every] == [
        (KARI.email, "registered"),
        (OLA.email, "declined"),
    ]


async def test_il5_once_it_has_begun_who_is_invited_or_moves_up_is_written_to(begun: House) -> None:
    assert sorted(await letters(begun)) == [("invitation", KARI.email), ("invitation", OLA.email)]
    assert {each.not_after for each in await put(begun)} == {None}
    await both_come(begun)
    assert await letters(begun) == [("waiting", OLA.email)]
    await begun.perform(remove, ANA, await person(begun, "Kari"))
    assert await letters(begun) == [("moved_up", OLA.email)]
