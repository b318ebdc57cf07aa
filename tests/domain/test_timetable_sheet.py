"""The timetable on one sheet: TS1 to TS10, over clock changes and several days."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from openspace.domain.clocks import Typed
from openspace.domain.facts.gathering import TimetableChanged
from openspace.domain.facts.setting_up import GatheringDescribed
from openspace.domain.gathering import Gathering
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.rounds import Concerned
from openspace.domain.timetable import Phase, Stretch, Timetable
from openspace.domain.timetable_file import whole
from openspace.domain.timetable_rows import Row, gone_with
from openspace.domain.timetable_sheet import (
    day_seen,
    move_day,
    rewrite,
    rows_of,
    rows_seen,
    timetable_seen,
)
from tests.cast import gathering

BEFORE = datetime(2026, 10, 1, tzinfo=UTC)
OSLO = ZoneInfo("Europe/Oslo")


def invited(day: date = date(2026, 11, 26)) -> Gathering:
    """A gathering to come: opening 9 to 10, round 1 10 to 11, closing 11 to 12 in Oslo."""
    hours = [datetime(day.year, day.month, day.day, hour, tzinfo=OSLO) for hour in (9, 10, 11, 12)]
    told = (Phase.OPENING, Phase.ROUND, Phase.CLOSING)
    stretches = [
        Stretch(
            phase, hours[at].astimezone(UTC), hours[at + 1].astimezone(UTC), number=int(at == 1)
        )
        for at, phase in enumerate(told)
    ]
    return replace(gathering(), date=day, timetable=Timetable(whole(stretches)))


def kept(of: Gathering, rows: tuple[Row, ...], **how: bool) -> Outcome:
    """What saving these rows comes to."""
    return rewrite(
        of, rows, timetable_seen(of), BEFORE, Concerned(), follow=how.get("follow", False)
    )


def told(outcome: Outcome) -> list[tuple[str, str, str]]:
    """Phases with their times in Oslo, without the weeks round them."""
    assert not isinstance(outcome, Refusal)
    (changed,) = (each for each in outcome if isinstance(each, TimetableChanged))
    return [
        (
            each.phase,
            f"{each.starts.astimezone(OSLO):%d %H:%M}",
            f"{each.ends.astimezone(OSLO):%d %H:%M}",
        )
        for each in changed.sections[1:-1]
    ]


def typed(row: Row, **changed: str) -> Row:
    """The row with something else typed."""
    return replace(row, typed=replace(row.typed, **changed))


def new(phase: str, day: str, starts: str, ends: str) -> Row:
    """A row that was not there."""
    return Row("", phase, Typed(day, starts, ends))


def test_what_is_later_goes_along_and_a_gap_becomes_a_break() -> None:
    """TS5."""
    of = invited()
    opening, one, closing = rows_of(of)
    longer = (typed(opening, ends="10:20"), one, closing)
    assert told(kept(of, longer, follow=True)) == [
        ("opening", "26 09:00", "26 10:20"),
        ("round", "26 10:20", "26 11:20"),
        ("closing", "26 11:20", "26 12:20"),
    ]
    out = (opening, replace(one, out=True), closing)
    assert told(kept(of, out, follow=True))[-1] == ("closing", "26 10:00", "26 11:00")
    assert [each[0] for each in told(kept(of, out))] == ["opening", "break", "closing"]


def test_rows_are_added_on_three_days_at_most() -> None:
    """TS1, TS6."""
    of = invited()
    more = [new("round", f"2026-11-{day}", "09:00", "10:00") for day in (27, 28, 29)]
    outcome = kept(of, (*rows_of(of), *more[:2]))
    assert [each for each in told(outcome) if each[0] == "round"] == [
        ("round", "26 10:00", "26 11:00"),
        ("round", "27 09:00", "27 10:00"),
        ("round", "28 09:00", "28 10:00"),
    ]
    refused = kept(of, (*rows_of(of), *more))
    assert isinstance(refused, Refusal)
    assert refused.code == "too_many_days"


@pytest.mark.parametrize(
    ("day", "starts", "ends", "sentence"),
    [
        ("2027-03-28", "02:30", "03:30", "The clocks skip %(time)s on that day."),
        ("2026-10-25", "02:30", "03:30", "The clocks show %(time)s twice on that day."),
        ("2026-10-25", "01:30", "02:30", "The clocks show %(time)s twice on that day."),
        ("2026-11-26", "23:30", "00:30", "It has to end after it starts, on the same day."),
        ("2026-11-26", "13:00", "13:00", "It has to end after it starts, on the same day."),
        ("2026-11-26", "10:30", "10:45", "What begins at %(starts)s is not over by then"),
        ("2026-09-30", "10:30", "10:45", "That time has passed. Choose a later start."),
        ("soon", "10:30", "10:45", "Choose a day, and write the times as 09:30."),
    ],
)
def test_a_row_that_cannot_be_is_refused_where_it_stands(
    day: str, starts: str, ends: str, sentence: str
) -> None:
    """TS1 to TS4."""
    of = invited()
    refused = kept(of, (*rows_of(of), new("foyer", day, starts, ends)))
    assert isinstance(refused, Refusal)
    assert refused.sentence.startswith(sentence)
    assert refused.code.startswith(("sheet_3_", "sheet_2_", "sheet_0_"))


def test_what_would_go_past_midnight_when_it_follows_is_refused() -> None:
    """TS5."""
    of = invited()
    opening, one, closing = rows_of(of)
    refused = kept(of, (typed(opening, ends="22:30"), one, closing), follow=True)
    assert isinstance(refused, Refusal)
    assert refused.sentence == "So it would go past midnight. Shorten the day."


def test_the_whole_day_moves_and_keeps_its_clock() -> None:
    """TS7: over the end of summer time too, and to another zone."""
    of = invited(date(2026, 10, 24))
    seen = day_seen(of)
    outcome = move_day(of, date(2026, 10, 26), OSLO, seen, BEFORE, Concerned())
    assert told(outcome)[0] == ("opening", "26 09:00", "26 10:00")
    elsewhere = move_day(of, of.date, ZoneInfo("UTC"), seen, BEFORE, Concerned())
    assert told(elsewhere)[0] == ("opening", "24 11:00", "24 12:00")
    assert not isinstance(outcome, Refusal)
    (described,) = (each for each in outcome if isinstance(each, GatheringDescribed))
    assert described.told["date"] == date(2026, 10, 26)


def test_the_gathering_is_described_anew_only_when_its_day_or_zone_has_changed() -> None:
    """TS9: for everybody loads every page anew then."""
    of = invited()
    opening, *rest = rows_of(of)
    later = kept(of, (typed(opening, starts="09:10"), *rest))
    before = kept(of, (typed(opening, day="2026-11-25"), *rest))
    zone = move_day(of, of.date, ZoneInfo("UTC"), day_seen(of), BEFORE, Concerned())
    for outcome, described in ((later, False), (before, True), (zone, True)):
        assert not isinstance(outcome, Refusal)
        assert any(isinstance(each, GatheringDescribed) for each in outcome) is described


def test_a_day_with_a_time_that_the_clocks_skip_is_refused() -> None:
    """TS2, TS7."""
    of = invited(date(2027, 3, 27))
    opening, *rest = rows_of(of)
    night = kept(of, (typed(opening, starts="02:10", ends="02:40"), *rest))
    assert not isinstance(night, Refusal)
    at_night = replace(
        of,
        timetable=Timetable(
            whole(
                [
                    Stretch(
                        Phase.OPENING,
                        datetime(2027, 3, 27, 1, 10, tzinfo=UTC),
                        datetime(2027, 3, 27, 1, 40, tzinfo=UTC),
                    ),
                ]
            )
        ),
    )
    seen = day_seen(at_night)
    refused = move_day(at_night, date(2027, 3, 28), OSLO, seen, BEFORE, Concerned())
    assert isinstance(refused, Refusal)
    assert refused.code == "sheet_day"


def test_nothing_moves_once_it_has_begun_and_what_was_seen_counts() -> None:
    """TS7, TS8."""
    begun = gathering()
    day = date(2026, 12, 1)
    seen = day_seen(begun)
    refused = move_day(begun, day, OSLO, seen, BEFORE, Concerned())
    assert isinstance(refused, Refusal)
    assert refused.sentence.startswith("It has begun")
    stale = rewrite(begun, rows_of(begun), "older", BEFORE, Concerned())
    assert isinstance(stale, Refusal)
    assert stale.code == "changed_meanwhile"
    assert kept(begun, rows_of(begun)) == ()


def test_rows_go_as_many_days_on_as_the_gathering_went() -> None:
    """TS8, TS10: and what somebody saw of them is the same; not so another row on its own."""
    before, after = invited(), invited(date(2026, 12, 3))
    rows = (*rows_of(before), Row("", "", Typed("someday", "", "")))
    assert gone_with(rows, "2026-11-26", after.date) == (*rows_of(after), rows[-1])
    assert gone_with(rows, "", after.date) == rows
    assert timetable_seen(after) == timetable_seen(before)
    opening, *rest = rows_of(after)
    other = rows_seen((typed(opening, day="2026-12-02"), *rest), "2026-12-03")
    assert other != timetable_seen(after)


def test_a_round_in_which_topics_hang_stays() -> None:
    """TS6."""
    of = invited()
    opening, one, closing = rows_of(of)
    rows = (opening, replace(one, out=True), closing)
    refused = rewrite(of, rows, timetable_seen(of), BEFORE, Concerned(), hung=("r1",))
    assert isinstance(refused, Refusal)
    assert refused.values == {"number": 1}
    nothing = kept(of, tuple(replace(each, out=True) for each in rows_of(of)))
    assert isinstance(nothing, Refusal)
