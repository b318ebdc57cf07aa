"""A real server with simulated people: it lives within seconds, they come back, and they go."""

import json
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from openspace.rehearsal.crowd import accompany
from tests.browser.demo import Demo

PEOPLE = 6
PATIENCE = 90.0


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    demo = Demo(tmp_path_factory.mktemp("crowd") / "demo", people=PEOPLE)
    demo.start()
    yield demo
    demo.stop()


def answered(demo: Demo, name: str) -> Any:
    return httpx2.get(f"http://127.0.0.1:{demo.port}/g/demo/{name}").raise_for_status().json()


def until(true: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def children(pid: int) -> set[int]:
    told = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return {int(each) for each in told.split()}


def alive(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False


def registered(demo: Demo) -> list[str]:
    people = json.loads((demo.data / "people.json").read_text())
    return [each["key"] for each in people.values()]


def entered(demo: Demo) -> int:
    """How many the door says are there already."""
    english = {"Accept-Language": "en"}
    door = httpx2.get(demo.participant, headers=english).raise_for_status().text
    seats = re.search(r"(\d+) have said yes", door)
    return int(seats[1]) if seats else 0


def in_reach(demo: Demo) -> int:
    rooms = answered(demo, "whereabouts.json")
    counts: list[int] = [each["count"] for each in rooms["breakouts"]]
    return sum(counts, int(rooms["hallway"]))


def test_the_wall_lives(demo: Demo) -> None:
    until(lambda: sum(each["votes"] for each in answered(demo, "topics.json")["topics"]) >= PEOPLE)
    until(lambda: len(answered(demo, "topics.json")["topics"]) == 33)
    proposed = answered(demo, "topics.json")["topics"][-1]
    assert proposed["conveners"] == ["Karin Löfgren"]


def test_somebody_moves_and_writes(demo: Demo) -> None:
    until(lambda: any(each["count"] for each in answered(demo, "whereabouts.json")["breakouts"]))
    until(lambda: any(each["notes"] for each in answered(demo, "workbook.json")["chapters"]))


def test_they_are_gone_with_the_server_and_the_same_come_back(demo: Demo) -> None:
    assert demo.process is not None
    until(lambda: len(registered(demo)) == PEOPLE)
    keys, crowd = registered(demo), children(demo.process.pid)
    assert len(crowd) == 1
    demo.kill()
    until(lambda: not any(map(alive, crowd)))
    demo.start()
    until(lambda: in_reach(demo) == PEOPLE)
    assert registered(demo) == keys
    assert entered(demo) == PEOPLE


def test_nobody_comes_when_nobody_is_asked(tmp_path: Path) -> None:
    with accompany("http://127.0.0.1:9/g/demo", 0, tmp_path):
        assert list(tmp_path.iterdir()) == []
