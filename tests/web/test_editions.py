"""Editions over the web: who finds which, how files go out, and what a withdrawn one says."""

import re
from collections.abc import AsyncIterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.applications import Starlette

from openspace.domain.facts.editing import BookEdited
from openspace.domain.facts.marketplace import TopicRetitled
from openspace.facilitation import editions as verbs
from openspace.facilitation import removal
from openspace.facilitation.house import House
from openspace.web.lending import disposition
from tests.bookbinding import begun, content, pressed, sealed
from tests.cast import ANA, CLOSING, CODE, at, gathering, kept
from tests.house import client, visited
from tests.pages.pages import tree
from tests.web.test_looking import told

EDITIONS = f"/g/{CODE}/workbook/editions"
PDF = f"{EDITIONS}/1/workbook.pdf"
Visited = tuple[House, Starlette]


@pytest.fixture
async def invited(tmp_path: Path) -> AsyncIterator[Visited]:
    """At the closing circle, for the invited only."""
    there = replace(gathering(CLOSING), visibility="invited")
    async with visited(tmp_path, there) as (house, app):
        yield house, app


async def statuses(app: Starlette, address: str, *people: str | None) -> list[int]:
    """What each of these is answered there."""
    found = []
    for person in people:
        async with client(app, person) as browser:
            found.append((await browser.get(address)).status_code)
    return found


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Møte – nær Ås.pdf", "Mote - naer As.pdf"),
        ('A "b" \\ c\n.pdf', "A b  c.pdf"),
        ("会議 🌊.pdf", " .pdf"),
    ],
)
def test_le3_a_file_is_called_as_it_is_and_in_ascii(name: str, plain: str) -> None:
    told = disposition(name, inline=False)
    assert told == f"attachment; filename=\"{plain}\"; filename*=utf-8''{quote(name)}"
    assert told.isascii()


EVERYBODY = ("ana", "chi", None)


async def test_ew3_a_draft_is_for_facilitators(invited: Visited) -> None:
    house, app = invited
    await pressed(house, "e1")
    for address in (f"{EDITIONS}/draft/workbook.pdf", f"{EDITIONS}/draft/workbook.html"):
        assert await statuses(app, address, *EVERYBODY) == [200, 404, 404]
    assert await statuses(app, PDF, *EVERYBODY) == [404, 404, 404]


async def test_ew1_a_sealed_edition_is_for_those_of_the_gathering(invited: Visited) -> None:
    house, app = invited
    await sealed(house, "e1")
    for address in (PDF, f"{EDITIONS}/1", EDITIONS):
        assert await statuses(app, address, *EVERYBODY) == [200, 200, 404]
    async with client(app) as dee:
        kept, nowhere = await dee.get(PDF), await dee.get(PDF.replace(CODE, "nowhere"))
        assert (kept.text, kept.headers) == (nowhere.text, nowhere.headers)


async def test_ew1_a_published_edition_is_for_anyone_with_the_link(invited: Visited) -> None:
    house, app = invited
    await sealed(house, "e1")
    await sealed(house, "e2")
    await house.perform(verbs.publish, ANA, 1)
    for address in (PDF, f"{EDITIONS}/1"):
        assert await statuses(app, address, *EVERYBODY) == [200, 200, 200]
    for address in (f"{EDITIONS}/2", f"{EDITIONS}/2/workbook.pdf", EDITIONS, f"/g/{CODE}/workbook"):
        assert await statuses(app, address, *EVERYBODY) == [200, 200, 404]
    await house.perform(verbs.unpublish, ANA, 1)
    assert await statuses(app, PDF, *EVERYBODY) == [200, 200, 404]


async def test_ew2_a_withdrawn_edition_says_so_kindly_and_its_files_are_gone(
    invited: Visited,
) -> None:
    house, app = invited
    await sealed(house, "e1")
    await house.perform(verbs.publish, ANA, 1)
    async with client(app, "ana") as ana, client(app) as dee:
        answer = await ana.post(f"{EDITIONS}/1/withdrawal", data={"reason": "A name was wrong"})
        assert answer.status_code == 303
        for address in (PDF, f"{EDITIONS}/1"):
            gone = await dee.get(address)
            assert gone.status_code == 410
            assert "Its files are gone." in gone.text
            assert "A name was wrong" in gone.text
        assert not (house.store.folder / "editions" / CODE / "e1").exists()
        await sealed(house, "e2")
        await house.perform(verbs.publish, ANA, 2)
        assert f'href="{EDITIONS}/2"' in (await dee.get(PDF)).text


async def test_an_open_gatherings_edition_is_for_anyone(tmp_path: Path) -> None:
    async with visited(tmp_path, gathering(CLOSING)) as (house, app):
        await sealed(house, "e1")
        for address in (PDF, f"{EDITIONS}/1", EDITIONS):
            assert await statuses(app, address, *EVERYBODY) == [200, 200, 200]


async def test_le1_a_file_goes_out_as_it_lies_and_in_ranges(invited: Visited) -> None:
    house, app = invited
    await sealed(house, "e1")
    async with client(app, "chi") as chi:
        whole = await chi.get(PDF, headers={"accept-encoding": "gzip"})
        assert whole.content == content("e1", "pdf")
        assert "content-encoding" not in whole.headers
        assert whole.headers["content-length"] == str(len(whole.content))
        assert whole.headers["etag"] == f'"{sha256(whole.content).hexdigest()}"'
        some = await chi.get(
            PDF, headers={"range": "bytes=10-19", "if-range": whole.headers["etag"]}
        )
        assert (some.status_code, some.content) == (206, whole.content[10:20])
        same = await chi.get(PDF, headers={"if-none-match": whole.headers["etag"]})
        assert (same.status_code, same.content) == (304, b"")
        page = await chi.get(EDITIONS, headers={"accept-encoding": "gzip"})
        assert page.headers["content-encoding"] == "gzip"


async def test_le2_and_le3_it_is_kept_by_its_reader_and_runs_nothing(invited: Visited) -> None:
    house, app = invited
    await sealed(house, "e1")
    await pressed(house, "e2")
    async with client(app, "ana") as ana:
        page = (await ana.get(f"{EDITIONS}/1/workbook.html")).headers
        assert page["cache-control"] == "private, max-age=31536000, immutable"
        assert page["content-security-policy"].endswith("frame-ancestors 'none'; sandbox")
        assert page["content-disposition"].startswith("inline")
        book = (await ana.get(PDF)).headers["content-disposition"]
        name = "The circle - Workbook 1.pdf"
        both = f"filename=\"{name}\"; filename*=utf-8''{quote(name)}"
        assert book == f"attachment; {both}"
        draft = await ana.get(f"{EDITIONS}/draft/workbook.pdf")
        assert draft.headers["cache-control"] == "private, no-cache"
        for form in ("exe", "PDF", "pdf%00", "../e1"):
            assert (await ana.get(f"{EDITIONS}/1/workbook.{form}")).status_code == 404
        for number in ("0", "-1", "x", "9" * 30):
            assert (await ana.get(f"{EDITIONS}/{number}")).status_code == 404


async def test_a_reason_that_is_refused_stays_in_the_form(invited: Visited) -> None:
    house, app = invited
    await sealed(house, "e1")
    async with client(app, "ana") as ana:
        form = await ana.get(f"{EDITIONS}?withdraw=1")
        assert 'id="withdrawing"' in form.text
        assert 'id="withdrawing"' not in (await ana.get(f"{EDITIONS}?withdraw=7")).text
        refused = await ana.post(f"{EDITIONS}/1/withdrawal", data={"reason": "x" * 301})
        assert refused.status_code == 422
        assert "x" * 301 in refused.text
        assert "There is room for 300 characters here." in refused.text


DEEDS: dict[str, dict[str, str]] = {
    "/workbook/editions": {"draft": "e2"},
    "/workbook/editions/1/publication": {},
    "/workbook/editions/1/publication/withdrawal": {},
    "/workbook/editions/1/withdrawal": {"reason": "Why not"},
    "/workbook/pressing": {},
    "/workbook/pressing/withdrawal": {},
}


@pytest.mark.parametrize("deed", DEEDS)
async def test_the_book_is_the_facilitators(invited: Visited, deed: str) -> None:
    house, app = invited
    await sealed(house, "e1")
    if deed != "/workbook/editions/1/publication":
        await house.perform(verbs.publish, ANA, 1)
    if deed == "/workbook/pressing/withdrawal":
        await begun(house, "e2")
    else:
        await pressed(house, "e2")
    before = told(house)
    for person, status in (("ben", 403), (None, 404)):
        async with client(app, person) as browser:
            answer = await browser.post(f"/g/{CODE}{deed}", data=DEEDS[deed])
            assert answer.status_code == status
    assert told(house) == before
    async with client(app, "ana") as ana:
        assert (await ana.post(f"/g/{CODE}{deed}", data=DEEDS[deed])).status_code == 303
    assert told(house) != before
    await app.state.pressings.close()


async def test_a_facilitator_goes_all_the_way_without_a_script(invited: Visited) -> None:
    house, app = invited
    async with client(app, "ana") as ana, client(app, "chi") as chi:
        assert 'action="/g/circle/workbook/pressing"' in (await ana.get(EDITIONS)).text
        assert "pressing" not in (await chi.get(EDITIONS)).text
        await pressed(house, "e1")
        draft = re.search(r'name="draft" value="(\w+)"', (await ana.get(EDITIONS)).text)
        assert draft
        await ana.post(EDITIONS, data={"draft": draft[1]})
        shared = await ana.get(EDITIONS)
        assert "All who take part can read it." in shared.text
        await ana.post(f"{EDITIONS}/1/publication")
        assert "Anyone with the link can read it." in (await ana.get(EDITIONS)).text
        assert "Edition 1 is sealed" in (await chi.get(f"/g/{CODE}/workbook")).text
        late = await ana.post(EDITIONS, data={"draft": draft[1]})
        assert late.status_code == 409


async def test_a_removed_persons_name_is_told_of_and_goes_with_the_next_edition(
    invited: Visited,
) -> None:
    house, app = invited
    await sealed(house, "e1")
    async with client(app, "ana") as ana:
        calm = await ana.get(EDITIONS)
        assert "has taken it back" not in calm.text
        await ana.post(f"/g/{CODE}/participants/ben/removal")
        assert "has taken it back" in (await ana.get(EDITIONS)).text


async def test_a_removed_person_reads_what_anyone_with_the_link_reads(invited: Visited) -> None:
    house, app = invited
    await sealed(house, "e1")
    await sealed(house, "e2")
    await house.perform(verbs.publish, ANA, 1)
    await house.perform(removal.remove, ANA, "ben")
    assert await statuses(app, PDF, "ben") == [200]
    assert await statuses(app, f"{EDITIONS}/1", "ben") == [200]
    assert await statuses(app, f"{EDITIONS}/2/workbook.pdf", "ben") == [403]


async def test_whoever_has_only_the_link_is_led_to_what_they_can_read(invited: Visited) -> None:
    house, app = invited
    await sealed(house, "e1")
    await house.perform(verbs.publish, ANA, 1)
    await sealed(house, "e2", alone=True)
    note = "It stands in the place of edition 1"
    async with client(app) as dee, client(app, "ana") as ana, client(app, "chi") as chi:
        after = '//article//a[contains(@href, "/editions/2")]'
        assert tree((await dee.get(f"{EDITIONS}/1")).text).xpath(after) == []
        assert len(tree((await chi.get(f"{EDITIONS}/1")).text).xpath(after)) == 1
        assert note in (await ana.get(EDITIONS)).text
        await house.perform(verbs.publish, ANA, 2)
        assert len(tree((await dee.get(f"{EDITIONS}/1")).text).xpath(after)) == 1
        assert note not in (await ana.get(EDITIONS)).text


async def test_a_draft_that_lacks_what_was_chosen_or_written_since_says_so(
    invited: Visited,
) -> None:
    house, app = invited
    words = "The book has changed since this was pressed."
    async with client(app, "ana") as ana:
        for edition, change in {
            "e1": TopicRetitled(CODE, "t1", "Another title"),
            "e2": BookEdited(CODE, "foreword", {"text": "New", "signed": ""}, "ana", at(9, 50)),
        }.items():
            await pressed(house, edition)
            before = (await ana.get(EDITIONS)).text
            await house.store.write(kept(change))
            after = (await ana.get(EDITIONS)).text
            assert [words in each for each in (before, after)] == [False, True]


async def test_every_edition_and_the_draft_with_a_name_taken_back_is_told_of(
    invited: Visited,
) -> None:
    house, app = invited
    for edition in ("e1", "e2"):
        await sealed(house, edition)
    await pressed(house, "e3")
    await house.perform(removal.remove, ANA, "ben")
    async with client(app, "ana") as ana:
        page = tree((await ana.get(EDITIONS)).text)
        told_of = page.xpath("//*[@id='names_gone']//span/text()")
        assert [line.split(" has ")[0] for line in told_of] == [
            "Somebody whose name stands in edition 1",
            "Somebody whose name stands in edition 2",
            "Somebody",
        ]
        assert (await ana.post(EDITIONS, data={"draft": "e3"})).status_code == 409
