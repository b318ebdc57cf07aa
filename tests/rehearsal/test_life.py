"""What a simulated person's page is looked at for, and when not."""

import asyncio

from openspace.rehearsal.life import Company, Life
from openspace.rehearsal.lookout import Lookout
from openspace.rehearsal.person import character
from openspace.rehearsal.visitor import Visitor
from openspace.rehearsal.watch import Watch

NOWHERE = "http://127.0.0.1:9/g/demo"


async def test_a_page_that_comes_while_one_is_off_the_line_is_not_waited_for() -> None:
    """CX3: it was under way, and no push comes to it."""
    visitor, watch = Visitor(NOWHERE), Watch(1, sampled=True)
    life = Life(character(1), visitor, Company(Lookout(visitor)), watch)
    assert visitor.shown and watch.window
    visitor.shown("hall", "")
    off = asyncio.create_task(life.drop(0.05))
    await asyncio.sleep(0)
    visitor.shown("marketplace", "")
    assert watch.window.page == ""
    await off
    visitor.shown("marketplace", "")
    assert watch.window.page == "marketplace"
    await visitor.close()
