"""The fixed programme over HTTP: what is typed stays when it cannot be kept."""

from pathlib import Path

from tests.cast import CODE
from tests.house import client, visited


async def test_a_facilitator_sets_the_programme_and_everyone_reads_it(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ana") as ana, client(app, "chi") as chi:
        typed = {"title": "Heat <across>", "track": "Energy", "speakers": "Eli\nBo Å"}
        added = await ana.post(f"/g/{CODE}/seminars", data=typed)
        assert added.status_code == 303
        assert "2 is in the programme now." in (await ana.get(added.headers["location"])).text
        page = (await chi.get(f"/g/{CODE}/programme")).text
        for words in ("Energy", "Heat &lt;across&gt;", "Eli · Bo Å", "Without a place yet"):
            assert words in page
        assert "Add a seminar" not in page
        topics = (await chi.get(f"/g/{CODE}/topics.json")).json()["topics"]
        assert [(each.get("track"), each.get("speakers")) for each in topics] == [
            (None, None),
            ("Energy", ["Eli", "Bo Å"]),
        ]


async def test_a_refused_change_stays_in_its_own_form(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ana") as ana:
        await ana.post(f"/g/{CODE}/seminars", data={"title": "Heat", "track": "Energy"})
        topics = (await ana.get(f"/g/{CODE}/topics.json")).json()["topics"]
        typed = {"title": "Warmth", "track": "E" * 121, "speakers": "Only me"}
        answer = await ana.post(f"/g/{CODE}/seminars/{topics[1]['id']}", data=typed)
        assert answer.status_code == 422
        assert "A track&#39;s name can have 120 characters." in answer.text
        assert answer.text.count("Only me") == 1
        assert answer.text.count("E" * 121) == 1
        fine = await ana.post(f"/g/{CODE}/seminars/{topics[1]['id']}", data={"title": "Warmth"})
        assert fine.status_code == 303
        assert "Warmth" in (await ana.get(f"/g/{CODE}/programme")).text


async def test_a_convener_cannot_change_the_programme(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ana") as ana, client(app, "ben") as ben:
        await ana.post(f"/g/{CODE}/seminars", data={"title": "Heat"})
        topics = (await ben.get(f"/g/{CODE}/topics.json")).json()["topics"]
        for path in (f"seminars/{topics[1]['id']}", "seminars"):
            assert (await ben.post(f"/g/{CODE}/{path}", data={"title": "No"})).status_code == 403
        answer = await ben.post(
            f"/g/{CODE}/topics/{topics[1]['id']}/placement", data={"cell": "r1:haven"}
        )
        assert answer.status_code == 403
