"""Names in the order in which a reader looks for them."""

from dataclasses import replace

import pytest

from openspace.domain.chapters import Convener, Listed
from openspace.workbook.alphabet import alphabetical
from openspace.workbook.composition import compose
from tests.workbook.books import BOOK

NAMES = ["Åse", "Zara", "Østen", "Ärla", "Ánne", "adam", "Bo", "Ægir", "Đoan", "Eva", "Öst", "Ōe"]


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        ("nb", "adam Ánne Bo Đoan Eva Ōe Zara Ægir Ärla Öst Østen Åse"),
        ("sv", "adam Ánne Bo Đoan Eva Ōe Zara Åse Ægir Ärla Öst Østen"),
        ("en", "adam Ægir Ánne Ärla Åse Bo Đoan Eva Ōe Öst Østen Zara"),
    ],
)
def test_what_a_language_has_last_stands_last(language: str, ordered: str) -> None:
    assert sorted(NAMES, key=alphabetical(language)) == ordered.split()


def test_participants_and_indexes_stand_in_the_order_of_the_alphabet() -> None:
    hosts = tuple(Convener(name, name, "kommune") for name in NAMES)
    first = replace(BOOK.chapters[0], conveners=hosts, present=())
    listed = tuple(map(Listed, NAMES))
    book = compose(replace(BOOK, participants=listed, chapters=(first, *BOOK.chapters[1:])), "nb")
    ordered = sorted(NAMES, key=alphabetical("nb"))
    assert [name for name, _ in book.participants] == ordered
    of_organisations = book.indexes[-1].lines
    assert [name.casefold() for name, _ in of_organisations] == [e.casefold() for e in ordered]
