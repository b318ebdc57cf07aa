"""A standing room says on its own page that it closes: SR5."""

from pathlib import Path

import pytest

from openspace.facilitation import gathering
from tests.cast import ANA, CLOSING, MARKET, OPENING, PAUSE, ROUND_1, WORKBOOK
from tests.house import visited
from tests.pages.pages import Tree
from tests.pages.test_pushes import caught_up, looked_at

TABLES, GONE = "The tables are closed now.", "Bordene er ryddet bort nå."


@pytest.mark.parametrize(
    ("opened", "language", "closed", "onward"),
    [
        (OPENING, "en", f"{TABLES} Opening, all together has begun.", "Go to the plenary"),
        (CLOSING, "nb", f"{GONE} Avslutning har begynt.", "Gå til plenum"),
        (MARKET, "en", f"{TABLES} Marketplace has begun.", "To the wall"),
        (ROUND_1, "en", f"{TABLES} Round 1 has begun.", "See the rooms"),
        (WORKBOOK, "en", "The gathering is over. Thank you for coming.", "Take the book"),
    ],
)
async def test_sr5_a_room_that_closes_says_so_and_leads_on(
    tmp_path: Path, opened: int, language: str, closed: str, onward: str
) -> None:
    async with visited(tmp_path) as (house, app):
        await house.perform(gathering.open_phase, ANA, PAUSE, MARKET)
        rooms = await looked_at(app, language, "/rooms/table1", "/rooms/plenary")
        table, plenary = rooms.values()
        assert (said(table), said(plenary)) == ([], [])
        await house.perform(gathering.open_phase, ANA, opened, PAUSE)
        for page in (table, plenary):
            await caught_up(house, page, language, {})
        over = opened == WORKBOOK
        assert (said(table), said(plenary)) == ([closed, onward], [closed, onward] if over else [])
        await house.perform(gathering.open_phase, ANA, PAUSE, opened)
        for page in (table, plenary):
            await caught_up(house, page, language, {})
        assert (said(table), said(plenary)) == ([], [])


def said(page: Tree) -> list[str]:
    """What stands over the room's page, sentence and way on; nothing while that is hidden."""
    (gone,) = page.xpath("//section[starts-with(@id, 'gone_')]")
    parts = (" ".join(each.text_content().split()) for each in gone.xpath("./p | ./div"))
    return [] if "hidden" in gone.attrib else list(parts)
