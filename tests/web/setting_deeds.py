"""What facilitators do to the gathering itself and to their team, for the test of permissions."""

from openspace.domain.setting_up import step_seen
from openspace.domain.timetable_sheet import timetable_seen
from tests.cast import CLOSING, DAY, gathering

SETTING_PAGES = ("desk/gathering", "desk/facilitators", "desk/displays", "desk/letters")
SETTING_DEEDS: dict[str, dict[str, str]] = {
    "/gathering/about": {
        "title": "Other",
        "question": "Why?",
        "language": "nb",
        "seen": step_seen(gathering(), "about"),
    },
    "/timetable": {
        "of": str(CLOSING),
        "phase": "closing",
        "day": DAY.isoformat(),
        "starts": "15:00",
        "ends": "15:30",
        "seen": timetable_seen(gathering()),
    },
    "/facilitators": {"person": "chi"},
    "/facilitators/ben/withdrawal": {},
}
APPOINTED = {"/facilitators/ben/withdrawal": (("/facilitators", {"person": "ben"}),)}
