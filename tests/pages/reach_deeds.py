"""What becomes of somebody's address, for the test of pushes."""

from collections.abc import Mapping
from datetime import datetime

from openspace.domain.permissions import Caller
from openspace.domain.reach import Asked
from openspace.facilitation import reach
from openspace.facilitation.house import verb
from openspace.store import reach as store
from openspace.store.keeping import Transaction
from tests.cast import ANA, DEE, at
from tests.pages.offer_deeds import Deed

GIVES: Deed = lambda h: h.perform(  # noqa: E731
    reach.give, ANA, Asked("ana@example.org"), h.link
)


@verb(None)
def link_out(tx: Transaction, _: Caller, __: datetime) -> tuple[()]:
    """A link of which the test knows the secret."""
    link = store.MailedLink("ana", "address", "ana@example.org")
    store.mail_link(tx, "circle", "secret", link, at(23))
    return ()


REACH_DEEDS: Mapping[str, tuple[Deed, ...]] = {
    "an address is given": (GIVES,),
    "an address is confirmed": (
        GIVES,
        lambda h: h.perform(link_out, DEE),
        lambda h: h.perform(reach.come_in, DEE, "secret", "a new key"),
    ),
    "an address is taken back": (GIVES, lambda h: h.perform(reach.take_back, ANA)),
}
