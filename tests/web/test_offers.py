"""Asking and answering by plain forms: whoever may, and with what sentence."""

import re
from dataclasses import replace
from pathlib import Path

import httpx2
import pytest

from openspace.domain.facts.marketplace import VoteCast
from openspace.domain.facts.offers import OfferSettled
from openspace.web.offers import ROUTES
from tests.cast import CODE, at, chi, kept, registered
from tests.house import client, visited
from tests.web.happening import done

TOPIC = f"/g/{CODE}/topics/t1"


async def second(browser: httpx2.AsyncClient, title: str = "Another") -> str:
    """The id of a topic that this person puts up."""
    await browser.post(f"/g/{CODE}/topics", data={"title": title})
    listed = (await browser.get(f"/g/{CODE}/topics.json")).json()["topics"]
    return str(next(each["id"] for each in listed if each["title"] == title))


async def asked(browser: httpx2.AsyncClient, answer: str) -> list[str]:
    """The addresses that answer what one is asked, as home shows them."""
    return re.findall(rf'"(/g/[^"]+/{answer})"', (await browser.get(f"/g/{CODE}")).text)


async def test_a_merge_by_plain_forms_and_the_way_to_the_holder(tmp_path: Path) -> None:
    async with (
        visited(tmp_path) as (_, app),
        client(app, "ben", "nb") as ben,
        client(app, "chi", "nb") as chi,
    ):
        other = await second(chi)
        words = {
            "description": "Nights.",
            "link": "Tider: https://bussen.no",
            "challenge": "few young",
        }
        await ben.post(f"{TOPIC}/words", data={"title": "What about number 1?", **words})
        page = (await ben.get(f"{TOPIC}/merger")).text
        assert f'<option value="{other}">2. Another</option>' in page
        made = await ben.post(f"{TOPIC}/merger", data={"other": other, "direction": "into"})
        assert (made.status_code, made.headers["location"]) == (303, TOPIC)
        assert "Du foreslår å slå sammen 1 og 2." in (await ben.get(TOPIC)).text
        home = (await chi.get(f"/g/{CODE}")).text
        assert "Ben Bø foreslår å slå sammen 1 og 2." in home
        assert "Noen spør deg" in home
        (yes,) = await asked(chi, "acceptance")
        assert (await chi.post(yes)).status_code == 303
        assert (await asked(chi, "acceptance"), await asked(ben, "withdrawal")) == ([], [])
        for old in (TOPIC, f"/g/{CODE}/breakouts/b1"):
            answer = await ben.get(old)
            assert answer.headers["location"] == f"/g/{CODE}/topics/{other}"
        holder = (await ben.get(f"/g/{CODE}/topics/{other}")).text
        for said in (
            "What about number 1?",
            "Nights.",
            ">Tider</a>",
            "https://bussen.no",
            "Few young",
        ):
            assert said in holder
        for noun in ("placement", "breakouts", "withdrawal", "words", "merger", "conveners"):
            late = await ben.post(f"{TOPIC}/{noun}", data={"cell": "r1:haven", "other": other})
            assert (late.status_code, "er alt slått sammen med et annet tema" in late.text) == (
                409,
                True,
            ), noun
            assert f'id="sheet_{other}"' in late.text
        assert (await ben.post(f"{TOPIC}/merger/withdrawal")).status_code == 303
        assert (await ben.get(TOPIC)).status_code == 200


@pytest.mark.parametrize(
    ("address", "form", "status", "sentence"),
    [
        ("/topics/t1/merger", {"other": "t1"}, 422, "Choose another topic than this one."),
        ("/topics/t1/merger", {"other": "nowhere"}, 404, "That topic is not here."),
        ("/topics/t1/conveners", {"person": "chi"}, 422, "Choose somebody from the list."),
        ("/topics/t1/handover", {"person": "ana"}, 403, "Only the convener of a topic can offer"),
        ("/topics/t1/swap", {"own": "b1 r1:haven", "other": ""}, 404, "That topic is not here."),
        ("/offers/none/acceptance", {}, 404, "There is no such offer here."),
    ],
)
async def test_what_cannot_be_asked_is_said(
    tmp_path: Path, address: str, form: dict[str, str], status: int, sentence: str
) -> None:
    who = "chi" if status == 403 else "ben"
    async with visited(tmp_path) as (_, app), client(app, who) as browser:
        answer = await browser.post(f"/g/{CODE}{address}", data=form)
        assert (answer.status_code, sentence in answer.text) == (status, True)


async def test_names_to_ask_are_shown_to_conveners_only_and_only_with_consent(
    tmp_path: Path,
) -> None:
    async with (
        visited(tmp_path) as (_, app),
        client(app, "ben") as ben,
        client(app, "chi") as chi,
    ):
        offered, refused = [(await who.get(f"{TOPIC}/conveners")).text for who in (ben, chi)]
        assert re.findall(r'<option value="(\w+)"', offered) == ["ana"]
        assert "<option" not in refused
        assert "Čuovga" not in offered


async def test_who_marked_a_topic_is_not_given_away_to_its_convener(tmp_path: Path) -> None:
    async with visited(tmp_path) as (here, app), client(app, "ben") as ben:
        dag = replace(chi, id="dag", name="Dag", named_in_reports=True, listed=False)
        await here.store.write(kept(registered(dag), VoteCast(CODE, "t1", "dag", at(9))))
        page = (await ben.get(f"{TOPIC}/conveners")).text
        assert re.findall(r'<option value="(\w+)"', page) == ["ana"]
        for where in ("conveners", "handover"):
            answer = await ben.post(f"{TOPIC}/{where}", data={"person": "dag"})
            assert (answer.status_code, "Dag" in answer.text) == (422, False)


async def test_a_swap_by_a_facilitator_is_done_at_once(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ana") as ana:
        other = await second(ana)
        for topic, cell in (("t1", "r1:haven"), (other, "r2:loft")):
            await ana.post(f"/g/{CODE}/topics/{topic}/placement", data={"cell": cell})
        page = (await ana.get(f"{TOPIC}/swap")).text
        (card,) = re.findall(r'name="other" value="([^"]+)"', page)
        answer = await ana.post(f"{TOPIC}/swap", data={"own": "b1 r1:haven", "other": card})
        assert answer.headers["location"] == f"/g/{CODE}/agenda"
        placed = (await ana.get(f"/g/{CODE}/agenda.json")).json()["placements"]
        at = {each["topic"]: f"{each['slot']}:{each['place']}" for each in placed}
        assert at == {"t1": "r2:loft", other: "r1:haven"}
        stale = await ana.post(f"{TOPIC}/swap", data={"own": "b1 r1:haven", "other": card})
        assert (stale.status_code, "was moved meanwhile" in stale.text) == (409, True)


async def test_what_is_alike_is_listed_for_the_convener_and_while_one_writes(
    tmp_path: Path,
) -> None:
    async with (
        visited(tmp_path) as (_, app),
        client(app, "ben") as ben,
        client(app, "chi") as chi,
    ):
        own = await second(ben, "Reparere på et verksted vi deler")
        other = await second(chi, "Verksteder og deling")
        listed = (await ben.get(f"/g/{CODE}/topics/{own}/alike")).text
        assert listed.startswith('<section hx-swap-oob="outerMorph"')
        assert f'name="other" value="{other}"' in listed
        assert "In common: verksted" in listed
        assert (
            f'name="other" value="{other}"'
            in (await ben.get(f"/g/{CODE}/topics/{own}/merger")).text
        )
        written = (await ben.get(f"/g/{CODE}/alike", params={"title": "Et verksted"})).text
        assert f"/topics/{other}" in written
        assert "<form" not in written
        nothing = (await ben.get(f"/g/{CODE}/alike", params={"title": "Noe annet"})).text
        assert "<li" not in nothing


UNSAFE = [each.path for each in ROUTES if "POST" in (each.methods or ())]


@pytest.mark.parametrize("path", UNSAFE)
async def test_dee_asks_and_answers_nothing(tmp_path: Path, path: str) -> None:
    async with visited(tmp_path) as (house, app), client(app) as dee, client(app, "ben") as ben:
        other = await second(ben)
        await ben.post(f"{TOPIC}/handover", data={"person": "ana"})
        (offer,) = await asked(ben, "withdrawal")
        known = done(house)
        address = path.format(code=CODE, topic="t1", offer=offer.split("/")[-2])
        answer = await dee.post(address, data={"other": other, "person": "ana"})
        assert (answer.status_code, answer.headers["location"]) == (303, f"/g/{CODE}")
        assert done(house) == known
        assert (await ben.post(offer)).status_code == 303
        assert done(house) == known | {OfferSettled}
