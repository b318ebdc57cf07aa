"""The house's clock: what is due is done once, and no gathering's trouble is another's."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from openspace import app
from openspace.app import do_what_is_due, keep_time
from openspace.bus.presence import GRACE, Person
from openspace.config import Settings
from openspace.domain.facts import Fact
from openspace.domain.facts.gathering import PhaseOpened
from openspace.domain.facts.retention import GatheringErased
from openspace.domain.facts.whereabouts import ParticipantMoved
from openspace.domain.permissions import Caller, Role
from openspace.facilitation.announcements import run_out
from openspace.facilitation.chat import forget, say
from openspace.facilitation.house import House
from openspace.facilitation.whereabouts import arrive, enter, leave
from openspace.serving import server
from openspace.store import erased_list, gatherings, participants
from tests.cast import ANA, BEN, CHI, CODE, PAUSE, ROUND_1, at, gathering
from tests.facilitation.conftest import Heard
from tests.house import Clock, house
from tests.live.note_sockets import until
from tests.retained import A_DAY, end_of, passed

CODES = ("another", CODE, "zebra")
NOW = 1000.0


class Panic(BaseException):
    """As the document engine's own: no Exception."""


@dataclass(frozen=True)
class Held(House):
    """A house in which a gathering or a person can be in trouble."""

    trouble: dict[str, BaseException] = field(default_factory=dict)

    async def perform(self, verb: Any, caller: Caller, *args: Any, **kwargs: Any) -> Any:
        for name in (caller.gathering, caller.participant):
            if error := self.trouble.get(name or ""):
                raise error
        return await super().perform(verb, caller, *args, **kwargs)


@pytest.fixture
async def held(tmp_path: Path) -> AsyncIterator[Held]:
    async with house(tmp_path) as opened:
        for code in ("another", "zebra"):
            other = replace(gathering(), code=code)
            await opened.store.write(partial(gatherings.add, new=other))
        held = Held(opened.store, Heard(), clock=Clock(at(9, 45)))
        yield held


def facts(held: Held, kind: type[Fact]) -> list[Any]:
    assert isinstance(held.bus, Heard)
    return [fact for fact in held.bus.facts if type(fact) is kind]


def opened(held: Held) -> list[tuple[str, int]]:
    return [(fact.gathering, fact.position) for fact in facts(held, PhaseOpened)]


def gone(held: Held) -> list[str]:
    return [fact.participant for fact in facts(held, ParticipantMoved) if fact.away]


def set_to(held: Held, hour: int, minute: int) -> None:
    assert isinstance(held.clock, Clock)
    held.clock.now = at(hour, minute)


async def test_a_phase_opens_when_it_is_due_once_in_every_gathering(held: Held) -> None:
    await do_what_is_due(held, NOW)
    assert opened(held) == []
    set_to(held, 10, 0)
    for _ in range(3):
        await do_what_is_due(held, NOW)
    assert sorted(opened(held)) == [(code, PAUSE) for code in CODES]
    set_to(held, 10, 16)
    await do_what_is_due(held, NOW)
    assert sorted(opened(held))[1::2] == [(code, ROUND_1) for code in CODES]


async def test_nobody_is_asked_what_is_due_until_a_phase_is_over_or_changed(held: Held) -> None:
    await do_what_is_due(held, NOW)
    assert gatherings.none_is_due(held.store.recall, at(9, 59))
    assert not gatherings.none_is_due(held.store.recall, at(10, 0))
    await held.store.write(partial(gatherings.add, new=replace(gathering(), code="new")))
    assert not gatherings.none_is_due(held.store.recall, at(9, 59))
    set_to(held, 10, 0)
    await do_what_is_due(held, NOW)
    assert sorted(opened(held)) == [(code, PAUSE) for code in ("another", CODE, "new", "zebra")]


@pytest.mark.parametrize("error", [RuntimeError("a broken timetable"), Panic("unwrap")], ids=repr)
async def test_one_gatherings_trouble_is_not_anothers(held: Held, error: BaseException) -> None:
    held.trouble["another"] = error
    held.presence.expect(Person(CODE, "ben"), NOW - GRACE)
    await held.perform(arrive, BEN)
    set_to(held, 10, 0)
    await do_what_is_due(held, NOW)
    assert sorted(opened(held)) == [(code, PAUSE) for code in CODES[1:]]
    assert gone(held) == ["ben"]
    held.trouble.clear()
    await do_what_is_due(held, NOW)
    assert sorted(opened(held)) == [(code, PAUSE) for code in CODES]


async def test_one_gathering_that_cannot_be_erased_keeps_up_no_other(held: Held) -> None:
    held.trouble["another"] = RuntimeError("a full disk")
    last = end_of(gathering())
    assert await passed(held, last - A_DAY, last) == [False, True]
    erased = [each.gathering for each in facts(held, GatheringErased)]
    assert sorted(erased) == [CODE, "zebra"]
    held.trouble.clear()
    assert await passed(held, last, last + A_DAY) == [False, True]
    assert facts(held, GatheringErased)[-1].gathering == "another"


async def test_nor_does_one_whose_owners_or_announcements_fail(held: Held) -> None:
    caller = Caller("another", None, Role.OUTSIDE)
    held.trouble["another"] = RuntimeError("a full disk")
    assert await held.perform_due(run_out, caller) == ()
    with pytest.raises(RuntimeError):
        await held.perform(run_out, caller)
    assert await held.perform_due(run_out, replace(caller, gathering="zebra")) == ()


async def test_who_could_not_be_let_go_is_let_go_later(held: Held) -> None:
    for caller in (ANA, BEN, CHI):
        await held.perform(enter, caller, "b1")
        held.presence.expect(Person(CODE, caller.person), NOW)
    held.trouble["ana"] = RuntimeError("a full disk")
    await do_what_is_due(held, NOW + GRACE)
    assert sorted(gone(held)) == ["ben", "chi"]
    held.trouble.clear()
    await do_what_is_due(held, NOW + 2 * GRACE)
    assert sorted(gone(held)) == ["ana", "ben", "chi"]


async def test_what_is_due_is_done_whatever_else_goes_wrong(
    held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    for who, room, line in ((BEN, "b1", "l1"), (CHI, "b2", "l2")):
        await held.perform(enter, who, room)
        await held.perform(say, who, held.chats, room, (line, "Hello"))
        await held.perform(leave, who)
    perform, held_up = held.perform, [RuntimeError("a full disk")]

    async def stumbling(verb: Any, *words: Any) -> Any:
        if verb is forget and held_up:
            raise held_up.pop()
        return await perform(verb, *words)

    def broken(*_: Any) -> bool:
        raise RuntimeError("cannot read")

    object.__setattr__(held, "perform", stumbling)
    monkeypatch.setattr(gatherings, "none_is_due", broken)
    await held.perform(arrive, ANA)
    held.presence.expect(Person(CODE, "ana"), NOW - GRACE)
    await do_what_is_due(held, NOW)
    assert (held_up, len(held.chats.rooms()), gone(held)) == ([], 1, ["ana"])
    await do_what_is_due(held, NOW)
    assert held.chats.rooms() == ()


async def test_those_who_were_here_before_a_restart_are_waited_for(held: Held) -> None:
    for caller in (BEN, CHI):
        await held.perform(enter, caller, "b1")
    after = House(held.store, Heard(), clock=held.clock)
    clock = asyncio.create_task(keep_time(after))
    await until(lambda: len(after.presence._waiting) == 2)
    clock.cancel()
    later = max(after.presence._waiting.values())
    after.presence.connected(Person(CODE, "chi"))
    await do_what_is_due(after, later)
    assert isinstance(after.bus, Heard)
    assert after.bus.facts == [ParticipantMoved(CODE, "ben", "b1", "b1", away=True)]


async def test_the_clock_goes_on_whatever_goes_wrong_once(
    held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "TICK", 0)
    stumbles = [RuntimeError("cannot read") for _ in range(3)]
    read = held.store.read

    async def stumbling(work: Any) -> Any:
        if stumbles:
            raise stumbles.pop()
        return await read(work)

    monkeypatch.setattr(held.store, "read", stumbling)
    set_to(held, 10, 0)
    clock = asyncio.create_task(keep_time(held))
    await until(lambda: len(opened(held)) == 3)
    assert stumbles == []
    clock.cancel()


async def test_the_clock_starts_and_stops_with_the_server(held: Held) -> None:
    config = server(held, Settings()).config
    config.load()
    lifespan = config.lifespan_class(config)
    set_to(held, 10, 0)
    await lifespan.startup()
    assert not lifespan.should_exit
    await until(lambda: len(opened(held)) == 3)
    await lifespan.shutdown()
    set_to(held, 10, 16)
    assert [task for task in asyncio.all_tasks() if "keep_time" in repr(task)] == []


async def test_sc2_who_was_erased_is_so_before_a_page_is_served(
    held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "keep_time", lambda _: asyncio.sleep(0))  # a clock that does nothing
    erased_list.remember(held.store.folder, ["ben"])
    config = server(held, Settings()).config
    config.load()
    lifespan = config.lifespan_class(config)
    await lifespan.startup()
    ben = await held.store.read(lambda tx: participants.participant(tx, "ben"))
    assert ben is not None
    assert ben.erased
    await lifespan.shutdown()


async def test_a_house_that_cannot_wake_is_not_served(held: Held) -> None:
    """Who cannot be started is not served without a clock instead."""
    config = server(held, Settings()).config
    config.load()
    held.store.close()
    lifespan = config.lifespan_class(config)
    await lifespan.startup()
    assert lifespan.should_exit
