"""A sheet that somebody writes on, and the words of a topic."""

from openspace.pages.views import proposals
from openspace.pages.views.parts import GoalView, TopicLinkView
from tests.pages import samples as s

WORDS = proposals.WordsView(
    goals=tuple(GoalView(number, number == 17) for number in range(1, 18)),
    sets=(
        proposals.TagSetView("challenge", "", ("utenforskap", "høye utslipp")),
        proposals.TagSetView("tag", "Yrker", ("jordmor", "IKT"), ("IKT",)),
    ),
    links=("Kart https://example.org/kart", "", "", "", ""),
)
PROPOSE = proposals.ProposeView(
    s.CODE,
    "Hva kan vi gjøre sammen?",
    "Sunniva Lie",
    "Åsland kommune",
    WORDS,
    slots=s.COUNTS,
    slot="r2",
    twin=TopicLinkView("t3", 3, s.TITLES[2]),
)
