"""S3: a crowd that loads pages in a busy minute costs no frames of its own."""

import asyncio

import pytest

from openspace.live.stage import RECENT
from tests.live.note_sockets import until
from tests.live.stages import Hall, Page, equal


@pytest.fixture
async def hall() -> Hall:
    return Hall()


async def test_what_was_made_for_the_others_serves_who_comes_a_moment_later(hall: Hall) -> None:
    here, late = Page(hall), [Page(hall) for _ in range(20)]
    await here.follow()
    hall.votes(3)
    await here.equal()
    drawn = len(hall.drawn)
    for each in late:
        await each.follow()
    await equal(late)
    assert len(hall.drawn) == drawn == 1
    hall.votes()
    await equal([here, *late])


async def test_what_is_not_made_yet_comes_with_the_tick(hall: Hall) -> None:
    here = Page(hall)
    await here.follow()
    hall.pen.clear()
    hall.votes()
    await until(lambda: len(hall.drawn) == 1)
    hall.votes()
    late = Page(hall)
    late.seen = hall.sequence - 1
    late.shown = {"p1"}
    await late.follow()
    assert late.frames == []
    hall.pen.set()
    await equal([here, late])
    assert [count for *_, count in hall.drawn] == [1, 1]


async def test_what_is_being_made_comes_when_it_is_made(hall: Hall) -> None:
    here, late = Page(hall), Page(hall)
    await here.follow()
    hall.pen.clear()
    hall.votes()
    await until(lambda: len(hall.drawn) == 1)
    await late.follow()
    assert late.frames == []
    hall.pen.set()
    await equal([here, late])
    assert len(hall.drawn) == 1


async def test_who_reads_another_language_gets_frames_of_their_own(hall: Hall) -> None:
    here, late = Page(hall), Page(hall, "nb")
    await here.follow()
    hall.votes()
    await here.equal()
    await late.follow()
    await late.equal()
    assert [language for _, language, _ in hall.drawn] == ["en", "nb"]


async def test_who_missed_more_than_is_kept_gets_frames_of_their_own(hall: Hall) -> None:
    here, late = Page(hall), Page(hall)
    await here.follow()
    for _ in range(RECENT + 1):
        hall.votes()
        await here.equal()
    drawn = len(hall.drawn)
    await late.follow()
    await late.equal()
    assert len(hall.drawn) == drawn + 1
    assert late.steps == [(0, RECENT + 1)]


async def test_who_comes_in_the_middle_of_a_frame_is_led_on_without_a_gap(hall: Hall) -> None:
    """Whatever version a page was loaded at, and whenever it follows."""
    here = Page(hall)
    await here.follow()
    late: list[Page] = []
    follows: list[asyncio.Task[None]] = []
    for number in range(30):
        hall.votes()
        late.append(Page(hall, "nb" if number % 7 == 3 else "en"))
        if number % 3 == 2:
            follows += [asyncio.create_task(each.follow()) for each in late[len(follows) :]]
        await asyncio.sleep(0)
    await asyncio.gather(*(asyncio.create_task(each.follow()) for each in late[len(follows) :]))
    await asyncio.gather(*follows)
    hall.votes()
    await equal([here, *late])


async def test_what_is_made_for_the_first_who_comes_back_serves_the_others(hall: Hall) -> None:
    """Everybody was cut off: nobody follows, and nothing was made for others lately."""
    back = [Page(hall) for _ in range(20)]
    hall.votes(3)
    for each in back:
        await each.follow()
    await equal(back)
    assert hall.drawn == [("wall", "en", 3)]
    hall.votes()
    await equal(back)
    assert [count for *_, count in hall.drawn] == [3, 1]


async def test_who_comes_back_to_load_anew_takes_nobody_along(hall: Hall) -> None:
    from_before, back = Page(hall), Page(hall)
    hall.votes()
    from_before.epoch = "another"
    for each in (from_before, back):
        await each.follow()
    await equal([from_before, back])
    assert [each["say"] for each in back.said] == ["push"]
