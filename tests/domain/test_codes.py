"""Let in by voice: CO1 to CO5."""

from dataclasses import replace
from datetime import datetime, timedelta

from openspace.domain.codes import (
    DIGITS,
    LASTS,
    MOST,
    NOT_FOR_THEM,
    NOT_HERE,
    RESTS,
    TOO_MANY,
    TRIES,
    Code,
    end,
    make,
    rest,
    still_out,
)
from openspace.domain.facts.codes import CodeEnded, CodeMade
from tests.cast import CODE, ana, at, ben

NOON = at(12)
NEW = ("c9", "hash", NOON)
OUT = Code("c1", "hash of c1", None, at(11, 55), at(12, 5))
SOON = timedelta(seconds=1)


def test_co1_a_code_lasts_for_ten_minutes() -> None:
    assert make(CODE, None, "", [], NEW) == (CodeMade(CODE, "c9", "hash", "", NOON, NOON + LASTS),)
    assert still_out([OUT], at(12, 5) - SOON) == (OUT,)
    assert still_out([OUT], at(12, 5)) == ()


def test_co2_another_for_the_same_person_takes_its_place() -> None:
    bens = replace(OUT, participant="ben")
    made = CodeMade(CODE, "c9", "hash", "ben", NOON, NOON + LASTS)
    assert make(CODE, ben, "ben", [bens, OUT], NEW) == (CodeEnded(CODE, "c1"), made)
    assert make(CODE, None, "", [bens], NEW) == (replace(made, participant=""),)


def test_co3_few_are_out_at_once_and_what_is_over_does_not_count() -> None:
    full = [replace(OUT, id=f"c{at}") for at in range(MOST)]
    assert make(CODE, None, "", full, NEW) == TOO_MANY
    over = [*full[1:], replace(OUT, expires_at=NOON)]
    outcome = make(CODE, None, "", over, NEW)
    assert isinstance(outcome, tuple)
    assert outcome[0] == CodeEnded(CODE, "c1")


def test_co4_codes_rest_after_many_wrong_tries_and_open_again() -> None:
    full = [NOON] * TRIES
    assert not rest(1, full[1:], NOON)
    assert rest(1, full, NOON + RESTS - SOON)
    assert not rest(1, full, NOON + RESTS)
    assert not rest(0, full, NOON)
    assert rest(MOST, [NOON] * (TRIES - MOST + 1), NOON)


def test_co4_any_code_is_guessed_with_a_chance_of_one_in_a_hundred_at_most() -> None:
    for out in range(1, MOST + 1):
        tried: list[datetime] = []
        for second in range(int(LASTS.total_seconds())):
            for _ in range(100):
                now = NOON + timedelta(seconds=second)
                if not rest(out, tried[-TRIES:], now):
                    tried += [now] * out
        assert len(tried) / 10**DIGITS <= 0.01


def test_co5_nobody_facilitates_by_one_and_who_was_removed_gets_none() -> None:
    assert make(CODE, ana, "ana", [], NEW) == NOT_FOR_THEM
    assert make(CODE, replace(ben, removed=True), "ben", [], NEW) == NOT_HERE
    assert make(CODE, None, "zoe", [], NEW) == NOT_HERE


def test_one_is_taken_back() -> None:
    assert end(CODE, [OUT], "c1") == (CodeEnded(CODE, "c1"),)
    assert end(CODE, [OUT], "c7") == ()
