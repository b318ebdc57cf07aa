"""Verbs of describing a gathering: its words, its frame, its day and the whole timetable."""

from datetime import datetime

from openspace.domain import setting_up as domain
from openspace.domain import timetable_sheet
from openspace.domain.founding import DAY_WRONG, ZONE_WRONG, day_of, zone_of
from openspace.domain.gathering import Logo
from openspace.domain.images import Image, room_for
from openspace.domain.logos import add_logo, drop_logo
from openspace.domain.permissions import Act, Caller
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.setting_up_frame import Worn
from openspace.domain.sheets import Sheet
from openspace.domain.timetable_rows import Row, gone_with
from openspace.facilitation.house import verb
from openspace.facilitation.loading import concerned_by, gathering_of
from openspace.store import agenda, images, marketplace, participants, retention
from openspace.store.keeping import Transaction


@verb(Act.SET_UP)
def describe(
    tx: Transaction, caller: Caller, _: datetime, step: str, sheet: Sheet, seen: str
) -> Outcome:
    """Save a step."""
    return domain.describe(gathering_of(tx, caller), step, sheet, seen, _worn(tx, caller.gathering))


@verb(Act.SET_UP)
def move_day(
    tx: Transaction, caller: Caller, at: datetime, day: str, time_zone: str, seen: str
) -> Outcome:
    """Hold it on another day, or by another clock."""
    gathering, on, zone = gathering_of(tx, caller), day_of(day), zone_of(time_zone)
    if on is None:
        return Refusal("sheet_day", DAY_WRONG.sentence)
    if zone is None:
        return Refusal("sheet_time_zone", ZONE_WRONG.sentence)
    concerned = concerned_by(tx, gathering)
    return timetable_sheet.move_day(gathering, on, zone, seen, at, concerned)


@verb(Act.SET_UP)
def rewrite(
    tx: Transaction,
    caller: Caller,
    at: datetime,
    rows: tuple[Row, ...],
    seen: str,
    *,
    on: str,
    follow: bool,
) -> Outcome:
    """Keep the whole timetable as it is typed, when the gathering was ``on`` this day."""
    gathering = gathering_of(tx, caller)
    rows = gone_with(rows, on, gathering.date)
    hung = {each.slot for each in agenda.agenda(tx, gathering).placements}
    concerned = concerned_by(tx, gathering)
    return timetable_sheet.rewrite(gathering, rows, seen, at, concerned, follow=follow, hung=hung)


@verb(Act.SET_UP)
def hang_logo(
    tx: Transaction, caller: Caller, at: datetime, alt: str, image: Image, content: bytes
) -> Outcome:
    """Let an organiser's logo stand on the invitation."""
    gathering = gathering_of(tx, caller)
    outcome = add_logo(gathering, Logo(image.file, alt))
    if isinstance(outcome, Refusal) or images.image(tx, gathering.code, image.file):
        return outcome
    if refusal := room_for(image, *images.kept(tx, gathering.code)):
        return refusal
    images.add(tx, gathering.code, image, content, at)
    return outcome


@verb(Act.SET_UP)
def take_logo_off(tx: Transaction, caller: Caller, _: datetime, file: str) -> Outcome:
    """Let it stand there no longer."""
    return drop_logo(gathering_of(tx, caller), file)


def _worn(tx: Transaction, code: str) -> Worn:
    topics = [each for each in marketplace.topics(tx, code) if not each.withdrawn]
    people = participants.everybody(tx, code)
    return Worn(
        frozenset(challenge for each in topics for challenge in each.challenges),
        frozenset(tag for each in topics for tag in each.tags),
        frozenset(goal for each in topics for goal in each.sdgs),
        frozenset(each.sector for each in people if each.sector),
        retention.retention(tx, code),
    )
