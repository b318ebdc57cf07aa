"""Ways to one end of a connection are told after its description."""

from openspace.calls.bridge import Candidate
from openspace.calls.ways import MOST_HELD, Ways

WAYS = [Candidate(f"candidate:{number}") for number in range(MOST_HELD + 5)]


def test_they_wait_for_the_description_in_order() -> None:
    told: list[Candidate] = []
    ways = Ways(told.append)
    ways.add(WAYS[0])
    ways.add(WAYS[1])
    assert told == []
    ways.release()
    assert told == WAYS[:2]
    ways.add(WAYS[2])
    ways.release()
    assert told == WAYS[:3]


def test_only_so_many_wait() -> None:
    told: list[Candidate] = []
    ways = Ways(told.append)
    for way in WAYS:
        ways.add(way)
    ways.release()
    assert told == WAYS[:MOST_HELD]
