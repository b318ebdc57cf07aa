"""Four hundred at once: one wins a place and the others are told who; a vote is the last word."""

import asyncio
import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from httpx2 import AsyncClient
from sqlalchemy import text

from openspace.domain.agenda import Agenda
from openspace.domain.facts.agenda import PlaceAdded
from openspace.domain.facts.marketplace import VoteCast
from openspace.domain.permissions import Caller, Role
from openspace.domain.refusal import Refusal
from openspace.facilitation import agenda as verbs
from openspace.facilitation import marketplace
from openspace.facilitation.house import House
from openspace.store import agenda, participants
from openspace.store import marketplace as kept_marks
from openspace.store.engine import Store
from openspace.store.keeping import Transaction, keep
from tests.cast import CODE, at, chi, gathering, kept, proposed, registered, topic
from tests.house import client, visited
from tests.pages.pages import Tree, shows, tree
from tests.pages.test_pushes import caught_up

PEOPLE = [f"v{number}" for number in range(400)]
CELLS = [(slot, f"p{number}") for slot in ("r1", "r2") for number in range(40)]


def caller(person: str) -> Caller:
    return Caller(CODE, person, Role.PARTICIPANT)


def topic_of(number: int) -> str:
    return f"t{number + 2}"


def come(tx: Transaction) -> None:
    """Everyone comes with a key and a topic, to eighty places that are free."""
    for number in range(40):
        keep(PlaceAdded(CODE, f"p{number}", f"Room {number}", number + 2), tx)
    for number, person in enumerate(PEOPLE):
        convener = replace(chi, id=person)
        keep(registered(convener), tx)
        participants.give_key(tx, person, f"the key of {person}")
        keep(proposed(topic(number + 2, convener)), tx)


async def grid(house: House) -> Agenda:
    return await house.store.read(lambda tx: agenda.agenda(tx, gathering()))


def assert_no_place_twice(found: Agenda) -> None:
    assert Counter(each.cell for each in found.placements) == dict.fromkeys(CELLS, 1)
    assert len({each.topic for each in found.placements}) == len(CELLS)


async def test_400_claim_80_places_and_who_comes_too_late_is_told_who_has_it(
    house: House,
) -> None:
    await house.store.write(come)
    outcomes = await asyncio.gather(
        *(
            house.perform(verbs.place, caller(person), topic_of(number), CELLS[number % 80])
            for number, person in enumerate(PEOPLE)
        )
    )
    found = await grid(house)
    assert_no_place_twice(found)
    holders = {each.cell: each.topic for each in found.placements}
    for number, outcome in enumerate(outcomes):
        holder = holders[CELLS[number % 80]]
        if holder == topic_of(number):
            assert isinstance(outcome, tuple)
        else:
            assert isinstance(outcome, Refusal)
            assert f"t{outcome.values['number']}" == holder


async def test_400_claim_80_places_on_their_pages_and_all_see_one_grid(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, app), client(app) as line:
        await house.store.write(come)
        old = await looked_at(line, PEOPLE[0])
        statuses = await asyncio.gather(
            *(claimed(line, number, person) for number, person in enumerate(PEOPLE))
        )
        assert Counter(statuses) == {200: 80, 409: 320}
        assert_no_place_twice(await grid(house))
        await caught_up(house, old, "en", {})
        fresh = [await looked_at(line, person) for person in PEOPLE[:400:133]]
        pages = [shows(each)["page"] for each in (old, *fresh)]
        assert pages == [pages[0]] * len(pages)


def headers(person: str) -> dict[str, str]:
    here = f"http://house.example/g/{CODE}/agenda"
    return {
        "cookie": f"openspace_{CODE}=the key of {person}",
        "referer": here,
        "hx-request": "true",
    }


async def claimed(line: AsyncClient, number: int, person: str) -> int:
    cell = ":".join(CELLS[number % 80])
    to = f"/g/{CODE}/topics/{topic_of(number)}/placement"
    answer = await line.post(to, data={"cell": cell}, headers=headers(person))
    if answer.status_code == 409:
        assert "That place was just taken by" in answer.text
    return answer.status_code


async def looked_at(line: AsyncClient, person: str) -> Tree:
    return tree((await line.get(f"/g/{CODE}/agenda", headers=headers(person))).text)


@pytest.mark.parametrize("seed", range(3))
async def test_a_vote_from_many_tabs_at_once_is_the_last_word(house: House, seed: int) -> None:
    """Each presses about in five tabs, then says what they mean in one of them."""
    await house.store.write(come)
    dice = random.Random(seed)
    tabs = [
        house.perform(dice.choice(VERBS), caller(person), topic_of(number))
        for person in PEOPLE[:40]
        for number in range(3)
        for _ in range(5)
    ]
    dice.shuffle(tabs)
    await asyncio.gather(*tabs)
    meant = {
        (person, topic_of(number)): dice.choice(VERBS)
        for person in PEOPLE[:40]
        for number in range(3)
    }
    await asyncio.gather(
        *(house.perform(verb, caller(person), on) for (person, on), verb in meant.items())
    )
    wanted: dict[str, set[str]] = {}
    for (person, on), verb in meant.items():
        if verb is marketplace.cast_vote:
            wanted.setdefault(on, set()).add(person)
    votes = await house.store.read(lambda tx: kept_marks.votes(tx, CODE))
    assert votes == wanted
    counts = await house.store.read(lambda tx: kept_marks.interest(tx, CODE))
    assert {on: many for on, (many, _) in counts.items()} == {
        on: len(people) for on, people in wanted.items()
    }


VERBS = (marketplace.cast_vote, marketplace.take_back_vote)


async def doubled(store: Store) -> int:
    """Everyone's mark written down twice at once, past every check: how many were counted."""
    facts = [VoteCast(CODE, "t1", person, at(9, 40)) for person in PEOPLE[:50] * 2]
    await asyncio.gather(*(store.write(kept(fact)) for fact in facts), return_exceptions=True)
    counts = await store.read(lambda tx: kept_marks.interest(tx, CODE))
    return counts["t1"][0]


async def test_the_store_counts_nobody_twice(house: House) -> None:
    await house.store.write(come)
    assert await doubled(house.store) == 50


async def test_the_check_sees_doubles_where_nothing_is_unique(house: House) -> None:
    """The control: the same without the table's unique constraint."""

    def loosen(tx: Transaction) -> None:
        tx.execute(text("DROP TABLE vote"))
        tx.execute(text("CREATE TABLE vote (topic, participant, cast_at)"))

    await house.store.write(come)
    await house.store.write(loosen)
    assert await doubled(house.store) == 100
