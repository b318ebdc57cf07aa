"""Sample pages of the way on: dots shown and hidden, actions with and without an owner."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from openspace.pages.views import actions, closing, convergence, feedback, follow_up
from openspace.pages.views.parts import FieldView, TopicLinkView
from tests.pages import samples as s

LINKS = tuple(TopicLinkView(each.id, each.number, each.title, each.language) for each in s.TOPICS)
ACTIONS = (
    actions.ActionView(
        *(s.CODE, "a1", 1, s.LONG, LINKS[:3], s.NAMES[0], False, s.HOMES[0]),
        *(date(2026, 12, 24), "Fylkestinget", "begun", s.NAMES[1:3], 9),
    ),
    actions.ActionView(s.CODE, "a2", 2, "Ringe", asked=True, helpers=1),
    actions.ActionView(s.CODE, "a3", 3, s.UNBROKEN, owner=s.UNBROKEN[:80], status="done"),
)
PRIORITIES = tuple(
    convergence.PriorityView(s.CODE, link, s.NAMES[:1], 3 * at, True, 3)
    for at, link in enumerate(LINKS)
)
DOTS = convergence.DotsView(s.CODE, "open", "dots", 5, 3, True, s.DAY, s.DAY, PRIORITIES)
RANKED = tuple(convergence.RankedView(at, link, 60 - 5 * at) for at, link in enumerate(LINKS, 1))
RANKING = convergence.RankingView(s.CODE, True, RANKED, 7)
OWN = convergence.OwnView(s.CODE, True, 5, (convergence.LaidView(LINKS[7], 2),), ("a1",), ("a2",))
FORM = actions.ActionFormView(
    s.CODE,
    how="ask",
    name=FieldView("Ingen", "Ingen heter det."),
    due=FieldView("i morgen", "Dette er ingen dato."),
    bodies=("Fylkestinget",),
    error="Nei.",
    open=True,
)
RULES = convergence.ConvergenceRulesView(
    *(s.CODE, "dots", FieldView("mange", "Nei."), "hidden", FieldView("Tinget")),
    *("seen", False, False, "Nei."),
)
STEPS = actions.StepsView(
    s.CODE, (actions.OpenStepView("b1", 1, s.LONG, "Anne", date(2026, 6, 15), LINKS[7]),)
)
PAGE = convergence.ConvergencePage(
    DOTS, RANKING, OWN, ACTIONS, STEPS, FORM, RULES, taken_down=ACTIONS[2:]
)
MARKET = convergence.ConvergencePage(
    convergence.DotsView(s.CODE, "none", "a new marketplace for action", 5, 3, False),
    convergence.RankingView(s.CODE, False),
    convergence.OwnView(s.CODE, False, 5),
    (),
    actions.StepsView(s.CODE),
    actions.ActionFormView(s.CODE),
    None,
)
BEFORE = replace(
    MARKET, dots=convergence.DotsView(s.CODE, "before", "dots", 5, 3, False, s.DAY, s.DAY)
)
DAYS_BEFORE = replace(MARKET, dots=replace(BEFORE.dots, day=s.DAY.date()))

SAID = closing.ReflectionsView(
    s.CODE,
    True,
    (
        closing.ReflectionView(s.CODE, "x1", s.UNBROKEN, s.NAMES[0]),
        closing.ReflectionView(s.CODE, "x2", "Takk"),
    ),
    3,
)
CLOSING = closing.ClosingPage(
    SAID, closing.OwnLineView(s.CODE, True, False, FieldView("Takk", "Nei."), True, "x2")
)
SEALED = replace(CLOSING, own_line=replace(CLOSING.own_line, open=False, sealed=True))
NOTHING_SAID = closing.ClosingPage(
    closing.ReflectionsView(s.CODE, False), closing.OwnLineView(s.CODE, False)
)

HAPPENED = tuple(
    actions.HappenedView(status, line, date(2026, 12, day))
    for status, line, day in (
        ("begun", s.LONG, 20),
        ("begun", "", 18),
        ("planned", s.UNBROKEN, 17),
        ("given up", "Nei.", 16),
    )
)
LATE = replace(ACTIONS[0], late=True)
FOLLOWED = follow_up.FollowUpView(
    s.CODE,
    (
        follow_up.BodyView("Fylkestinget", (follow_up.FollowedUpView(LATE, HAPPENED),)),
        follow_up.BodyView("", tuple(map(follow_up.FollowedUpView, ACTIONS[1:]))),
    ),
    *(3, 1, 1, date(2027, 8, 18)),
)
OWNED = convergence.ActionPage(
    *(LATE, OWN, FORM, "seen", True, True, False, False, HAPPENED, FieldView("x", "Nei."))
)
DOWN = replace(OWNED, down=True)
FOLLOW_UP = follow_up.FollowUpPage(FOLLOWED, OWN, "https://openspace.example/g/arena")
NOTHING_TO_FOLLOW = follow_up.FollowUpPage(follow_up.FollowUpView(s.CODE), OWN, "")

ASKED = feedback.OwnFeedbackView(
    s.CODE, "open", "convener", ("1", "", "5"), FieldView(s.UNBROKEN, "Nei."), "Nei."
)
COUNTS = ((0, 1, 2, 3, 4), (10, 0, 0, 0, 0), (2, 2, 2, 2, 2))
HEARD = feedback.FeedbackView(
    *(s.CODE, 17, 5),
    (
        feedback.HeardView(("participant",), 10, COUNTS),
        feedback.HeardView(("convener", "facilitator", "speaker"), 10, COUNTS),
    ),
    (s.LONG, s.UNBROKEN),
)

PAGES: Mapping[str, tuple[str, dict[str, Any]]] = (
    {
        name: ("convergence/page.html", {"shell": s.the_shell("convergence"), "page": page})
        for name, page in {
            "converging": PAGE,
            "to act": MARKET,
            "before dots": BEFORE,
            "days before dots": DAYS_BEFORE,
        }.items()
    }
    | {
        name: ("actions/page.html", {"shell": s.the_shell("convergence"), "page": page})
        for name, page in {"an action": OWNED, "an action taken down": DOWN}.items()
    }
    | {
        name: ("follow_up/page.html", {"shell": s.the_shell("convergence"), "page": page})
        for name, page in {
            "following up": FOLLOW_UP,
            "nothing to follow": NOTHING_TO_FOLLOW,
        }.items()
    }
    | {
        name: ("feedback/page.html", {"shell": s.the_shell("convergence"), "page": page})
        for name, page in {
            "feedback": ASKED,
            "feedback given": feedback.OwnFeedbackView(s.CODE, "given"),
            "feedback ahead": feedback.OwnFeedbackView(s.CODE, "ahead"),
        }.items()
    }
    | {
        "feedback at the desk": (
            "feedback/desk.html",
            {"shell": s.the_shell("desk"), "page": HEARD},
        )
    }
    | {
        name: ("closing/page.html", {"shell": s.the_shell("convergence"), "page": page})
        for name, page in {
            "closing": CLOSING,
            "before the closing": NOTHING_SAID,
            "after sealing": SEALED,
        }.items()
    }
)
