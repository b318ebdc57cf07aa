"""What is said to a room stands on every page of who comes into it, and no longer of who leaves it.

The room's own page is another for who is inside, and is asked for anew by who goes in; all others,
in other tabs and on other devices, hear of it.
"""

from pathlib import Path

import pytest

from openspace.facilitation import whereabouts
from tests.cast import ANA, BEN
from tests.house import visited
from tests.pages.announcement_deeds import ANA_IN, PLACED, said
from tests.pages.offer_deeds import Deed
from tests.pages.pages import shows, tree
from tests.pages.test_pushes import caught_up, texts

LEAVES: Deed = lambda h: h.perform(whereabouts.leave, ANA)  # noqa: E731
BEN_IN: Deed = lambda h: h.perform(whereabouts.enter, BEN, "b1")  # noqa: E731
IN_B1, TO_ALL = said("room:b1", "In here"), said("everyone")
PAGES = ("/marketplace", "/hall", "/rooms/plenary", "/desk")


@pytest.mark.parametrize(
    ("before", "deed", "changes"),
    [
        ((PLACED, TO_ALL, IN_B1), ANA_IN, True),
        ((PLACED, ANA_IN, TO_ALL, IN_B1), LEAVES, True),
        ((PLACED, TO_ALL), ANA_IN, False),
        ((PLACED, TO_ALL, IN_B1), BEN_IN, False),
    ],
)
async def test_an2_other_pages_of_who_moves_hear_what_is_said_there(
    tmp_path: Path, before: tuple[Deed, ...], deed: Deed, changes: bool
) -> None:
    async with visited(tmp_path) as (house, app):
        for each in before:
            assert isinstance(await each(house), tuple)
        old = await texts(app, "en", *PAGES)
        assert isinstance(await deed(house), tuple)
        now = await texts(app, "en", *PAGES)
        for address in PAGES:
            page, fresh = tree(old[address]), tree(now[address])
            assert await caught_up(house, page, "en", {})
            was, heard = shows(tree(old[address])), shows(page)
            assert heard["announcements"] == shows(fresh)["announcements"]
            assert (heard["announcements"] != was["announcements"]) is changes
