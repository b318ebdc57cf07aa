"""Every route by every role: what is not declared open is refused, and the refusal could leak."""

from pathlib import Path

import pytest

from openspace.domain.calls import calls_seen
from openspace.domain.convergence import Rules
from openspace.domain.convergence import rules_seen as convergence_seen
from openspace.domain.editing import Choice, MakeUp
from openspace.domain.grid import as_seen, rules_seen
from openspace.domain.note_template import template_seen
from openspace.domain.places import place_seen, removal_seen
from openspace.domain.reports import mark
from openspace.domain.rounds import round_seen, times_seen
from tests.cast import (
    CLOSING,
    CODE,
    DAY,
    HAVEN,
    MARKET,
    ROUND_1,
    STRETCHES,
    agenda,
    at,
    converging,
    gathering,
)
from tests.house import client, invited, visited
from tests.web.happening import done
from tests.web.setting_deeds import APPOINTED, SETTING_DEEDS, SETTING_PAGES

PAGES = (
    "",
    "/marketplace",
    "/agenda",
    "/programme",
    "/hall",
    "/news",
    "/topics/t1",
    "/breakouts/b1",
    "/notes/b1/history",
    "/rooms/plenary",
    "/colleagues",
    *("/convergence", "/actions.csv", "/follow-up", "/closing", "/feedback"),
    "/erasure",
    *("", "/marketplace", "/agenda", "/hall", "/news", "/topics/t1", "/breakouts/b1"),
    *("/agenda/mine", "/contacts", "/contacts.vcf", "/contacts.csv", "/card"),
)
OPEN_FILES = (
    "/about",
    "/workbook",
    "/workbook/editions",
    "/projector",
    "/agenda.ics",
    "/topics.json",
    "/agenda.json",
    "/whereabouts.json",
    "/workbook.json",
    "/workbook.csv",
    "/workbook.md",
    "/workbook.zip",
    "/workbook/design.css",
)
NOTHING_SEEN = mark("")
DEEDS = {
    "/topics": {"title": "Mine"},
    "/topics/sightings": {"topic": "t1"},
    "/topics/t1/vote": {},
    "/topics/t1/vote/withdrawal": {},
    "/topics/t1/words": {"title": "Other"},
    "/topics/t1/withdrawal": {},
    "/topics/t1/placement": {"cell": "r1:haven"},
    "/topics/t1/breakouts": {},
    "/topics/t1/placement/withdrawal": {},
    "/notices/n1/dismissal": {},
    "/topics/t1/conveners": {},
    "/unavailability": {"slot": "r1"},
    "/card": {"name": "Ana"},
    "/card/withdrawal": {},
    "/consent": {"named_in_reports": "yes"},
    "/erasure": {"sure": "yes"},
    "/contacts/ben/card": {},
    "/contacts/ben/card/withdrawal": {},
    "/contacts/ben/dismissal": {},
    "/rooms/b1/entrance": {},
    "/whereabouts/departure": {},
    "/whereabouts/permission": {"allowed": "yes"},
    "/following/withdrawal": {},
    "/rooms/b1/hands": {},
    "/rooms/b1/hands/h1/withdrawal": {},
    "/breakouts/b1/note-taker": {},
    "/breakouts/b1/note-taker/withdrawal": {},
    "/breakouts/b1/report": {"summary": "Short", "seen-summary": NOTHING_SEEN},
    "/breakouts/b1/report/summary": {"text": "Short", "seen": NOTHING_SEEN},
    "/breakouts/b1/additions": {"text": "More"},
    "/breakouts/b1/additions/a1/removal": {},
    "/rooms/b1/lines": {"line": "Hello"},
    "/rooms/b1/lines/l1/removal": {},
    "/rooms/b1/help": {"why": "No sound"},
    "/rooms/b1/help/withdrawal": {},
    "/topics/t1/dots": {},
    "/topics/t1/dots/withdrawal": {},
    "/actions": {"title": "Meet", "how": "me"},
    "/reflections": {"text": "Thank you"},
    "/feedback": {"mark_1": "1", "mark_2": "3", "mark_3": "5", "role": "participant"},
    "/reflections/x1/removal": {},
}
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
    "/participants/chi/removal": {},
    "/participants/chi/removal/withdrawal": {},
    **SETTING_DEEDS,
    "/convergence/rules": {"way": "none", "dots": "5", "counts": "hidden", "seen": WAY_SEEN},
    "/convergence/counts": {},
    "/convergence/counts/withdrawal": {},
}
ACTIONS = ("words", "owner", "owner/withdrawal", "helpers", "helpers/withdrawal", "status")
"""What is done to an action that hangs; what it answers to whom, ``test_actions`` says."""
CONVERGING = ("/topics/t1/dots", "/topics/t1/dots/withdrawal", "/actions")
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
OWN = ("/topics/t1/words", "/topics/t1/withdrawal", "/topics/t1/placement")


@pytest.mark.parametrize("page", PAGES)
async def test_pages_are_for_participants(tmp_path: Path, page: str) -> None:
    async with visited(tmp_path) as (_, app), client(app, "chi") as chi, client(app) as dee:
        assert (await chi.get(f"/g/{CODE}{page}")).status_code == 200
        answer = await dee.get(f"/g/{CODE}{page}")
        door = answer.status_code == 200 and "The circle" in answer.text
        assert door if page == "" else answer.headers["location"] == f"/g/{CODE}"


@pytest.mark.parametrize("page", (*PAGES, *OPEN_FILES))
async def test_an_invited_gathering_is_nothing_at_all_to_dee(tmp_path: Path, page: str) -> None:
    async with (
        visited(tmp_path, invited()) as (_, app),
        client(app, "chi") as chi,
        client(app) as dee,
    ):
        assert (await chi.get(f"/g/{CODE}{page}")).status_code == 200
        kept, absent = await dee.get(f"/g/{CODE}{page}"), await dee.get(f"/g/nowhere{page}")
        assert (kept.status_code, kept.text) == (404, absent.text)
        assert kept.headers == absent.headers


@pytest.mark.parametrize("file", OPEN_FILES)
async def test_an_open_gathering_can_be_read_by_anyone(tmp_path: Path, file: str) -> None:
    async with visited(tmp_path) as (_, app), client(app) as dee:
        assert (await dee.get(f"/g/{CODE}{file}")).status_code == 200


@pytest.mark.parametrize("deed", (*DEEDS, *AT_THE_DESK))
async def test_dee_does_nothing(tmp_path: Path, deed: str) -> None:
    day = converging() if deed in CONVERGING else None
    async with visited(tmp_path, day) as (house, app):
        async with client(app) as dee:
            answer = await dee.post(f"/g/{CODE}{deed}", data=(DEEDS | AT_THE_DESK)[deed])
            assert answer.headers["location"] == f"/g/{CODE}"
            assert done(house) == set()
        async with client(app, "ana") as ana:
            for before, data in BEFORE.get(deed, ()):
                await ana.post(f"/g/{CODE}{before}", data=data)
            answer = await ana.post(f"/g/{CODE}{deed}", data=(DEEDS | AT_THE_DESK)[deed])
            assert answer.status_code == 303


@pytest.mark.parametrize("deed", (*ACTIONS, "withdrawal", "restoration"))
async def test_dee_does_nothing_to_an_action(tmp_path: Path, deed: str) -> None:
    async with (
        visited(tmp_path, converging()) as (_, app),
        client(app, "ana") as ana,
        client(app) as dee,
    ):
        put_up = await ana.post(f"/g/{CODE}/actions", data=DEEDS["/actions"])
        action = put_up.headers["location"].rpartition("_")[2]
        told = {"status": "done", "title": "Meet"}
        answer = await dee.post(f"/g/{CODE}/actions/{action}/{deed}", data=told)
        assert answer.headers["location"] == f"/g/{CODE}"
        page = f"/g/{CODE}/actions/{action}"
        answer = await ana.post(f"{page}/{deed}", data=told, headers={"referer": page})
        assert answer.status_code == 303


@pytest.mark.parametrize("deed", AT_THE_DESK)
async def test_the_desk_is_the_facilitators(tmp_path: Path, deed: str) -> None:
    async with (
        visited(tmp_path) as (house, app),
        client(app, "ben") as ben,
        client(app, "ana") as ana,
    ):
        for page in (
            *(
                "desk",
                "desk/agenda",
                "desk/people",
                "desk/log",
                "desk/log.csv",
                "participants/chi/removal",
            ),
            *("workbook/editing", "workbook/editing/links", "workbook/editing/topics/t1/omission"),
            *SETTING_PAGES,
            *("workbook/editing", "workbook/editing/topics/t1/omission"),
        ):
            assert (await ben.get(f"/g/{CODE}/{page}")).status_code == 403
        refused = await ben.post(f"/g/{CODE}{deed}", data=AT_THE_DESK[deed])
        assert (refused.status_code, done(house)) == (403, set())
        for before, data in BEFORE.get(deed, ()):
            await ana.post(f"/g/{CODE}{before}", data=data)
        assert (await ana.post(f"/g/{CODE}{deed}", data=AT_THE_DESK[deed])).status_code == 303
        assert done(house) != set()


@pytest.mark.parametrize("deed", OWN)
async def test_another_persons_topic_is_theirs(tmp_path: Path, deed: str) -> None:
    async with (
        visited(tmp_path) as (_, app),
        client(app, "chi") as chi,
        client(app, "ben") as ben,
    ):
        refused = await chi.post(f"/g/{CODE}{deed}", data=DEEDS[deed])
        assert refused.status_code == 403
        assert "Only the convener or a facilitator can" in refused.text
        assert (await ben.post(f"/g/{CODE}{deed}", data=DEEDS[deed])).status_code == 303


async def test_a_key_opens_its_own_gathering_only(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "chi") as chi:
        chi.cookies.set("openspace_other", next(iter(chi.cookies.values())))
        assert (await chi.get("/g/other/marketplace")).status_code == 404
