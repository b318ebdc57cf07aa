"""The tables of the foyer as they stand on the sheet of facilitators.

Rules:
    FO4 One a line. A line that is but the table's own number is a table without a name; a name has
        at most ``LONGEST`` characters and stands once. No line, no tables.
"""

from openspace.domain.foyer import MOST
from openspace.domain.sheets import Sheet, Unfit, lines

LONGEST = 60


def tables_written(names: tuple[str, ...]) -> str:
    """The tables, one a line."""
    return "\n".join(name or str(number) for number, name in enumerate(names, 1))


def tables_of(sheet: Sheet) -> tuple[str, ...]:
    """The tables that the sheet says."""
    told = lines(sheet, "tables", MOST, LONGEST)
    names = tuple("" if each == str(number) else each for number, each in enumerate(told, 1))
    named = [each.casefold() for each in names if each]
    if twice := next((each for each in names if each and named.count(each.casefold()) > 1), ""):
        raise Unfit("tables", "“%(told)s” stands there twice.", told=twice)
    return names
