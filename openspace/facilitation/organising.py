"""Organisers of the house: whoever holds its one link sets gatherings up.

Rules:
    OG1 A house has one organisers' link. Who opened it is an organiser in that browser; only its
        hash is kept, and a new link ends the one before, and whoever came by it.
    OG2 Organisers see every gathering of the house by name, state and date, set new ones up, and
        come into each as facilitators, by a link that is used at once
        and ends within the hour.
    OG3 A new gathering begins from a template, or like one of the house (GT1 to GT4, GC1 to GC3),
        under a code that no other has.
    OG4 An organiser binds their sign-in, with the name it told then, and is one by it in every
        browser; organisers see who has, and let each other go.
    OG5 A new link ends all of those too, for they came by the one before; but not who makes it.
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
from openspace.domain.organisers import Organiser
from openspace.domain.refusal import Refusal
from openspace.facilitation.house import House, new_id, new_secret
from openspace.store import agenda, gatherings, marketplace, organisers, secrets
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


async def organise(house: House, held: str | None = None) -> str:
    """The secret of a new organisers' link; the one before ends (OG1).

    With it go all sign-ins but that of the organiser whose browser holds this (OG5).
    """
    secret = new_secret()

    def work(tx: Transaction) -> None:
        maker = organisers.by_key(tx, held or "")
        organisers.remove_all_but(tx, maker.id if maker else "")
        secrets.change(tx, secrets.ORGANISER, hashed(secret))

    await house.store.write(work)
    return secret


async def organises(house: House, secret: str | None) -> bool:
    """Whether this is the secret of the organisers' link, or of an organiser's browser."""
    told = hashed(secret or "")

    def work(tx: Transaction) -> bool:
        known = secrets.known(tx, secrets.ORGANISER)
        by_link = known is not None and compare_digest(known, told)
        return by_link or organisers.by_key(tx, secret or "") is not None

    return await house.store.read(work)


async def bind(house: House, subject: str, name: str, key: str) -> None:
    """Be known as an organiser by this sign-in, and in the browser that holds the key (OG4)."""

    def work(tx: Transaction) -> None:
        known = organisers.by_subject(tx, subject)
        if known is None:
            known = Organiser(new_id(), name, house.clock())
            organisers.add(tx, known, subject)
        organisers.give_key(tx, known.id, key)

    await house.store.write(work)


async def come_back(house: House, subject: str, key: str) -> bool:
    """Whether somebody organises by this sign-in; if so the key is theirs from now on."""

    def work(tx: Transaction) -> bool:
        known = organisers.by_subject(tx, subject)
        if known:
            organisers.give_key(tx, known.id, key)
        return known is not None

    return await house.store.write(work)


async def let_go(house: House, organiser: str) -> None:
    """Know an organiser no longer (OG4)."""
    await house.store.write(lambda tx: organisers.remove(tx, organiser))


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
