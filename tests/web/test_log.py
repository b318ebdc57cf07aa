"""What facilitators did stands where all of them see it."""

from pathlib import Path

from openspace.facilitation import agenda, editing, facilitators, marketplace, removal
from tests.cast import ANA, BEN, CODE
from tests.house import client, visited
from tests.pages.pages import tree

HOME = f"/g/{CODE}"


def told(html: str) -> list[str]:
    """The lines, each without its time."""
    lines = tree(html).xpath("//ul[@class='log-lines']/li")
    return [" ".join(" ".join(each.itertext()).split()).partition(" · ")[2] for each in lines]


async def test_lg1_the_facts_fill_it_and_every_facilitator_reads_it(tmp_path: Path) -> None:
    async with (
        visited(tmp_path) as (house, app),
        client(app, "ana") as ana,
        client(app, "chi") as chi,
    ):
        assert "Nothing has been done yet" in (await ana.get(f"{HOME}/desk/log")).text
        await house.perform(agenda.place, ANA, "t1", ("r1", "haven"))
        await house.perform(marketplace.cast_vote, BEN, "t1")
        await house.perform(removal.remove, ANA, "ben")
        assert (await chi.get(f"{HOME}/desk/log")).status_code == 403
        await house.perform(facilitators.appoint, ANA, "chi")
        lines = [
            "Ana Ås Made Chi Čuovga a facilitator",
            "Ana Ås Removed Ben Bø",
            "Ana Ås Placed 1. What about number 1?",
        ]
        for browser in (ana, chi):
            assert told((await browser.get(f"{HOME}/desk/log")).text) == lines
        some = await ana.get(f"{HOME}/desk/log?group=people&by=ana")
        assert told(some.text) == lines[:2]
        assert told((await ana.get(f"{HOME}/desk/log?group=strange&by=' OR 1")).text) == lines
        assert told((await ana.get(f"{HOME}/desk/log?by=chi")).text) == lines


async def test_the_table_says_the_same_and_begins_no_formula(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, app), client(app, "ana", "nb") as ana:
        await house.perform(agenda.place, ANA, "t1", ("r1", "haven"))
        answer = await ana.get(f"{HOME}/desk/log.csv")
        assert answer.headers["content-type"] == "text/csv; charset=utf-8"
        heading, line = answer.content.decode("utf-8-sig").splitlines()
        assert heading == '"Når";"Hvem";"Hva"'
        assert line.endswith(';"Ana Ås";"Plasserte 1. What about number 1?"')


async def test_lg3_who_is_erased_is_named_in_it_no_more(tmp_path: Path) -> None:
    async with (
        visited(tmp_path) as (house, app),
        client(app, "ana") as ana,
        client(app, "chi") as chi,
    ):
        await house.perform(facilitators.appoint, ANA, "chi")
        await house.perform(removal.remove, ANA, "ben")
        await house.perform(editing.leave_out, ANA, "t1", "")
        await ana.post(f"{HOME}/erasure", data={"sure": "yes"})
        lines = told((await chi.get(f"{HOME}/desk/log")).text)
        assert "Somebody who was here Removed Ben Bø" in lines
        for page in ("log", "log.csv"):
            text = (await chi.get(f"{HOME}/desk/{page}")).text
            assert "Ana Ås" not in text
