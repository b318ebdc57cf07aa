"""The list of people in a room: all when few, the first of many; nobody twice or left out."""

import pytest

from openspace.pages.views.breakouts import FIRST, MOST, PeopleView, PersonView
from openspace.pages.views.contacts import GiveView
from tests.cast import CODE


@pytest.mark.parametrize(("count", "first"), [(0, 0), (MOST, MOST), (MOST + 1, FIRST), (40, FIRST)])
def test_of_many_only_the_first_stand_there_at_once(count: int, first: int) -> None:
    people = tuple(
        PersonView(f"p{at}", f"Person {at}", "", GiveView(CODE, f"p{at}", f"Person {at}"))
        for at in range(count)
    )
    view = PeopleView("b1", count, people)
    assert len(view.first) == first
    assert view.first + view.more == people
