"""Somewhere lively, somewhere quiet: W1 to W5."""

import pytest

from openspace.domain.wandering import CROWDED, Found, Nowhere, Talk, somewhere

FULL = Talk("full", 1, 12, seats=12)
CROWD = Talk("crowd", 2, CROWDED)
LARGE, LARGER = Talk("large", 3, 11), Talk("larger", 4, 14, seats=20)
FEW, PAIR, ALONE = Talk("few", 5, 3), Talk("pair", 6, 2), Talk("alone", 7, 1)
HOST = Talk("host", 8, 1, host_alone=True)
EMPTY = Talk("empty", 9, 0)
ALL = (FULL, CROWD, LARGE, LARGER, FEW, PAIR, ALONE, HOST, EMPTY)


def test_w1_lively_is_where_most_are_and_there_is_room() -> None:
    assert somewhere("lively", ALL, None, ()) == Found("larger", "lively")


def test_w1_one_alone_is_not_lively() -> None:
    assert somewhere("lively", (ALONE, EMPTY), None, ()) == Nowhere("lively", ALONE)
    assert somewhere("lively", (ALONE, PAIR), None, ()) == Found("pair", "lively")


def test_w2_quiet_is_a_lonely_host_first_and_then_the_fewest() -> None:
    assert somewhere("quiet", ALL, None, ()) == Found("host", "host_alone")
    assert somewhere("quiet", (FEW, PAIR, ALONE, EMPTY), None, ()) == Found("alone", "quiet")


def test_w2_a_small_place_that_is_full_is_not_quiet() -> None:
    small = Talk("small", 1, 2, seats=2)
    assert somewhere("quiet", (small, LARGE), None, ()) == Nowhere("quiet", LARGE)


@pytest.mark.parametrize("kind", ["lively", "quiet"])
def test_w3_never_where_one_is(kind: str) -> None:
    first = somewhere(kind, ALL, None, ())
    assert isinstance(first, Found)
    second = somewhere(kind, ALL, first.room, ())
    assert isinstance(second, Found)
    assert second.room != first.room


def test_w3_not_where_one_was_just_sent_while_there_is_another() -> None:
    assert somewhere("lively", ALL, "larger", ("larger", "large")) == Found("few", "lively")
    assert somewhere("lively", (LARGE, LARGER), "larger", ("larger", "large")) == Found(
        "large", "lively"
    )


def test_w4_of_two_alike_the_lower_number() -> None:
    alike = (Talk("b", 2, 5), Talk("a", 1, 5))
    assert somewhere("lively", alike, None, ()) == Found("a", "lively")
    assert somewhere("lively", alike[::-1], None, ()) == Found("a", "lively")


@pytest.mark.parametrize(
    ("kind", "talks", "here", "nearest"),
    [
        ("lively", (), None, None),
        ("lively", (EMPTY,), None, None),
        ("lively", (FULL, CROWD), None, None),
        ("lively", (LARGE, ALONE, EMPTY), "large", ALONE),
        ("quiet", (), None, None),
        ("quiet", (FULL, CROWD, LARGER, LARGE), None, LARGE),
        ("quiet", (EMPTY, LARGE), None, EMPTY),
        ("quiet", (PAIR, LARGE), "pair", LARGE),
    ],
)
def test_w5_where_there_is_nowhere_the_nearest_to_it_is_offered(
    kind: str, talks: tuple[Talk, ...], here: str | None, nearest: Talk | None
) -> None:
    assert somewhere(kind, talks, here, ()) == Nowhere(kind, nearest)
