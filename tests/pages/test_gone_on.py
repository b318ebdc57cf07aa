"""A topic's own page is told in place when it hangs no more, and when it hangs again."""

from pathlib import Path

import pytest

from openspace.facilitation import merging
from openspace.facilitation.marketplace import withdraw
from tests.cast import ANA, BEN
from tests.house import visited
from tests.pages.offer_deeds import BENS_INTO_ANAS, anas, answered
from tests.pages.test_pushes import caught_up, looked_at

PAGE = "/topics/t1"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "This topic has been taken off the wall."),
        ("nb", "Dette temaet er tatt ned fra veggen."),
    ],
)
async def test_who_reads_a_topic_that_is_withdrawn_is_told(
    tmp_path: Path, language: str, sentence: str
) -> None:
    async with visited(tmp_path) as (house, app):
        page = (await looked_at(app, language, PAGE))[PAGE]
        assert sentence not in "".join(page.itertext())
        await house.perform(withdraw, BEN, "t1")
        await caught_up(house, page, language, {})
        assert sentence in "".join(page.itertext())
        assert not await looked_at(app, language, PAGE)


async def test_who_reads_a_topic_that_is_taken_out_of_another_has_its_page_again(
    tmp_path: Path,
) -> None:
    async with visited(tmp_path) as (house, app):
        page = (await looked_at(app, "en", PAGE))[PAGE]
        for deed in (anas(), BENS_INTO_ANAS):
            await deed(house)
        await answered(house, ANA)
        await caught_up(house, page, "en", {})
        assert "This topic goes on in" in "".join(page.itertext())
        await house.perform(merging.undo, ANA, "t1")
        await caught_up(house, page, "en", {})
        assert "This topic goes on in" not in "".join(page.itertext())
