"""Who facilitates is written to before personal data are erased: ML6."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from openspace.domain.facts import Fact
from openspace.domain.facts.gathering import TimetableChanged
from openspace.domain.facts.letters import LettersPut
from openspace.domain.gathering import Gathering
from openspace.domain.participants import Introduction
from openspace.domain.reach import Asked
from openspace.domain.retention import ends, last_day
from openspace.domain.rounds import section_of
from openspace.domain.setting_up import STEPS, step_seen
from openspace.domain.timetable import Phase, Stretch
from openspace.facilitation import retention, setting_up
from openspace.facilitation.door import register
from openspace.facilitation.facilitators import Mailed, appoint, invite, release
from openspace.facilitation.house import House
from openspace.store import gatherings, outbox, participants
from openspace.store import retention as kept_so_far
from openspace.store.engine import Store
from tests import cast
from tests.cast import ANA, BEN, CHI, CODE, DEE, WORKBOOK
from tests.domain.saying import facts
from tests.facilitation.test_mailing import happened
from tests.house import Clock
from tests.mailing import OUTSIDE, mailing, put, reached
from tests.retained import A_DAY, end_of, passed

SOON = Asked("ana@example.org", book=False, language="nb")
END = end_of(cast.gathering(WORKBOOK))
HOUR = timedelta(hours=1)
FORTNIGHT, DAY_BEFORE = END - 14 * A_DAY, END - A_DAY


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[House]:
    """A house in which ana can be reached, and chi, who does not facilitate."""
    async with mailing(tmp_path, cast.gathering(WORKBOOK)) as (house, _):
        await reached(house, ANA, SOON)
        await reached(house, CHI, replace(SOON, address="chi@example.org"))
        yield house


async def told(house: House) -> list[tuple[str, str, datetime | None]]:
    """What waits: its kind, to whom, and when it is of use no more."""
    return [(each.kind, each.to, each.not_after) for each in await put(house)]


LETTER = ("erasing", "ana@example.org", END)


async def test_ml6_a_letter_at_14_days_and_one_at_one_day(home: House) -> None:
    await passed(home, FORTNIGHT - timedelta(minutes=1))
    assert await told(home) == []
    await passed(home, FORTNIGHT, FORTNIGHT + A_DAY)
    assert await told(home) == [LETTER]
    (letter,) = await put(home)
    assert f"\n{OUTSIDE}/g/{CODE}/desk/export\n" in letter.text
    await passed(home, DAY_BEFORE, DAY_BEFORE + timedelta(hours=1))
    assert await told(home) == [LETTER] * 2


async def test_wt6_who_came_by_a_mailed_link_is_written_to_where_they_facilitate(
    home: House,
) -> None:
    for name in ("eli", "fay"):
        mailed = Mailed(f"{name}@example.org", "https://os.example/x")
        await home.perform(invite, ANA, name, name, mailed)
        await home.perform(register, DEE, Introduction(name, "", "civil"), name, f"key of {name}")
    fay = await home.store.read(lambda tx: participants.by_key(tx, CODE, "key of fay"))
    assert fay is not None
    await home.perform(release, ANA, fay.id)
    await passed(home, FORTNIGHT)
    written = [each for each in await told(home) if each[0] == "erasing"]
    assert written == [LETTER, ("erasing", "eli@example.org", END)]


async def test_wt6_who_wants_to_hear_of_the_book_alone_is_written_to_of_nothing_else(
    home: House,
) -> None:
    await reached(home, BEN, Asked("ben@example.org", duties=False))
    await home.perform(appoint, ANA, BEN.person)
    await passed(home, FORTNIGHT)
    assert await told(home) == [LETTER]


async def test_ml6_a_server_that_starts_again_writes_it_no_second_time(home: House) -> None:
    await passed(home, FORTNIGHT)
    assert isinstance(home.clock, Clock)
    again = replace(home, store=Store(home.store.folder))
    await passed(again, FORTNIGHT + timedelta(minutes=1))
    assert await told(again) == [LETTER]
    again.store.close()


async def test_ml6_not_when_it_is_done(home: House) -> None:
    assert await passed(home, FORTNIGHT, DAY_BEFORE, END) == [False, False, True]
    await passed(home, END + A_DAY)
    assert await told(home) == []


async def test_ml6_what_waits_is_not_sent_when_it_is_another_day_by_then(home: House) -> None:
    await passed(home, FORTNIGHT)
    later = (END + 29 * A_DAY).date()
    moved = facts(await home.perform(retention.move, ANA, later, "The county asks for it."))
    assert (await told(home), letters_told(moved)) == ([], 1)
    await passed(home, END + 29 * A_DAY)
    assert [kind for kind, _, _ in await told(home)] == ["erasing"]


def letters_told(facts: tuple[Fact, ...]) -> int:
    """How often the desk hears of its letters."""
    return sum(isinstance(each, LettersPut) for each in facts)


async def test_ml6_the_desk_hears_of_no_letter_where_none_was_dropped(home: House) -> None:
    moved = facts(await home.perform(retention.move, ANA, END.date() + 9 * A_DAY, "The county."))
    assert letters_told(moved) == 0


async def described(house: House, **told: str) -> tuple[Fact, ...]:
    """What comes of saying this on the step of who comes, and all else as it is."""
    of = await here(house)
    sheet = {**STEPS["who"].written(of), **{name: (word,) for name, word in told.items()}}
    seen = step_seen(of, "who")
    return facts(await house.perform(setting_up.describe, ANA, "who", sheet, seen))


async def here(house: House) -> Gathering:
    """The gathering as it is now."""
    found = await house.store.read(lambda tx: gatherings.gathering(tx, CODE))
    assert found
    return found


async def contacts_end(house: House) -> datetime:
    """When the addresses go."""
    of = await here(house)
    known = await house.store.read(lambda tx: kept_so_far.retention(tx, CODE))
    return ends(of, last_day(of, known, "contacts"))


async def test_ml6_addresses_that_go_earlier_with_all_else_are_not_told_of_for_the_old_day(
    home: House,
) -> None:
    await described(home, contacts_days="60")
    contacts = await contacts_end(home)
    await passed(home, contacts - 14 * A_DAY)
    assert await told(home) == [("erasing", "ana@example.org", contacts)]
    earlier = (contacts - 5 * A_DAY).date()
    moved = facts(await home.perform(retention.move, ANA, earlier, ""))
    assert (await told(home), letters_told(moved)) == ([], 1)


@pytest.mark.parametrize(
    ("which", "days"), [("contacts_days", "50"), ("kept_days", "80")], ids=["contacts", "all"]
)
async def test_ml6_nor_for_a_day_that_was_described_anew(
    home: House, which: str, days: str
) -> None:
    await described(home, contacts_days="60")
    await passed(home, (await contacts_end(home) if which == "contacts_days" else END) - 14 * A_DAY)
    waiting = await told(home)
    assert waiting
    assert letters_told(await described(home, contact_name="Ana Ås")) == 0
    assert await told(home) == waiting
    assert letters_told(await described(home, **{which: days})) == 1
    assert await told(home) == []


async def test_ml6_nor_for_a_day_that_went_with_the_timetable(home: House) -> None:
    await passed(home, FORTNIGHT)
    timetable = (await here(home)).timetable
    whole = (*timetable.stretches, Stretch(Phase.ERASED, END - 5 * A_DAY, END))
    planned = TimetableChanged(CODE, tuple(map(section_of, whole)), timetable.position)
    assert letters_told(facts(await home.perform(happened, ANA, planned))) == 1
    assert await told(home) == []


@pytest.mark.parametrize(("slept", "day"), [(3 * A_DAY, 3), (-12 * HOUR, -1)])
async def test_ml6_a_server_that_slept_writes_a_letter_that_is_sent_before_it_erases(
    home: House, slept: timedelta, day: int
) -> None:
    """It erases a day after it told (RT2): the last whole day until then is the one it says."""
    woke = END + slept
    assert await passed(home, woke) == [False]
    assert await told(home) == [("erasing", "ana@example.org", woke + A_DAY)]
    (letter,) = await put(home)
    assert f"{(END + day * A_DAY).day}. februar" in letter.text
    assert await passed(home, woke + A_DAY - HOUR, woke + A_DAY) == [False, True]


async def test_ml6_nobody_is_written_to_who_has_not_agreed_to_it(home: House) -> None:
    for who in (BEN, CHI):
        facts(await home.perform(appoint, ANA, who.person))
    await reached(home, BEN, Asked("ben@example.org", duties=False))
    await passed(home, FORTNIGHT)
    assert {each.to for each in await put(home)} == {"ana@example.org", "chi@example.org"}
    await home.store.write(lambda tx: tx.ask(outbox.LETTER.delete()))
