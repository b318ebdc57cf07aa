"""Describing a gathering step by step; what is saved is true for everyone at once.

Rules (of single steps in ``setting_up_frame`` and ``setting_up_after``, of times in
``timetable_sheet``):
    GS1 A step is saved whole or not at all. Who saves it says what they saw (C5): where it is
        otherwise by now, nothing changes.
    GS2 Title 1 to 150 characters, question 1 to 300, theme at most 300; without a theme the
        question is it. Invitation and own words on the method have at most 5,000.
    GS3 Who may come in is told, and how (SI1; it stays where nobody can sign in); a mail address
        looks like one; consents are asked or not.
    GS4 Personal data are kept from 1 to 3,650 days after the closing, contact cards as long or
        shorter. When the day is over that was a promise: it gets no longer here (RT3).
    GS5 Saving what holds already changes nothing.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import NamedTuple

from openspace.domain.addresses import is_address
from openspace.domain.facts import Fact
from openspace.domain.facts.gathering import TimetableChanged
from openspace.domain.follow_up import as_known
from openspace.domain.founding import LONGEST_QUESTION, LONGEST_TITLE
from openspace.domain.foyer_tables import tables_of, tables_written
from openspace.domain.frames import described
from openspace.domain.gathering import CONSENTS, ENTRANCES, Contact, Gathering
from openspace.domain.gathering_file import TAG
from openspace.domain.grid import CHANGED
from openspace.domain.refusal import Outcome
from openspace.domain.rounds import section_of
from openspace.domain.setting_up_after import after_of, after_written
from openspace.domain.setting_up_frame import (
    FREE,
    Worn,
    frame_of,
    frame_written,
    media_of,
    media_written,
    sectors_of,
)
from openspace.domain.setting_up_registration import (
    registration_of,
    registration_written,
    way_of,
    way_written,
)
from openspace.domain.sheets import Sheet, Unfit, number, one_line, sheet_seen, text, written
from openspace.domain.terms_file import KEPT

LONGEST_TEXT = 5000
LONGEST_LINE = 300
PROMISED = "The day is over, and this was promised. It can only become shorter here."


class Step(NamedTuple):
    """How a step stands on its sheet, and how what was typed becomes the gathering."""

    written: Callable[[Gathering], Sheet]
    read: Callable[[Gathering, Sheet, Worn], Gathering]


def step_seen(gathering: Gathering, step: str) -> str:
    """What somebody saw of a step."""
    return sheet_seen(step, STEPS[step].written(gathering))


def describe(
    gathering: Gathering, step: str, sheet: Sheet, seen: str, worn: Worn = FREE
) -> Outcome:
    """Save a step (GS1)."""
    gathering = as_known(gathering, worn.kept)
    try:
        new = STEPS[step].read(gathering, sheet, worn)
    except Unfit as unfit:
        return unfit.refusal
    if new == gathering:
        return ()
    if seen != step_seen(gathering, step):
        return CHANGED
    return (*_timed(gathering, new), described(new))


def _timed(before: Gathering, new: Gathering) -> tuple[Fact, ...]:
    """The timetable, where what comes after the day has changed."""
    timetable = new.timetable
    if timetable == before.timetable:
        return ()
    sections = tuple(section_of(each) for each in timetable.stretches)
    return (TimetableChanged(new.code, sections, timetable.position),)


def _about_written(of: Gathering) -> Sheet:
    return {
        "title": (of.title,),
        "question": (of.question,),
        "theme": (of.theme if of.theme != of.question else "",),
        "language": (of.language,),
        "invitation": (of.invitation,),
    }


def _about(gathering: Gathering, sheet: Sheet, _: Worn) -> Gathering:
    question = one_line(
        sheet, "question", LONGEST_QUESTION, "Write the question that brings people together."
    )
    language = written(sheet, "language")
    if not TAG.fullmatch(language):
        raise Unfit("language", "Choose a language.")
    return replace(
        gathering,
        title=one_line(sheet, "title", LONGEST_TITLE, "Give the gathering a name."),
        question=question,
        theme=one_line(sheet, "theme", LONGEST_QUESTION) or question,
        language=language,
        invitation=text(sheet, "invitation", LONGEST_TEXT),
    )


def _who_written(of: Gathering) -> Sheet:
    return {
        "sectors": ("\n".join(of.sectors),),
        "visibility": (way_written(of),),
        "entrance": (of.entrance,),
        "consent": tuple(each for each in CONSENTS if each in of.consents),
        "contact_name": (of.contact.name,),
        "contact_email": (of.contact.email,),
        "contact_phone": (of.contact.phone,),
        "kept_days": (str(of.kept_days),),
        "contacts_days": (str(of.contacts_days) if of.contacts_days else "",),
    }


def _who(gathering: Gathering, sheet: Sheet, worn: Worn) -> Gathering:
    email = one_line(sheet, "contact_email", LONGEST_LINE)
    if email and not is_address(email):
        raise Unfit(
            "contact_email", "This does not look like a mail address. Write it as name@example.org."
        )
    name, phone = (one_line(sheet, f"contact_{each}", LONGEST_LINE) for each in ("name", "phone"))
    entrance = written(sheet, "entrance")
    asked, kept = sheet.get("consent", ()), _kept_days(gathering, sheet)
    return replace(
        way_of(gathering, written(sheet, "visibility")),
        sectors=sectors_of(gathering, sheet, worn),
        consents=tuple(each for each in CONSENTS if each in asked),
        entrance=next((each for each in ENTRANCES if each == entrance), gathering.entrance),
        contact=Contact(name, email, phone),
        kept_days=kept,
        contacts_days=_contacts_days(gathering, sheet, kept),
    )


def _kept_days(gathering: Gathering, sheet: Sheet) -> int:
    days = number(sheet, "kept_days", *KEPT)
    if days > gathering.kept_days and gathering.timetable.is_over:
        raise Unfit("kept_days", PROMISED)
    return days


def _contacts_days(gathering: Gathering, sheet: Sheet, most: int) -> int:
    if not written(sheet, "contacts_days"):
        days = 0
    else:
        days = number(sheet, "contacts_days", KEPT[0], most)
    before = gathering.contacts_days
    if before and gathering.timetable.is_over and (days == 0 or days > before):
        raise Unfit("contacts_days", PROMISED)
    return days


def _how_written(of: Gathering) -> Sheet:
    return {
        "licence": (of.licence,),
        "method": (of.method,),
        "tables": (tables_written(of.tables),),
        **media_written(of),
    }


def _how(gathering: Gathering, sheet: Sheet, _: Worn) -> Gathering:
    films, materials = media_of(sheet)
    return replace(
        gathering,
        licence=one_line(sheet, "licence", LONGEST_LINE, "Write under which licence."),
        method=text(sheet, "method", LONGEST_TEXT),
        tables=tables_of(sheet) if "tables" in sheet else gathering.tables,
        films=films,
        materials=materials,
    )


STEPS: Mapping[str, Step] = {
    "about": Step(_about_written, _about),
    "frame": Step(frame_written, frame_of),
    "who": Step(_who_written, _who),
    "registration": Step(registration_written, registration_of),
    "how": Step(_how_written, _how),
    "after": Step(after_written, after_of),
}
