"""A vote on a followed topic costs what that topic costs, not what all votes and people do."""

from pathlib import Path

from openspace.bus import channels
from openspace.domain.facts.marketplace import VoteCast
from openspace.facilitation.marketplace import cast_vote
from openspace.pages.contexts.marketplace import topic_page
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.pushes.topic import changed
from openspace.store.keeping import Transaction
from tests.cast import CHI, CODE, at, chi
from tests.house import house

VOTE = VoteCast(CODE, "t1", "chi", at(9, 45))


async def test_a_topics_own_page_reads_neither_all_votes_nor_all_people(tmp_path: Path) -> None:
    def read(tx: Transaction) -> tuple[list[str], bool, set[str]]:
        now = Snapshot(tx, CODE)
        pushed = changed(now, channels.topic(CODE, "t1"), (VOTE,))
        page = topic_page(now, CHI, now.topics["t1"])
        assert pushed["mix"] == page.mix
        return [each.sector for each in page.mix.sectors], page.joined, set(vars(now))

    async with house(tmp_path) as opened:
        await opened.perform(cast_vote, CHI, "t1")
        sectors, joined, asked = await opened.store.read(read)
    assert sectors == [chi.sector]
    assert joined
    assert asked.isdisjoint({"votes", "people"})
