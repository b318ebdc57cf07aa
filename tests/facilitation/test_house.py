"""The one way every change travels: leave, decision, commit, publication."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import pytest

from openspace.domain.facts.marketplace import TopicRetitled, VoteCast
from openspace.domain.permissions import Act, Caller, Role
from openspace.domain.refusal import Outcome, Refusal
from openspace.facilitation.house import ATTEMPTS, NOT_ALLOWED, House, new_id, new_secret, verb
from openspace.facilitation.marketplace import cast_vote
from openspace.store import marketplace
from openspace.store.engine import FILE, Conflict, Store
from openspace.store.keeping import Transaction, keep
from tests.cast import ANA, CHI, CODE, DEE, at, gathering, settle
from tests.facilitation.conftest import Heard
from tests.house import Clock

T = TypeVar("T")


class Stumbling(Store):
    """A store that does the work and then fails to commit it, so many times."""

    def __init__(self, folder: Path, failure: Exception, times: int) -> None:
        super().__init__(folder)
        self.failure, self.times, self.tried = failure, times, 0

    async def write(self, work: Callable[[Transaction], T]) -> T:
        def stumbling(tx: Transaction) -> T:
            answer = work(tx)
            self.tried += 1
            if self.tried <= self.times:
                raise self.failure
            return answer

        return await super().write(stumbling)


async def stumbling(folder: Path, heard: Heard, failure: Exception, times: int) -> House:
    store = Stumbling(folder, failure, 0)
    await store.write(lambda tx: settle(tx, gathering()))
    store.tried, store.times = 0, times
    return House(store, heard, clock=Clock(at(9, 45)))


@verb(Act.VOTE)
def retitle_twice(tx: Transaction, caller: Caller, _: datetime) -> Outcome:
    """Two facts at once."""
    return (TopicRetitled(CODE, "t1", "One"), TopicRetitled(CODE, "t1", "Two"))


def votes_on_disk(folder: Path) -> int:
    """How many votes another process would find now."""
    with closing(sqlite3.connect(folder / FILE)) as connection:
        (found,) = connection.execute("SELECT count(*) FROM vote").fetchone()
    return int(found)


async def votes(house: House) -> dict[str, frozenset[str]]:
    return dict(await house.store.read(lambda tx: marketplace.votes(tx, CODE)))


async def test_what_is_done_is_kept_and_published(house: House, heard: Heard) -> None:
    cast = VoteCast(CODE, "t1", "chi", at(9, 45))
    assert await house.perform(cast_vote, CHI, "t1") == (cast,)
    assert await votes(house) == {"t1": {"chi"}}
    assert heard.facts == [cast]


async def test_facts_are_published_in_the_order_they_were_decided(
    house: House, heard: Heard
) -> None:
    outcome = await house.perform(retitle_twice, CHI)
    assert heard.facts == list(outcome) if isinstance(outcome, tuple) else False
    found = await house.store.read(lambda tx: marketplace.topic(tx, CODE, "t1"))
    assert found is not None
    assert found.title == "Two"


async def test_a_refusal_keeps_and_publishes_nothing(house: House, heard: Heard) -> None:
    outcome = await house.perform(cast_vote, CHI, "t9")
    assert isinstance(outcome, Refusal)
    assert outcome.code == "no_such_topic"
    assert (await votes(house), heard.facts) == ({}, [])


async def test_nothing_is_published_that_was_not_committed(tmp_path: Path, heard: Heard) -> None:
    house = await stumbling(tmp_path, heard, OSError("disk full"), times=1)
    with pytest.raises(OSError, match="disk full"):
        await house.perform(cast_vote, CHI, "t1")
    assert (await votes(house), heard.facts) == ({}, [])
    await house.perform(cast_vote, CHI, "t1")
    assert await votes(house) == {"t1": {"chi"}}
    assert len(heard.facts) == 1
    house.store.close()


async def test_when_it_is_published_anybody_can_read_it(
    house: House, heard: Heard, tmp_path: Path
) -> None:
    found: list[int] = []
    heard.listen(lambda _: found.append(votes_on_disk(tmp_path)))
    await house.perform(cast_vote, CHI, "t1")
    assert set(found) == {1}


async def test_the_control_that_looks_before_the_commit_finds_nothing(
    house: House, tmp_path: Path
) -> None:
    @verb(Act.VOTE)
    def cast_and_look(tx: Transaction, caller: Caller, _: datetime) -> Outcome:
        keep(VoteCast(CODE, "t1", caller.person, at(9, 45)), tx)
        assert votes_on_disk(tmp_path) == 0
        return ()

    await house.perform(cast_and_look, CHI)
    assert votes_on_disk(tmp_path) == 1


async def test_work_that_lost_a_race_is_decided_again(tmp_path: Path, heard: Heard) -> None:
    house = await stumbling(tmp_path, heard, Conflict("lost"), times=ATTEMPTS - 1)
    outcome = await house.perform(cast_vote, CHI, "t1")
    assert outcome == (VoteCast(CODE, "t1", "chi", at(9, 45)),)
    assert isinstance(house.store, Stumbling)
    assert house.store.tried == ATTEMPTS
    assert len(heard.facts) == 1
    house.store.close()


async def test_who_loses_every_time_is_not_tried_for_ever(tmp_path: Path, heard: Heard) -> None:
    house = await stumbling(tmp_path, heard, Conflict("lost"), times=100)
    with pytest.raises(Conflict):
        await house.perform(cast_vote, CHI, "t1")
    assert isinstance(house.store, Stumbling)
    assert (house.store.tried, heard.facts) == (ATTEMPTS, [])
    house.store.close()


OPEN_TO_ALL = {Act.REGISTER, Act.WATCH}


@pytest.mark.parametrize("act", [act for act in Act if act not in OPEN_TO_ALL])
async def test_dee_is_refused_before_anything_is_loaded(house: House, act: Act) -> None:
    reached: list[Caller] = []

    @verb(act)
    def look(tx: Transaction, caller: Caller, _: datetime) -> Outcome:
        reached.append(caller)
        return ()

    assert await house.perform(look, ANA) == ()
    assert await house.perform(look, DEE) == NOT_ALLOWED
    assert reached == [ANA]


async def test_it_is_decided_by_the_role_they_hold_when_it_is_their_turn(house: House) -> None:
    """Chi was let in as a facilitator, and takes part by the time that it is decided."""
    reached: list[Caller] = []

    @verb(Act.READ)
    def look(tx: Transaction, caller: Caller, _: datetime) -> Outcome:
        reached.append(caller)
        return ()

    await house.perform(look, replace(CHI, role=Role.FACILITATOR))
    assert reached == [CHI]


async def test_what_the_house_does_by_itself_needs_no_leave(house: House) -> None:
    @verb(None)
    def tidy(tx: Transaction, caller: Caller, _: datetime) -> Outcome:
        return ()

    assert await house.perform(tidy, DEE) == ()


async def test_the_clock_is_the_houses(house: House, clock: Clock) -> None:
    clock.now = at(9, 59)
    assert await house.perform(cast_vote, CHI, "t1") == (VoteCast(CODE, "t1", "chi", at(9, 59)),)


def test_ids_and_secrets_are_not_guessed() -> None:
    assert {len(new_id()) for _ in range(50)} == {10}
    assert len({new_id() for _ in range(50)}) == 50
    assert {len(new_secret()) for _ in range(50)} == {32}
    assert len({new_secret() for _ in range(50)}) == 50
