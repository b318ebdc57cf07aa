"""Who is in a call is asked by pages in threads, while people come and go."""

import threading

from openspace.bus.calling import Calling
from openspace.bus.presence import Person


def test_who_asks_is_not_disturbed_by_who_comes_and_goes() -> None:
    calling, over = Calling(), threading.Event()
    people = [Person("many", str(number)) for number in range(400)]
    for each in people:
        calling.began(each, "room")

    def come_and_go() -> None:
        while not over.is_set():
            for each in people:
                calling.ended(each)
                calling.began(each, "room")

    others = threading.Thread(target=come_and_go)
    others.start()
    try:
        found = [calling.people("many", "room") for _ in range(400)]
    finally:
        over.set()
        others.join()
    assert all(len(each) >= len(people) - 1 for each in found)
