"""A house that mails, as far as its outbox: what would be sent is read there."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from starlette.applications import Starlette

from openspace.app import application
from openspace.config import Settings
from openspace.domain.gathering import Gathering
from openspace.domain.letters import Letter
from openspace.domain.permissions import Caller
from openspace.domain.reach import Asked
from openspace.facilitation import reach
from openspace.facilitation.house import House
from openspace.store import outbox
from tests.cast import CODE, DEE
from tests.house import house

OUTSIDE = "https://os.example"
MAILING = Settings(smtp="smtp://127.0.0.1:1", mail_from="os@example.org", address=OUTSIDE)


@asynccontextmanager
async def mailing(
    folder: Path, gathering: Gathering | None = None
) -> AsyncIterator[tuple[House, Starlette]]:
    """A house and its app, of which nothing leaves."""
    async with house(folder, gathering) as plain:
        home = replace(plain, address=OUTSIDE)
        yield home, application(home, MAILING)


async def put(home: House) -> list[Letter]:
    """The letters that wait, in the order they were put."""
    waiting = await home.store.read(lambda tx: outbox.those(tx, CODE, "waiting", 100))
    return [each.letter for each in sorted(waiting, key=lambda each: each.id)]


def secret_in(letter: Letter) -> str:
    """The secret of the link in a letter, which leads to where the house is reached."""
    found = re.search(rf"^{OUTSIDE}/g/{CODE}/links/(\S+)$", letter.text, re.MULTILINE)
    assert found
    return found[1]


async def reached(home: House, who: Caller, asked: Asked) -> None:
    """Somebody gives an address, and presses the link that goes there; the letter is gone."""
    assert isinstance(await home.perform(reach.give, who, asked, home.link), tuple)
    secret = secret_in((await put(home))[-1])
    key = f"another key of {who.person}"
    assert isinstance(await home.perform(reach.come_in, DEE, secret, key), tuple)
    await home.store.write(lambda tx: tx.ask(outbox.LETTER.delete()))
