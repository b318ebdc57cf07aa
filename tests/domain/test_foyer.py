"""The foyer and its tables: FO1 to FO5."""

from collections.abc import Mapping

import pytest

from openspace.domain.foyer import (
    MOST,
    from_where,
    may_enter,
    name_of,
    one_more,
    open_rooms,
    tables_of,
)
from openspace.domain.foyer_tables import LONGEST, tables_written
from openspace.domain.foyer_tables import tables_of as told
from openspace.domain.rooms import TABLES, Standing, closed, open_in
from openspace.domain.sheets import Unfit
from openspace.domain.timetable import Phase

THREE = TABLES[:3]
NOBODY: Mapping[str | None, int] = {}
FULL: Mapping[str | None, int] = {None: 9, **{str(each): 1 for each in TABLES}}


def test_fo1_the_tables_are_there_in_the_foyer_and_in_breaks() -> None:
    there = [each for each in Phase if TABLES[0] in open_in(each, 3)]
    assert there == [Phase.FOYER, Phase.BREAK]
    assert [tables_of(Phase.FOYER, many, NOBODY) for many in (0, 3)] == [(), THREE]
    assert len(TABLES) == MOST == 8


def test_fo1_they_close_when_the_next_phase_has_none() -> None:
    assert closed(Phase.FOYER, Phase.OPENING) == TABLES
    assert closed(Phase.FOYER, Phase.BREAK) == ()


@pytest.mark.parametrize(
    ("heads", "more"),
    [
        ({}, None),
        ({None: 1}, None),
        ({None: 2}, TABLES[3]),
        ({None: 2, TABLES[3]: 1}, TABLES[4]),
        (FULL, None),
    ],
)
def test_fo2_one_more_opens_where_two_stand_in_the_corridor(
    heads: Mapping[str | None, int], more: Standing | None
) -> None:
    assert one_more(Phase.FOYER, 3, heads) == more
    assert one_more(Phase.ROUND, 3, heads) is None
    assert more is None or may_enter(more, Phase.FOYER, 3, heads)


def test_fo2_it_is_there_as_long_as_somebody_sits_at_it() -> None:
    assert tables_of(Phase.BREAK, 3, {TABLES[5]: 1}) == (*THREE, TABLES[5])
    assert not may_enter(TABLES[5], Phase.BREAK, 3, {TABLES[5]: 0})
    assert open_rooms(Phase.ROUND, 3, {TABLES[5]: 1}) == open_in(Phase.ROUND)


@pytest.mark.parametrize(
    ("sheet", "names"),
    [
        ("", ()),
        ("1\n2\n3", ("", "", "")),
        ("1\n By the  window \n3", ("", "By the window", "")),
        ("Ferries\n9", ("Ferries", "9")),
    ],
)
def test_fo4_a_line_is_a_table_and_its_number_alone_no_name(
    sheet: str, names: tuple[str, ...]
) -> None:
    assert told({"tables": (sheet,)}) == names
    assert told({"tables": (tables_written(names),)}) == names


@pytest.mark.parametrize("sheet", ["\n".join("abcdefghi"), "x" * (LONGEST + 1), "Ferries\nferries"])
def test_fo4_nine_tables_long_names_and_doubles_are_refused(sheet: str) -> None:
    with pytest.raises(Unfit):
        told({"tables": (sheet,)})


def test_a_table_has_the_name_it_was_given_or_none() -> None:
    names = ("", "By the window")
    assert [name_of(names, each) for each in ("table1", "table2", "table3", "plenary", None)] == [
        "",
        "By the window",
        "",
        "",
        "",
    ]


def people(**sectors: int) -> list[str]:
    return [name for name, count in sectors.items() for _ in range(count)]


@pytest.mark.parametrize(
    ("here", "shown", "rest"),
    [
        ({}, (), 0),
        ({"civil": 4}, (), 0),
        ({"civil": 5}, (("civil", 5),), 0),
        ({"civil": 3, "public": 2}, (), 5),
        ({"civil": 5, "public": 9}, (("public", 9), ("civil", 5)), 0),
        ({"civil": 6, "public": 9, "private": 2, "media": 3}, (("public", 9), ("civil", 6)), 5),
        ({"civil": 6, "public": 9, "private": 2}, (("public", 9),), 8),
        ({"civil": 6, "private": 2}, (), 8),
    ],
)
def test_fo5_groups_smaller_than_five_are_counted_together_or_not_at_all(
    here: dict[str, int], shown: tuple[tuple[str, int], ...], rest: int
) -> None:
    assert from_where([*people(**here), "", ""]) == (shown, rest)
