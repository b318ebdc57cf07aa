"""How one registers, as it stands on its sheet: deadline, seats, and what is told of them.

Rules:
    GS11 The deadline is a day and a time on the gathering's clock, or none. Without a time it is
        the end of that day. Seats are a number from 1 to 100,000, or as many as like.
"""

from dataclasses import replace
from datetime import time
from typing import Final
from zoneinfo import ZoneInfo

from openspace.domain.clocks import moments_at
from openspace.domain.founding import day_of
from openspace.domain.gathering import Gathering
from openspace.domain.setting_up_frame import Worn
from openspace.domain.sheets import Sheet, Unfit, number, written
from openspace.domain.terms_file import MOST_SEATS

WAYS: Final = ("open", "invited", "list")
"""Who may come in: anyone, who has a link or a code, who has a personal link."""


def registration_written(of: Gathering) -> Sheet:
    """As it stands on the sheet."""
    rules, zone = of.registration, ZoneInfo(of.time_zone)
    closes = rules.closes.astimezone(zone) if rules.closes else None
    return {
        "closes_day": (closes.date().isoformat() if closes else "",),
        "closes_time": (f"{closes:%H:%M}" if closes else "",),
        "seats": (str(rules.seats or ""),),
        "told": ("yes",) if rules.told else (),
        "asks_email": ("yes",) if rules.asks_email else (),
    }


def registration_of(gathering: Gathering, sheet: Sheet, _: Worn) -> Gathering:
    """The gathering with the registration that the sheet says (GS11)."""
    day, clock = written(sheet, "closes_day").strip(), written(sheet, "closes_time").strip()
    closes = None
    if day or clock:
        on = day_of(day)
        try:
            at = time.fromisoformat(clock or "23:59")
        except ValueError:
            at = None
        moments = moments_at(ZoneInfo(gathering.time_zone), on, at) if on and at else ()
        if not moments:
            raise Unfit(
                "closes_day", "Choose a day, and a time such as 16:00, or leave both empty."
            )
        closes = moments[-1]
    seats = number(sheet, "seats", 1, MOST_SEATS) if written(sheet, "seats").strip() else None
    rules = replace(
        gathering.registration,
        closes=closes,
        seats=seats,
        told=bool(sheet.get("told")),
        asks_email=bool(sheet.get("asks_email")),
    )
    return replace(gathering, registration=rules)


def way_written(of: Gathering) -> str:
    """Who may come in, as it stands on the sheet."""
    if of.visibility == "open":
        return "open"
    return "invited" if of.registration.shared else "list"


def way_of(gathering: Gathering, told: str) -> Gathering:
    """The gathering into which comes who may, as the sheet says."""
    shared = replace(gathering.registration, shared=told != "list")
    invited = told in WAYS[1:]
    return replace(gathering, visibility="invited" if invited else "open", registration=shared)
