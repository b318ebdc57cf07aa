"""Letters at the desk, without script: what waits, why something failed, and what one does."""

import csv
from pathlib import Path

import pytest
from starlette.applications import Starlette

from openspace.domain.letters import HERE
from openspace.facilitation import letters as verbs
from openspace.facilitation.house import House
from openspace.post.smtp import Told
from openspace.store import log, outbox
from tests.cast import CODE, DEE, at
from tests.house import client, visited
from tests.letters import letter
from tests.mailing import mailing
from tests.pages.pages import tree

DESK = f"/g/{CODE}/desk/letters"
LETTERS = f"/g/{CODE}/letters"
LINK = f"/g/{CODE}/invitation/abc"
MINE = letter(text=f"Hei\n\n{HERE}{LINK}\n", subject="<i>Hei</i>")
SIGN_IN = letter(key="in", kind="signin", text=f"{HERE}/g/{CODE}/links/secret")


async def settled(house: House, app: Starlette) -> None:
    await house.store.write(lambda tx: outbox.put(tx, at(9, 45), MINE, SIGN_IN))
    assert app.state.posting.server is None


async def test_without_mail_texts_are_copied_and_sent_by_hand(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, app), client(app, "ana") as ana:
        assert "No letters yet." in (await ana.get(DESK)).text
        await settled(house, app)
        page = (await ana.get(DESK)).text
        assert "Mail is not set up here. Copy the texts and links instead." in page
        assert "/invitation/abc" not in page
        one = tree((await ana.post(f"{LETTERS}/1/reading")).text)
        assert one.xpath("string(//textarea)").strip() == f"Hei\n\nhttp://house.example{LINK}"
        file = (await ana.post(f"{LETTERS}/table")).content.decode("utf-8-sig")
        assert next(csv.reader(file.splitlines())) == ["To", "Name", "Subject", "What it says"]
        assert (f"http://house.example{LINK}" in file, "secret" in file) == (True, False)
        assert (await ana.post(f"/g/{CODE}/letters/1/delivery")).status_code == 303
        assert LINK not in (await ana.post(f"{LETTERS}/table")).text
        assert "sent by hand" in (await ana.get(DESK)).text
        assert "/invitation/abc" not in (await ana.get(f"{DESK}/1")).text
        again = await ana.post(f"/g/{CODE}/letters/1/delivery")
        assert (again.status_code, "does not wait any more" in again.text) == (404, True)


async def test_l7_nobody_reads_a_link_by_which_another_comes_in(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, app), client(app, "ana") as ana:
        await settled(house, app)
        answer = await ana.get(f"{DESK}/2")
        assert answer.status_code == 200
        assert "secret" not in answer.text
        assert "so nobody else reads it" in answer.text


async def test_l7_where_mail_is_set_up_an_own_link_is_left_out(tmp_path: Path) -> None:
    own = letter(key="seat", kind="confirmation", text=f"{HERE}{LINK}\n")
    async with mailing(tmp_path) as (house, app), client(app, "ana") as ana:
        await house.store.write(lambda tx: outbox.put(tx, at(9, 45), own, MINE))
        page, file = (await ana.get(f"{DESK}/1")).text, await ana.post(f"{LETTERS}/table")
        assert (LINK in page, "left out here" in page) == (False, True)
        assert (await ana.post(f"{LETTERS}/1/reading")).status_code == 404
        assert file.text.count("/invitation/…") == file.text.count(LINK) == 1


@pytest.mark.parametrize("mail", [False, True])
async def test_l9_who_reads_somebodys_link_is_in_the_log(tmp_path: Path, mail: bool) -> None:
    home = mailing if mail else visited
    async with home(tmp_path) as (house, app), client(app, "ana") as ana:
        plain = letter(key="plain", text="Hei")
        await house.store.write(lambda tx: outbox.put(tx, at(9, 45), MINE, SIGN_IN, plain))
        covered = (await ana.get(f"{DESK}/1")).text
        assert (LINK in covered, "Show the link" in covered) == (False, True)
        for number in (2, 3):
            assert "Show the link" not in (await ana.get(f"{DESK}/{number}")).text
            assert (await ana.post(f"{LETTERS}/{number}/reading")).status_code == 404
        assert await logged(house) == []
        assert LINK in (await ana.post(f"{LETTERS}/1/reading")).text
        assert LINK in (await ana.post(f"{LETTERS}/table")).text
        assert await logged(house) == [("letters read", "1", "ana")] * 2
        page = (await ana.get(f"/g/{CODE}/desk/log")).text
        assert page.count("Read a letter with a personal link in it") == 2


async def logged(house: House) -> list[tuple[str, str, str | None]]:
    """What is in the log: what was done, how often or to whom, and by whom."""
    lines = await house.store.read(lambda tx: log.lines(tx, CODE, {}))
    return [(each.kind, each.about, each.by) for each in lines]


async def test_what_failed_says_why_and_is_tried_again(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, app), client(app, "ana") as ana:
        await settled(house, app)
        for number in (1, 2):
            await house.perform(verbs.told, DEE, number, Told("never", "550 <nobody> there"))
        page = tree((await ana.get(DESK)).text)
        assert page.xpath("string(//q)") == "550 <nobody> there"
        assert (await ana.post(f"/g/{CODE}/letters/attempts")).status_code == 303
        counted = await house.store.read(lambda tx: outbox.counts(tx, CODE))
        assert counted == {"waiting": 2}
        await house.perform(verbs.told, DEE, 1, Told("never", "550 no"))
        assert (await ana.post(f"/g/{CODE}/letters/1/attempt")).status_code == 303


@pytest.mark.parametrize("path", ["attempts", "1/attempt", "1/delivery", "1/reading", "table"])
async def test_letters_are_the_facilitators(tmp_path: Path, path: str) -> None:
    async with (
        visited(tmp_path) as (house, app),
        client(app, "ben") as ben,
        client(app) as dee,
    ):
        await settled(house, app)
        await house.perform(verbs.told, DEE, 1, Told("never", "550 no"))
        deed = f"/g/{CODE}/letters/{path}"
        assert (await ben.post(deed)).status_code == 403
        assert (await dee.post(deed)).headers["location"] == f"/g/{CODE}"
        for page in (DESK, f"{DESK}/1"):
            assert (await ben.get(page)).status_code == 403
            assert (await dee.get(page)).headers["location"] == f"/g/{CODE}"
        assert await house.store.read(lambda tx: outbox.counts(tx, CODE)) == {
            "waiting": 1,
            "failed": 1,
        }
