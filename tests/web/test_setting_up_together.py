"""The page for setting up sent whole, as without a script: GS14 to GS16."""

from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

import httpx2
import pytest

from openspace.domain.facts.marketplace import Link
from openspace.domain.gathering import Film, Gathering
from openspace.domain.proposals import SDGS
from openspace.domain.timetable import Phase, Stretch, Timetable
from openspace.domain.timetable_sheet import rows_of
from tests.cast import CODE, STRETCHES, at, gathering
from tests.house import client, visited
from tests.pages.pages import Tree, tree
from tests.pictures import drawing
from tests.web.test_setting_up import FORM, PAGE, now

Fields = list[tuple[str, str]]
CONTROLS = ".//*[self::input or self::select or self::textarea][@form='together'][@name]"


def fields_of(page: str) -> Fields:
    """All that a browser sends of a page."""
    return [
        (control.get("name"), told)
        for control in tree(page).xpath(CONTROLS)
        if (told := _told(control)) is not None
    ]


def _told(control: Tree) -> str | None:
    kind = control.get("type")
    if kind == "file" or (kind in ("checkbox", "radio") and control.get("checked") is None):
        return None
    if control.tag == "textarea":
        return "\r\n".join((control.text or "").split("\n"))
    if control.tag == "select":
        chosen = control.xpath("option[@selected]") or control.xpath("option")
        return str(chosen[0].get("value"))
    return str(control.get("value", ""))


def typed(fields: Fields, name: str, told: str, nth: int = 0) -> Fields:
    """The same with something else in a field."""
    at = [at for at, (each, _) in enumerate(fields) if each == name][nth]
    return [*fields[:at], (name, told), *fields[at + 1 :]]


async def press(
    browser: httpx2.AsyncClient, step: str, fields: Fields, path: str = ""
) -> httpx2.Response:
    """Press the button of a step: everything is sent."""
    address = f"/g/{CODE}/{path or f'gathering/{step}'}"
    return await browser.post(address, content=urlencode(fields), headers=FORM)


def waiting(answer: httpx2.Response) -> list[str]:
    """Which parts are said to be not saved yet."""
    told = tree(answer.text).xpath("//*[@data-names]/a/@href") if answer.text else []
    return [str(each) for each in told]


def ahead() -> Gathering:
    """One that has much on all its sheets and has not begun."""
    invited = Stretch(Phase.INVITED, at(1), STRETCHES[0].starts)
    return replace(
        gathering(),
        timetable=Timetable((invited, *STRETCHES)),
        invitation="Come.\n\nAs you are.",
        sdgs=(14, 3),
        highlighted_sdg=SDGS[2],
        consents=("listed",),
        films=(Film("One", 3, "", captions=True), Film("Two", 4, "https://example.org/2")),
        materials=(Link("https://example.org/plan", "The plan"), Link("https://example.org", "")),
        tables=("Tea", ""),
        entrance="both",
    )


async def test_a_page_that_is_sent_as_it_stands_has_nothing_that_waits(tmp_path: Path) -> None:
    """GS14: whichever part is saved, and whatever a colleague has changed on all others."""
    async with visited(tmp_path, ahead()) as (house, app), client(app, "ana") as ana:
        before = fields_of((await ana.get(PAGE)).text)
        for step in ("about", "frame", "who", "registration", "how", "after"):
            answer = await press(ana, step, before)
            assert (waiting(answer), answer.status_code) == ([], 303)
        assert await now(house) == ahead()
        for step, name, told in (
            ("frame", "challenges", "far apart\nfew young\ncold"),
            ("who", "contact_phone", "+47 11 11 11 11"),
            ("registration", "seats", "40"),
            ("how", "film_title", "One, cut"),
            ("after", "reminded_days", "7"),
        ):
            assert (await press(ana, step, typed(before, name, told))).status_code == 303
        changed = await now(house)
        answer = await press(ana, "about", typed(before, "title", "New"))
        assert (waiting(answer), answer.status_code) == ([], 303)
        assert await now(house) == replace(changed, title="New")


async def test_the_day_moves_and_the_timetable_that_came_along_does_not_move_it_back(
    tmp_path: Path,
) -> None:
    """GS14, TS10: its rows have the day that its reader saw, and go along when they are sent."""
    async with visited(tmp_path, ahead()) as (house, app), client(app, "ana") as ana:
        before = fields_of((await ana.get(PAGE)).text)
        moved = await press(ana, "when", typed(before, "day", "2026-12-03"), "day")
        assert moved.headers["location"] == f"{PAGE}?saved=when#when"
        assert {row.typed.day for row in rows_of(await now(house))} == {"2026-12-03"}
        again = await press(ana, "times", before, "timetable")
        assert again.status_code == 303
        assert {row.typed.day for row in rows_of(await now(house))} == {"2026-12-03"}


async def test_what_is_typed_in_the_timetable_goes_along_with_the_day(tmp_path: Path) -> None:
    """TS10: it waits on the new day, and is saved with the next press."""
    async with visited(tmp_path, ahead()) as (house, app), client(app, "ana") as ana:
        before = typed(fields_of((await ana.get(PAGE)).text), "starts", "09:10")
        moved = await press(ana, "when", typed(before, "day", "2026-12-03"), "day")
        assert waiting(moved) == ["#when"]
        waits = fields_of(moved.text)
        assert {told for name, told in waits if name == "day"} == {"2026-12-03"}
        assert (await press(ana, "times", waits, "timetable")).status_code == 303
        first = rows_of(await now(house))[0].typed
        assert (first.day, first.starts) == ("2026-12-03", "09:10")


async def test_rows_that_are_refused_stand_on_the_day_that_is_so_by_now(tmp_path: Path) -> None:
    """TS8, TS10: a colleague has moved the day and a row meanwhile."""
    async with visited(tmp_path, ahead()) as (house, app), client(app, "ana") as ana:
        before = fields_of((await ana.get(PAGE)).text)
        await press(ana, "when", typed(before, "day", "2026-12-03"), "day")
        theirs = fields_of((await ana.get(PAGE)).text)
        await press(ana, "times", typed(theirs, "starts", "09:20"), "timetable")
        refused = await press(ana, "times", typed(before, "starts", "09:10"), "timetable")
        assert refused.status_code == 409
        again = fields_of(refused.text)
        assert {told for name, told in again if name == "day"} == {"2026-12-03"}
        assert (await press(ana, "times", again, "timetable")).status_code == 303
        assert rows_of(await now(house))[0].typed.starts == "09:10"


@pytest.mark.parametrize(
    ("name", "told", "nth", "shown"),
    [
        ("challenges", "far apart", 0, "#frame"),
        ("film_title", "Three", 2, "#how"),
        ("film_captions", "yes", 1, "#how"),
        ("contact_name", "", 0, "#who"),
        ("contact_email", "ana", 0, "#who"),
        ("seats", "12", 0, "#registration"),
        ("follow_day", "2026-12-24", 0, "#after"),
        ("time_zone", "Europe/Paris", 0, "#when"),
        ("starts", "09:10", 0, "#when"),
        ("alt", "The harbour", 0, "#logos"),
    ],
)
async def test_what_is_typed_elsewhere_waits_until_it_holds(
    tmp_path: Path, name: str, told: str, nth: int, shown: str
) -> None:
    """GS14, GS15, GS16: and it goes out from what its reader saw."""
    async with visited(tmp_path, ahead()) as (house, app), client(app, "ana") as ana:
        before = await now(house)
        told_of = typed(fields_of((await ana.get(PAGE)).text), name, told, nth)
        answer = await press(ana, "about", told_of)
        assert (waiting(answer), answer.status_code) == ([shown], 200)
        assert waiting(await press(ana, "about", fields_of(answer.text))) == [shown]
        assert await now(house) == before


async def test_a_logo_that_was_chosen_is_to_be_chosen_again(tmp_path: Path) -> None:
    """GS16: its file is not kept, whether another part was saved or its words were missing."""
    async with visited(tmp_path, ahead()) as (_, app), client(app, "ana") as ana:
        sent = fields_of((await ana.get(PAGE)).text)
        at = sent.index(("alt", ""))
        other = await press(ana, "about", [*sent[:at], ("picture", "havn.png"), *sent[at:]])
        none = await ana.post(
            f"/g/{CODE}/logos",
            data={"step": "logos", "alt": ""},
            files={"picture": ("havn.png", drawing(), "image/png")},
        )
        for answer in (other, none):
            (field,) = tree(answer.text).xpath("//input[@name='picture']")
            (said,) = tree(answer.text).xpath("id($id)", id=field.get("aria-describedby"))
            assert said.text == "You chose “havn.png”, and it could not be kept. Choose it again."
        assert waiting(other) == ["#logos"]


async def test_that_later_rows_shall_stay_waits_too(tmp_path: Path) -> None:
    """GS14."""
    async with visited(tmp_path, ahead()) as (_, app), client(app, "ana") as ana:
        sent = fields_of((await ana.get(PAGE)).text)
        without = [each for each in sent if each[0] != "follow"]
        assert waiting(await press(ana, "about", without)) == ["#when"]


async def test_long_texts_in_every_alphabet_are_sent_together(tmp_path: Path) -> None:
    """GS2: each as long as it may be."""
    async with visited(tmp_path, ahead()) as (house, app), client(app, "ana") as ana:
        sent = fields_of((await ana.get(PAGE)).text)
        for name in ("invitation", "method"):
            sent = typed(sent, name, "海" * 5000)
        answer = await press(ana, "about", sent)
        assert (waiting(answer), answer.status_code) == (["#how"], 200)
        assert len((await now(house)).invitation) == 5000
        for path in ("day", "timetable", "logos/none/removal"):
            assert (await press(ana, "", sent, path)).status_code != 413
