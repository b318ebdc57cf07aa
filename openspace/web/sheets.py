"""What comes of a page with a sheet for every step, each saved by itself.

The rule: without a script what stands on the other sheets comes along, so that it can be shown
again as it was typed. A field belongs to the ``step`` that is named last before it.
"""

from itertools import zip_longest

from starlette.datastructures import FormData

from openspace.domain.clocks import Typed
from openspace.domain.sheets import Sheet
from openspace.domain.timetable_rows import Row
from openspace.domain.timetable_sheet import MOST_ROWS

STEP = "step"
COLUMNS = ("of", "phase", "day", "starts", "ends")


def sheets_of(form: FormData, step: str) -> dict[str, Sheet]:
    """The sheet of this ``step``, there or empty, and those that came along with it."""
    columns: dict[str, dict[str, list[str]]] = {step: {}}
    fields = columns[step]
    for name, told in form.multi_items():
        if not isinstance(told, str):
            continue
        if name == STEP:
            fields = columns.setdefault(told, {})
        else:
            fields.setdefault(name, []).append(told)
    return {
        step: {name: tuple(told) for name, told in fields.items()}
        for step, fields in columns.items()
    }


def rows_on(sheet: Sheet) -> tuple[Row, ...]:
    """The rows of the timetable's sheet; ``out`` takes some out by their place there."""
    out = set(sheet.get("out", ()))
    columns = (sheet.get(name, ()) for name in COLUMNS)
    rows = list(zip_longest(*columns, fillvalue=""))[: MOST_ROWS + 1]
    return tuple(
        Row(of, phase, Typed(day.strip(), starts.strip(), ends.strip()), out=str(at) in out)
        for at, (of, phase, day, starts, ends) in enumerate(rows)
    )
