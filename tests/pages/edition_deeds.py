"""Deeds on the workbook's editions, for the check that a page and its pushes equal a fresh page."""

from collections.abc import Mapping
from functools import partial

from openspace.domain.proposals import Proposal
from openspace.facilitation import editions, gathering, marketplace
from tests.bookbinding import HOUSE, NAMES, begun, finished, pressed, sealed
from tests.cast import ANA, BEN, CLOSING, MARKET
from tests.pages.offer_deeds import Deed

CLOSED: Deed = lambda h: h.perform(gathering.open_phase, ANA, CLOSING, MARKET)  # noqa: E731
BEGUN: Deed = partial(begun, edition="e1")
DRAFT: Deed = partial(pressed, edition="e1")
SEAL: Deed = lambda h: h.perform(editions.seal, ANA, "e1", NAMES, False)  # noqa: E731
SEALED: Deed = partial(sealed, edition="e1")
RETITLED: Deed = lambda h: h.perform(marketplace.reword, BEN, "t1", Proposal("<Another> one"))  # noqa: E731
PUBLISHED: Deed = lambda h: h.perform(editions.publish, ANA, 1)  # noqa: E731

EDITION_DEEDS: Mapping[str, tuple[Deed, ...]] = {
    "the book may be pressed": (CLOSED,),
    "the book is being pressed": (CLOSED, BEGUN),
    "the press comes further": (
        *(CLOSED, BEGUN),
        lambda h: h.perform(editions.advance, HOUSE, "e1", "pdf", 1),
    ),
    "a pressing is stopped": (CLOSED, BEGUN, lambda h: h.perform(editions.cancel, ANA)),
    "a pressing fails": (CLOSED, BEGUN, lambda h: h.perform(editions.end, HOUSE, "full")),
    "the book is pressed": (CLOSED, BEGUN, partial(finished, edition="e1")),
    "a topic has another title than in the draft": (CLOSED, DRAFT, RETITLED),
    "an edition is sealed": (CLOSED, DRAFT, SEAL),
    "an edition is for anyone": (CLOSED, SEALED, PUBLISHED),
    "an edition is for those who take part": (
        *(CLOSED, SEALED, PUBLISHED),
        lambda h: h.perform(editions.unpublish, ANA, 1),
    ),
    "an edition is withdrawn": (
        *(CLOSED, SEALED),
        lambda h: h.perform(editions.withdraw, ANA, 1, "A name <was> wrong 🌊"),
    ),
    "another edition stands beside the first": (
        CLOSED,
        SEALED,
        RETITLED,
        partial(sealed, edition="e2"),
    ),
    "another edition takes the place of the first": (
        *(CLOSED, SEALED, RETITLED),
        partial(sealed, edition="e2", alone=True),
    ),
}
