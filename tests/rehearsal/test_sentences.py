"""What simulated people may say fits the demo's file, so that nothing they send is refused."""

import json
from typing import Any

from openspace.domain.gathering_file import GatheringFile, read
from openspace.domain.proposals import LONGEST_TITLE
from openspace.domain.wording import line
from openspace.rehearsal.document import FILE

SENTENCES: dict[str, Any] = json.loads((FILE.parent / "sentences.json").read_text("utf-8"))
DEMO = read(json.loads(FILE.read_text("utf-8")))
KINDS = {"heading", "paragraph", "item", "task"}


def demo() -> GatheringFile:
    assert isinstance(DEMO, GatheringFile)
    return DEMO


def test_the_conveners_come_first_and_are_credited_as_in_the_file() -> None:
    conveners = [
        {"name": who.name, "organisation": who.organisation, "sector": who.sector}
        for who in (topic.convener for topic in demo().topics)
    ]
    assert SENTENCES["people"][: len(conveners)] == conveners
    assert len(SENTENCES["people"]) == 30
    assert len({person["name"] for person in SENTENCES["people"]}) == 30


def test_everybody_has_a_sector_of_the_gathering() -> None:
    sectors = {person["sector"] for person in SENTENCES["people"]}
    assert sectors == set(demo().gathering.sectors)


def test_every_topic_has_notes_of_its_own() -> None:
    numbers = {str(topic.number) for topic in demo().topics}
    assert set(SENTENCES["notes"]) == numbers
    assert set(SENTENCES["anywhere"]) == {topic.language for topic in demo().topics}


def test_what_is_written_is_a_line_of_a_known_kind() -> None:
    written = [*SENTENCES["notes"].values(), *SENTENCES["anywhere"].values()]
    rows = [row for each in written for row in each]
    assert {row["kind"] for row in rows} == KINDS
    assert [row["text"] for row in rows if line(row["text"]) != row["text"]] == []


def test_what_is_proposed_can_be_put_up() -> None:
    known = {topic.title for topic in demo().topics}
    titles = [proposal["title"] for proposal in SENTENCES["titles"]]
    assert len(set(titles) - known) == 12
    assert all(line(title) == title and len(title) <= LONGEST_TITLE for title in titles)
    assert all(
        set(proposal["challenges"]) <= set(demo().gathering.challenges)
        and set(proposal["sdg"]) <= set(range(1, 18))
        for proposal in SENTENCES["titles"]
    )
