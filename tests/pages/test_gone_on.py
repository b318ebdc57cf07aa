"""A topic's own page is told in place when it hangs no more, and says so in one's language."""

from pathlib import Path

import pytest

from openspace.facilitation.marketplace import withdraw
from tests.cast import BEN
from tests.house import visited
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
