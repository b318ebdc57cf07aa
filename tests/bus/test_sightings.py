"""Sightings: E1 and E2."""

from openspace.bus.presence import Person
from openspace.bus.sightings import BETWEEN, MOST, Sightings

BEN, CHI = Person("circle", "ben"), Person("circle", "chi")


def test_e1_a_person_counts_once_a_topic() -> None:
    sightings = Sightings()
    sightings.seen(BEN, ["t1", "t2", "t1"])
    sightings.seen(BEN, ["t1"])
    sightings.seen(CHI, ["t1"])
    assert sightings.due("circle", 0.0) == {"t1": 2, "t2": 1}
    sightings.seen(BEN, ["t1"])
    assert sightings.due("circle", 100.0) == {}


def test_e1_nothing_that_is_kept_leads_back_to_anybody() -> None:
    sightings = Sightings()
    sightings.seen(BEN, ["t1"])
    kept = repr(vars(sightings))
    assert "t1" in kept
    assert "ben" not in kept


def test_e2_counts_are_let_go_now_and_then() -> None:
    sightings = Sightings()
    sightings.seen(BEN, ["t1"])
    assert sightings.due("circle", 10.0) == {"t1": 1}
    sightings.seen(CHI, ["t1"])
    assert sightings.due("circle", 10.0 + BETWEEN - 0.1) == {}
    assert sightings.due("circle", 10.0 + BETWEEN) == {"t1": 1}


def test_e2_each_gathering_has_its_own_time() -> None:
    sightings = Sightings()
    sightings.seen(BEN, ["t1"])
    sightings.seen(Person("other", "dee"), ["t9"])
    assert sightings.due("circle", 0.0) == {"t1": 1}
    assert sightings.due("other", 0.0) == {"t9": 1}


def test_e3_no_more_is_remembered_however_much_is_seen() -> None:
    sightings = Sightings(most=10)
    sightings.seen(BEN, ["first"])
    sightings.seen(BEN, [f"t{number}" for number in range(9)])
    sightings.seen(CHI, ["t1"])
    sightings.seen(BEN, ["t8"])
    assert sightings.due("circle", 0.0)["t8"] == 1
    for number in range(1000):
        sightings.seen(CHI, [f"t{number}"])
    kept = [each for each in vars(sightings).values() if isinstance(each, set)]
    assert sum(map(len, kept)) <= 2 * 10
    assert MOST >= 2_000 * 120
