"""What becomes of letters: L3 and L4."""

from datetime import datetime, timedelta

from openspace.domain.letters import LONGEST_ANSWER, WAITS, Posted, came_too_late, refused, sent
from tests.cast import at
from tests.letters import letter


def posted(tries: int = 0, not_after: datetime | None = None) -> Posted:
    return Posted(1, letter(not_after=not_after), "waiting", at(9), at(9), tries)


def test_l3_what_nobody_needs_any_more_comes_too_late() -> None:
    assert not came_too_late(posted(), at(23))
    assert not came_too_late(posted(not_after=at(10)), at(10))
    assert came_too_late(posted(not_after=at(10)), at(10, 1))


def test_l4_it_is_tried_again_later_and_later_for_two_days() -> None:
    waits = [
        refused(posted(each), "451 later", at(9), forever=False).due - at(9) for each in range(8)
    ]
    assert waits == list(WAITS) == sorted(waits)
    assert timedelta(days=2) < sum(waits, timedelta()) < timedelta(days=3)
    last = refused(posted(len(WAITS)), "451 later", at(9), forever=False)
    assert (last.state, last.tries, last.answer) == ("failed", 9, "451 later")


def test_l4_what_a_server_never_takes_has_failed() -> None:
    answered = refused(posted(), "550 " + "x" * 1000, at(9), forever=True)
    assert (answered.state, answered.tries, len(answered.answer)) == ("failed", 1, LONGEST_ANSWER)
    assert sent(posted(1), "250 ok", at(9)).tries == 2
