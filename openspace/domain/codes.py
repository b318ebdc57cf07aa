"""Let in by voice: a code of four digits that a facilitator reads out to who cannot get in.

Rules:
    CO1 A code has four digits, opens one door once, and lasts for ``LASTS``.
    CO2 It is for somebody new, who then says who they are like everyone, after the deadline and
        above the seats too, or for somebody who is
        registered, who then is who they were. Another for the same person takes its place.
    CO3 At most ``MOST`` are out in a gathering, so that guessing at them stays hopeless.
    CO4 A wrong try counts once for each code that was out; where ``TRIES`` have counted within
        ``RESTS`` every code rests, and opens again when they are ``RESTS`` ago. A code lasts for
        five times ``RESTS``, so at most 5 · 20 tries count meanwhile, and of 10 000 codes each is
        right with a chance of 1 in 10 000: that any code of a gathering is guessed within ten
        minutes has a chance of at most 100 / 10 000, which is 1 %. So: 20 wrong tries in two
        minutes where one code is out, 4 where five are.
    CO5 Who was removed gets none, and nobody facilitates by one, nor
       who has come to since it was made: that is a link's business.
    CO6 A wrong code, one that has ended, and a gathering that is not there get the same answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from openspace.domain.facts.codes import CodeEnded, CodeMade
from openspace.domain.participants import Participant
from openspace.domain.refusal import Outcome, Refusal

LASTS = timedelta(minutes=10)
RESTS = LASTS / 5
MOST, TRIES, DIGITS = 5, 20, 4

WRONG = Refusal(
    "code_wrong",
    "That code does not open anything. Look at both once more, or ask for a new one: a code lasts"
    " for ten minutes and opens once.",
)
TOO_MANY = Refusal("too_many_codes", "Five codes are out already. Take one back, or wait a little.")
NOT_FOR_THEM = Refusal("not_by_code", "Who facilitates comes in by a link from the team’s page.")
NOT_HERE = Refusal("no_such_person", "That person is not in this gathering, or was removed.")


@dataclass(frozen=True, slots=True)
class Code:
    """A code that is out; what is kept of its digits is ``hash``."""

    id: str
    hash: str
    participant: str | None
    made_at: datetime
    expires_at: datetime


def make(
    gathering: str,
    who: Participant | None,
    named: str,
    out: Sequence[Code],
    new: tuple[str, str, datetime],
) -> Outcome:
    """Make one for ``named``, whom ``who`` is, or for somebody new; ``new`` is an id, what is kept
    of the digits, and the time (CO2, CO3, CO5)."""
    if named and (who is None or who.removed):
        return NOT_HERE
    if who and named and who.role == "facilitator":
        return NOT_FOR_THEM
    id, hash, at = new  # noqa: A001
    old = [each for each in out if named and each.participant == named]
    over = [each for each in out if each.expires_at <= at]
    if len(out) - len({*old, *over}) >= MOST:
        return TOO_MANY
    ended = (CodeEnded(gathering, each.id) for each in dict.fromkeys((*old, *over)))
    return (*ended, CodeMade(gathering, id, hash, named, at, at + LASTS))


def still_out(out: Sequence[Code], at: datetime) -> tuple[Code, ...]:
    """Those whose time is not over: what is tried against (CO1)."""
    return tuple(each for each in out if each.expires_at > at)


def rest(out: int, tried: Sequence[datetime], at: datetime) -> bool:
    """Whether codes rest, when so many are out: ``tried`` is when wrong tries counted (CO4)."""
    return out > 0 and sum(each > at - RESTS for each in tried) + out > TRIES


def end(gathering: str, out: Sequence[Code], code: str) -> Outcome:
    """Take one back."""
    return tuple(CodeEnded(gathering, each.id) for each in out if each.id == code)
