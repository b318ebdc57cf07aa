"""Deeds of following, for the check that a page and its pushes equal a fresh page."""

from collections.abc import Mapping

from openspace.facilitation import following, removal, whereabouts
from tests.cast import ANA, BEN, CHI
from tests.pages.offer_deeds import Deed

ALLOWED: tuple[Deed, ...] = (lambda h: h.perform(following.allow, BEN, True),)
FOLLOWED: tuple[Deed, ...] = (*ALLOWED, lambda h: h.perform(following.follow, ANA, "ben"))
FOLLOWING_DEEDS: Mapping[str, tuple[Deed, ...]] = {
    "somebody lets others follow": ALLOWED,
    "somebody else does too": (*ALLOWED, lambda h: h.perform(following.allow, CHI, True)),
    "somebody does so no longer": (
        *FOLLOWED,
        lambda h: h.perform(following.allow, BEN, False),
    ),
    "somebody is followed": FOLLOWED,
    "who is followed goes elsewhere": (
        *ALLOWED,
        lambda h: h.perform(whereabouts.arrive, BEN),
        lambda h: h.perform(following.follow, ANA, "ben"),
        lambda h: h.perform(whereabouts.enter, BEN, "plenary"),
    ),
    "who is followed is removed": (
        *FOLLOWED,
        lambda h: h.perform(whereabouts.enter, BEN, "plenary"),
        lambda h: h.perform(removal.remove, ANA, "ben"),
    ),
    "who is followed is removed from out of reach": (
        *FOLLOWED,
        lambda h: h.perform(removal.remove, ANA, "ben"),
    ),
    "who is followed is let in again": (
        *FOLLOWED,
        lambda h: h.perform(removal.remove, ANA, "ben"),
        lambda h: h.perform(removal.readmit, ANA, "ben"),
    ),
}
