"""What is done at the desk, and what must be so before a deed can be, by their address."""

from openspace.domain.calls import calls_seen
from openspace.domain.convergence import Rules
from openspace.domain.convergence import rules_seen as convergence_seen
from openspace.domain.editing import Choice, MakeUp
from openspace.domain.grid import as_seen, rules_seen
from openspace.domain.note_template import template_seen
from openspace.domain.places import place_seen, removal_seen
from openspace.domain.rounds import round_seen, times_seen
from tests.cast import (
    CLOSING,
    DAY,
    HAVEN,
    MARKET,
    ROUND_1,
    STRETCHES,
    agenda,
    at,
    gathering,
)
from tests.web.invitation_deeds import INVITATION_DEEDS, INVITED_BEFORE
from tests.web.retention_deeds import RETENTION_DEEDS
from tests.web.setting_deeds import APPOINTED, SETTING_DEEDS
from tests.web.trying_deeds import TRYING_AT_THE_DESK, TRYING_BEFORE

R1_TIMES, LAST_TIMES = times_seen(STRETCHES[ROUND_1]), times_seen(STRETCHES[CLOSING])
R1_GONE = round_seen(agenda(), STRETCHES[ROUND_1])
RULES_SEEN = rules_seen(gathering())
WAY_SEEN = convergence_seen(Rules())
CALLS_SEEN = calls_seen(gathering())
BLANK = MakeUp()
NUMBERS = {"kind": "numbers", "topics": ""}
CHOSEN_SEEN = MakeUp({"order": Choice(NUMBERS, {}, "ana", at(12))}).seen("order")
HAVEN_SEEN, HAVEN_GONE = place_seen(HAVEN), removal_seen(agenda(), HAVEN)
AT_THE_DESK = {
    **INVITATION_DEEDS,
    "/placements": {},
    "/seminars": {"title": "Set beforehand", "track": "Energy"},
    "/agenda/arrangements": {"step": "b1=>r1:haven"},
    "/agenda/rules": {"placing_rule": "unconference", "tallies": "hidden", "seen": RULES_SEEN},
    "/calls": {"rule": "none", "seen": CALLS_SEEN},
    "/note-template": {"begins": "four", "seen": template_seen(gathering())},
    "/slots/r1/freeze": {},
    "/slots/r1/freeze/withdrawal": {},
    "/breakouts/b1/pin": {},
    "/breakouts/b1/pin/withdrawal": {},
    "/pairs": {"first": "1", "second": "2", "kind": "apart"},
    "/pairs/t1/t2/withdrawal": {},
    "/slots": {"day": DAY.isoformat(), "starts": "15:00", "ends": "15:30"},
    "/slots/r1": {"day": DAY.isoformat(), "starts": "15:00", "ends": "15:30", "seen": R1_TIMES},
    "/slots/r1/removal": {"seen": R1_GONE},
    f"/phases/{CLOSING}": {
        "day": DAY.isoformat(),
        "starts": "15:00",
        "ends": "15:30",
        "seen": LAST_TIMES,
    },
    "/places": {"name": "Tent"},
    "/places/haven": {"name": "Tent", "seen": HAVEN_SEEN},
    "/places/loft/rise": {},
    "/places/haven/removal": {"seen": HAVEN_GONE},
    "/phases": {"position": str(ROUND_1), "seen": str(MARKET)},
    "/workbook/editing/order": {"kind": "numbers", "seen": BLANK.seen("order")},
    "/workbook/editing/order/withdrawal": {"seen": CHOSEN_SEEN},
    "/workbook/editing/topics/t1/position": {"by": "down", "seen": as_seen(1, 2)},
    "/workbook/editing/topics/t1/reminder": {},
    "/workbook/editing/topics/t1/omission": {"reason": "They asked"},
    "/workbook/editing/topics/t1/omission/withdrawal": {},
    "/announcements": {"text": "Lunch", "to": "everyone", "language": "en"},
    "/assembly": {"to": "plenary"},
    "/extension": {"by": "5", "seen": times_seen(STRETCHES[MARKET])},
    "/participants/chi/removal": {},
    "/participants/chi/removal/withdrawal": {},
    **SETTING_DEEDS,
    **RETENTION_DEEDS,
    "/convergence/rules": {"way": "none", "dots": "5", "counts": "hidden", "seen": WAY_SEEN},
    "/convergence/counts": {},
    "/convergence/counts/withdrawal": {},
    **TRYING_AT_THE_DESK,
}
PLACED = ("/topics/t1/placement", {"cell": "r1:haven"})
ENTERED: tuple[str, dict[str, str]] = ("/rooms/b1/entrance", {})
BEFORE: dict[str, tuple[tuple[str, dict[str, str]], ...]] = {
    "/topics/t1/breakouts": (PLACED,),
    "/breakouts/b1/pin": (PLACED,),
    "/breakouts/b1/pin/withdrawal": (PLACED, ("/breakouts/b1/pin", {})),
    "/slots/r1/freeze/withdrawal": (("/slots/r1/freeze", {}),),
    "/participants/chi/removal/withdrawal": (("/participants/chi/removal", {}),),
    "/convergence/counts/withdrawal": (("/convergence/counts", {}),),
    "/feedback": (("/phases", {"position": str(CLOSING), "seen": str(MARKET)}),),
    "/reflections": (("/phases", {"position": str(CLOSING), "seen": str(MARKET)}),),
    "/pairs": (("/topics", {"title": "Second"}),),
    **APPOINTED,
    **INVITED_BEFORE,
    **TRYING_BEFORE,
    "/workbook/editing/topics/t1/position": (("/topics", {"title": "Second"}),),
    "/workbook/editing/order/withdrawal": (
        ("/workbook/editing/order", {"kind": "numbers", "seen": BLANK.seen("order")}),
    ),
    "/workbook/editing/topics/t1/omission/withdrawal": (
        ("/workbook/editing/topics/t1/omission", {"reason": "They asked"}),
    ),
    "/pairs/t1/t2/withdrawal": (PLACED,),
    "/rooms/b1/lines": (ENTERED,),
    "/rooms/b1/lines/l1/removal": (ENTERED,),
    "/erasure": (("/facilitators", {"person": "chi"}),),
    "/rooms/b1/help": (ENTERED,),
    "/rooms/b1/help/withdrawal": (ENTERED,),
    "/rooms/b1/hands": (ENTERED,),
    "/rooms/b1/hands/h1/withdrawal": (ENTERED,),
    "/breakouts/b1/note-taker": (ENTERED,),
}
