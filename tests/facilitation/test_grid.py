"""Setting the grid up, end to end with the cast."""

import asyncio

from openspace.domain.agenda import Place
from openspace.domain.facts.agenda import TopicUnplaced
from openspace.domain.facts.grid import PlaceRemoved
from openspace.domain.grid import rules_seen
from openspace.domain.places import Details, place_seen, removal_seen
from openspace.facilitation import grid as verbs
from openspace.facilitation.agenda import place
from openspace.facilitation.house import NOT_ALLOWED, House
from openspace.store import agenda, gatherings
from openspace.store.notices import notices_for
from tests.cast import ANA, BEN, CHI, CODE, DEE, HAVEN, LOFT, gathering
from tests.cast import agenda as grid_of
from tests.domain.saying import code, facts

TENT = Details("Tent", "40", "On the lawn", "https://call.example.org")


async def places(house: House) -> tuple[Place, ...]:
    return (await house.store.read(lambda tx: agenda.agenda(tx, gathering()))).places


async def test_ana_adds_changes_orders_and_removes_places(house: House) -> None:
    await house.perform(verbs.add_place, ANA, TENT)
    tent = (await places(house))[2]
    assert tent == Place(tent.id, "Tent", 2, 40, "On the lawn", "https://call.example.org")
    await house.perform(verbs.change_place, ANA, tent.id, Details("Tipi"), place_seen(tent))
    await house.perform(verbs.raise_place, ANA, tent.id)
    assert await places(house) == (HAVEN, Place(tent.id, "Tipi", 1), Place("loft", "Loft 2", 2))
    await house.perform(verbs.remove_place, ANA, "haven", removal_seen(grid_of(), HAVEN))
    await house.perform(verbs.add_place, ANA, TENT)
    assert [(each.name, each.position) for each in await places(house)] == [
        *(("Tipi", 1), ("Loft 2", 2), ("Tent", 3))
    ]


async def test_removing_a_place_lets_its_topics_hang_on_the_wall(house: House) -> None:
    await house.perform(place, BEN, "t1", ("r1", "haven"))
    seen = removal_seen(grid_of(("t1", "r1", "haven")), HAVEN)
    assert facts(await house.perform(verbs.remove_place, ANA, "haven", seen))[:2] == (
        TopicUnplaced(CODE, "t1", "b1", "r1", "haven"),
        PlaceRemoved(CODE, "haven"),
    )
    assert await places(house) == (LOFT,)
    (told,) = await house.store.read(lambda tx: notices_for(tx, "ben"))
    assert (told.kind, told.values["place"]) == ("place_removed", "Haven")


async def test_the_rules_are_kept(house: House) -> None:
    seen = rules_seen(gathering())
    await house.perform(verbs.set_rules, ANA, "unconference", "hidden", seen)
    kept = await house.store.read(lambda tx: gatherings.gathering(tx, CODE))
    assert kept
    assert (kept.placing_rule, kept.tallies) == ("unconference", "hidden")


async def test_of_two_who_change_a_place_at_once_one_is_told(house: House) -> None:
    seen = place_seen(HAVEN)
    first, second = await asyncio.gather(
        *(house.perform(verbs.change_place, ANA, "haven", Details(n), seen) for n in ("A", "B"))
    )
    assert sorted((code(first), code(second))) == ["", "changed_meanwhile"]
    assert (await places(house))[0].name == ("A" if code(first) == "" else "B")


async def test_the_grid_is_set_up_from_the_desk_alone(house: House) -> None:
    before = await places(house)
    for caller in (BEN, CHI, DEE):
        assert await house.perform(verbs.add_place, caller, TENT) == NOT_ALLOWED
        seen = place_seen(HAVEN)
        assert await house.perform(verbs.change_place, caller, "haven", TENT, seen) == NOT_ALLOWED
        gone = removal_seen(grid_of(), HAVEN)
        assert await house.perform(verbs.remove_place, caller, "haven", gone) == NOT_ALLOWED
        assert await house.perform(verbs.raise_place, caller, "loft") == NOT_ALLOWED
        rules = ("unconference", "shown", rules_seen(gathering()))
        assert await house.perform(verbs.set_rules, caller, *rules) == NOT_ALLOWED
    assert await places(house) == before
