"""What organisers see of their house."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from openspace.domain.founding import Wanted
from openspace.domain.gathering_template import named
from openspace.domain.refusal import Refusal
from openspace.pages.views.organising import (
    NOWHERE,
    AtWorkView,
    GatheringLineView,
    GatheringsPage,
    NewGatheringPage,
    TemplateView,
)
from openspace.pages.views.parts import FieldView
from openspace.store import gatherings, organisers, participants
from openspace.store.keeping import Transaction

ZONES = (
    *("Europe/Oslo", "Europe/Stockholm", "Europe/Copenhagen", "Europe/Helsinki"),
    *("Atlantic/Reykjavik", "Europe/London", "Europe/Berlin", "America/New_York", "UTC"),
)
FIELDS = ("title", "question", "code", "day", "starts", "time_zone", "name")
"""What the form has; a refusal tells by its code which one it is about."""
OF_OTHERS = {"code_taken": "code", "template_midnight": "starts", "time_skipped": "day"}


def lines(tx: Transaction) -> tuple[GatheringLineView, ...]:
    """Every gathering of the house, the latest first."""
    found = [gatherings.gathering(tx, code) for code in gatherings.codes(tx)]
    told = [
        GatheringLineView(
            each.code,
            each.title,
            each.date,
            each.timetable.now.phase,
            each.timetable.now.number,
            participants.count(tx, each.code),
            over=each.timetable.is_over,
        )
        for each in found
        if each
    ]
    return tuple(sorted(told, key=lambda each: (each.day, each.code), reverse=True))


def gatherings_page(
    tx: Transaction, link: str = "", at_work: AtWorkView = NOWHERE, held: str = ""
) -> GatheringsPage:
    """The list: those ahead by date, those that are over behind them.

    ``held`` is what the browser of who looks holds.
    """
    every, me = lines(tx), organisers.by_key(tx, held)
    at_work = replace(at_work, bound=organisers.organisers(tx), me=me.id if me else "")
    ahead = tuple(each for each in reversed(every) if not each.over)
    return GatheringsPage(ahead, tuple(each for each in every if each.over), link, at_work)


def new_page(
    tx: Transaction,
    language: str,
    wanted: Wanted,
    templates: Mapping[str, Mapping[str, Any]],
    refusal: Refusal | None = None,
    sentence: str = "",
) -> NewGatheringPage:
    """The form, as it was typed, with a sentence at the field that it is about."""
    wrong = field_of(refusal) if refusal else ""
    fields = {
        name: FieldView(getattr(wanted, name), sentence if wrong == name else "") for name in FIELDS
    }
    return NewGatheringPage(
        templates=tuple(_template(each, told, language) for each, told in templates.items()),
        like=lines(tx),
        begins=wanted.begins,
        language=wanted.language,
        zones=ZONES,
        begins_error=sentence if wrong == "begins" else "",
        programme=wanted.programme,
        **fields,
    )


def field_of(refusal: Refusal) -> str:
    """Which field of the form a refusal is about."""
    told = OF_OTHERS.get(refusal.code) or refusal.code.removeprefix("new_")
    return told if told in FIELDS else "name" if told.startswith("name_") else "begins"


def _template(name: str, told: Mapping[str, Any], language: str) -> TemplateView:
    about = named(told, "about", language)
    return TemplateView(name, named(told, "name", language), about, str(told["starts"]))
