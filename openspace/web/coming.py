"""How fast one comes through the door: nobody has the house write to strangers.

The rule: only who leaves an address, and has no link of their own, is slowed down; and neither
place nor address is known once its purse is full.
"""

import time
from dataclasses import replace
from math import ceil

from openspace.bus.purses import COMES, CONFIRMED
from openspace.domain.addresses import folded
from openspace.domain.refusal import Refusal
from openspace.domain.registration import email_of
from openspace.web.asking import Asked
from openspace.web.whence import place_of

TOO_MANY = Refusal(
    "too_fast",
    "Many come in from here at this moment. Wait %(seconds)s seconds, and press once more.",
)
TOO_OFTEN = Refusal(
    "address_too_often",
    "Somebody has registered with this address several times in the last hour. Come in without an"
    " address, or wait a while.",
)


def held_up(who: Asked, typed: str) -> Refusal | None:
    """Why somebody who leaves this address does not come in at this moment, if so."""
    email = _left(who, typed)
    if not email:
        return None
    now, purses = time.monotonic(), who.house.purses
    if wait := purses.spend(("comes from", place_of(who.request)), COMES, now):
        return replace(TOO_MANY, values={"seconds": ceil(wait)})
    return TOO_OFTEN if purses.wait(_theirs(who, email), CONFIRMED, now) else None


def came(who: Asked, typed: str) -> None:
    """Remember for a while that this address was written to."""
    if email := _left(who, typed):
        who.house.purses.spend(_theirs(who, email), CONFIRMED, time.monotonic())


def _left(who: Asked, typed: str) -> str:
    """The address by which they will be known; empty where none is asked for."""
    if who.visit.guest or not who.gathering.registration.asks_email:
        return ""
    email = email_of(typed)
    return "" if isinstance(email, Refusal) else email


def _theirs(who: Asked, email: str) -> tuple[str, str, str]:
    return "registered with", who.code, folded(email)
