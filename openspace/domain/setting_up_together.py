"""All sheets of the page for setting up, sent together: which say something that is not saved.

Rules:
    GS14 A sheet that is as its reader saw it says nothing, whatever holds by now. How its lines
        end makes no difference, nor do rows that are left empty.
    GS15 One that says what holds by now says nothing either.
    GS16 Words for a logo wait until it hangs; of one that is chosen elsewhere only the name comes.
"""

from collections.abc import Sequence

from openspace.domain.gathering import Gathering
from openspace.domain.retention import Retention
from openspace.domain.setting_up import describe
from openspace.domain.setting_up_frame import Worn
from openspace.domain.sheets import Sheet, sheet_seen, written
from openspace.domain.timetable_rows import Row
from openspace.domain.timetable_sheet import day_written, rows_seen, timetable_seen

WHEN, TIMES, LOGOS = "when", "times", "logos"
"""The sheets that are no step: the day, the timetable, and who invites."""


def is_unsaved(
    gathering: Gathering, kept: Retention, step: str, sheet: Sheet, rows: Sequence[Row]
) -> bool:
    """Whether something was typed on a sheet that does not hold; ``rows`` are the timetable's."""
    seen = written(sheet, "seen")
    if step == LOGOS:
        return any(written(sheet, name).strip() for name in ("alt", "picture"))
    if step == TIMES:
        typed = rows_seen(rows, written(sheet, "on"))
        return "follow" not in sheet or typed not in (seen, timetable_seen(gathering))
    if sheet_seen(step, sheet) == seen:
        return False
    if step == WHEN:
        return sheet_seen(WHEN, sheet) != sheet_seen(WHEN, day_written(gathering))
    return bool(describe(gathering, step, sheet, seen, Worn(kept=kept)))
