"""Somebody is removed from a gathering by a facilitator, and let in again.

Rules:
    RM1 A facilitator removes participants. Nobody removes a facilitator, themselves included:
       what is between those who hold the desk is settled between people.
    RM2 From that moment the person is out of reach and stands in no room, and nothing is theirs
       to read or to do: neither with the key they have nor with any link, in that browser. Who
       follows them is told that there is nobody to follow, wherever they were.
    RM3 What they wrote stays, under the name it was signed with, and so does what they marked:
       an interest that was shown is counted, whoever showed it.
    RM4 They convene nothing any more, as if they had stepped down (C2): the others remain, or the
       topic waits. What they asked of others, and others of them, is void (O6).
    RM5 To remove who is removed, or to let in who is inside, changes nothing.
    RM6 Who is let in again comes with the key they have, and begins in the hallway. What they
       convened they can take on again, where nobody else has. Who followed them does so again.
       Who was erased is nobody to remove or to let in (ER4).
"""

from datetime import datetime

from openspace.domain.facts.participants import ParticipantReadmitted, ParticipantRemoved
from openspace.domain.facts.whereabouts import ParticipantMoved
from openspace.domain.participants import Participant
from openspace.domain.permissions import Caller, Role
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.whereabouts import Whereabouts

NO_SUCH_PERSON = Refusal("no_such_person", "There is no such person here.")
FACILITATES = Refusal(
    "facilitates", "Who facilitates cannot be removed. Talk to each other, or to the organisers."
)
NO_PART = Refusal(
    "removed", "You do not take part in this gathering any more. Ask the organisers if you wonder."
)


def refused_removal(who: Participant | None) -> Refusal | None:
    """Why somebody cannot be removed, if they cannot (RM1)."""
    if who is None or who.erased:
        return NO_SUCH_PERSON
    return FACILITATES if who.role is Role.FACILITATOR else None


def remove(caller: Caller, who: Participant, where: Whereabouts, at: datetime) -> Outcome:
    """End somebody's part in it (RM2); what they convene is let go of by ``convening.left``."""
    if refusal := refused_removal(who):
        return refusal
    if who.removed:
        return ()
    code, gone = caller.gathering, (where.room, where.away) == (None, True)
    removed = ParticipantRemoved(code, who.id, caller.participant or "", at, where.followers)
    out = () if gone else (ParticipantMoved(code, who.id, None, where.room, away=True),)
    return (removed, *out)


def readmit(caller: Caller, who: Participant | None, where: Whereabouts) -> Outcome:
    """Let somebody in again (RM6)."""
    if who is None or who.erased:
        return NO_SUCH_PERSON
    if not who.removed:
        return ()
    by = caller.participant or ""
    return (ParticipantReadmitted(caller.gathering, who.id, by, where.followers),)
