"""The foyer: where people land before the opening and in breaks, and its tables for small talk.

Rules:
    FO1 The tables are there in the foyer and in breaks. Facilitators say how many, from none to
        ``MOST``, and may give them names.
    FO2 One table more opens where two people or more stand in the corridor: who opens it sits down
        and waits for the other. It is there as long as somebody sits at it.
    FO3 What is said at a table is said to those who sit there, and kept nowhere (SR3).
    FO5 It is said live from which sectors those who are here come, the largest first, so that they
        say hello to others. Groups smaller than five are counted together, and not at all where
        that is fewer than five still (CU1).
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from openspace.domain.counting import FEWEST, Counts, folded
from openspace.domain.rooms import TABLES, Standing, open_in, with_tables
from openspace.domain.timetable import Phase

MOST = len(TABLES)
IT_TAKES_TWO = 2


def open_rooms(phase: Phase, named: int, heads: Mapping[str | None, int]) -> tuple[Standing, ...]:
    """The standing rooms one can go into: also tables beyond the named at which somebody sits."""
    more = (each for each in TABLES[named:] if with_tables(phase) and heads.get(each, 0))
    return (*open_in(phase, named), *more)


def one_more(phase: Phase, named: int, heads: Mapping[str | None, int]) -> Standing | None:
    """The table that can be opened besides, if one can (FO2)."""
    if not with_tables(phase) or heads.get(None, 0) < IT_TAKES_TWO:
        return None
    return next((each for each in TABLES[named:] if not heads.get(each, 0)), None)


def may_enter(room: Standing, phase: Phase, named: int, heads: Mapping[str | None, int]) -> bool:
    """Whether one can go into a standing room now."""
    return room in open_rooms(phase, named, heads) or room == one_more(phase, named, heads)


def tables_of(phase: Phase, named: int, heads: Mapping[str | None, int]) -> tuple[Standing, ...]:
    """The tables among them."""
    return tuple(each for each in open_rooms(phase, named, heads) if each in TABLES)


def name_of(names: tuple[str, ...], room: str | None) -> str:
    """What facilitators call a table; empty where it has but its number."""
    at = TABLES.index(Standing(room)) if room in TABLES else len(names)
    return names[at] if at < len(names) else ""


def from_where(sectors: Iterable[str]) -> tuple[Counts, int]:
    """How many come from which sector, and how many from smaller ones together (FO5); who told
    none is not counted."""
    counted = Counter(each for each in sectors if each)
    shown, rest = folded(tuple(sorted(counted.items(), key=lambda each: (-each[1], each[0]))))
    return shown, rest if rest >= FEWEST else 0
