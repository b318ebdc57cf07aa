"""What organisers decide about a gathering, as plain values: so it is told, and lies in its row.

The rule: ``columns_of`` and ``framed`` are each other's mirror. ``frame`` holds what is only ever
read together; what is not there yet in an older row has its default.
"""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from openspace.domain.facts.marketplace import Link
from openspace.domain.facts.setting_up import GatheringDescribed
from openspace.domain.gathering import (
    CONSENTS,
    ENTRANCES,
    REMINDED_DAYS,
    Contact,
    Film,
    Gathering,
    Logo,
    Registration,
    TagSet,
)


def columns_of(of: Gathering) -> dict[str, Any]:
    """Its words and its frame, by what the row calls them."""
    return {
        "title": of.title,
        "theme": of.theme,
        "question": of.question,
        "language": of.language,
        "time_zone": of.time_zone,
        "date": of.date,
        "visibility": of.visibility,
        "licence": of.licence,
        "invitation": of.invitation,
        "kept_days": of.kept_days,
        "frame": _frame(of),
    }


def described(of: Gathering) -> GatheringDescribed:
    """The fact that it is so from now on."""
    return GatheringDescribed(of.code, columns_of(of))


def framed(frame: Mapping[str, Any]) -> dict[str, Any]:
    """The same, as a gathering has it."""
    sets = frame.get("tag_sets", ())
    asked = frame.get("consents", CONSENTS)
    entrance = frame.get("entrance", ENTRANCES[0])
    return {
        "contact": Contact(**frame["contact"]),
        "sectors": tuple(frame["sectors"]),
        "challenges": tuple(frame["challenges"]),
        "sdgs": tuple(frame["sdgs"]),
        "highlighted_sdg": frame["highlighted_sdg"],
        "films": tuple(Film(**each) for each in frame["films"]),
        "names_zone": frame.get("names_zone", False),
        "tag_sets": tuple(TagSet(each["name"], tuple(each["tags"])) for each in sets),
        "note_template": frame.get("note_template", ""),
        "method": frame.get("method", ""),
        "materials": tuple(Link(**each) for each in frame.get("materials", ())),
        "logos": tuple(Logo(**each) for each in frame.get("logos", ())),
        "consents": tuple(each for each in CONSENTS if each in asked),
        "entrance": next((each for each in ENTRANCES if each == entrance), ENTRANCES[0]),
        "contacts_days": frame.get("contacts_days", 0),
        "tables": tuple(frame.get("tables", ("", "", ""))),
        "reminded_days": frame.get("reminded_days", REMINDED_DAYS),
        "registration": _registration(frame.get("registration", {})),
    }


def _frame(of: Gathering) -> dict[str, Any]:
    return {
        "contact": asdict(of.contact),
        "sectors": list(of.sectors),
        "challenges": list(of.challenges),
        "sdgs": list(of.sdgs),
        "highlighted_sdg": of.highlighted_sdg,
        "films": [asdict(each) for each in of.films],
        "names_zone": of.names_zone,
        "note_template": of.note_template,
        "tag_sets": [{"name": each.name, "tags": list(each.tags)} for each in of.tag_sets],
        "method": of.method,
        "materials": [asdict(each) for each in of.materials],
        "logos": [asdict(each) for each in of.logos],
        "consents": list(of.consents),
        "entrance": of.entrance,
        "contacts_days": of.contacts_days,
        "tables": list(of.tables),
        "reminded_days": of.reminded_days,
        "registration": _registered(of.registration),
    }


def _registered(of: Registration) -> dict[str, Any]:
    return {**asdict(of), "closes": of.closes.isoformat() if of.closes else None}


def _registration(told: Mapping[str, Any]) -> Registration:
    closes = told.get("closes")
    return Registration(**{**told, "closes": datetime.fromisoformat(closes) if closes else None})
