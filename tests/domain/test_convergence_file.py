"""How a gathering file says the way it converges."""

import pytest

from openspace.domain.convergence import Rules
from openspace.domain.convergence_file import convergence_of
from openspace.domain.documents import Entry, Unreadable


def test_how_it_converges_is_read() -> None:  # F16
    told = {"way": "a new marketplace for action", "dots": 7, "bodies": ["The council"]}
    rules = Rules("a new marketplace for action", 7, "hidden", ("The council",))
    assert convergence_of(Entry({"convergence": told})) == rules
    assert convergence_of(Entry({"convergence": {}})) == Rules()
    assert convergence_of(Entry({})) is None


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ({"bodies": list(map(str, range(31)))}, "convergence.bodies"),
        ({"way": "by lot"}, "convergence.way"),
        ({"dots": 0}, "convergence.dots"),
        ({"counts": "never"}, "convergence.counts"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(told: dict[str, object], place: str) -> None:  # F16
    with pytest.raises(Unreadable) as unreadable:
        convergence_of(Entry({"convergence": told}))
    assert unreadable.value.refusal.values["at"] == place
