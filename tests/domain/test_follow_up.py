"""Following up: FU1 to FU6."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from openspace.domain.actions import Action, Status, Told
from openspace.domain.facts.actions import ActionFellDue
from openspace.domain.follow_up import (
    Body,
    as_known,
    by_body,
    comes_near,
    fall_due,
    followed_up,
    is_due,
    is_late,
    planned_in,
    reminds,
)
from openspace.domain.gathering import Gathering
from openspace.domain.retention import NEW, Retention, ends
from openspace.domain.timetable import Phase, Stretch, Timetable
from tests.cast import CODE, at, gathering

DAY = date(2026, 12, 24)
NEXT = DAY + timedelta(days=1)
PLANNED = Action("a1", 1, "Meet", "ben", at(11), due=DAY, owner="chi")
DUE = replace(PLANNED, told=Told(DAY, False, at(12)))
LATE = replace(PLANNED, told=Told(DAY, True, at(13)))


def test_fu1_it_falls_due_when_its_day_begins_and_is_late_when_that_is_over() -> None:
    assert fall_due(CODE, PLANNED, DAY - timedelta(days=1), at(12)) == ()
    assert fall_due(CODE, PLANNED, DAY, at(12)) == (
        ActionFellDue(CODE, "a1", DAY, False, "chi", at(12)),
    )
    assert fall_due(CODE, DUE, DAY, at(13)) == ()
    late = (ActionFellDue(CODE, "a1", DAY, True, "chi", at(13)),)
    assert fall_due(CODE, DUE, NEXT, at(13)) == late
    assert fall_due(CODE, PLANNED, NEXT, at(13)) == late
    assert fall_due(CODE, LATE, NEXT, at(14)) == ()
    assert (is_due(DUE), is_late(DUE), is_due(LATE), is_late(LATE)) == (True, False, True, True)


@pytest.mark.parametrize("status", ["done", "given up"])
def test_fu1_what_is_done_or_given_up_is_never_late(status: Status) -> None:
    assert fall_due(CODE, replace(PLANNED, status=status), NEXT, at(12)) == ()
    assert not is_late(replace(LATE, status=status))


def test_fu1_what_nobody_owns_or_what_is_down_is_never_late() -> None:
    for each in (replace(LATE, owner=None), replace(LATE, withdrawn=True)):
        assert not is_late(each)
        assert fall_due(CODE, each, NEXT, at(14)) == ()


def test_fu2_its_owner_is_reminded_until_something_is_said_of_it() -> None:
    assert not reminds(PLANNED)
    assert reminds(DUE)
    assert not reminds(replace(DUE, moved_at=at(12, 30)))
    assert reminds(replace(LATE, moved_at=at(12, 30)))
    assert reminds(replace(DUE, owner="ben"))


def test_fu3_another_day_and_it_is_neither_due_nor_late() -> None:
    later = replace(LATE, due=NEXT)
    assert (is_due(later), is_late(later), reminds(later)) == (False, False, False)
    assert fall_due(CODE, later, NEXT, at(14)) == (
        ActionFellDue(CODE, "a1", NEXT, False, "chi", at(14)),
    )


def test_fu4_they_stand_by_body_in_the_gatherings_order() -> None:
    council, network, other, nobody = (
        replace(PLANNED, id=name or "none", body=name)
        for name in ("The council", "A network", "Another", "")
    )
    assert by_body((nobody, other, network, council), ("The council", "Unused", "A network")) == (
        Body("The council", (council,)),
        Body("A network", (network,)),
        Body("Another", (other,)),
        Body("", (nobody,)),
    )


def test_fu5_it_ends_as_planned_and_never_where_nobody_planned_it() -> None:
    assert followed_up(gathering(), NEW, at(23))
    stretch = Stretch(Phase.FOLLOW_UP, at(11), at(12))
    planned = with_stretch(stretch)
    assert followed_up(planned, NEW, at(11, 59))
    assert not followed_up(planned, NEW, at(12))


def test_fu5_it_ends_when_nobody_is_known_any_more_also_where_that_comes_sooner() -> None:
    over = at(11) + timedelta(days=60)
    planned = with_stretch(Stretch(Phase.FOLLOW_UP, at(11), over))
    assert as_known(planned, NEW) == planned
    last = at(11).date() + timedelta(days=20)
    for of, kept in (
        (replace(planned, kept_days=20), NEW),
        (planned, Retention(moved_to=last)),
    ):
        known = planned_in(as_known(of, kept).timetable)
        assert known
        assert known.planned == (at(11), ends(of, last))
        assert followed_up(of, kept, ends(of, last) - timedelta(minutes=1))
        assert not followed_up(of, kept, ends(of, last))


def with_stretch(stretch: Stretch) -> Gathering:
    """The cast's gathering with another stretch after the others."""
    return replace(gathering(), timetable=Timetable((*gathering().timetable.stretches, stretch)))


def test_fu6_its_day_comes_near_so_many_days_ahead() -> None:
    days = [DAY - timedelta(days=each) for each in (4, 3, 1, 0)]
    assert [comes_near(PLANNED, 3, each) for each in days] == [False, True, True, False]
    done = replace(PLANNED, status="done")
    assert not comes_near(done, 3, days[1])
    assert not comes_near(replace(PLANNED, due=None), 3, days[1])
