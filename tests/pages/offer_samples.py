"""Sample pages of asking and answering: long lists, long titles, somebody without a home."""

from collections.abc import Mapping
from typing import Any

from openspace.domain.notes import Block, Run
from openspace.pages.views import contacts, merging, offers
from openspace.pages.views.parts import GoalView, LinkView, TapedView, TopicLinkView
from tests.pages import samples as s

LINKS = tuple(TopicLinkView(f"t{at}", at, title) for at, title in enumerate(s.TITLES, 1))
WORDS = Block("paragraph", runs=(Run("Kurset må komme til verkstedet."),))
CAME_ALONG = merging.CameAlongView(
    s.CODE,
    "t8",
    (
        merging.GuestView(
            LINKS[10],
            ("Line Berge", "Ida Sørlie"),
            "Om fjorden.\nOg strendene.",
            (WORDS,),
            links=(LinkView("https://example.org/kart", "Kart"),),
            tags=("få unge", "jordmor"),
            goals=(GoalView(14, True),),
        ),
        merging.GuestView(LINKS[11], (), "", ()),
    ),
)
GONE_ON = merging.GoneOnView(s.CODE, "t8")
CARDS = tuple(
    offers.CardView(f"b{at} r1:p{at}", link, TapedView(s.SLOTS[at % 3], f"Rom {at}"))
    for at, link in enumerate(LINKS)
)
SWAP = offers.SwapPage(
    s.CODE, LINKS[7], "b8 r1:p4", CARDS[0].at, CARDS, asks=True, chosen="b2", error="Flyttet."
)
PEOPLE = tuple(
    offers.NameView(f"x{at}", name, home)
    for at, (name, home) in enumerate(zip(s.NAMES, (*s.HOMES[:-1], ""), strict=True))
)
CONVENING = (
    offers.ConvenerView(s.NAMES[0], s.HOMES[0], contacts.GiveView(s.CODE, "x0", s.NAMES[0])),
    offers.ConvenerView(s.NAMES[1], "", None),
)
ALIKE = offers.AlikeListView(
    s.CODE,
    "t8",
    (offers.AlikeView(LINKS[3], ("ombruk", "bygg")), offers.AlikeView(LINKS[10], ("fjord",), "sv")),
)
MERGER = offers.MergerPage(
    s.CODE, LINKS[7], ALIKE, LINKS, LINKS[10:], own=True, chosen="t3", error="Henger ikke."
)
CONVENERS = offers.ConvenersPage(s.CODE, LINKS[7], CONVENING, PEOPLE, own=True, waits=False)
WAITS = offers.ConvenersPage(s.CODE, LINKS[7], (), (), own=False, waits=True, error="Nei.")
TAB: dict[str, Any] = {"shell": s.the_shell("wall", 2)}
PAGES: Mapping[str, tuple[str, dict[str, Any]]] = {
    "merger": ("offers/merger.html", {**TAB, "page": MERGER}),
    "swap": ("offers/swap.html", {**TAB, "page": SWAP}),
    "nothing to swap": (
        "offers/swap.html",
        {**TAB, "page": offers.SwapPage(s.CODE, LINKS[7], "", None, (), asks=False)},
    ),
    "conveners": ("offers/conveners.html", {**TAB, "page": CONVENERS}),
    "no convener": ("offers/conveners.html", {**TAB, "page": WAITS}),
}
