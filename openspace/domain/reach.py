"""Where we may write to somebody: an address they give, for one gathering, and take back.

Rules:
    WT1 Everyone gives one address of their own if they like, and says about what one may write
        there: what is theirs to do, and that the book is there. Neither is asked for.
    WT2 Nothing is written there but the question whether it is theirs, before they have pressed the
        link in it. Another address is asked anew; who only says about what is not.
    WT3 Taken back, it is gone, and so are the letters that waited.
    WT4 By a link mailed to an address that is theirs somebody comes in again, once and soon. An
        address that two have said to be theirs brings in who said so last.
    WT5 Whoever asks for such a link learns nothing: the answer is the same for everybody.
    WT6 Who came by a link that was mailed to them is in reach there though nobody asked them about
        what: for links to come in again, and, where they facilitate, for what they must know before
        it is too late (ML6). Nothing else is written there.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from openspace.domain.addresses import address_of, same_address
from openspace.domain.facts.reach import AddressConfirmed, AddressGiven, AddressTakenBack
from openspace.domain.permissions import Caller
from openspace.domain.refusal import Outcome, Refusal

Purpose = Literal["signin", "address"]
VALID: Final[dict[Purpose, timedelta]] = {
    "signin": timedelta(minutes=15),
    "address": timedelta(days=1),
}
STRANGE = Refusal(
    "address_strange", "This does not look like a mail address. Write it as name@example.org."
)
ABOUT_NOTHING = Refusal(
    "address_for_nothing", "Tick about what we may write, or take the address away."
)
LINK_OVER = Refusal(
    "mailed_link_over", "This link does not open anything any more. Ask for a new one."
)


@dataclass(frozen=True, slots=True)
class Reach:
    """Somebody's address, about what one may write there, and in which language."""

    participant: str
    address: str
    duties: bool
    book: bool
    language: str
    confirmed: bool = False

    @property
    def unasked(self) -> bool:
        """Whether nobody has asked them about what one may write (WT6)."""
        return not (self.duties or self.book)


@dataclass(frozen=True, slots=True)
class Asked:
    """An address as it was typed, and what was ticked."""

    address: str = ""
    duties: bool = True
    book: bool = True
    language: str = "en"


def give(caller: Caller, known: Reach | None, asked: Asked, at: datetime) -> Outcome:
    """Give an address, or say anew about what one may write there (WT1)."""
    address = address_of(asked.address)
    if address is None:
        return STRANGE
    if not (asked.duties or asked.book):
        return ABOUT_NOTHING
    new = Reach(caller.person, address, asked.duties, asked.book, asked.language, True)
    if known == new:
        return ()
    told = (address, asked.duties, asked.book, asked.language)
    return (AddressGiven(caller.gathering, caller.person, *told, at),)


def must_ask(known: Reach | None, address: str) -> bool:
    """Whether the question goes out whether it is theirs (WT2)."""
    return known is None or not known.confirmed or not same_address(known.address, address)


def take_back(caller: Caller, known: Reach | None) -> Outcome:
    """Be written to no more (WT3)."""
    return (AddressTakenBack(caller.gathering, caller.person),) if known else ()


def confirmed(gathering: str, known: Reach | None, at: datetime) -> Outcome:
    """A link that went to the address was pressed (WT2)."""
    if known is None or known.confirmed:
        return ()
    return (AddressConfirmed(gathering, known.participant, at),)
