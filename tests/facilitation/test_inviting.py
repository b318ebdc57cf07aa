"""What is mailed to those who are invited, register and wait (IL1 to IL4)."""

import re
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from openspace.domain.gathering import Gathering, Registration
from openspace.domain.guest_list import Guest
from openspace.domain.letters import Letter
from openspace.domain.participants import Introduction
from openspace.domain.setting_up import step_seen
from openspace.domain.timetable import Phase, Stretch, Timetable
from openspace.facilitation import invitations as verbs
from openspace.facilitation.door import register
from openspace.facilitation.erasure import withdraw
from openspace.facilitation.house import House
from openspace.facilitation.recognition import recognise
from openspace.facilitation.setting_up import describe
from tests.cast import ANA, CODE, DEE, at, gathering
from tests.mailing import OUTSIDE, mailing, put

DAYS = timedelta(days=30)
KARI, OLA = Guest("Kari Å", "kari@example.no"), Guest("Ola B", "ola@example.no")
CLOSES = at(9) + timedelta(days=20)


def ahead() -> Gathering:
    """The circle a month ahead, with three seats, of which one is free."""
    day = [
        each.moved(each.starts + DAYS, each.ends + DAYS) for each in gathering().timetable.stretches
    ]
    before = Stretch(Phase.INVITED, at(7), day[0].starts)
    whole = Timetable((before, *day), 0)
    return replace(gathering(), timetable=whole, registration=Registration(CLOSES, 3))


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[House]:
    async with mailing(tmp_path, ahead()) as (opened, _):
        await opened.perform(verbs.invite_list, ANA, [KARI, OLA])
        yield opened


def link_in(letter: Letter) -> str:
    found = re.search(rf"^{OUTSIDE}/g/{CODE}/invitation/(\S+)$", letter.text, re.MULTILINE)
    assert found is not None
    return found[1]


async def letters(home: House) -> list[tuple[str, str]]:
    return [(each.kind, each.to) for each in await put(home)]


async def come(home: House, name: str, link: str) -> None:
    await home.perform(register, DEE, Introduction(name, "", "civil"), link, f"key of {name}")


async def test_il1_who_is_invited_gets_a_link_and_a_reminder_before_the_deadline(
    home: House,
) -> None:
    assert sorted(await letters(home)) == [
        ("deadline", KARI.email),
        ("deadline", OLA.email),
        ("invitation", KARI.email),
        ("invitation", OLA.email),
    ]
    waiting = await put(home)
    assert {each.not_before for each in waiting if each.kind == "deadline"} == {
        CLOSES - timedelta(days=2)
    }
    assert len({link_in(each) for each in waiting}) == len(waiting)


async def test_il2_who_comes_gets_a_seat_with_calendar_and_who_comes_later_waits(
    home: House,
) -> None:
    every = await put(home)
    kari = next(link_in(each) for each in every if each.to == KARI.email)
    ola = next(link_in(each) for each in every if each.to == OLA.email)
    await come(home, "Kari", kari)
    await come(home, "Ola", ola)
    assert sorted(await letters(home)) == [
        ("confirmation", KARI.email),
        ("day", KARI.email),
        ("waiting", OLA.email),
    ]
    seat = next(each for each in await put(home) if each.kind == "confirmation")
    assert b"BEGIN:VEVENT" in seat.calendar
    visit = await recognise(home, CODE, "key of Kari")
    assert visit is not None
    await home.perform(withdraw, visit.caller, True)
    assert sorted(await letters(home)) == [
        ("day", OLA.email),
        ("moved_up", OLA.email),
    ]


async def test_il4_who_said_no_is_not_asked_again(home: House) -> None:
    ola = next(link_in(each) for each in await put(home) if each.to == OLA.email)
    await home.perform(verbs.decline, DEE, ola)
    assert {to for _, to in await letters(home)} == {KARI.email}


async def test_il4_where_the_deadline_moves_the_reminders_are_written_anew(home: House) -> None:
    sheet = {"closes_day": ("2026-12-10",), "closes_time": ("12:00",), "seats": ("3",)}
    seen = step_seen(ahead(), "registration")
    await home.perform(describe, ANA, "registration", sheet, seen)
    reminders = [each for each in await put(home) if each.kind == "deadline"]
    assert {each.not_after for each in reminders} == {at(11) + timedelta(days=14)}
    assert len(reminders) == 2
