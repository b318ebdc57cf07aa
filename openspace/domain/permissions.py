"""Who may do what: one declared table, and no by default.

A verb names its act; the table says which roles may. What depends on more than the role
(a convener's own topic) is decided by the verb's own rules.
"""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody is to a gathering; ``OUTSIDE`` has come through no door."""

    OUTSIDE = "outside"
    PARTICIPANT = "participant"
    FACILITATOR = "facilitator"


class Act(StrEnum):
    """Everything that can be done or looked at.

    ``WATCH`` is the big screen of a gathering whose door one has come to: an open one's is for
    anyone, and an invited one lets nobody from outside come near.
    """

    REGISTER = "register"
    READ = "read"
    WATCH = "watch"
    PROPOSE = "propose"
    REWORD = "reword"
    WITHDRAW = "withdraw"
    VOTE = "vote"
    PLACE = "place"
    PLACE_REST = "place rest"
    OFFER = "offer"
    ANSWER = "answer"
    CONVENE = "convene"
    PUT_AWAY = "put away"
    REARRANGE = "rearrange"
    SET_PROGRAMME = "set programme"
    MOVE = "move"
    EXCHANGE = "exchange"
    FOLLOW = "follow"
    SUBSCRIBE = "subscribe"
    WRITE = "write"
    RAISE_HAND = "raise hand"
    TAKE_NOTES = "take notes"
    REPORT = "report"
    CONSENT = "consent"
    BE_ERASED = "be erased"
    ADD = "add"
    LAY_DOTS = "lay dots"
    ACT = "act"
    REFLECT = "reflect"
    GIVE_FEEDBACK = "give feedback"
    CHAT = "chat"
    TRY = "try"
    ASK_HELP = "ask help"
    ANSWER_HELP = "answer help"
    ANNOUNCE = "announce"
    OPEN_PHASE = "open phase"
    SET_UP = "set up"
    EDIT = "edit"
    READ_DESK = "read desk"
    REMOVE = "remove"
    INVITE = "invite"
    PRESS = "press"
    LEAD = "lead"


INSIDE = frozenset({Role.PARTICIPANT, Role.FACILITATOR})
AT_THE_DESK = frozenset({Role.FACILITATOR})

ALLOWED: dict[Act, frozenset[Role]] = {
    Act.REGISTER: frozenset(Role),
    Act.READ: INSIDE,
    Act.WATCH: frozenset(Role),
    Act.PROPOSE: INSIDE,
    Act.REWORD: INSIDE,
    Act.WITHDRAW: INSIDE,
    Act.VOTE: INSIDE,
    Act.PLACE: INSIDE,
    Act.PLACE_REST: AT_THE_DESK,
    Act.OFFER: INSIDE,
    Act.ANSWER: INSIDE,
    Act.CONVENE: INSIDE,
    Act.PUT_AWAY: INSIDE,
    Act.REARRANGE: AT_THE_DESK,
    Act.SET_PROGRAMME: AT_THE_DESK,
    Act.MOVE: INSIDE,
    Act.EXCHANGE: INSIDE,
    Act.FOLLOW: INSIDE,
    Act.SUBSCRIBE: INSIDE,
    Act.WRITE: INSIDE,
    Act.RAISE_HAND: INSIDE,
    Act.TAKE_NOTES: INSIDE,
    Act.REPORT: INSIDE,
    Act.CONSENT: INSIDE,
    Act.BE_ERASED: INSIDE,
    Act.ADD: INSIDE,
    Act.LAY_DOTS: INSIDE,
    Act.ACT: INSIDE,
    Act.REFLECT: INSIDE,
    Act.GIVE_FEEDBACK: INSIDE,
    Act.CHAT: INSIDE,
    Act.TRY: INSIDE,
    Act.ASK_HELP: INSIDE,
    Act.ANSWER_HELP: AT_THE_DESK,
    Act.ANNOUNCE: AT_THE_DESK,
    Act.OPEN_PHASE: AT_THE_DESK,
    Act.SET_UP: AT_THE_DESK,
    Act.EDIT: AT_THE_DESK,
    Act.READ_DESK: AT_THE_DESK,
    Act.REMOVE: AT_THE_DESK,
    Act.INVITE: AT_THE_DESK,
    Act.PRESS: AT_THE_DESK,
    Act.LEAD: AT_THE_DESK,
}


@dataclass(frozen=True, slots=True)
class Caller:
    """Who is asking, as the server knows it; never taken from what they sent."""

    gathering: str
    participant: str | None
    role: Role

    @property
    def facilitates(self) -> bool:
        """Whether the desk is open to them."""
        return self.role is Role.FACILITATOR

    @property
    def person(self) -> str:
        """The participant's id; only asked of callers whom ``may`` let through as inside."""
        if self.participant is None:
            raise LookupError("nobody is inside here")
        return self.participant


def may(caller: Caller, act: Act) -> bool:
    """Whether the table lets this caller do this."""
    return caller.role in ALLOWED.get(act, frozenset())
