"""Choosing what new notes begin with by a plain form."""

from pathlib import Path

from openspace.domain.note_template import LONGEST_TEMPLATE, template_seen
from tests.cast import CODE, gathering
from tests.house import client, visited

SEEN = template_seen(gathering())
WHERE = f"/g/{CODE}/note-template"


async def test_the_ready_one_is_in_ones_language_and_shown_as_notes_show_it(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ana", "nb") as ana:
        chosen = await ana.post(WHERE, data={"begins": "four", "seen": SEEN})
        assert chosen.status_code == 303
        page = (await ana.get(chosen.headers["location"])).text
        for told in (
            "<h3>Hva vi vet</h3>",
            "<h3>Neste steg</h3>",
            'value="four" checked',
            "Det notatene begynner med, er lagret.",
        ):
            assert told in page
        late = await ana.post(WHERE, data={"begins": "empty", "seen": SEEN})
        assert late.status_code == 409


async def test_what_is_too_long_stays_as_it_was_typed(tmp_path: Path) -> None:
    typed = "# Nå <b>" + "å" * LONGEST_TEMPLATE
    async with visited(tmp_path) as (_, app), client(app, "ana") as ana:
        form = {"begins": "own", "template": typed, "seen": SEEN}
        answer = await ana.post(WHERE, data=form)
        assert answer.status_code == 422
        assert "# Nå &lt;b&gt;" in answer.text
        assert "has room for 4,000 characters" in answer.text
