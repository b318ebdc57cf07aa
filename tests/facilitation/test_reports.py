"""Reports, end to end with the cast."""

from datetime import date

from openspace.domain.chapters import Chapter, Distilled
from openspace.domain.facts.marketplace import Link
from openspace.domain.permissions import Caller
from openspace.domain.refusal import Outcome
from openspace.domain.reports import Entry, Report, Step, mark
from openspace.facilitation.agenda import drop_run, hold_again, place
from openspace.facilitation.gathering import open_phase
from openspace.facilitation.house import NOT_ALLOWED, House
from openspace.facilitation.proceedings import proceedings
from openspace.facilitation.reports import file, take_out, write
from openspace.facilitation.rooms import take_notes
from openspace.facilitation.whereabouts import enter, leave
from openspace.store import marketplace, notices, reports
from tests.cast import ANA, BEN, CHI, CODE, DEE, MARKET, ROUND_1, at
from tests.domain.saying import code


async def says(
    house: House, caller: Caller, field: str, text: str, before: str = "", breakout: str = "b1"
) -> Outcome:
    return await house.perform(write, caller, breakout, Entry(field, text, mark(before)))


async def stands(house: House, breakout: str = "b1") -> Report:
    return await house.store.read(lambda tx: reports.report(tx, breakout))


async def chapter(house: House) -> Chapter:
    pressed = await house.store.read(lambda tx: proceedings(tx, CODE, at(12)))
    return pressed.chapters[0]


async def test_dr1_who_was_there_goes_on_after_leaving_and_others_do_not(house: House) -> None:
    assert code(await says(house, CHI, "summary", "Mine")) == "not_there"
    assert await says(house, DEE, "summary", "Mine") == NOT_ALLOWED
    await house.perform(enter, CHI, "b1")
    await house.perform(leave, CHI)
    await says(house, CHI, "summary", "Mine")
    await says(house, ANA, "agree", "Fish")
    assert dict((await stands(house)).words) == {"summary": "Mine", "agree": "Fish"}


async def test_dr1_who_took_the_notes_writes(house: House) -> None:
    await house.perform(enter, BEN, "b1")
    await house.perform(take_notes, BEN, "b1")
    assert code(await says(house, BEN, "summary", "Mine")) == ""


async def test_dr2_two_at_once_keep_both(house: House) -> None:
    await says(house, BEN, "summary", "Ben's")
    assert code(await says(house, ANA, "summary", "Ana's")) == "written_meanwhile"
    await says(house, ANA, "agree", "Fish")
    assert (await stands(house)).words == {"summary": "Ben's", "agree": "Fish"}


async def test_dr4_an_emptied_field_and_a_step_taken_out_are_gone(house: House) -> None:
    await says(house, BEN, "what-1", "Meet")
    await says(house, BEN, "who-1", "Ben")
    await says(house, BEN, "agree", "Fish")
    await says(house, BEN, "agree", "", "Fish")
    assert (await stands(house)).steps == (Step(1, "Meet", "Ben"),)
    await house.perform(take_out, BEN, "b1", 1)
    assert (await stands(house)).words == {}


async def test_dr5_it_says_how_many_had_been_there(house: House) -> None:
    for caller in (BEN, CHI):
        await house.perform(enter, caller, "b1")
    assert code(await house.perform(file, CHI, "b1")) == "summary_missing"
    await says(house, CHI, "summary", "Short")
    await house.perform(file, CHI, "b1")
    report = await stands(house)
    assert (report.filed, report.heads, report.filed_at) == (True, 2, at(9, 45))


async def test_a_room_that_is_not_there(house: House) -> None:
    assert code(await says(house, ANA, "summary", "x", breakout="nowhere")) == "no_such_room"
    assert code(await house.perform(file, ANA, "plenary")) == "no_such_room"
    assert code(await house.perform(take_out, ANA, "nowhere", 1)) == "no_such_room"


async def test_the_book_holds_what_was_distilled(house: House) -> None:
    assert not (await chapter(house)).reported
    for field, text in {
        "summary": "Short",
        "differ": "Fish",
        "what-1": "Meet",
        "by_when-1": "2026-12-24",
        "links": "Map www.example.org",
    }.items():
        await says(house, BEN, field, text)
    distilled = await chapter(house)
    assert distilled.reported
    assert distilled.reports == (
        Distilled(
            "Short",
            "",
            "Fish",
            (Step(1, "Meet", "", date(2026, 12, 24)),),
            (Link("https://www.example.org", "Map"),),
        ),
    )


async def test_a6_a_run_with_a_report_stays(house: House) -> None:
    await house.perform(place, BEN, "t1", ("r1", "haven"))
    await house.perform(hold_again, BEN, "t1")
    topics = await house.store.read(lambda tx: marketplace.topics(tx, CODE))
    run = topics[0].further[0]
    await says(house, BEN, "summary", "Short", breakout=run)
    await house.perform(file, BEN, run)
    assert code(await house.perform(drop_run, BEN, run)) == "run_stays"
    await says(house, BEN, "summary", "", "Short", breakout=run)
    assert code(await house.perform(drop_run, BEN, run)) == ""


async def reminded(house: House) -> list[object]:
    told = await house.store.read(lambda tx: notices.notices_for(tx, "ben"))
    return [each.values["breakout"] for each in told if each.kind == "report_missing"]


async def over(house: House, begun_from: int = MARKET) -> None:
    """Round 1 begins and is over, by a facilitator's hand."""
    await house.perform(open_phase, ANA, ROUND_1, begun_from)
    await house.perform(open_phase, ANA, ROUND_1 + 1, ROUND_1)


async def test_n6_conveners_are_reminded_until_the_report_is_filed(house: House) -> None:
    await house.perform(place, BEN, "t1", ("r1", "haven"))
    assert await reminded(house) == []
    await over(house)
    assert await reminded(house) == ["b1"]
    await over(house, ROUND_1 + 1)
    assert await reminded(house) == ["b1"]
    await says(house, BEN, "summary", "Short")
    await house.perform(file, BEN, "b1")
    assert await reminded(house) == []


async def test_n6_who_has_begun_is_not_reminded(house: House) -> None:
    await house.perform(place, BEN, "t1", ("r1", "haven"))
    await says(house, BEN, "agree", "Fish")
    await over(house)
    assert await reminded(house) == []
