"""Every route by every role: what is not declared open is refused, and the refusal could leak."""

from pathlib import Path

import pytest

from openspace.domain.gathering import Gathering
from openspace.domain.reports import mark
from tests.cast import (
    CODE,
    converging,
)
from tests.house import client, invited, visited
from tests.trying import trying
from tests.web.desk_deeds import AT_THE_DESK, BEFORE
from tests.web.happening import done
from tests.web.invitation_deeds import INVITATION_PAGES
from tests.web.retention_deeds import RETENTION_PAGES
from tests.web.setting_deeds import SETTING_PAGES
from tests.web.trying_deeds import TRYING_DEEDS

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
    "/address",
    *("/erasure", "/test-room"),
    *("", "/marketplace", "/agenda", "/hall", "/news", "/topics/t1", "/breakouts/b1"),
    *("/agenda/mine", "/contacts", "/contacts.vcf", "/contacts.csv", "/card"),
)
OPEN_FILES = (
    "/about",
    "/workbook",
    "/workbook/editions",
    "/projector",
    "/places/haven/display",
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
    "/address/withdrawal": {},
    "/erasure": {"sure": "yes"},
    "/contacts/ben/card": {},
    "/contacts/ben/card/withdrawal": {},
    "/contacts/ben/dismissal": {},
    "/rooms/b1/entrance": {},
    "/whereabouts/departure": {},
    "/whereabouts/hall": {"in_hall": "yes"},
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
    **TRYING_DEEDS,
}
ACTIONS = ("words", "owner", "owner/withdrawal", "helpers", "helpers/withdrawal", "status")
"""What is done to an action that hangs; what it answers to whom, ``test_actions`` says."""
CONVERGING = ("/topics/t1/dots", "/topics/t1/dots/withdrawal", "/actions")
OWN = ("/topics/t1/words", "/topics/t1/withdrawal", "/topics/t1/placement")


def _day(deed: str) -> Gathering | None:
    """The day on which it can be done, where it is not the cast's own."""
    if deed.startswith("/test-room"):
        return trying()
    return converging() if deed in CONVERGING else None


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
    async with visited(tmp_path, _day(deed)) as (house, app):
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
        visited(tmp_path, _day(deed)) as (house, app),
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
            *RETENTION_PAGES,
            *INVITATION_PAGES,
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
