"""Being erased, as a person does it, and as everybody else sees it."""

import time
from pathlib import Path

from openspace.domain.contacts import CardWords
from openspace.domain.refusal import Refusal
from openspace.facilitation import additions, agenda, contacts, gathering, marketplace, notes
from openspace.facilitation.house import House
from openspace.facilitation.scouring import Scouring
from tests.cast import ANA, BEN, CODE, MARKET, ROUND_1
from tests.editors import written
from tests.house import client, files_with, visited

HOME = f"/g/{CODE}"
NAME, CARD = "Ben Bø", "ben@example.org"
PAGES = (
    *("", "/marketplace", "/agenda", "/hall", "/breakouts/b1", "/news", "/desk", "/topics/t1"),
    *("/projector", "/desk/people", "/desk/facilitators", "/desk/agenda", "/colleagues"),
    *("/contacts", "/contacts.csv", "/contacts.vcf", "/notes/b1/history", "/workbook/editing"),
    *("/workbook", "/workbook.md", "/workbook.json", "/workbook.csv", "/topics.json"),
)
SAID = "A line that stays 🌊"


async def lives(house: House) -> None:
    """Ben does what leaves his name in many places."""
    card = CardWords(name=NAME, organisation="", seeks="", offers="", email=CARD)
    for verb, who, *words in (
        (agenda.place, BEN, "t1", ("r1", "haven")),
        (marketplace.cast_vote, BEN, "t1"),
        (contacts.write, BEN, card),
        (contacts.give, BEN, "ana"),
        (gathering.open_phase, ANA, ROUND_1, MARKET),
        (additions.add, BEN, "b1", ("a1", SAID)),
        (notes.write, BEN, "b1", [(BEN, written(lambda editor: editor.write(SAID)))]),
    ):
        assert not isinstance(await house.perform(verb, who, *words), Refusal)


async def test_er3_the_text_stays_and_the_author_goes_from_everywhere(tmp_path: Path) -> None:
    async with (
        visited(tmp_path) as (house, app),
        client(app, "ben") as ben,
        client(app, "ana") as ana,
    ):
        await lives(house)
        before = {each: (await ana.get(HOME + each)).text for each in PAGES}
        assert sum(NAME in each for each in before.values()) > len(PAGES) // 2
        answer = await ben.post(f"{HOME}/erasure", data={"sure": "yes"}, follow_redirects=True)
        assert (answer.url.path, answer.status_code) == ("/erased", 200)
        after = {each: (await ana.get(HOME + each)).text for each in PAGES}
        assert [each for each, text in after.items() if NAME in text or CARD in text] == []
        assert [each for each in ("/news", "/workbook.md") if SAID not in after[each]] == []
        scouring = Scouring(house)
        await scouring.look(time.monotonic())
        assert files_with(tmp_path, NAME) == files_with(tmp_path, CARD) == []


async def test_er2_the_key_opens_nothing_and_the_browser_has_none(tmp_path: Path) -> None:
    async with (
        visited(tmp_path) as (_, app),
        client(app, "ben") as ben,
        client(app, "ben") as tab,
    ):
        assert (await tab.get(f"{HOME}/marketplace")).status_code == 200
        answer = await ben.post(f"{HOME}/erasure", data={"sure": "yes"})
        taken = answer.headers.get_list("set-cookie")
        names = [each.partition("=")[0] for each in taken if "Max-Age=0" in each]
        assert names == [f"openspace_{CODE}", f"openspace_invitation_{CODE}"]
        assert (await tab.get(f"{HOME}/marketplace")).headers["location"] == HOME
        assert (await tab.get(HOME)).status_code == 200


async def test_er1_who_is_not_sure_or_holds_the_desk_alone_stays(tmp_path: Path) -> None:
    async with (
        visited(tmp_path) as (_, app),
        client(app, "ben") as ben,
        client(app, "ana") as ana,
    ):
        unsure = await ben.post(f"{HOME}/erasure")
        assert (unsure.status_code, "Nothing is erased yet" in unsure.text) == (422, True)
        alone = await ana.post(f"{HOME}/erasure", data={"sure": "yes"})
        assert alone.status_code == 409
        assert "Make somebody else one first." in alone.text
        assert (await ben.get(f"{HOME}/contacts")).status_code == 200


async def test_er4_a_facilitator_finds_nobody_to_let_in_again(tmp_path: Path) -> None:
    async with (
        visited(tmp_path) as (house, app),
        client(app, "ben") as ben,
        client(app, "ana") as ana,
    ):
        assert (await ana.get(f"{HOME}/participants/ben/removal")).status_code == 200
        await ben.post(f"{HOME}/erasure", data={"sure": "yes"})
        assert (await ana.post(f"{HOME}/participants/ben/removal/withdrawal")).status_code == 404
        late = await house.perform(marketplace.cast_vote, BEN, "t1")
        assert isinstance(late, Refusal)
