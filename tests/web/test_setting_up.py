"""A gathering is described step by step on the page: GS1 to GS12, OL1, TS1 to TS8."""

from datetime import date
from pathlib import Path
from urllib.parse import urlencode

import httpx2
import pytest

from openspace.domain.follow_up import as_known
from openspace.domain.gathering import Gathering
from openspace.domain.retention import Retention
from openspace.domain.setting_up import STEPS, step_seen
from openspace.domain.timetable_sheet import rows_of, timetable_seen
from openspace.facilitation.house import House
from openspace.facilitation.retention import move
from openspace.store import gatherings
from tests.cast import ANA, CODE, gathering
from tests.house import client, visited
from tests.pages.pages import tree
from tests.pictures import drawing

PAGE = f"/g/{CODE}/desk/gathering"
Form = dict[str, str | list[str]]


async def now(house: House) -> Gathering:
    """The gathering as it is."""
    found = await house.store.read(lambda tx: gatherings.gathering(tx, CODE))
    assert found
    return found


def sheet(of: Gathering, step: str, **changed: str | list[str]) -> Form:
    """A step's form as it stands, with something else in it."""
    told: Form = {name: list(words) for name, words in STEPS[step].written(of).items()}
    return {**told, "seen": step_seen(of, step), **changed}


async def saved(browser: httpx2.AsyncClient, step: str, form: Form) -> httpx2.Response:
    return await browser.post(f"/g/{CODE}/gathering/{step}", data=form)


@pytest.mark.parametrize(
    ("step", "field", "told", "shown"),
    [
        ("about", "title", "The <spiral>", "title"),
        ("about", "invitation", "Come\nas you are.", "invitation"),
        ("who", "contact_phone", "+47 11 11 11 11", "contact"),
        ("who", "kept_days", "30", "kept_days"),
        ("who", "visibility", "invited", "visibility"),
        ("how", "licence", "CC BY-SA 4.0", "licence"),
        ("how", "method", "With **chairs**.", "method"),
        ("how", "materials", "The plan https://example.org/plan", "materials"),
        ("frame", "challenges", "far apart\nfew young\ncold", "challenges"),
        ("frame", "highlight", "14", "highlighted_sdg"),
        ("after", "reminded_days", "7", "reminded_days"),
        ("after", "follow_day", "2026-12-24", "timetable"),
    ],
)
async def test_a_step_is_saved_by_itself(
    tmp_path: Path, step: str, field: str, told: str, shown: str
) -> None:
    """GS1, GS2, GS4, GS6, GS7, GS10."""
    async with visited(tmp_path) as (house, app), client(app, "ana") as ana:
        before = await now(house)
        answer = await saved(ana, step, sheet(before, step, **{field: told}))
        assert answer.headers["location"] == f"{PAGE}?saved={step}#{step}"
        after = await now(house)
        assert getattr(after, shown) != getattr(before, shown)
        assert "Saved. Everyone sees it." in (await ana.get(answer.headers["location"])).text


async def test_saving_what_holds_changes_nothing(tmp_path: Path) -> None:
    """GS5: every step, as it stands."""
    async with visited(tmp_path) as (house, app), client(app, "ana") as ana:
        before = await now(house)
        for step in STEPS:
            assert (await saved(ana, step, sheet(before, step))).status_code == 303
        assert await now(house) == before


async def test_a_follow_up_lasts_as_long_as_the_erasing_was_moved_to(tmp_path: Path) -> None:
    """GS12, FU5: on its sheet, on its page and in what is refused."""
    async with visited(tmp_path) as (house, app), client(app, "ana") as ana:
        planned = {"follow_day": "2026-12-26", "follow_until": "2027-01-25"}
        assert (await saved(ana, "after", sheet(await now(house), "after", **planned))).is_redirect
        await house.perform(move, ANA, date(2027, 1, 20), "")
        (until,) = tree((await ana.get(PAGE)).text).xpath("//input[@name='follow_until']/@value")
        assert until == "2027-01-20"
        assert "to and including 20 January 2027" in (await ana.get(f"/g/{CODE}/follow-up")).text
        form = sheet(as_known(await now(house), Retention(moved_to=date(2027, 1, 20))), "after")
        late = await saved(ana, "after", {**form, "follow_until": "2027-01-21"})
        assert "Personal data are kept to and including 20 January 2027" in late.text
        assert (await saved(ana, "after", {**form, "follow_until": "2027-01-19"})).is_redirect


async def test_who_looked_at_something_older_is_told_and_keeps_their_words(tmp_path: Path) -> None:
    """GS1."""
    async with visited(tmp_path) as (house, app), client(app, "ana") as ana:
        old = await now(house)
        await saved(ana, "about", sheet(old, "about", title="First"))
        late = await saved(ana, "about", sheet(old, "about", title="Second"))
        assert late.status_code == 409
        assert ">Second</textarea>" in late.text
        assert "Somebody else has changed this meanwhile." in late.text
        assert (await now(house)).title == "First"


@pytest.mark.parametrize(
    ("step", "field", "told", "sentence"),
    [
        ("about", "title", "", "Give the gathering a name."),
        ("about", "title", "x" * 151, "This can have 150 characters. There are 151."),
        ("about", "invitation", "x" * 5001, "This can have 5000 characters. There are 5001."),
        ("who", "contact_email", "ana", "This does not look like a mail address."),
        ("who", "kept_days", "0", "Write a whole number from 1 to 3650."),
        ("who", "kept_days", "soon", "Write a whole number from 1 to 3650."),
        ("who", "sectors", "public\nprivate", "“civil” was chosen by somebody already"),
        ("how", "licence", " ", "Write under which licence."),
        ("how", "materials", "no address", "“no address” ends with no address"),
        ("how", "film_address", "http://a.org", "“http://a.org” is no address that begins"),
        ("after", "reminded_days", "0", "Write a whole number from 1 to 30."),
        ("after", "follow_day", "2026-11-26", "It closes on 26 November 2026. Choose a later day."),
        ("how", "film_minutes", "0", "Write a whole number from 1 to 600."),
        ("frame", "sets", "no colon", "Write “no colon” as a name, a colon and tags"),
        ("frame", "sets", "A: x\nB: x", "“x” stands there twice."),
        ("frame", "highlight", "3", "Highlight one of the goals that you have chosen."),
    ],
)
async def test_what_cannot_be_is_said_at_its_field_and_stays(
    tmp_path: Path, step: str, field: str, told: str, sentence: str
) -> None:
    """GS2 to GS10."""
    async with visited(tmp_path) as (house, app), client(app, "ana") as ana:
        before = await now(house)
        answer = await saved(ana, step, sheet(before, step, **{field: told}))
        assert answer.status_code == 422
        assert f'id="{field}_error">{sentence}' in answer.text
        assert await now(house) == before


async def test_what_hangs_on_topics_stays(tmp_path: Path) -> None:
    """GS8."""
    async with visited(tmp_path) as (house, app), client(app, "ana") as ana:
        form = {"title": "New", "challenge": "far apart", "sdg": "14", "tag": "ferry"}
        await ana.post(f"/g/{CODE}/topics", data=form)
        before = await now(house)
        for field, told in (("challenges", "few young"), ("sdg", "11"), ("sets", "A: midwife")):
            answer = await saved(ana, "frame", sheet(before, "frame", **{field: told}))
            assert "so it stays." in answer.text
        assert await now(house) == before


def times(of: Gathering, **changed: dict[int, str]) -> Form:
    """The timetable's form as it stands, with something else in some rows."""
    rows = rows_of(of)
    columns: dict[str, list[str]] = {
        "of": [each.of for each in rows],
        "phase": [each.phase for each in rows],
        "day": [each.typed.day for each in rows],
        "starts": [each.typed.starts for each in rows],
        "ends": [each.typed.ends for each in rows],
    }
    for name, cells in changed.items():
        for row, told in cells.items():
            columns[name][row] = told
    return {**columns, "seen": timetable_seen(of)}


async def test_a_round_is_moved_and_what_is_later_follows_along(tmp_path: Path) -> None:
    """TS1, TS5: the first round, at 11:15 by the clock of Oslo, ends ten minutes later."""
    async with visited(tmp_path) as (house, app), client(app, "ana") as ana:
        form = {**times(await now(house), ends={0: "12:10"}), "follow": "yes"}
        answer = await ana.post(f"/g/{CODE}/timetable", data=form)
        assert answer.status_code == 303
        told = [(row.typed.starts, row.typed.ends) for row in rows_of(await now(house))]
        assert told == [("11:15", "12:10"), ("12:25", "13:10"), ("13:10", "13:40")]


async def test_rows_that_clash_are_named_and_stay_as_typed(tmp_path: Path) -> None:
    """TS3."""
    async with visited(tmp_path) as (house, app), client(app, "ana") as ana:
        before = await now(house)
        answer = await ana.post(f"/g/{CODE}/timetable", data=times(before, ends={0: "12:20"}))
        assert answer.status_code == 422
        assert "What begins at 11:15 is not over by then: it ends at 12:20." in answer.text
        assert 'value="12:20"' in answer.text
        assert await now(house) == before


async def test_a_logo_stands_on_the_invitation(tmp_path: Path) -> None:
    """OL1: whoever comes to the door sees it, and no other picture by that address."""
    async with visited(tmp_path) as (house, app), client(app, "ana") as ana, client(app) as dee:
        sent = {"picture": ("logo.png", drawing(), "image/png")}
        none = await ana.post(f"/g/{CODE}/logos", data={"alt": ""}, files=sent)
        assert "Say what the picture shows" in none.text
        answer = await ana.post(f"/g/{CODE}/logos", data={"alt": "The harbour"}, files=sent)
        assert answer.status_code == 303
        (logo,) = (await now(house)).logos
        assert 'alt="The harbour"' in (await dee.get(f"/g/{CODE}")).text
        seen = await dee.get(f"/g/{CODE}/logos/{logo.file}")
        assert seen.headers["content-type"] == "image/png"
        await ana.post(f"/g/{CODE}/logos/{logo.file}/removal")
        assert (await dee.get(f"/g/{CODE}/logos/{logo.file}")).status_code == 404


async def test_the_door_asks_what_the_gathering_asks(tmp_path: Path) -> None:
    """P3, GS3: a consent that is not asked for is not given, whatever is sent."""
    async with visited(tmp_path) as (house, app), client(app, "ana") as ana, client(app) as dee:
        before = gathering()
        await saved(ana, "who", sheet(before, "who", consent=["listed"]))
        door = (await dee.get(f"/g/{CODE}")).text
        assert ('name="named_in_reports"' in door, 'name="listed"' in door) == (False, True)
        form = {"name": "Dee", "sector": "civil", "listed": "yes", "named_in_reports": "yes"}
        await dee.post(f"/g/{CODE}/participants", data=form)
        assert (await now(house)).consents == ("listed",)
        assert "Dee" in (await ana.get(f"/g/{CODE}/contacts")).text


async def test_what_people_need_and_is_missing_comes_next(tmp_path: Path) -> None:
    """The first step that lacks something is named with what it lacks; then inviting is."""
    async with visited(tmp_path) as (house, app), client(app, "ana") as ana:
        before = await now(house)
        await saved(ana, "about", sheet(before, "about", invitation="Come."))
        contact = dict.fromkeys(("contact_name", "contact_email", "contact_phone"), "")
        await saved(ana, "who", sheet(before, "who", **contact))
        assert lacking((await ana.get(PAGE)).text) == ["#who"]
        await saved(ana, "about", sheet(await now(house), "about", invitation=""))
        page = (await ana.get(PAGE)).text
        assert lacking(page) == ["#about", "#who"]
        (told,) = tree(page).xpath("//p[@data-next]")
        assert told.text_content() == "Next: What is it about? The invitation is not written."
        await saved(ana, "about", sheet(await now(house), "about", invitation="Come."))
        await saved(ana, "who", sheet(await now(house), "who", contact_name="Ana"))
        assert "What people need is there." in (await ana.get(PAGE)).text


def lacking(page: str) -> list[str]:
    """The steps at which something is missing."""
    return [str(each) for each in tree(page).xpath("//a[@class='lacks']/@href")]


async def test_what_came_along_with_another_step_stays_as_typed(tmp_path: Path) -> None:
    """Without a script all sheets are sent with the one that is saved, or refused."""
    async with visited(tmp_path) as (house, app), client(app, "ana") as ana:
        before = await now(house)
        about, how = sheet(before, "about", title="New"), sheet(before, "how", method="Chairs.")
        typed = times(before, ends={0: "12:20"})
        sent = fields(about, frame=sheet(before, "frame"), how=how, times=typed)
        answer = await ana.post(f"/g/{CODE}/gathering/about", content=sent, headers=FORM)
        page = tree(answer.text)
        assert (answer.status_code, (await now(house)).title) == (200, "New")
        assert (await now(house)).method == before.method
        assert page.xpath("string(//textarea[@name='method'])") == "Chairs."
        assert "12:20" in page.xpath("//input[@name='ends']/@value")
        assert page.xpath("//*[@data-names]/a/@href") == ["#when", "#how"]
        sent = fields({**about, "title": ""}, how=how)
        refused = await ana.post(f"/g/{CODE}/gathering/about", content=sent, headers=FORM)
        assert refused.status_code == 422
        assert ">Chairs.</textarea>" in refused.text
        sent = fields(sheet(await now(house), "about"), how=sheet(before, "how"))
        answer = await ana.post(f"/g/{CODE}/gathering/about", content=sent, headers=FORM)
        assert answer.headers["location"] == f"{PAGE}?saved=about#about"


FORM = {"content-type": "application/x-www-form-urlencoded"}


def fields(pressed: Form, **others: Form) -> str:
    """A sheet's fields, and those of others after it, as a browser sends them."""
    told = [*pressed.items()]
    for step, form in others.items():
        told += [("step", step), *form.items()]
    return urlencode(told, doseq=True)
