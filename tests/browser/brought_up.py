"""A house that ran for a moment where servers are forked, so that none does the first time anew.

Templates are read and statements are made when they are first wanted: a second of a processor for
every server, as much as most journeys want of it.
The rule: what is left of that house is what is the same for every house, and no thread.
"""

import asyncio
import gc
import threading
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx2

from openspace.app import application
from openspace.domain.participants import Introduction
from openspace.domain.permissions import Caller, Role
from openspace.domain.refusal import Refusal
from openspace.facilitation import door
from openspace.facilitation.gathering_file import import_gathering
from openspace.facilitation.recognition import cookie_name
from openspace.rehearsal.document import demo_document
from openspace.serving import opened
from tests.beginnings import compile_once, empty

HERE, KEY = "http://127.0.0.1", "the key of ana"
PAGES = (
    *("", "/marketplace", "/agenda", "/agenda/mine", "/programme", "/hall", "/rooms/plenary"),
    *("/colleagues", "/news", "/closing", "/workbook", "/about", "/projector", "/contacts"),
    *("/desk", "/desk/agenda", "/desk/people", "/desk/gathering"),
)


def bring_up() -> None:
    """Set up a gathering, look at its pages, and leave what was made on the way to whoever comes
    out of this process."""
    compile_once()
    with TemporaryDirectory() as folder:
        asyncio.run(_looked_round(Path(folder)))
    assert threading.active_count() == 1, threading.enumerate()
    gc.collect()
    gc.freeze()


async def _looked_round(folder: Path) -> None:
    with opened(empty(folder)) as house:
        now = house.clock()
        made = await import_gathering(house, demo_document(now), None, now)
        assert not isinstance(made, Refusal), made
        outside = Caller(made.code, None, Role.OUTSIDE)
        line, home = httpx2.ASGITransport(app=application(house)), f"/g/{made.code}"
        speaks = {"accept-language": "en"}
        async with httpx2.AsyncClient(transport=line, base_url=HERE, headers=speaks) as ana:
            await ana.get(home)
            told = await house.perform(
                door.register, outside, Introduction("Ana", sector="kommune"), made.facilitator, KEY
            )
            assert not isinstance(told, Refusal), told
            ana.cookies.set(cookie_name(made.code), KEY)
            for page in PAGES:
                answer = await ana.get(home + page)
                assert answer.status_code == 200, (page, answer)


bring_up()
