"""The bar above the slips, with something chosen and with nothing."""

from openspace.pages.views import browsing
from openspace.pages.views.parts import GoalView
from tests.pages import samples as s

GOAL = browsing.ChoiceView("17", "", chosen=True, goal=GoalView(17, highlighted=True))
TAG = browsing.ChoiceView("IKT", "IKT", chosen=True)
SETS = (
    browsing.ChoicesView("challenge", "", (browsing.ChoiceView("utenforskap", "utenforskap"),)),
    browsing.ChoicesView("tag", "Yrker", (browsing.ChoiceView("jordmor", "jordmor"), TAG)),
    browsing.ChoicesView("sdg", "", (browsing.ChoiceView("1", "", goal=GoalView(1)), GOAL)),
    browsing.ChoicesView("sector", "", (browsing.ChoiceView("kommune", "kommune"),)),
)
SHOWS = tuple(
    browsing.ChipView(each, f"?show={each}", each == "all") for each in ("all", "mine", "loose")
)
ORDERS = tuple(
    browsing.ChipView(each, f"?order={each}", each == "own") for each in ("own", "seen", "new")
)
CHOSEN = (browsing.ChosenView(GOAL, "?show=all"), browsing.ChosenView(TAG, "?show=all"))
FILTERS = browsing.FiltersView(
    s.CODE, "vann", SHOWS, ORDERS, SETS, CHOSEN, "?show=all&sdg=17", "?show=all", "sdg-17|tag-1"
)
NONE = browsing.FiltersView(s.CODE, "", SHOWS, ORDERS, SETS, query="?show=all")
