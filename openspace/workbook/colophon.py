"""What a book says about itself: its edition, its method, its rights and how to cite it.

The rule: it promises only what the program does.
"""

from openspace.domain.proceedings import Proceedings
from openspace.workbook.changes import told
from openspace.workbook.manuscript import Section
from openspace.workbook.tongue import Tongue


def edition(proceedings: Proceedings, spoken: Tongue) -> str:
    """Which edition this is, and when it was pressed."""
    if proceedings.edition == "sealed":
        numbered = spoken.gettext("Edition %(number)s, %(day)s")
        day = spoken.day(proceedings.pressed_at)
        return numbered % {"number": proceedings.number, "day": day}
    live = spoken.gettext("Live edition, %(day)s at %(time)s")
    draft = spoken.gettext("Draft, %(day)s at %(time)s")
    when = proceedings.pressed_at
    said = live if proceedings.edition == "live" else draft
    return said % {"day": spoken.day(when), "time": spoken.clock(when)}


def citation(proceedings: Proceedings, spoken: Tongue) -> str:
    """How others refer to the book; by its title where nobody is named who invited."""
    kind = spoken.gettext("Workbook")
    book = f"{proceedings.title}: {kind}"
    by, year = proceedings.contact_name, proceedings.date.year
    first = (f"{by} ({year})", book) if by else (f"{book} ({year})",)
    parts = (*first, edition(proceedings, spoken))
    said = ". ".join(part for part in (*parts, proceedings.licence) if part) + "."
    return f"{said} {proceedings.address}".strip()


def method(proceedings: Proceedings, spoken: Tongue) -> tuple[Section, ...]:
    """The closing sections; what was not settled for the gathering is left out."""
    _ = spoken.gettext
    sections = (
        Section(_("What has changed"), _changes(proceedings, spoken)),
        Section(_("How the day worked"), _method(spoken)),
        Section(_("What stands in the book"), _contents(spoken)),
        Section(_("Names and numbers"), _names(proceedings, spoken)),
        Section(_("What is kept, and until when"), _kept(proceedings, spoken)),
        Section(_("For every reader"), _formats(spoken)),
        Section(_("Licence"), _licence(proceedings, spoken)),
        Section(_("Contact"), _contact(proceedings)),
    )
    return tuple(section for section in sections if section.paragraphs)


def _changes(proceedings: Proceedings, spoken: Tongue) -> tuple[str, ...]:
    changes = proceedings.changes
    if changes is None:
        return ()
    titles = {each.number: each.title for each in proceedings.chapters}
    since = spoken.gettext("Since edition %(number)s:") % {"number": changes.since}
    return (since, *told(changes, titles, spoken)) if changes.any else ()


def _method(spoken: Tongue) -> tuple[str, ...]:
    return (
        spoken.gettext(
            "The day was an open space. Anyone could put up a topic, and whoever put it up hosted"
            " the conversation. Marks of interest helped to find a time and a room; they threw no"
            " topic out. Anyone could go from one room to another at any time."
        ),
    )


def _contents(spoken: Tongue) -> tuple[str, ...]:
    return (
        spoken.gettext(
            "The notes were written in the rooms by those who were there, and stand as they were"
            " written. What was said in the foyer and in the hallway is not here. A topic without"
            " a report is as valid as the others."
        ),
    )


def _names(proceedings: Proceedings, spoken: Tongue) -> tuple[str, ...]:
    rule = spoken.gettext(
        "Names stand here only where people agreed to it. Groups smaller than five are counted"
        " together, so that no figure points at one person."
    )
    email = proceedings.contact_email
    ask = spoken.gettext("To have a name taken out, write to %(email)s.") % {"email": email}
    return (rule, ask) if email else (rule,)


def _kept(proceedings: Proceedings, spoken: Tongue) -> tuple[str, ...]:
    """What becomes of names on the server (RT1, RT5); nothing where that was not settled."""
    until = proceedings.kept_until
    if until is None:
        return ()
    goes = spoken.gettext(
        "On the server, names and everything else about persons are kept to and including"
        " %(day)s, and erased in the night after."
    )
    stays = spoken.gettext(
        "What was written stays, and so does a sealed edition, with the names of those who agreed"
        " to stand in it."
    )
    return (goes % {"day": spoken.day(until)}, stays)


def _formats(spoken: Tongue) -> tuple[str, ...]:
    return (
        spoken.gettext(
            "The PDF is tagged for screen readers, and colour never carries a meaning alone. The"
            " same book is a web page, a Word and an OpenDocument file, an e-book, Markdown, a"
            " spreadsheet and data."
        ),
    )


def _licence(proceedings: Proceedings, spoken: Tongue) -> tuple[str, ...]:
    sentence = spoken.gettext("The text may be used again under %(licence)s.")
    said = sentence % {"licence": proceedings.licence} if proceedings.licence else ""
    return tuple(filter(None, (said, proceedings.rights)))


def _contact(proceedings: Proceedings) -> tuple[str, ...]:
    parts = (proceedings.contact_name, proceedings.contact_email)
    said = ", ".join(part for part in parts if part)
    return (said,) if said else ()
