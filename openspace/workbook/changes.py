"""What changed since the edition before, in sentences.

The rule: of chapters that are left out, and of names, one is told how many (EC3).
"""

from collections.abc import Mapping

from openspace.domain.changes import Changes
from openspace.workbook.tongue import Tongue


def told(changes: Changes, titles: Mapping[int, str], spoken: Tongue) -> tuple[str, ...]:
    """A sentence for each kind of change; ``titles`` are those of the new book's chapters."""

    def listed(numbers: tuple[int, ...]) -> str:
        return "; ".join(f"{each} {titles.get(each, '')}".strip() for each in numbers)

    _, out, gone = spoken.gettext, changes.left_out, changes.names_gone
    said = (
        _("New chapters: %(chapters)s.") % {"chapters": listed(changes.added)}
        if changes.added
        else "",
        _("Changed chapters: %(chapters)s.") % {"chapters": listed(changes.changed)}
        if changes.changed
        else "",
        spoken.ngettext("%(number)s chapter is left out.", "%(number)s chapters are left out.", out)
        if out
        else "",
        spoken.ngettext("%(number)s name is gone.", "%(number)s names are gone.", gone)
        if gone
        else "",
    )
    return tuple(each for each in said if each)
