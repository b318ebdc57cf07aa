"""In which rounds I cannot: told to all of my own pages, and to nobody else's."""

from pathlib import Path

from openspace.bus.channels import mine, travels_on
from openspace.domain.clocks import Typed
from openspace.domain.facts import Fact
from openspace.facilitation.house import House
from openspace.facilitation.pairs import tell_availability
from openspace.facilitation.rounds import add_round
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.fragments import changed
from tests.cast import ANA, BEN, CODE, DAY
from tests.domain.saying import facts
from tests.house import house
from tests.pages.pages import tree


async def pushed(opened: House, person: str, told: tuple[Fact, ...]) -> str:
    """What these facts change on a person's own pages."""
    own = mine(CODE, person)
    heard = tuple(fact for fact in told if own in travels_on(fact))
    html = await opened.store.read(lambda tx: changed(Snapshot(tx, CODE), own, heard, {"en"}))
    return html["en"]


def ticked(html: str) -> list[str]:
    return [str(box.get("value")) for box in tree(f"<p>{html}</p>").xpath("//input[@checked]")]


async def test_it_is_pushed_to_my_own_pages_with_the_rounds_there_are(tmp_path: Path) -> None:
    async with house(tmp_path) as opened:
        told = facts(await opened.perform(tell_availability, BEN, ("r2",)))
        assert ticked(await pushed(opened, "ben", told)) == ["r2"]
        assert await pushed(opened, "chi", told) == ""
        late = facts(await opened.perform(add_round, ANA, Typed(DAY.isoformat(), "15:00", "15:45")))
        html = await pushed(opened, "ben", late)
        assert (ticked(html), html.count('name="slot"')) == (["r2"], 3)
