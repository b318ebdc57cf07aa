"""Who is here at the desk: found by name, removed after a step, let in again."""

import re
from html import unescape
from pathlib import Path

import pytest

from openspace.domain.permissions import Role
from openspace.facilitation import door, whereabouts
from openspace.facilitation.recognition import invitation_name
from openspace.facilitation.removal import remove
from tests.cast import ANA, BEN, CHI, CODE
from tests.house import client, invited, visited

HOME = f"/g/{CODE}"
LIST = f"{HOME}/desk/people"
OF_CHI = f"{HOME}/participants/chi/removal"
WHO = re.compile(r'id="guest_\w+">\s*<p class="guest-who"><b class="guest-name">([^<]+)<')
"""Of those that are not hidden."""
AT = re.compile(r'id="where_(\w+)">(.*?)</span>\s*(?:<div|</li)', re.DOTALL)
SENTENCE = "You do not take part in this gathering any more."


def who(page: str) -> list[str]:
    return [unescape(each) for each in WHO.findall(page)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", ["Ana Ås", "Ben Bø", "Chi Čuovga"]),
        ("ås", ["Ana Ås"]),
        ("BÅTER bø", ["Ben Bø"]),
        ("čuo", ["Chi Čuovga"]),
        ("ben fjellgrend", []),
        ("<script>", []),
        ("%00" * 90, ["Ana Ås", "Ben Bø", "Chi Čuovga"]),
    ],
)
async def test_words_find_names_and_organisations(
    tmp_path: Path, words: str, found: list[str]
) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ana") as ana:
        page = await ana.get(LIST, params={"words": words.replace("%00", " ")})
        assert (page.status_code, who(page.text)) == (200, found)


async def test_the_list_says_where_everyone_is(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, app), client(app, "ana") as ana:
        await house.perform(whereabouts.enter, BEN, "b1")
        await house.perform(whereabouts.enter, CHI, "plenary")
        page = (await ana.get(LIST)).text
        said = {
            name: " ".join(re.sub(r"<[^>]+>", " ", where).split())
            for name, where in AT.findall(page)
        }
        assert said == {
            "ana": "In the corridor",
            "ben": "1. What about number 1?",
            "chi": "Plenary",
        }


async def test_a_step_says_what_happens_and_does_nothing(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ana") as ana:
        step = await ana.get(f"{HOME}/participants/ben/removal")
        assert "Remove Ben Bø?" in step.text
        assert "1. What about number 1?" in step.text
        assert "1. What about number 1?" not in (await ana.get(OF_CHI)).text
        async with client(app, "ben") as ben:
            assert (await ben.get(f"{HOME}/hall")).status_code == 200


async def test_removed_and_let_in_again(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ana") as ana, client(app, "chi") as chi:
        assert (await chi.get(HOME)).status_code == 200
        assert (await ana.post(OF_CHI)).headers["location"] == LIST
        gone = await chi.get(HOME)
        assert (gone.status_code, SENTENCE in gone.text) == (403, True)
        assert "ana@example.org" in gone.text
        listed = (await ana.get(LIST)).text
        assert "Chi Čuovga is out." in listed
        assert who(listed) == ["Ana Ås", "Ben Bø", "Chi Čuovga"]
        assert "2 here now" not in listed
        assert (await ana.post(f"{OF_CHI}/withdrawal")).headers["location"] == LIST
        assert "Chi Čuovga can come in again." in (await ana.get(LIST)).text
        assert (await chi.get(HOME)).status_code == 200


async def test_what_was_sought_is_sought_still(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ana") as ana, client(app, "chi") as chi:
        sought = f"{LIST}?words=%C4%8Duo+%26"
        steps = re.findall(r'="([^"]*removal[^"]*)"', (await ana.get(sought)).text)
        assert f"{OF_CHI}?words=%C4%8Duo%20%26" in steps
        step = (await ana.get(f"{OF_CHI}?words=%C4%8Duo+%26")).text
        assert f'action="{OF_CHI}?words=%C4%8Duo%20%26"' in step
        gone = await ana.post(f"{OF_CHI}?words=%C4%8Duo+%26")
        assert gone.headers["location"] == sought
        toast = (await ana.get(f"{HOME}/desk")).text
        assert f'action="{OF_CHI}/withdrawal?words=%C4%8Duo%20%26"' in toast
        await ana.post(f"{OF_CHI}/withdrawal")
        just = next(each for each in ana.cookies.jar if each.name.endswith(f"just_{CODE}"))
        chi.cookies.set(just.name, "ben.")
        assert "Ben Bø can" not in (await chi.get(f"{HOME}/hall")).text


async def test_it_is_said_in_their_language(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, app), client(app, "chi", "nb") as chi:
        await house.perform(remove, ANA, "chi")
        assert "Du er ikke lenger med" in (await chi.get(HOME)).text


@pytest.mark.parametrize("gathering", [None, invited()], ids=["open", "invited"])
async def test_no_link_lets_them_back_in_with_that_browser(
    tmp_path: Path, gathering: object
) -> None:
    """Neither the invitation they came by, nor one to the desk, nor the door's form."""
    async with visited(tmp_path, gathering) as (house, app):  # type: ignore[arg-type]
        links = [
            await door.invite(house, CODE, role) for role in (Role.PARTICIPANT, Role.FACILITATOR)
        ]
        async with client(app, "chi") as chi, client(app) as dee:
            welcome = await dee.get(f"{HOME}/invitation/{links[0]}")
            assert welcome.headers["location"] == HOME
            await house.perform(remove, ANA, "chi")
            chi.cookies.set(invitation_name(CODE), links[1])
            for link in links:
                answer = await chi.get(f"{HOME}/invitation/{link}")
                assert (answer.status_code, SENTENCE in answer.text) == (403, True)
            typed = {"name": "Chi", "sector": "civil"}
            again = await chi.post(f"{HOME}/participants", data=typed)
            assert (again.status_code, SENTENCE in again.text) == (403, True)
            came = await dee.post(f"{HOME}/participants", data=typed)
            assert came.status_code == 303


async def test_their_key_in_another_browser_is_no_way_in(tmp_path: Path) -> None:
    """The door's form brings a key along; theirs is answered as they are."""
    async with visited(tmp_path) as (house, app), client(app) as other:
        key = "k" * 32
        typed = {"name": "Eli", "sector": "civil", "key": key}
        assert (await other.post(f"{HOME}/participants", data=typed)).status_code == 303
        other.cookies.clear()
        again = await other.post(f"{HOME}/participants", data=typed)
        assert again.status_code == 303
        other.cookies.clear()
        page = await client_of(app, "ana", LIST)
        eli = re.search(r'id="guest_([0-9a-f]+)"', page)
        assert eli is not None
        await house.perform(remove, ANA, eli[1])
        refused = await other.post(f"{HOME}/participants", data=typed)
        assert (refused.status_code, SENTENCE in refused.text) == (403, True)


async def client_of(app: object, person: str, address: str) -> str:
    async with client(app, person) as browser:  # type: ignore[arg-type]
        return (await browser.get(address)).text


async def test_an_open_page_of_theirs_gives_way_whole(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, app), client(app, "chi") as chi:
        await house.perform(remove, ANA, "chi")
        answer = await chi.post(f"{HOME}/topics/t1/vote", headers={"hx-request": "true"})
        assert (answer.status_code, answer.headers["hx-redirect"]) == (403, HOME)


@pytest.mark.parametrize("person", ["ana", "nobody", "..%2F..", "kim"])
async def test_a_facilitator_or_nobody_is_refused_with_a_sentence(
    tmp_path: Path, person: str
) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ana") as ana:
        for answer in (
            await ana.get(f"{HOME}/participants/{person}/removal"),
            await ana.post(f"{HOME}/participants/{person}/removal"),
        ):
            assert answer.status_code in (403, 404)
        assert (await ana.get(LIST)).status_code == 200


async def test_dee_cannot_ask_who_is_here(tmp_path: Path) -> None:
    """The names are for the desk alone; the page shows that they could leak."""
    async with visited(tmp_path) as (_, app), client(app, "ana") as ana, client(app) as dee:
        for path in (LIST, OF_CHI):
            assert "Chi Čuovga" in (await ana.get(path)).text
            refused = await dee.get(path)
            assert "Chi Čuovga" not in refused.text
            assert refused.headers["location"] == HOME
