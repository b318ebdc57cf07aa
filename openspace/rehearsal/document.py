"""The demo's own gathering file, moved in time so that whoever opens it comes at a good moment."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from openspace.domain.gathering_file import read
from openspace.domain.refusal import Refusal
from openspace.domain.timetable import Phase, Stretch

FILE = Path(__file__).parent / "gathering.json"
INTO = timedelta(minutes=6)


def demo_document(now: datetime) -> dict[str, Any]:
    """The demo's gathering file, its marketplace open since six minutes before ``now``."""
    document: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return shift(document, now)


def shift(document: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    """The document with its day moved so that the marketplace began six minutes ago.

    Counted from the whole minute, so that the timetable reads in whole minutes. Lengths stay.
    Times are written with their offsets, so a day that crosses midnight or a clock change is
    right too. Raises ``ValueError`` for a document that cannot be read or has no marketplace.
    """
    filed = read(document)
    if isinstance(filed, Refusal):
        raise ValueError(filed.sentence % filed.values)
    zone = ZoneInfo(filed.gathering.time_zone)
    stretches = filed.gathering.timetable.stretches
    opens = next((each.starts for each in stretches if each.phase is Phase.MARKETPLACE), None)
    if opens is None:
        raise ValueError("the timetable has no marketplace")
    by = now.replace(second=0, microsecond=0) - INTO - opens
    timetable = [_entry(each, by, zone) for each in stretches]
    return {**document, "date": now.astimezone(zone).date().isoformat(), "timetable": timetable}


def _entry(stretch: Stretch, by: timedelta, zone: ZoneInfo) -> dict[str, str]:
    number = f" {stretch.number}" if stretch.number else ""
    return {
        "phase": f"{stretch.phase}{number}",
        "starts": (stretch.starts + by).astimezone(zone).isoformat(),
        "ends": (stretch.ends + by).astimezone(zone).isoformat(),
    }
