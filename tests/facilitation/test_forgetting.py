"""Who is forgotten by their address too: in letters that went, and after a backup came back."""

import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from openspace.domain.participants import Introduction
from openspace.facilitation import invitations as verbs
from openspace.facilitation.door import register
from openspace.facilitation.erasure import erase_me
from openspace.facilitation.facilitators import Mailed, invite
from openspace.facilitation.house import House
from openspace.facilitation.recognition import recognise
from openspace.facilitation.registration import stop_waiting
from openspace.facilitation.scouring import Scouring, erase_again
from openspace.store import erased_list, invitations, outbox
from openspace.store.forgetting import forgotten
from tests.cast import ANA, CODE, DEE
from tests.facilitation.test_inviting import KARI, OLA, ahead, come, link_in
from tests.house import files_with
from tests.mailing import mailing, put

CANARY = "lise.canary@example.no"


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[House]:
    async with mailing(tmp_path, ahead()) as (opened, _):
        await opened.perform(verbs.invite_list, ANA, [KARI, OLA])
        yield opened


async def all_sent(home: House) -> None:
    await home.store.write(lambda tx: tx.ask(outbox.LETTER.update().values(state="sent")))


async def link_of(home: House, email: str) -> str:
    return next(link_in(each) for each in await put(home) if each.to == email)


async def erased(home: House, key: str) -> None:
    visit = await recognise(home, CODE, key)
    assert visit is not None
    assert isinstance(await home.perform(erase_me, visit.caller, True), tuple)
    await Scouring(home).look(time.monotonic())


async def addressees(home: House) -> set[str]:
    sent = await home.store.read(lambda tx: outbox.those(tx, CODE, "sent", 100))
    return {each.letter.to for each in sent}


async def test_fg1_a_guest_is_in_no_byte_and_in_no_letter_that_went(
    home: House, tmp_path: Path
) -> None:
    await come(home, "Kari Å", await link_of(home, KARI.email))
    await all_sent(home)
    assert files_with(tmp_path, KARI.email) != []
    await erased(home, "key of Kari Å")
    assert files_with(tmp_path, KARI.email) == files_with(tmp_path, KARI.name) == []
    assert await addressees(home) == {OLA.email}


async def test_fg1_who_waited_is_in_no_letter_once_they_wait_no_more(
    home: House, tmp_path: Path
) -> None:
    ola = await link_of(home, OLA.email)
    await come(home, "Kari Å", await link_of(home, KARI.email))
    await come(home, "Ola Canary", ola)
    await all_sent(home)
    kinds = await home.store.read(lambda tx: outbox.those(tx, CODE, "sent", 100))
    assert "waiting" in {each.letter.kind for each in kinds}
    await home.perform(stop_waiting, DEE, "key of Ola Canary")
    kinds = await home.store.read(lambda tx: outbox.those(tx, CODE, "sent", 100))
    assert "waiting" not in {each.letter.kind for each in kinds}


async def test_fg2_a_facilitators_address_goes_when_the_link_is_used_and_with_them(
    home: House, tmp_path: Path
) -> None:
    link = Mailed(CANARY, "https://os.example/x")
    await home.perform(invite, ANA, "Somebody", "the secret", link)
    await all_sent(home)
    assert CANARY in await addressees(home)
    told = Introduction("Lise", "", "civil")
    await home.perform(register, DEE, told, "the secret", "key of Lise")
    assert CANARY not in await addressees(home)
    await erased(home, "key of Lise")
    assert files_with(tmp_path, CANARY) == []


async def test_fg3_who_comes_back_as_a_guest_with_a_backup_is_forgotten_again(
    home: House, tmp_path: Path
) -> None:
    guests = await home.store.read(lambda tx: invitations.everyone(tx, CODE))
    kari = next(each.id for each in guests if each.name == KARI.name)
    await erase_again(home)
    assert await home.store.read(lambda tx: invitations.count(tx, CODE)) == 2
    erased_list.remember(tmp_path, [kari])
    await erase_again(home)
    left = await home.store.read(lambda tx: invitations.everyone(tx, CODE))
    assert [each.name for each in left] == [OLA.name]
    assert {each.to for each in await put(home)} == {OLA.email}
    assert await home.store.read(forgotten) == {kari}


async def test_fg3_the_list_knows_the_guest_of_who_erased_themselves(
    home: House, tmp_path: Path
) -> None:
    guests = await home.store.read(lambda tx: invitations.everyone(tx, CODE))
    kari = next(each.id for each in guests if each.name == KARI.name)
    await come(home, "Kari Å", await link_of(home, KARI.email))
    assert kari not in erased_list.read(tmp_path)
    await erased(home, "key of Kari Å")
    assert kari in erased_list.read(tmp_path)
