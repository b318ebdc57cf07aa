"""Cards by plain forms, and as files: whose they are, and nobody else's."""

import csv
import re
from pathlib import Path

import httpx2
import pytest

from openspace.domain.facts.contacts import CardGiven, CardWritten
from tests.cast import CODE
from tests.house import client, visited
from tests.web.happening import done

HOME = f"/g/{CODE}"
CHIS = {
    "name": "Chi Čuovga",
    "organisation": "=HYPERLINK(1)",
    "seeks": "A boat;\nor two",
    "offers": "",
    "email": "chi@example.org",
}
SECRETS = ("A boat", "chi@example.org", "HYPERLINK")


async def write(browser: httpx2.AsyncClient, **words: str) -> httpx2.Response:
    return await browser.post(f"{HOME}/card", data={"name": "Ben Bø", **words})


async def test_two_exchange_and_download_by_plain_forms(tmp_path: Path) -> None:
    async with (
        visited(tmp_path) as (_, app),
        client(app, "ben", "nb") as ben,
        client(app, "chi", "nb") as chi,
    ):
        page = (await chi.get(f"{HOME}/contacts")).text
        assert "Gi kortet mitt" in page
        left = {"referer": f"http://house.example{HOME}/topics/t1"}
        asked = await chi.post(f"{HOME}/contacts/ben/card", headers=left)
        assert asked.status_code == 303
        form = await chi.get(asked.headers["location"])
        assert "Da får Ben Bø det" in form.text
        hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form.text))
        assert hidden == {"give": "ben", "back": f"{HOME}/topics/t1"}
        came = await chi.post(f"{HOME}/card", data={**CHIS, **hidden})
        assert came.headers["location"] == f"{HOME}/topics/t1"

        home = (await ben.get(HOME)).text
        assert "Chi Čuovga ga deg kortet sitt." in home
        assert "Noen ga deg kortet sitt" in home
        await write(ben, give="chi")
        page = (await ben.get(f"{HOME}/contacts")).text
        assert all(word in page for word in ("Byttet", *SECRETS))
        assert "ga deg kortet sitt." not in page
        assert "dere har byttet kort" in (await chi.get(HOME)).text

        vcards = await ben.get(f"{HOME}/contacts.vcf")
        assert vcards.headers["content-type"] == "text/vcard; charset=utf-8"
        assert vcards.headers["content-disposition"] == 'attachment; filename="circle-contacts.vcf"'
        assert "\r\nNOTE:Ser etter: A boat\\;\\nor two\\nThe circle\\, 2026-11-26" in vcards.text
        rows = (await ben.get(f"{HOME}/contacts.csv")).content.decode("utf-8-sig")
        assert list(csv.reader(rows.splitlines(True), delimiter=";")) == [
            ["Navn", "Virksomhet", "Ser etter", "Kan bidra med", "E-post"],
            ["Chi Čuovga", "'=HYPERLINK(1)", "A boat;\nor two", "", "chi@example.org"],
        ]

        await chi.post(f"{HOME}/contacts/ben/card/withdrawal")
        for address in ("contacts", "contacts.vcf", "contacts.csv", ""):
            kept = (await ben.get(f"{HOME}/{address}".rstrip("/"))).text
            assert [word for word in SECRETS if word in kept] == []


@pytest.mark.parametrize(
    "address",
    [
        *("", "/contacts", "/contacts.vcf", "/contacts.csv", "/topics/t1", "/breakouts/b1"),
        *("/card?give=chi", "/workbook", "/workbook.json", "/whereabouts.json", "/topics.json"),
    ],
)
async def test_nobody_else_sees_a_card(tmp_path: Path, address: str) -> None:
    """Only ben was given it: neither ana, who facilitates, nor dee finds a word of it anywhere."""
    async with (
        visited(tmp_path) as (_, app),
        client(app, "chi") as chi,
        client(app, "ben") as ben,
        client(app, "ana") as ana,
        client(app) as dee,
    ):
        await chi.post(f"{HOME}/card", data={**CHIS, "give": "ben"})
        assert SECRETS[1] in (await ben.get(f"{HOME}/contacts")).text
        for browser in (ana, dee):
            answer = await browser.get(f"{HOME}{address}", follow_redirects=True)
            assert [word for word in SECRETS if word in answer.text] == []


async def test_guessing_answers_the_same_as_nobody(tmp_path: Path) -> None:
    """chi shows no name: to whom it was not shown chi is the same as somebody who is not there."""
    async with visited(tmp_path) as (house, app), client(app, "ana") as ana:
        await write(ana)
        answers = [
            await ana.post(f"{HOME}/contacts/{who}/card") for who in ("chi", "nobody", "ana", "%0a")
        ]
        assert {(each.status_code, each.text) for each in answers} == {(404, answers[0].text)}
        assert "There is nobody here whom you could give it to." in answers[0].text
        forms = [await ana.get(f"{HOME}/card?give={who}") for who in ("chi", "nobody")]
        assert forms[0].text == forms[1].text
        for path in ("card/withdrawal", "dismissal"):
            for who in ("chi", "nobody"):
                answer = await ana.post(f"{HOME}/contacts/{who}/{path}")
                assert (answer.status_code, answer.headers["location"]) == (303, HOME)
        assert done(house) == {CardWritten}


async def test_v9_a_card_tells_nothing_that_was_said_at_the_door(tmp_path: Path) -> None:
    """chi shows no name, writes another one on the card, gives it to ben and takes it back."""
    door = ("Chi", "Čuovga")
    async with (
        visited(tmp_path) as (_, app),
        client(app, "chi") as chi,
        client(app, "ben") as ben,
    ):
        await chi.post(f"{HOME}/card", data={"name": "The boat builder", "give": "ben"})
        form = (await ben.get(f"{HOME}/card?give=chi")).text
        assert "Then The boat builder gets it" in form
        await write(ben, give="chi")
        await chi.post(f"{HOME}/contacts/ben/card/withdrawal")
        page = (await ben.get(f"{HOME}/contacts")).text
        assert 'id="holder_chi"' in page
        assert "Somebody who shows no name" in page
        assert [each for each in door for text in (form, page) if each in text] == []
        await ben.post(f"{HOME}/contacts/chi/card/withdrawal")
        assert "Somebody who shows no name" not in (await ben.get(f"{HOME}/contacts")).text


async def test_v9_who_is_shown_to_everybody_has_a_name_while_one_waits(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "chi") as chi:
        await chi.post(f"{HOME}/card", data={**CHIS, "give": "ben"})
        assert "<b>Ben Bø</b>, Bøs båter" in (await chi.get(f"{HOME}/contacts")).text


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("name", "  ", "Write your name, so that the card is somebody&#39;s."),
        ("seeks", "å" * 281, "This can have 280 characters. Yours has 281."),
        ("email", "a@b.no?bcc=x@y.no", "This does not look like a mail address."),
    ],
)
async def test_a_strange_card_is_refused_and_keeps_what_was_typed(
    tmp_path: Path, field: str, typed: str, sentence: str
) -> None:
    async with visited(tmp_path) as (house, app), client(app, "chi") as chi:
        refused = await chi.post(f"{HOME}/card", data={**CHIS, field: typed, "give": "ben"})
        assert (refused.status_code, done(house)) == (422, set())
        assert sentence in refused.text
        assert f'aria-describedby="{field}_error"' in refused.text
        assert 'name="give" value="ben"' in refused.text
        assert "A boat" in refused.text or field == "seeks"


@pytest.mark.parametrize(
    "back",
    [
        *("https://evil.example/", "//evil.example/g/circle/", "/g/other/contacts", "/g/circles"),
        *("javascript:alert(1)", "http://house.example/g/circle/hall", "\\\\evil", "/g/circle\\x"),
    ],
)
async def test_one_goes_back_to_a_page_of_the_gathering_only(tmp_path: Path, back: str) -> None:
    async with visited(tmp_path) as (_, app), client(app, "chi") as chi:
        assert (await write(chi, back=back)).headers["location"] == f"{HOME}/contacts"
        inside = await write(chi, seeks="x", back=f"{HOME}/hall?x=1")
        assert inside.headers["location"] == f"{HOME}/hall?x=1"


async def test_a_page_that_is_there_gets_what_changed_for_oneself(tmp_path: Path) -> None:
    """And when nobody is there to give it to, why not, without the page round it."""
    async with visited(tmp_path) as (house, app), client(app, "chi") as chi:
        await write(chi)
        part = {"hx-request": "true"}
        answer = await chi.post(f"{HOME}/contacts/ben/card", headers=part)
        assert 'data-given="ben"' in answer.text
        assert "<main" not in answer.text
        assert CardGiven in done(house)
        refused = await chi.post(f"{HOME}/contacts/nobody/card", headers=part)
        assert refused.status_code == 404
        assert "There is nobody here whom you could give it to." in refused.text
        assert "<main" not in refused.text


async def test_people_are_sought_by_name_and_organisation(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "chi") as chi:
        whole = (await chi.get(f"{HOME}/contacts")).text
        assert re.findall(r'data-give="(\w+)"', whole) == ["ana", "ben"]
        found = (await chi.get(f"{HOME}/contacts", params={"words": "BÅTER"})).text
        assert re.findall(r'data-give="(\w+)"', found) == ["ben"]
        nobody = (await chi.get(f"{HOME}/contacts", params={"words": "<b>chi"})).text
        assert "Nobody here fits “&lt;b&gt;chi”." in nobody
