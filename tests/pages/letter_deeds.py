"""What becomes of letters, for the test of pushes."""

from collections.abc import Mapping
from datetime import datetime

from openspace.domain.letters import Letter
from openspace.domain.permissions import Caller
from openspace.domain.refusal import Outcome
from openspace.domain.rounds import times_seen
from openspace.facilitation import letters as verbs
from openspace.facilitation import rounds
from openspace.facilitation.house import verb
from openspace.post.smtp import Told, Verdict
from openspace.store import outbox
from openspace.store.keeping import Transaction
from tests.cast import ANA, DEE, MARKET, STRETCHES
from tests.letters import TO_BEN, letter
from tests.pages.offer_deeds import Deed


@verb(None)
def put(tx: Transaction, _: Caller, at: datetime, *letters: Letter) -> Outcome:
    return outbox.put(tx, at, *letters)


def posts(*letters: Letter) -> Deed:
    return lambda h: h.perform(put, DEE, *letters)


def answered(number: int, verdict: Verdict, answer: str) -> Deed:
    return lambda h: h.perform(verbs.told, DEE, number, Told(verdict, answer))


ROUGH = letter(key="rough", name="<b>Åse</b>", to="dee@example.org", participant=None)
LETTER_DEEDS: Mapping[str, tuple[Deed, ...]] = {
    "letters are put": (posts(TO_BEN), posts(ROUGH)),
    "a letter is sent": (posts(TO_BEN, ROUGH), answered(1, "taken", "250 ok")),
    "a letter waits": (posts(TO_BEN, ROUGH), answered(1, "not now", "451 <later>")),
    "a letter has failed": (posts(TO_BEN, ROUGH), answered(1, "never", "550 <nobody>")),
    "a letter is tried again": (
        posts(TO_BEN),
        answered(1, "never", "550 no"),
        lambda h: h.perform(verbs.try_again, ANA, 1),
    ),
    "a letter about an erasing that is on another day": (
        posts(TO_BEN, letter(kind="erasing", key="erasing:everything:2027-02-20:14:ben")),
        lambda h: h.perform(rounds.extend, ANA, 5, times_seen(STRETCHES[MARKET])),
    ),
    "a letter is sent by hand": (
        posts(TO_BEN, ROUGH),
        lambda h: h.perform(verbs.take_over, ANA, 1),
    ),
}
