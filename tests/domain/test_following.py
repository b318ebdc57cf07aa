"""Following a colleague: F1 to F6."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from openspace.domain.facts.following import FollowingAllowed, FollowingChanged
from openspace.domain.facts.whereabouts import ParticipantMoved
from openspace.domain.following import Leave, allow, follow, refused_company, stop
from openspace.domain.refusal import Outcome
from openspace.domain.whereabouts import Whereabouts, enter, leave, sent_out, vanish
from tests.cast import CODE
from tests.domain.saying import code, facts

SHUT, OPEN = Leave("ben"), Leave("ben", allowed=True, followers=("ana", "chi"))
THERE = Whereabouts("ben", "b1", away=False)


def test_f1_nobody_is_followed_who_does_not_allow_it() -> None:
    assert code(follow(CODE, "chi", None, SHUT)) == "not_followable"
    assert facts(follow(CODE, "chi", None, OPEN)) == (FollowingChanged(CODE, "chi", "ben"),)


def test_f1_it_is_off_until_one_turns_it_on() -> None:
    assert not Leave("ben").allowed
    assert facts(allow(CODE, SHUT, allowed=True)) == (FollowingAllowed(CODE, "ben", True),)
    assert (allow(CODE, SHUT, allowed=False), allow(CODE, OPEN, allowed=True)) == ((), ())


def test_f2_who_allows_it_no_longer_is_followed_by_nobody() -> None:
    ended = FollowingAllowed(CODE, "ben", False, ("ana", "chi"))
    assert facts(allow(CODE, OPEN, allowed=False)) == (ended,)


def test_f3_one_follows_one_person_and_never_oneself() -> None:
    assert facts(follow(CODE, "chi", "ana", OPEN)) == (FollowingChanged(CODE, "chi", "ben"),)
    assert follow(CODE, "chi", "ben", OPEN) == ()
    assert code(follow(CODE, "ben", None, OPEN)) == "follow_oneself"
    assert facts(stop(CODE, "chi", "ben")) == (FollowingChanged(CODE, "chi", None),)
    assert stop(CODE, "chi", None) == ()


STEPS: dict[str, Callable[[Whereabouts], Outcome]] = {
    "enters": lambda now: enter(CODE, now, "b2", True),
    "leaves": lambda now: leave(CODE, now),
    "vanishes": lambda now: vanish(CODE, now),
    "is sent out": lambda now: sent_out(CODE, [now]),
}


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
def test_f4_whoever_follows_is_told_of_every_step_and_not_moved(
    step: Callable[[Whereabouts], Outcome],
) -> None:
    for followers in ((), ("chi",)):
        (moved,) = facts(step(replace(THERE, followers=followers)))
        assert isinstance(moved, ParticipantMoved)
        assert (moved.participant, moved.followers) == ("ben", followers)


def test_f5_going_where_somebody_is_takes_their_leave_and_that_they_are_in_reach() -> None:
    assert refused_company("chi", OPEN, THERE) is None
    for other, where, said in (
        (SHUT, THERE, "not_followable"),
        (OPEN, Whereabouts("ben", "b1", away=True), "out_of_reach"),
        (OPEN, Whereabouts("ben"), "out_of_reach"),
    ):
        refusal = refused_company("chi", other, where)
        assert refusal is not None
        assert refusal.code == said
