"""Everything that somebody can be told and asked, once each, with a title that goes on and on."""

from dataclasses import replace
from datetime import UTC, datetime

from openspace.pages.views import offers
from openspace.pages.views.parts import SlotView, TapedView, TopicLinkView

CODE = "partnerskap"
DAY = datetime(2026, 5, 20, 8, 45, tzinfo=UTC)
SLOTS = tuple(SlotView(f"r{number}", number, DAY, DAY) for number in (1, 2))
LONG = "Digitalisering och AI – det här med data, hur svårt kan det vara? Användningen av data som "
LONG += "medel för genomförande, utveckling och samverkan"
TOLD: dict[str, dict[str, str | int]] = {
    "placed": {"slot": 1, "place": "Rom 4", "run": 1},
    "moved": {"slot": 2, "place": "Rom 8", "run": 1},
    "unplaced": {"run": 1},
    "swapped": {"slot": 2, "place": "Rom 8", "run": 1, "other": 17},
    "slot_removed": {"slot": 2, "run": 1},
    "place_removed": {"place": "Rom 8", "run": 1},
    "withdrawn": {},
    "merged": {"other": 11, "other_title": LONG},
    "merge_undone": {"other": 17},
    "offer_void": {},
    "handed_over": {"name": "Line Berge"},
    "convener_joined": {"name": "Line Berge"},
    "convener_left": {"name": "Line Berge"},
    "welcomed": {},
}
LINK = TopicLinkView("t8", 8, LONG)
OFFERED = tuple(
    offers.OfferView(
        f"o-{kind}",
        kind,
        "Line Berge",
        TopicLinkView("t11", 11, "Rent vann i fjorden 🌊 – hva er vår del?"),
        LINK if kind in ("merge", "proposal", "swap") else None,
        "Rune Bakken",
        TapedView(SLOTS[0], "Rom 4"),
        TapedView(SLOTS[1], "Rom 8"),
    )
    for kind in ("merge", "proposal", "swap", "hand_over", "convene", "help")
)
ASKED = offers.AskedView(
    CODE,
    tuple(
        offers.NoticeView(
            f"n{at}", kind, f"t{at}", {"number": at, "title": f"What about number {at}?", **values}
        )
        for at, (kind, values) in enumerate(TOLD.items())
    )
    + tuple(
        offers.NoticeView(
            f"no-{kind}",
            "offer_declined",
            "t8",
            {"number": 8, "title": LONG, "offer": kind, "other": 11},
        )
        for kind in ("merge", "swap", "hand_over", "convene", "help")
    ),
    OFFERED,
    tuple(replace(each, id=f"m-{each.kind}") for each in OFFERED),
    (
        offers.GotCardView("x7", "Line Berge", "Fjellgrend kommune", answered=False),
        offers.GotCardView("x8", LONG, "", answered=True),
    ),
)
