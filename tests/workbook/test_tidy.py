"""Notes made fit for a book."""

import pytest

from openspace.domain.notes import Block
from openspace.workbook.tidy import LONGEST_LINK, address, tidied
from tests.workbook.books import heading, paragraph


def levels(*blocks: Block) -> list[int]:
    return [block.level for block in tidied(blocks)]


def test_levels_in_use_become_consecutive() -> None:
    assert levels(heading("a", 1), heading("b", 3), heading("c", 1)) == [1, 2, 1]


def test_a_deep_heading_first_comes_up() -> None:
    blocks = (heading("a", 3), heading("b", 2), heading("c", 3), heading("d", 1))
    assert levels(*blocks) == [1, 2, 3, 1]


def test_empty_blocks_go() -> None:
    empty = Block("bullets", children=(Block("item", children=(Block("paragraph"),)),))
    assert tidied((empty, heading(" ", 1), paragraph("left"))) == (paragraph("left"),)


@pytest.mark.parametrize(
    "href",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "", "https://", "//a.org"],
)
def test_unsafe_links_go_nowhere(href: str) -> None:
    assert address(href) is None


def test_a_link_longer_than_any_file_takes_goes_nowhere() -> None:
    assert address("https://a.org/" + "x" * LONGEST_LINK) is None


def test_an_address_keeps_its_meaning() -> None:
    assert address("https://a.org/?a=b&c=%20#d") == "https://a.org/?a=b&c=%20#d"
    assert address("mailto:ana@a.org") == "mailto:ana@a.org"
