"""How the book is made up, end to end with the cast."""

from datetime import date

from openspace.domain.editing import MakeUp
from openspace.domain.grid import as_seen
from openspace.domain.marketplace import Topic
from openspace.domain.notices import Notice
from openspace.domain.proceedings import Proceedings
from openspace.domain.proposals import Proposal
from openspace.domain.standing import held
from openspace.facilitation import editing as verbs
from openspace.facilitation.agenda import place
from openspace.facilitation.house import NOT_ALLOWED, House
from openspace.facilitation.marketplace import propose
from openspace.facilitation.proceedings import proceedings
from openspace.store import marketplace
from openspace.store.editing import make_up
from openspace.store.notices import notices_for
from openspace.workbook.forms import FORMATS
from openspace.workbook.press import press
from tests.cast import ANA, BEN, CHI, CODE, DEE, at
from tests.domain.saying import code

THERE = {"plain": "Plain", "coast": "Coast"}


async def made(house: House) -> MakeUp:
    return await house.store.read(lambda tx: make_up(tx, CODE))


async def book(house: House) -> Proceedings:
    return await house.store.read(lambda tx: proceedings(tx, CODE, at(12)))


async def told(house: House, who: str) -> list[Notice]:
    return list(await house.store.read(lambda tx: notices_for(tx, who)))


async def hung(house: House) -> list[Topic]:
    return list(await house.store.read(lambda tx: marketplace.topics(tx, CODE)))


async def second(house: House) -> str:
    await house.perform(propose, CHI, Proposal("Second"))
    return next(each.title for each in (await book(house)).chapters if each.number == 2)


async def test_only_facilitators_make_the_book_up(house: House) -> None:
    for who in (BEN, DEE):
        assert await house.perform(verbs.choose_order, who, "numbers", "") == NOT_ALLOWED
        assert await house.perform(verbs.leave_out, who, "t1", "Mine") == NOT_ALLOWED
    assert (await made(house)).order == "rounds"


async def test_et3_the_foreword_stands_in_the_book_and_is_undone(house: House) -> None:
    seen = (await made(house)).seen("foreword")
    await house.perform(verbs.write_foreword, ANA, ("Dear all", "Ana"), seen)
    assert (await book(house)).foreword == "Dear all\nAna"
    late = await house.perform(verbs.write_foreword, ANA, ("Later", ""), seen)
    assert code(late) == "changed_meanwhile"
    await house.perform(verbs.undo, ANA, "foreword", (await made(house)).seen("foreword"))
    assert (await book(house)).foreword == ""


async def test_et4_moving_a_chapter_orders_the_book(house: House) -> None:
    assert await second(house) == "Second"
    topics = [each.id for each in await hung(house)]
    assert code(await house.perform(verbs.move, ANA, topics[1], -1, "old")) == "changed_meanwhile"
    await house.perform(verbs.move, ANA, topics[1], -1, as_seen(1, 2))
    now = await book(house)
    assert (now.order, now.by_hand) == ("hand", (2, 1))
    await house.perform(verbs.undo, ANA, "order", (await made(house)).seen("order"))
    assert (await book(house)).order == "rounds"


async def test_et5_what_is_left_out_is_in_no_format_and_its_convener_is_told(house: House) -> None:
    await house.perform(place, ANA, "t1", ("r1", "haven"))
    chapter = (await book(house)).chapters[0]
    title, where = chapter.title, held(chapter)
    await house.perform(verbs.leave_out, ANA, "t1", "It was about one person")
    now = await book(house)
    assert (now.chapters, now.left_out) == ((), 1)
    assert now.left_out_at == where != ()
    for form in ("html", "md", "csv", "json"):
        assert form in FORMATS
        pressed = (await press(now, form, "en")).decode()
        assert title not in pressed
    assert "1 topic is left out" in (await press(now, "md", "en")).decode()
    assert "about one person" not in (await press(now, "html", "en")).decode()
    (left_out,) = [each for each in await told(house, "ben") if each.kind == "left_out"]
    assert left_out.values["reason"] == "It was about one person"
    await house.perform(verbs.take_in, ANA, "t1")
    assert (await book(house)).chapters[0].title == title
    kinds = {each.kind for each in await told(house, "ben")}
    assert ("taken_in" in kinds, "left_out" in kinds) == (True, False)
    assert code(await house.perform(verbs.leave_out, ANA, "t9", "Why")) == "no_such_topic"


async def test_et9_conveners_are_reminded_and_it_is_known_when(house: House) -> None:
    await house.perform(verbs.remind, ANA, "t1")
    await house.perform(verbs.remind, ANA, "t1")
    assert [each.kind for each in await told(house, "ben")] == ["reminded"]
    assert (await made(house)).reminded["t1"].by == "ana"
    assert code(await house.perform(verbs.remind, ANA, "t9")) == "no_such_topic"


async def test_et7_and_et8_the_window_and_the_rights_are_kept(house: House) -> None:
    now = await made(house)
    await house.perform(verbs.set_window, ANA, "2026-12-03", now.seen("window"))
    await house.perform(verbs.write_rights, ANA, "Pictures: ours.", now.seen("rights"))
    await house.perform(verbs.choose_design, ANA, "coast", now.seen("design"), THERE)
    assert date.fromisoformat((await made(house)).says("window", "until")) == date(2026, 12, 3)
    assert (await book(house)).design == "coast"
    assert "Pictures: ours." in (await press(await book(house), "md", "en")).decode()
