"""Organisers of the house: whoever holds its one link sets gatherings up.

Rules:
    OG1 A house has one organisers' link. Who opened it is an organiser in that browser; only its
        hash is kept, and a new link ends the one before, and whoever came by it.
    OG2 Organisers see every gathering of the house by name, state and date, set new ones up, and
        come into each as facilitators, by a link that is used at once
        and ends within the hour.
    OG3 A new gathering begins from a template, or like one of the house (GT1 to GT4, GC1 to GC3),
        under a code that no other has.
"""

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from hmac import compare_digest
from pathlib import Path
from typing import Any

from openspace.domain.copying import Before, copied
from openspace.domain.gathering_file import GatheringFile
from openspace.domain.refusal import Refusal
from openspace.facilitation.house import House, new_secret
from openspace.store import agenda, gatherings, marketplace, secrets
from openspace.store.keeping import Transaction
from openspace.store.participants import hashed

FOLDER = Path(__file__).parent / "templates"
TEMPLATES = ("half_day", "full_day", "two_days", "unconference")
GONE = Refusal("no_such_gathering", "That gathering is not here. Choose another one.")


@cache
def template(name: str) -> Mapping[str, Any]:
    """One of the templates that come along."""
    told: Mapping[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return told


async def organise(house: House) -> str:
    """The secret of a new organisers' link; the one before ends (OG1)."""
    secret = new_secret()
    told = hashed(secret)
    await house.store.write(lambda tx: secrets.change(tx, secrets.ORGANISER, told))
    return secret


async def organises(house: House, secret: str | None) -> bool:
    """Whether this is the secret of the organisers' link."""
    told = hashed(secret or "")
    known = await house.store.read(lambda tx: secrets.known(tx, secrets.ORGANISER))
    return known is not None and compare_digest(known, told)


async def is_untouched(house: House) -> bool:
    """Whether there is neither a gathering nor an organiser yet."""

    def work(tx: Transaction) -> bool:
        return not gatherings.codes(tx) and secrets.known(tx, secrets.ORGANISER) is None

    return await house.store.read(work)


async def like(house: House, code: str, day: date, *, programme: bool) -> GatheringFile | Refusal:
    """What a gathering of the house comes to on another day (OG3)."""

    def work(tx: Transaction) -> GatheringFile | Refusal:
        found = gatherings.gathering(tx, code)
        if found is None:
            return GONE
        before = Before(found, agenda.agenda(tx, found), marketplace.topics(tx, code))
        return copied(before, day, programme=programme)

    return await house.store.read(work)
