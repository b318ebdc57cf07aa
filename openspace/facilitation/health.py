"""Measuring how the house is, every few seconds, for the desks of gatherings with people in them.

The rule: it is told when it has changed, on a channel of its own, and to facilitators alone.
"""

import asyncio
import os
import resource
import shutil
import time
from pathlib import Path

from openspace.domain.facts.health import HealthMeasured
from openspace.domain.health import Lines, Vitals, rounded
from openspace.facilitation.house import House

NAP = 0.05
MEGA = 1024 * 1024
HOUR = 3600
STATM = Path("/proc/self/statm")


async def measure(house: House) -> None:
    """Tell every gathering in which somebody is connected."""
    began = time.monotonic()
    await asyncio.sleep(NAP)
    now = time.monotonic()
    vitals = await asyncio.to_thread(_vitals, house, now, now - began - NAP)
    for each in house.presence.gatherings():
        lines = Lines(
            house.presence.online(each),
            house.presence.dropped(each, now),
            house.presence.poor(each, now),
        )
        measured = HealthMeasured(each, vitals, lines)
        if house.noted.tell(measured):
            house.bus.publish(measured)


def _vitals(house: House, now: float, late: float) -> Vitals:
    started = house.noted.started = house.noted.started or now
    return Vitals(
        saving=rounded(house.noted.saving(now) * 1000, 50),
        lag=rounded(late * 1000, 50),
        memory=rounded(_memory() / MEGA, 50),
        all_memory=rounded(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / MEGA, 50),
        free=rounded(shutil.disk_usage(house.store.folder).free / MEGA, 500),
        hours=int(now - started) // HOUR,
    )


def _memory() -> float:
    """The bytes that this process holds now; where nobody says so, at most."""
    try:
        pages = STATM.read_text(encoding="ascii").split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
