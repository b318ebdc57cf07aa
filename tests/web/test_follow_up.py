"""Following up without script: what became of actions, who is reminded, and the table."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from openspace.app import remind_owners
from openspace.domain.gathering import Gathering
from openspace.domain.timetable import Phase, Stretch, Timetable
from tests.cast import CODE, STRETCHES, WORKBOOK, at, gathering
from tests.house import Clock, client, visited
from tests.pages.pages import Tree, tree

HERE = f"/g/{CODE}"
FOLLOW_UP = f"{HERE}/follow-up"
MEET = {"title": "=Meet", "due": "2026-12-24", "how": "me", "body": "The council"}


def followed_up() -> Gathering:
    """The cast's gathering in its last phase."""
    book = STRETCHES[WORKBOOK]
    last = Stretch(Phase.FOLLOW_UP, book.ends, book.ends + timedelta(days=90))
    return replace(gathering(), timetable=Timetable((*STRETCHES, last), WORKBOOK + 1))


def words(page: Tree, where: str) -> str:
    return " ".join(page.xpath(f"string({where})").split())


async def test_owners_say_what_happened_and_everybody_reads_it_by_body(tmp_path: Path) -> None:
    async with (
        visited(tmp_path, followed_up()) as (_, app),
        client(app, "ben") as ben,
        client(app, "chi") as chi,
        client(app) as dee,
    ):
        await ben.post(f"{HERE}/actions", data=MEET)
        page = tree((await chi.get(FOLLOW_UP)).text)
        (address,) = page.xpath("//*[@class='followed-title']/a/@href")
        assert words(page, "//*[@class='sheet panel follow-up-body']/h3") == "The council"
        told = {"status": "begun", "happened": "We <met>"}
        assert (await chi.post(f"{address}/status", data=told)).status_code == 403
        assert (await dee.post(f"{address}/status", data=told)).status_code == 303
        assert "We &lt;met&gt;" not in (await chi.get(FOLLOW_UP)).text
        assert (await ben.post(f"{address}/status", data=told)).status_code == 303
        for at_page in (FOLLOW_UP, address):
            happened = words(tree((await chi.get(at_page)).text), "//*[@class='happened small']")
            assert happened == "26 November 2026 Begun: We <met>"
        assert "To the follow-up" in (await chi.get(HERE)).text
        assert (await dee.get(FOLLOW_UP)).status_code == 303


async def test_too_long_a_line_stays_as_it_was_typed(tmp_path: Path) -> None:
    async with visited(tmp_path, followed_up()) as (_, app), client(app, "ben") as ben:
        await ben.post(f"{HERE}/actions", data=MEET)
        (address,) = tree((await ben.get(FOLLOW_UP)).text).xpath(
            "//*[@class='followed-title']/a/@href"
        )
        answer = await ben.post(f"{address}/status", data={"status": "done", "happened": "x" * 301})
        (field,) = tree(answer.text).xpath("//input[@name='happened']")
        assert (answer.status_code, field.get("value")) == (422, "x" * 301)
        assert "There is room for 300 characters here. These are 301." in answer.text


async def test_the_clock_reminds_the_owner_alone_until_something_is_said(tmp_path: Path) -> None:
    async with (
        visited(tmp_path, followed_up()) as (house, app),
        client(app, "ben") as ben,
        client(app, "chi") as chi,
        client(app, "ana") as ana,
    ):
        assert isinstance(house.clock, Clock)
        await ben.post(f"{HERE}/actions", data=MEET)
        for days, sentence in (
            (27, None),
            (28, "You own an action that is to be done today, 24 December 2026."),
            (29, "You own an action that was to be done by 24 December 2026."),
        ):
            house.clock.now = at(11) + timedelta(days=days)
            await remind_owners(house)
            heads = tree((await ben.get(HERE)).text).xpath("//*[@id='asked']//h3")
            assert [" ".join(each.text_content().split()) for each in heads] == (
                [sentence] if sentence else []
            )
        assert not tree((await chi.get(HERE)).text).xpath("//*[@id='asked']//h3")
        page = tree((await ana.get(FOLLOW_UP)).text)
        (address,) = page.xpath("//*[@class='followed-title']/a/@href")
        (copied,) = page.xpath("//*[@id='reminders']//input/@value")
        assert copied.endswith(f"24 December 2026. How far is it? http://house.example{address}")
        assert words(page, "//*[@class='follow-up-sum']") == "0 of 1 done 1 is late"
        assert not tree((await chi.get(FOLLOW_UP)).text).xpath("//*[@id='reminders']")
        house.clock.now += timedelta(hours=1)
        await ben.post(f"{address}/status", data={"status": "planned", "happened": "Next week"})
        assert not tree((await ben.get(HERE)).text).xpath("//*[@id='asked']//h3")
        await remind_owners(house)
        assert not tree((await ben.get(HERE)).text).xpath("//*[@id='asked']//h3")


async def test_the_table_has_every_action_and_no_formula(tmp_path: Path) -> None:
    async with visited(tmp_path, followed_up()) as (_, app), client(app, "ben") as ben:
        await ben.post(f"{HERE}/actions", data=MEET)
        answer = await ben.get(f"{HERE}/actions.csv")
        head, row = answer.content.decode("utf-8-sig").splitlines()
        assert head.startswith('"Number","Action","Owner"')
        assert row.startswith('"1","\'=Meet","Ben Bø","Bøs båter","2026-12-24","The council"')
