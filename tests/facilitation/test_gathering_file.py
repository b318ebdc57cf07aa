"""Setting up a gathering from its file, in one write or not at all."""

import asyncio
import json
from collections.abc import Callable
from copy import deepcopy
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from openspace.domain.agenda import Agenda
from openspace.domain.facts.marketplace import Link
from openspace.domain.gathering import Gathering
from openspace.domain.marketplace import Convener, Topic
from openspace.domain.permissions import Role
from openspace.domain.refusal import Refusal
from openspace.domain.timetable import Phase
from openspace.facilitation.gathering_file import FACILITATORS, Imported, import_gathering
from openspace.facilitation.house import House
from openspace.rehearsal.document import demo_document
from openspace.store import agenda, gatherings, marketplace, participants
from openspace.store.keeping import Transaction
from tests.domain.saying import code
from tests.facilitation.conftest import Heard

BEFORE = datetime(2027, 5, 20, 6, tzinfo=UTC)
FILE: dict[str, Any] = {
    "code": "harbour",
    "title": "The harbour day",
    "question": "What is it for?",
    "language": "nb",
    "time_zone": "Europe/Oslo",
    "date": "2027-05-20",
    "timetable": [
        {"phase": "marketplace", "starts": "09:00", "ends": "10:00"},
        {"phase": "round 1", "starts": "10:00", "ends": "11:00"},
        {"phase": "closing", "starts": "11:00", "ends": "11:30"},
    ],
    "sectors": ["clubs", "business"],
    "challenges": ["ice"],
    "tags": {"sets": [{"name": "Trades", "tags": ["divers"]}]},
    "places": ["Boathouse", "Room 2"],
    "topics": [
        {"number": 4, "title": "Is på kaia", "convener_sector": "clubs", "language": "nb"},
        {
            "title": "Shore power",
            "description": "For whom?",
            "sdg": [7],
            "challenges": ["ice"],
            "tags": ["divers"],
            "links": [{"title": "Ice", "address": "https://example.org/ice"}],
            "convener": {"name": "Eva Lund", "organisation": "The grid", "sector": "business"},
        },
    ],
    "placements": [{"topic": 5, "round": 1, "place": "Room 2"}],
}


async def imported(house: House, now: datetime = BEFORE, **changes: object) -> Imported:
    answer = await import_gathering(house, {**FILE, **changes}, None, now)
    assert isinstance(answer, Imported), answer
    return answer


async def refused(house: House, **changes: object) -> str:
    answer = await import_gathering(house, {**FILE, **changes}, None, BEFORE)
    assert isinstance(answer, Refusal)
    return answer.code


async def gathering(house: House) -> Gathering:
    found = await house.store.read(lambda tx: gatherings.gathering(tx, "harbour"))
    assert found is not None
    return found


async def topics(house: House) -> tuple[Topic, ...]:
    return await house.store.read(lambda tx: marketplace.topics(tx, "harbour"))


async def grid(house: House) -> Agenda:
    found = await gathering(house)
    return await house.store.read(lambda tx: agenda.agenda(tx, found))


async def test_a_file_becomes_a_gathering(house: House) -> None:
    assert (await imported(house)).code == "harbour"
    found = await gathering(house)
    assert (found.title, found.question, found.language) == (
        *("The harbour day", "What is it for?", "nb"),
    )
    assert (found.date, found.sectors) == (date(2027, 5, 20), ("clubs", "business"))


async def test_f15_calls_are_kept(house: House) -> None:
    links = {"plenary": "https://call.example.org/1"}
    await imported(house, calls={"rule": "link", "links": links})
    found = await gathering(house)
    assert (found.calls, found.links) == ("link", links)
    assert await refused(house, code="other", calls={"rule": "sfu"}) == "file_wrong"


async def test_topics_hang_on_the_wall_with_their_credits(house: House) -> None:
    await imported(house)
    first, second = await topics(house)
    assert first == Topic(
        id=first.id,
        number=4,
        breakout=first.breakout,
        title="Is på kaia",
        conveners=(Convener(None, "", "", "clubs"),),
        language="nb",
        proposed_at=BEFORE,
    )
    assert second == Topic(
        id=second.id,
        number=5,
        breakout=second.breakout,
        title="Shore power",
        conveners=(Convener(None, "Eva Lund", "The grid", "business"),),
        description="For whom?",
        sdgs=(7,),
        challenges=("ice",),
        tags=("divers",),
        links=(Link("https://example.org/ice", "Ice"),),
        proposed_at=BEFORE,
    )
    assert len({first.id, second.id, first.breakout, second.breakout}) == 4


async def test_places_stand_in_order_and_what_is_placed_is_placed(house: House) -> None:
    await imported(house)
    found, (_, second) = await grid(house), await topics(house)
    assert [(place.name, place.position) for place in found.places] == [
        ("Boathouse", 0),
        ("Room 2", 1),
    ]
    (placement,) = found.placements
    assert (placement.topic, placement.slot) == (second.id, "r1")
    assert placement.place == found.places[1].id


@pytest.mark.parametrize(
    ("after", "phase"),
    [
        (timedelta(days=-30), Phase.INVITED),
        (timedelta(hours=1), Phase.MARKETPLACE),
        (timedelta(hours=2), Phase.ROUND),
        (timedelta(days=400), Phase.WORKBOOK),
    ],
)
async def test_it_begins_where_the_clock_is(house: House, after: timedelta, phase: Phase) -> None:
    await imported(house, BEFORE + after)
    assert (await gathering(house)).timetable.now.phase is phase


async def test_it_is_held_on_another_day(house: House) -> None:
    day = date(2027, 12, 1)
    answer = await import_gathering(house, FILE, day, BEFORE)
    assert isinstance(answer, Imported)
    found = await gathering(house)
    assert found.date == day
    assert found.timetable.stretches[1].starts == datetime(2027, 12, 1, 8, tzinfo=UTC)


async def test_the_facilitators_link_opens_the_desk_a_hundred_times(house: House) -> None:
    secret = (await imported(house)).facilitator
    await house.store.write(_uses(secret, FACILITATORS - 1))
    assert await _invited_as(house, secret) is Role.FACILITATOR
    await house.store.write(_uses(secret, 1))
    assert await _invited_as(house, secret) is None


async def test_an_open_gathering_has_no_link_for_participants(house: House) -> None:
    assert (await imported(house)).participant is None


async def test_an_invited_one_has_a_link_without_end(house: House) -> None:
    answer = await imported(house, visibility="invited")
    assert answer.participant is not None
    assert answer.participant != answer.facilitator
    await house.store.write(_uses(answer.participant, FACILITATORS + 1))
    assert await _invited_as(house, answer.participant) is Role.PARTICIPANT


async def test_a_code_is_taken_once(house: House) -> None:
    await imported(house)
    assert await refused(house, title="Another day") == "code_taken"
    assert (await gathering(house)).title == "The harbour day"
    assert len(await topics(house)) == 2


async def test_of_several_at_once_one_is_imported(house: House) -> None:
    answers = await asyncio.gather(*(import_gathering(house, FILE, None, BEFORE) for _ in range(5)))
    assert [isinstance(answer, Imported) for answer in answers].count(True) == 1
    assert len(await topics(house)) == 2


async def test_a_wrong_file_sets_up_nothing(house: House) -> None:
    wrong = deepcopy(FILE)
    wrong["topics"][1]["sdg"] = [18]
    answer = await import_gathering(house, wrong, None, BEFORE)
    assert isinstance(answer, Refusal)
    assert answer.sentence % answer.values == ("topics[1].sdg[0]: a whole number from 1 to 17.")
    assert code(answer) == "file_wrong"
    assert await house.store.read(gatherings.codes) == ("circle",)


async def test_nobody_is_told_of_a_gathering_that_nobody_watches(
    house: House, heard: Heard
) -> None:
    await imported(house)
    assert heard.facts == []


async def test_the_demo_is_imported_in_its_marketplace(house: House) -> None:
    now = datetime(2026, 11, 22, 23, 59, tzinfo=UTC)
    answer = await import_gathering(house, demo_document(now), None, now)
    assert isinstance(answer, Imported)
    demo = await house.store.read(lambda tx: gatherings.gathering(tx, "demo"))
    assert demo is not None
    assert demo.timetable.now.phase is Phase.MARKETPLACE
    assert demo.timetable.now.starts == now - timedelta(minutes=6)
    assert demo.date == date(2026, 11, 23)
    hung = await house.store.read(lambda tx: marketplace.topics(tx, "demo"))
    assert [len(hung), sum(each.fixed for each in hung)] == [32, 4]
    placed = await house.store.read(lambda tx: agenda.agenda(tx, demo))
    assert (len(placed.places), len(placed.placements)) == (8, 16)


async def _invited_as(house: House, secret: str) -> Role | None:
    return await house.store.read(lambda tx: participants.invited_as(tx, "harbour", secret, BEFORE))


def _uses(secret: str, times: int) -> Callable[[Transaction], None]:
    def work(tx: Transaction) -> None:
        for _ in range(times):
            participants.use_invitation(tx, secret)

    return work


SHARED = Path(__file__).parents[3] / "shared" / "data"


async def test_a_programme_stands_on_the_grid_beside_the_topics(house: House) -> None:
    themes = [{"title": "Energy", "seminars": ["Heat", {"title": "Power", "speakers": ["Eli"]}]}]
    answer = await imported(house, programme={"themes": themes})

    def work(tx: Transaction) -> tuple[Agenda, tuple[Topic, ...]]:
        found = gatherings.gathering(tx, answer.code)
        assert found is not None
        return agenda.agenda(tx, found), marketplace.topics(tx, answer.code)

    grid, topics = await house.store.read(work)
    assert [place.name for place in grid.places] == ["Boathouse", "Room 2", "Room 3"]
    assert [(each.number, each.fixed, each.track) for each in topics] == [
        (4, False, ""),
        (5, False, ""),
        (6, True, "Energy"),
        (7, True, "Energy"),
    ]
    held = {each.topic: (each.slot, each.place) for each in grid.placements}
    assert held[topics[2].id] == ("r1", grid.places[2].id)
    assert topics[3].id not in held


@pytest.mark.skipif(not SHARED.exists(), reason="the real input is not here")
async def test_real_topics_and_a_real_programme_share_one_grid(house: House) -> None:
    document, programme = (
        json.loads((SHARED / name).read_text()) for name in ("partnerskap.json", "themes.json")
    )
    answer = await import_gathering(house, {**document, "programme": programme}, None, BEFORE)
    assert isinstance(answer, Imported)
    topics = await house.store.read(lambda tx: marketplace.topics(tx, answer.code))
    fixed = [each for each in topics if each.fixed]
    assert (len(topics) - len(fixed), len(fixed)) == (28, 8)
    assert {each.language for each in fixed} == {"sv"}
    found = await house.store.read(lambda tx: gatherings.gathering(tx, answer.code))
    assert found is not None
    grid = await house.store.read(lambda tx: agenda.agenda(tx, found))
    assert len(grid.places) == 12
    assert {each.topic for each in grid.placements} >= {each.id for each in fixed}
