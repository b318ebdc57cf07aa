"""The house measures itself: it tells the desks of gatherings with people in them, once."""

from pathlib import Path

from openspace.bus.channels import HEALTH, Channel
from openspace.bus.presence import Person
from openspace.domain.facts.health import HealthMeasured
from openspace.facilitation import marketplace
from openspace.facilitation.health import measure
from tests.cast import CHI, CODE
from tests.house import client, house, visited

HERE = Channel(CODE, HEALTH)


async def test_it_tells_where_somebody_is_connected(tmp_path: Path) -> None:
    async with house(tmp_path) as here:
        await measure(here)
        assert here.bus.sequence(HERE) == 0
        here.presence.connected(Person(CODE, "chi"))
        await here.perform(marketplace.cast_vote, CHI, "t1")
        await measure(here)
        facts = here.bus.since(HERE, here.bus.epoch, 0)
        assert facts
        (fact,) = facts
        assert isinstance(fact, HealthMeasured)
        assert fact == here.noted.told(CODE)
        assert (fact.lines.people, fact.vitals.hours) == (1, 0)
        assert 0 < fact.vitals.memory < fact.vitals.all_memory


async def test_the_desk_reads_it_and_nobody_else(tmp_path: Path) -> None:
    async with (
        visited(tmp_path) as (here, app),
        client(app, "ana") as ana,
        client(app, "ben") as ben,
    ):
        assert "It is being measured." in (await ana.get(f"/g/{CODE}/desk")).text
        here.presence.connected(Person(CODE, "chi"))
        await measure(here)
        assert "Saved within" in (await ana.get(f"/g/{CODE}/desk")).text
        assert (await ben.get(f"/g/{CODE}/desk")).status_code == 403
