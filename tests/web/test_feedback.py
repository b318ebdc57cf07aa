"""Feedback without script: given once, read at the desk, and never put together."""

from pathlib import Path

from openspace.domain.feedback import Answer
from openspace.domain.feedback import Typed as TypedFeedback
from openspace.facilitation import feedback as verbs
from openspace.store import feedback
from openspace.store.feedback_tables import FeedbackRow
from tests.cast import BEN, CLOSING, CODE, gathering
from tests.house import client, visited
from tests.pages.pages import tree

HERE = f"/g/{CODE}"
FINE = {"mark_1": "5", "mark_2": "4", "mark_3": "3", "role": "participant", "text": "=Thanks"}


async def test_it_is_given_once_and_what_was_refused_stays(tmp_path: Path) -> None:
    async with (
        visited(tmp_path, gathering(CLOSING)) as (house, app),
        client(app, "ben") as ben,
        client(app) as dee,
    ):
        form = tree((await ben.get(f"{HERE}/feedback")).text)
        assert form.xpath("//input[@name='role'][@checked]/@value") == ["convener"]
        refused = await ben.post(f"{HERE}/feedback", data={**FINE, "mark_2": ""})
        page = tree(refused.text)
        assert refused.status_code == 422
        assert page.xpath("//input[@name='mark_1'][@checked]/@value") == ["5"]
        assert page.xpath("string(//textarea[@name='text'])").strip() == "=Thanks"
        assert (await ben.post(f"{HERE}/feedback", data=FINE)).status_code == 303
        assert "Thank you." in (await ben.get(f"{HERE}/feedback")).text
        assert (await ben.post(f"{HERE}/feedback", data=FINE)).status_code == 409
        assert (await dee.post(f"{HERE}/feedback", data=FINE)).status_code == 303
        kept = await house.store.read(lambda tx: feedback.answers(tx, CODE))
        assert kept == (Answer("participant", (5, 4, 3), "=Thanks"),)


async def test_the_desk_reads_nothing_of_fewer_than_five(tmp_path: Path) -> None:
    async with (
        visited(tmp_path, gathering(CLOSING)) as (house, app),
        client(app, "ana") as ana,
        client(app, "ben") as ben,
    ):
        page, table = f"{HERE}/desk/feedback", f"{HERE}/desk/feedback.csv"
        typed = TypedFeedback("convener", ("5", "4", "3"), "=Thanks")
        assert isinstance(await house.perform(verbs.give, BEN, "y0", typed), tuple)
        assert "=Thanks" not in (await ana.get(page)).text
        assert len((await ana.get(table)).text.splitlines()) == 1
        more = [
            FeedbackRow(id=f"y{at}", gathering=CODE, role="convener", marks=[5, 4, 3], text="")
            for at in range(1, 5)
        ]
        await house.store.write(lambda tx: tx.add_all(more))
        assert "=Thanks" in (await ana.get(page)).text
        rows = (await ana.get(table)).content.decode("utf-8-sig").splitlines()
        assert len(rows) == 5
        assert rows[1].startswith('"Host of a topic","5","I take something with me')
        assert rows[-1].startswith('"In words","","\'=Thanks"')
        for address in (page, table):
            assert (await ben.get(address)).status_code == 403


async def test_a_question_without_a_number_says_so_itself(tmp_path: Path) -> None:
    async with visited(tmp_path, gathering(CLOSING)) as (_, app), client(app, "chi") as chi:
        answer = await chi.post(f"/g/{CODE}/feedback", data={"mark_1": "4", "role": "participant"})
        asked = tree(answer.text).xpath("//fieldset[contains(@class, 'scale')]")
        assert [each.get("aria-invalid") for each in asked] == [None, "true", "true"]
        told = [each.xpath(".//*[@id=$of]", of=each.get("aria-describedby")) for each in asked[1:]]
        assert [each.text for (each,) in told] == ["Choose a number here."] * 2
