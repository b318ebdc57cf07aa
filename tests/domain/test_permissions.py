"""One declared table, and no by default: every act by every role."""

import pytest

from openspace.domain.permissions import ALLOWED, Act, Caller, Role, may
from tests.cast import ANA, BEN, CHI, CODE, DEE

EVERYBODY = {
    Act.REGISTER: (True, True, True),
    Act.READ: (False, True, True),
    Act.WATCH: (True, True, True),
    Act.PROPOSE: (False, True, True),
    Act.REWORD: (False, True, True),
    Act.WITHDRAW: (False, True, True),
    Act.VOTE: (False, True, True),
    Act.PLACE: (False, True, True),
    Act.PLACE_REST: (False, False, True),
    Act.REARRANGE: (False, False, True),
    Act.SET_PROGRAMME: (False, False, True),
    Act.OFFER: (False, True, True),
    Act.ANSWER: (False, True, True),
    Act.CONVENE: (False, True, True),
    Act.PUT_AWAY: (False, True, True),
    Act.MOVE: (False, True, True),
    Act.EXCHANGE: (False, True, True),
    Act.FOLLOW: (False, True, True),
    Act.SUBSCRIBE: (False, True, True),
    Act.WRITE: (False, True, True),
    Act.RAISE_HAND: (False, True, True),
    Act.TAKE_NOTES: (False, True, True),
    Act.REPORT: (False, True, True),
    Act.CONSENT: (False, True, True),
    Act.ADD: (False, True, True),
    Act.LAY_DOTS: (False, True, True),
    Act.ACT: (False, True, True),
    Act.GIVE_FEEDBACK: (False, True, True),
    Act.BE_ERASED: (False, True, True),
    Act.REFLECT: (False, True, True),
    Act.CHAT: (False, True, True),
    Act.TRY: (False, True, True),
    Act.ASK_HELP: (False, True, True),
    Act.ANSWER_HELP: (False, False, True),
    Act.ANNOUNCE: (False, False, True),
    Act.OPEN_PHASE: (False, False, True),
    Act.SET_UP: (False, False, True),
    Act.EDIT: (False, False, True),
    Act.READ_DESK: (False, False, True),
    Act.REMOVE: (False, False, True),
    Act.INVITE: (False, False, True),
    Act.PRESS: (False, False, True),
    Act.LEAD: (False, False, True),
}


AT_THE_DOOR = {Act.REGISTER, Act.WATCH}


@pytest.mark.parametrize("act", Act)
def test_the_table_says_who_may(act: Act) -> None:
    assert (may(DEE, act), may(CHI, act), may(ANA, act)) == EVERYBODY[act]


@pytest.mark.parametrize("act", Act)
def test_every_act_is_open_to_somebody(act: Act) -> None:
    assert may(ANA, act)


@pytest.mark.parametrize("act", [act for act in Act if act not in AT_THE_DOOR])
def test_dee_may_do_nothing_but_come_in(act: Act) -> None:
    inside = Caller(CODE, "dee", Role.FACILITATOR)
    assert (may(inside, act), may(DEE, act)) == (True, False)


def test_what_is_not_in_the_table_is_not_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert may(CHI, Act.VOTE)
    monkeypatch.delitem(ALLOWED, Act.VOTE)
    assert not may(CHI, Act.VOTE)
    assert not may(ANA, Act.VOTE)


def test_the_desk_is_open_to_facilitators_alone() -> None:
    assert [caller.facilitates for caller in (ANA, BEN, CHI, DEE)] == [True, False, False, False]


def test_somebody_outside_is_no_person() -> None:
    assert BEN.person == "ben"
    with pytest.raises(LookupError):
        _ = DEE.person
