"""An invited gathering does not show by how much work it makes."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from tests.cast import CODE
from tests.house import client, invited, visited

PAGES = ("", "/about", "/marketplace", "/desk", "/workbook", "/topics.json", "/invitation/guessed")
MORE = ("/projector", "/agenda.ics", "/agenda/mine", "/calendar/guessed.ics")
IMAGES = (f"/images/{'0' * 32}", "/notes/b1/images")
DEEDS = ("/participants", "/topics", "/phases", "/calendar", IMAGES[1])


@pytest.mark.parametrize("address", [*PAGES, *MORE, IMAGES[0], *DEEDS])
async def test_who_is_not_let_in_costs_as_much_as_who_asks_for_nothing(
    tmp_path: Path, address: str
) -> None:
    async with visited(tmp_path, invited()) as (house, app), client(app) as dee:
        asked: list[str] = []

        def heard(_: Any, __: Any, statement: str, *___: Any) -> None:
            asked.append(statement)

        for engine in (house.store._reader, house.store._writer):
            event.listen(engine, "before_cursor_execute", heard)
        work = []
        for code in (CODE, "nowhere"):
            asked.clear()
            send = dee.post if address in DEEDS else dee.get
            cookies = f"openspace_{code}=guessed; openspace_invitation_{code}=guessed"
            answer = await send(f"/g/{code}{address}", headers={"cookie": cookies})
            work.append((answer.status_code, answer.text, tuple(asked)))
        assert work[0] == work[1]
        assert sum(statement.startswith("SELECT") for statement in work[0][2]) == 1
        async with client(app, "ana") as ana:
            asked.clear()
            await ana.get(f"/g/{CODE}")
            assert len(asked) > len(work[0][2])
