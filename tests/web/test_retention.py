"""The promised day, as everybody meets it: told at the desk, done by itself, and told of after."""

import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from openspace.domain.contacts import CardWords
from openspace.domain.guest_list import Guest
from openspace.domain.permissions import Role
from openspace.domain.retention import TOO_LATE
from openspace.facilitation import contacts, facilitators, invitations
from openspace.facilitation.door import invite
from openspace.facilitation.facilitators import Mailed
from openspace.facilitation.house import House
from openspace.facilitation.pressings import Pressings
from openspace.facilitation.scouring import Scouring
from openspace.store import bookshelf, outbox, participants
from openspace.web.answers import said
from tests.cast import ANA, BEN, CODE, MARKET, WORKBOOK, gathering
from tests.house import client, files_with, visited
from tests.letters import letter
from tests.retained import A_DAY, NAMES, end_of, lived, passed
from tests.web.test_erasure import CARD, SAID

HOME = f"/g/{CODE}"
PUBLIC = ("/about", "/workbook", "/workbook.md", "/workbook.json", "/workbook.csv")
GUEST, JO = "guest@example.org", "jo@example.org"
DAY = "2027-02-24"


async def erased(house: House) -> list[bool]:
    """Told a day ahead, and then the moment comes."""
    return await passed(house, end_of() - A_DAY, end_of())


async def test_everybody_goes_from_every_byte_and_the_text_stays(tmp_path: Path) -> None:
    async with visited(tmp_path, gathering(MARKET)) as (house, app), client(app) as dee:
        await lived(house)
        asked = letter(key="invitation:1", to=GUEST, name="Guest", participant=None)
        await house.store.write(lambda tx: outbox.put(tx, house.clock(), letter(), asked))
        before = (await dee.get(f"{HOME}/workbook.md")).text
        assert [name for name in (*NAMES, GUEST) if not files_with(tmp_path, name)] == []
        assert await erased(house) == [False, True]
        await Pressings(house).tidy()
        await Scouring(house).look(time.monotonic())
        assert [name for name in (*NAMES, GUEST) if files_with(tmp_path, name)] == []
        pages = {each: (await dee.get(HOME + each)) for each in PUBLIC}
        assert {each.status_code for each in pages.values()} == {200}
        assert [p for p, each in pages.items() if any(name in each.text for name in NAMES)] == []
        after = pages["/workbook.md"].text
        assert (SAID in before, "Ben Bø" in before, SAID in after) == (True, True, True)
        assert bookshelf.Bookshelf(tmp_path).file(CODE, "e1", "pdf").exists()
        assert not bookshelf.Bookshelf(tmp_path).file(CODE, "e2", "pdf").exists()
        record = "Erased on 25 February 2027 at 00:00: 3 people, 3 keys, 1 contact card, 2 letters"
        assert record in pages["/about"].text


async def test_the_desk_is_told_and_puts_it_off_once_and_everybody_reads_why(
    tmp_path: Path,
) -> None:
    async with (
        visited(tmp_path, gathering(WORKBOOK)) as (house, app),
        client(app, "ana") as ana,
        client(app, "chi") as chi,
    ):
        near = "It is near: seal the book"
        assert near not in (await ana.get(f"{HOME}/desk")).text
        assert await passed(house, end_of() - 14 * A_DAY) == [False]
        assert near in (await ana.get(f"{HOME}/desk")).text
        page = f"{HOME}/desk/erasing"
        wrong = await ana.post(page, data={"day": "2027-03-10", "reason": " "})
        assert (wrong.status_code, "Say why, in a sentence." in wrong.text) == (422, True)
        assert 'value="2027-03-10"' in wrong.text
        moved = await ana.post(page, data={"day": "2027-03-10", "reason": "The council asked."})
        assert moved.headers["location"] == page
        about = (await chi.get(f"{HOME}/about")).text
        assert "kept to and including 10 March 2027" in about
        assert "because: The council asked." in about
        again = await ana.post(page, data={"day": "2027-03-12", "reason": "Again"})
        assert "It has been postponed once." in again.text
        log = (await ana.get(f"{HOME}/desk/log")).text
        assert "Moved the day on which personal data are erased" in log
        assert "The council asked." not in log
        assert await passed(house, end_of(), end_of() + 2 * A_DAY) == [False, False]
        assert (await chi.get(f"{HOME}/marketplace")).status_code == 200


async def test_nobody_is_inside_any_more_and_nobody_registers(tmp_path: Path) -> None:
    async with (
        visited(tmp_path, gathering(WORKBOOK)) as (house, app),
        client(app, "ana") as ana,
        client(app) as dee,
    ):
        shared = await invite(house, CODE, Role.FACILITATOR)
        assert (await ana.get(f"{HOME}/desk")).status_code == 200
        await erased(house)
        assert (await ana.get(f"{HOME}/desk")).headers["location"] == HOME
        assert "This gathering is over" in (await dee.get(HOME)).text
        come = {"name": "Dee", "sector": "civil"}
        late = await dee.post(f"{HOME}/participants", data=come)
        assert (late.status_code, "Nobody is known in it any more" in late.text) == (422, True)
        assert (await dee.get(f"{HOME}/invitation/{shared}")).status_code == 404


async def test_an_organiser_comes_in_still_and_is_erased_a_day_later(tmp_path: Path) -> None:
    async with visited(tmp_path, gathering(WORKBOOK)) as (house, app), client(app) as dee:
        await erased(house)
        link = await invite(house, CODE, Role.FACILITATOR, 1)
        await dee.get(f"{HOME}/invitation/{link}")
        await dee.post(f"{HOME}/participants", data={"name": "Dee Duck", "sector": "civil"})
        desk = (await dee.get(f"{HOME}/desk")).text
        assert "Whoever comes in is erased a day later." in desk
        assert "On to:" not in desk
        assert files_with(tmp_path, "Dee Duck") != []
        assert await passed(house, end_of() + A_DAY - A_DAY / 2, end_of() + A_DAY) == [False, True]
        await Scouring(house).look(time.monotonic())
        assert files_with(tmp_path, "Dee Duck") == []
        assert (await dee.get(f"{HOME}/desk")).headers["location"] == HOME


async def test_contact_cards_go_first_where_the_gathering_says_so(tmp_path: Path) -> None:
    short = replace(gathering(MARKET), contacts_days=7)
    week = end_of(replace(short, kept_days=7))
    async with visited(tmp_path, short) as (house, app), client(app, "ana") as ana:
        await lived(house)
        await house.perform(invitations.invite_list, ANA, [Guest("Ida", GUEST)])
        await house.perform(
            facilitators.invite, ANA, "Jo", "secret", Mailed(JO, "https://x.example")
        )
        assert CARD in (await ana.get(f"{HOME}/contacts")).text
        assert [each for each in (CARD, GUEST, JO) if not files_with(tmp_path, each)] == []
        assert await passed(house, week - A_DAY, week) == [False, True]
        await Scouring(house).look(time.monotonic())
        assert [each for each in (CARD, GUEST, JO) if files_with(tmp_path, each)] == []
        assert (await ana.get(f"{HOME}/contacts")).status_code == 200
        people = await house.store.read(lambda tx: participants.everybody(tx, CODE))
        assert [each.name for each in people] == ["Ana Ås", "Ben Bø", "Chi Čuovga"]
        card = CardWords(name="Ben Bø", organisation="", seeks="", offers="", email=CARD)
        await house.perform(contacts.write, BEN, card)
        later = (week + A_DAY / 2, week + A_DAY, week + 2 * A_DAY)
        assert await passed(house, *later) == [False, True, False]
        await Scouring(house).look(time.monotonic() + 60)
        assert files_with(tmp_path, CARD) == []


@pytest.mark.parametrize(("days", "status"), [("91", 422), ("90", 303), ("30", 303)])
async def test_gs4_when_the_day_is_over_the_promise_gets_no_longer(
    tmp_path: Path, days: str, status: int
) -> None:
    async with visited(tmp_path, gathering(WORKBOOK)) as (_, app), client(app, "ana") as ana:
        page = (await ana.get(f"{HOME}/desk/gathering")).text
        seen = page.partition('action="/g/circle/gathering/who"')[2].partition(
            'name="seen" value="'
        )
        told = {"sectors": "public\nprivate\ncivil", "visibility": "open", "kept_days": days}
        told |= {"seen": seen[2].partition('"')[0], "contact_name": "Ana"}
        answer = await ana.post(f"{HOME}/gathering/who", data=told)
        assert answer.status_code == status


def test_a_day_in_a_refusal_is_written_as_people_write_it() -> None:
    refusal = replace(TOO_LATE, values={"most": date(2027, 5, 26)})
    assert said(refusal, "nb") == "Det kan utsettes til senest 26. mai 2027."
    assert said(refusal, "en") == "It can be put off to 26 May 2027 at the latest."
