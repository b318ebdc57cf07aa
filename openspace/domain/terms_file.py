"""What a gathering file promises those who come: what they are asked, how long it is kept.

Rules:
    F17 ``consents`` are among those that can be asked for at the door; ``kept_days`` from 1 to
        3,650. Left out, everything is asked for, and kept for 90 days. ``contacts_days`` is no more
        than that; left out, it is as much. ``entrance`` is how one comes in (SI1); left out, by
        writing one's name.
    F18 ``registration`` is how one registers: ``closes`` at a time told like those of the timetable
        (F1, F2), for so many ``seats``; ``told``, ``asks_email`` and ``shared`` are true or false.
        ``reminded_days`` is as on its sheet (GS13).
"""

from typing import Final

from openspace.domain.documents import Entry, Unreadable
from openspace.domain.gathering import (
    CONSENTS,
    FREELY,
    KEPT_DAYS,
    REMINDED_DAYS,
    Consent,
    Registration,
)
from openspace.domain.timetable_file import Days

KEPT: Final = (1, 3650)
"""How many days personal data may be kept after the closing."""

REMINDED: Final = (1, 30)
"""How many days ahead who owns an action may be written to."""
MOST_SEATS: Final = 100_000


def consents_of(root: Entry) -> tuple[Consent, ...]:
    """What people are asked for."""
    if not root.has("consents"):
        return CONSENTS
    told = root.words("consents")
    if any(each not in CONSENTS for each in told):
        raise Unreadable("consents", "%(at)s: choose among: %(words)s.", words=", ".join(CONSENTS))
    return tuple(each for each in CONSENTS if each in told)


def kept_days_of(root: Entry) -> int:
    """How many days personal data are kept."""
    return root.number("kept_days", *KEPT) if root.has("kept_days") else KEPT_DAYS


def contacts_days_of(root: Entry) -> int:
    """How many days contact cards and addresses are kept, 0 as long as all else."""
    return root.number("contacts_days", 1, kept_days_of(root)) if root.has("contacts_days") else 0


def reminded_days_of(root: Entry) -> int:
    """How many days before its day who owns an action is written to."""
    if not root.has("reminded_days"):
        return REMINDED_DAYS
    return root.number("reminded_days", *REMINDED)


def registration_in(root: Entry, days: Days) -> Registration:
    """How one registers (F18)."""
    told = root.entry("registration")

    def true(key: str, *, otherwise: bool) -> bool:
        return told.truth(key) if told.has(key) else otherwise

    return Registration(
        closes=days.moment(told, "closes") if told.has("closes") else None,
        seats=told.number("seats", 1, MOST_SEATS) if told.has("seats") else None,
        told=true("told", otherwise=FREELY.told),
        asks_email=true("asks_email", otherwise=FREELY.asks_email),
        shared=true("shared", otherwise=FREELY.shared),
    )
