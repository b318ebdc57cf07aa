"""The end of a round in its rooms: RC1 and RC2."""

from openspace.domain.recalling import is_running, recall
from openspace.domain.timetable import Phase
from tests.cast import CLOSING, MARKET, ROUND_1, STRETCHES, timetable


def asked(position: int, slot: str | None = "r1") -> tuple[int, str, Phase, bool] | None:
    found = recall(timetable(position), slot)
    return (found.number, found.to, found.following.phase, found.begun) if found else None


def test_rc1_a_rounds_time_shows_while_it_runs() -> None:
    running = [is_running(timetable(each), "r1") for each in range(len(STRETCHES))]
    assert running == [each == ROUND_1 for each in range(len(STRETCHES))]
    assert not is_running(timetable(MARKET), None)


def test_rc2_nobody_is_asked_before_the_round_is_over() -> None:
    assert [asked(position) for position in range(ROUND_1 + 1)] == [None] * (ROUND_1 + 1)
    assert asked(CLOSING, None) is None
    assert asked(CLOSING, "r9") is None


def test_rc2_one_is_asked_to_what_follows_breaks_aside() -> None:
    for position in range(ROUND_1 + 1, len(STRETCHES)):
        following = next(e for e in STRETCHES[position:] if e.phase is not Phase.BREAK)
        to = {Phase.ROUND: "hall", Phase.WORKBOOK: "book"}.get(following.phase, "plenary")
        begun = following == STRETCHES[position]
        assert asked(position) == (1, to, following.phase, begun)
    kinds = {found[1] for at in range(ROUND_1 + 1, len(STRETCHES)) if (found := asked(at))}
    assert kinds == {"hall", "plenary", "book"}
