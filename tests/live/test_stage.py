"""The stage: one frame a tick and language, versions without gaps, nobody with an old page."""

import asyncio
import itertools

import pytest

from openspace.bus.channels import Channel
from openspace.bus.stream import LONGEST_HISTORY
from openspace.live.stage import CALM, LONGEST_TICK, TICKS
from tests.cast import CODE
from tests.live.note_sockets import until
from tests.live.stages import WALL, Hall, Page, equal, vote


class Panic(BaseException):
    """As the document engine's own: no Exception."""


@pytest.fixture
async def hall() -> Hall:
    return Hall()


async def test_what_happens_within_a_tick_is_one_frame(hall: Hall) -> None:
    """S1."""
    page = Page(hall)
    await page.follow()
    hall.votes(5)
    await page.equal()
    assert (page.steps, hall.drawn) == ([(0, 5)], [("wall", "en", 5)])


async def test_a_frame_is_made_once_a_language_however_many_follow(hall: Hall) -> None:
    """S1."""
    english, norwegian = [Page(hall) for _ in range(40)], [Page(hall, "nb") for _ in range(40)]
    for page in english + norwegian:
        await page.follow()
    hall.votes(3)
    await equal(english + norwegian)
    assert sorted(hall.drawn) == [("wall", "en", 3), ("wall", "nb", 3)]
    for pages in (english, norwegian):
        assert {id(frame) for page in pages for frame in page.frames} == {id(pages[0].frames[0])}


async def test_a_channel_nobody_follows_costs_nothing(hall: Hall) -> None:
    page = Page(hall)
    await page.follow(Channel(CODE, "agenda"))
    hall.votes()
    await until(lambda: len(page.frames) == 1)
    assert hall.drawn == [("agenda", "en", 1)]


def test_the_fuller_the_channel_the_longer_the_tick() -> None:
    """S1."""
    hall = Hall()
    alone = hall.stage._pause(WALL)
    hall.stage._followers[WALL] = {Page(hall) for _ in range(400)}
    crowded = hall.stage._pause(WALL)
    assert TICKS["wall"] == alone < crowded < LONGEST_TICK
    assert hall.stage._pause(Channel(CODE, "news")) == CALM
    assert [hall.stage._pause(Channel(CODE, kind)) for kind in ("hall", "doors")] == [1.0, 1.0]


async def test_each_frame_begins_where_the_last_one_led(hall: Hall) -> None:
    """S2."""
    page = Page(hall)
    await page.follow()
    for times in (1, 2, 3):
        hall.votes(times)
        await page.equal()
    assert page.steps == [(0, 1), (1, 3), (3, 6)]


async def test_a_frame_that_takes_long_is_not_overtaken(hall: Hall) -> None:
    """S2."""
    page = Page(hall)
    await page.follow()
    hall.pen.clear()
    hall.votes()
    await until(lambda: len(hall.drawn) == 1)
    hall.votes()
    clock = asyncio.get_running_loop().time()
    await until(lambda: asyncio.get_running_loop().time() > clock + 2 * TICKS["wall"])
    assert len(hall.drawn) == 1
    hall.pen.set()
    await page.equal()
    assert page.steps == [(0, 1), (1, 2)]


async def test_who_saw_all_of_it_gets_nothing(hall: Hall) -> None:
    """S3."""
    hall.votes(3)
    page = Page(hall)
    await page.follow()
    assert page.frames == []
    hall.votes()
    await page.equal()
    assert page.steps == [(3, 4)]


async def test_who_comes_back_gets_what_was_missed(hall: Hall) -> None:
    """S3."""
    hall.votes(3)
    page = Page(hall)
    hall.votes(2)
    await page.follow()
    assert (page.steps, page.shown) == ([(3, 5)], hall.present)


@pytest.mark.parametrize(
    ("epoch", "seen"), [("another", 0), ("another", 3), ("", 4), ("", 2**53 - 1)]
)
async def test_who_saw_another_time_or_the_future_loads_anew(
    hall: Hall, epoch: str, seen: int
) -> None:
    """S3."""
    hall.votes(3)
    page = Page(hall)
    page.epoch, page.seen = epoch or hall.bus.epoch, seen
    await page.follow()
    answer = {"say": "reload", "channel": "wall", "epoch": hall.bus.epoch, "to": 3}
    assert (page.said, hall.drawn) == ([answer], [])
    hall.votes()
    await page.equal()


async def test_who_was_away_too_long_loads_anew(hall: Hall) -> None:
    """S3."""
    late, too_late = Page(hall), Page(hall)
    hall.votes(LONGEST_HISTORY)
    await late.follow()
    hall.votes()
    await too_late.follow()
    assert late.steps == [(0, LONGEST_HISTORY)]
    assert [each["say"] for each in too_late.said] == ["reload"]


@pytest.mark.parametrize("missed", range(4))
@pytest.mark.parametrize("while_drawing", [False, True])
async def test_who_joins_in_the_middle_of_a_tick_misses_nothing(
    hall: Hall, missed: int, while_drawing: bool
) -> None:
    """S2, S3."""
    first, joining = Page(hall), Page(hall)
    await first.follow()
    if while_drawing:
        hall.pen.clear()
    hall.votes(3)
    if while_drawing:
        await until(lambda: len(hall.drawn) == 1)
    joining.fetch()
    hall.votes(missed)
    follows = asyncio.create_task(joining.follow())
    hall.votes()
    hall.pen.set()
    await follows
    hall.votes()
    await equal([first, joining])


async def test_what_comes_while_the_missed_is_drawn_comes_after_it(hall: Hall) -> None:
    """S2, S3."""
    page, other = Page(hall, "nb"), Page(hall)
    await other.follow()
    hall.votes()
    await other.equal()
    hall.pen.clear()
    follows = asyncio.create_task(page.follow())
    await until(lambda: len(hall.drawn) == 2)
    hall.votes()
    await until(lambda: len(hall.drawn) == 3)
    hall.pen.set()
    await follows
    await equal([page, other])
    assert page.steps[:2] == [(0, 1), (1, 2)]


async def test_following_again_asks_for_what_was_lost(hall: Hall) -> None:
    """S3."""
    page = Page(hall)
    await page.follow()
    page.lost = 1
    hall.votes()
    await until(lambda: page.lost == 0)
    await page.follow()
    await page.equal()
    assert len(page.frames) == 1


async def test_the_check_sees_a_frame_that_is_lost(hall: Hall) -> None:
    """The control: with one frame dropped, the next is a gap and the page is old."""
    page, other = Page(hall, lost=1), Page(hall)
    for each in (page, other):
        await each.follow()
    hall.votes()
    await other.equal()
    hall.votes()
    await other.equal()
    assert (page.gaps, page.shown, page.seen) == (1, set(), 0)


async def test_who_follows_no_more_gets_nothing_more(hall: Hall) -> None:
    page, other = Page(hall), Page(hall)
    for each in (page, other):
        await each.follow()
    hall.votes()
    await equal([page, other])
    hall.votes()
    hall.stage.unfollow(WALL, page)
    await other.equal()
    assert (len(page.frames), len(other.frames)) == (1, 2)


async def test_nothing_is_kept_of_channels_that_nobody_follows(hall: Hall) -> None:
    page = Page(hall)
    for number in range(5):
        channel = Channel(CODE, "topic", str(number))
        await page.follow(channel)
        hall.stage.unfollow(channel, page)
    await page.follow()
    hall.votes()
    hall.stage.unfollow(WALL, page)
    hall.stage.unfollow(WALL, page)
    await until(lambda: hall.stage._ticking == {})
    assert (hall.stage._followers, hall.stage._sent, page.frames) == ({}, {}, [])


@pytest.mark.parametrize("trouble", [RuntimeError("no such template"), Panic("unwrap")])
async def test_a_frame_that_cannot_be_made_is_load_anew(hall: Hall, trouble: BaseException) -> None:
    """S4."""
    page, behind = Page(hall), Page(hall)
    await page.follow()
    hall.broken = trouble
    hall.votes(2)
    await behind.follow()
    await equal([page, behind])
    answer = {"say": "reload", "channel": "wall", "epoch": hall.bus.epoch, "to": 2}
    assert (page.said, behind.said[0]) == ([answer], answer)
    hall.broken = None
    hall.votes()
    await equal([page, behind])
    assert [each["say"] for each in page.said] == ["reload", "push"]


async def test_many_pages_that_come_and_go_are_equal_in_the_end(hall: Hall) -> None:
    """S2, S3: whoever follows, whenever, shows what a fresh page shows."""
    pages = [Page(hall, language) for language in ("en", "nb") for _ in range(4)]
    for turn, page in zip(range(48), itertools.cycle(pages), strict=False):
        hall.bus.publish(vote(turn + 1))
        hall.people = turn + 1
        hall.stage.unfollow(WALL, page)
        await page.follow()
        await asyncio.sleep(0)
    await equal(pages)
