"""What a gathering file promises those who come: what they are asked, how long it is kept.

Rules:
    F17 ``consents`` are among those that can be asked for at the door; ``kept_days`` from 1 to
        3,650. Left out, everything is asked for, and kept for 90 days. ``contacts_days`` is no more
        than that; left out, it is as much. ``entrance`` is how one comes in (SI1); left out, by
        writing one's name.
"""

from openspace.domain.documents import Entry, Unreadable
from openspace.domain.gathering import CONSENTS, KEPT_DAYS, Consent

KEPT = (1, 3650)
"""How many days personal data may be kept after the closing."""


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
