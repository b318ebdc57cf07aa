"""Dots and actions, for the check that a page and its pushes equal a fresh page."""

from collections.abc import Mapping

from openspace.domain.action_words import Typed
from openspace.domain.clocks import Typed as Times
from openspace.domain.convergence import Rules, rules_seen
from openspace.domain.convergence import Typed as TypedRules
from openspace.domain.feedback import Typed as TypedFeedback
from openspace.domain.permissions import Caller, Role
from openspace.domain.proposals import Proposal
from openspace.domain.reports import Entry, mark
from openspace.domain.setting_up import step_seen
from openspace.facilitation import (
    actions,
    closing,
    convergence,
    feedback,
    follow_up,
    gathering,
    marketplace,
    removal,
    reports,
    rounds,
    setting_up,
)
from openspace.facilitation.actions import Owning
from tests.cast import ANA, BEN, CHI, CODE, CONVERGENCE, converging
from tests.pages.offer_deeds import Deed

CLOCK = Caller(CODE, None, Role.OUTSIDE)
LAID: Deed = lambda h: h.perform(convergence.lay, CHI, "t1")  # noqa: E731
SHOWN: Deed = lambda h: h.perform(convergence.reveal, ANA)  # noqa: E731
RULES = TypedRules("dots", "7", "shown", "The <council>\nThe network", rules_seen(Rules()))


def puts_up(who: Caller, action: str, how: str = "me", name: str = "") -> Deed:
    """Somebody puts an action up."""
    typed = Typed("Meet <b>soon</b> 🌊", "1", "", "2026-11-26", "The council")
    return lambda h: h.perform(actions.propose, who, action, typed, Owning(how, name))


def says(field: str, text: str) -> Deed:
    """Ben writes a field of the report."""
    return lambda h: h.perform(reports.write, BEN, "b1", Entry(field, text, mark("")))


REPORTED: tuple[Deed, ...] = (
    says("summary", "Short"),
    says("what-1", "Meet"),
    says("who-1", "Ana Ås"),
    lambda h: h.perform(reports.file, BEN, "b1"),
)

AFTER = {"follow_day": ("2026-11-27",), "follow_until": ("2026-12-20",), "reminded_days": ("3",)}
AFTERWARDS: tuple[Deed, ...] = (
    puts_up(BEN, "a1"),
    lambda h: h.perform(setting_up.describe, ANA, "after", AFTER, step_seen(converging(), "after")),
)

CONVERGENCE_DEEDS: Mapping[str, tuple[Deed, ...]] = {
    "a dot is laid for all to see": (SHOWN, LAID),
    "a dot is taken back": (
        *(SHOWN, LAID, LAID),
        lambda h: h.perform(convergence.take_back, CHI, "t1"),
    ),
    "the numbers are shown": (LAID, SHOWN),
    "the numbers are covered up": (
        *(LAID, SHOWN),
        lambda h: h.perform(convergence.cover, ANA),
    ),
    "the rules of converging are set": (
        *(LAID, puts_up(BEN, "a1")),
        lambda h: h.perform(convergence.set_rules, ANA, RULES),
    ),
    "the convergence is over": (
        LAID,
        lambda h: h.perform(gathering.open_phase, ANA, CONVERGENCE + 1, CONVERGENCE),
    ),
    "the convergence is moved back": (
        *(SHOWN, LAID),
        lambda h: h.perform(gathering.open_phase, ANA, CONVERGENCE - 1, CONVERGENCE),
    ),
    "a topic with dots and an action is retitled": (
        *(SHOWN, LAID, puts_up(BEN, "a1")),
        lambda h: h.perform(marketplace.reword, BEN, "t1", Proposal("Another <one>")),
    ),
    "a topic with dots is withdrawn": (
        *(SHOWN, LAID),
        lambda h: h.perform(marketplace.withdraw, BEN, "t1"),
    ),
    "a report has next steps": REPORTED,
    "an action is made of a step": (
        *REPORTED,
        lambda h: h.perform(actions.of_step, CHI, "a1", "b1", 1),
    ),
    "an action is put up": (puts_up(CHI, "a1"),),
    "an action is put up, and ana asked": (puts_up(CHI, "a1", "ask", "Ana Ås"),),
    "an action is taken on": (
        puts_up(CHI, "a1", "ask", "Ana Ås"),
        lambda h: h.perform(actions.take_on, ANA, "a1"),
    ),
    "who is asked says no": (
        puts_up(CHI, "a1", "ask", "Ana Ås"),
        lambda h: h.perform(actions.hand_back, ANA, "a1"),
    ),
    "an action is handed back": (
        puts_up(CHI, "a1"),
        lambda h: h.perform(actions.hand_back, CHI, "a1"),
    ),
    "somebody helps": (
        puts_up(CHI, "a1"),
        lambda h: h.perform(actions.join, BEN, "a1"),
    ),
    "somebody helps no longer": (
        puts_up(CHI, "a1"),
        lambda h: h.perform(actions.join, BEN, "a1"),
        lambda h: h.perform(actions.leave, BEN, "a1"),
    ),
    "an action is begun": (
        puts_up(CHI, "a1"),
        lambda h: h.perform(actions.move, CHI, "a1", "begun"),
    ),
    "an action falls due": (
        puts_up(CHI, "a1"),
        lambda h: h.perform(follow_up.remind, CLOCK, "a1"),
    ),
    "something is said of an action that is due": (
        puts_up(CHI, "a1"),
        lambda h: h.perform(follow_up.remind, CLOCK, "a1"),
        lambda h: h.perform(actions.move, CHI, "a1", "planned", "We met <b>once</b>"),
    ),
    "an action that is due is taken down": (
        puts_up(CHI, "a1"),
        lambda h: h.perform(follow_up.remind, CLOCK, "a1"),
        lambda h: h.perform(actions.withdraw, CHI, "a1"),
    ),
    "an action that is due is put up again": (
        puts_up(CHI, "a1"),
        lambda h: h.perform(follow_up.remind, CLOCK, "a1"),
        lambda h: h.perform(actions.withdraw, CHI, "a1"),
        lambda h: h.perform(actions.restore, CHI, "a1"),
    ),
    "a follow-up is planned": AFTERWARDS,
    "a follow-up is pushed by another day": (
        *AFTERWARDS,
        lambda h: h.perform(rounds.add_round, ANA, Times("2026-11-28", "09:00", "09:45")),
    ),
    "an owner is removed": (
        puts_up(CHI, "a1"),
        lambda h: h.perform(removal.remove, ANA, "chi"),
    ),
    "an action is taken down": (
        *(puts_up(CHI, "a1"), puts_up(CHI, "a2")),
        lambda h: h.perform(actions.withdraw, CHI, "a1"),
    ),
    "an action is put up again": (
        *(puts_up(CHI, "a1"), puts_up(CHI, "a2")),
        lambda h: h.perform(actions.withdraw, CHI, "a1"),
        lambda h: h.perform(actions.restore, CHI, "a1"),
    ),
}

SAYS: Deed = lambda h: h.perform(closing.say, CHI, "x1", "Thank <you>", True)  # noqa: E731
CLOSED: Deed = lambda h: h.perform(  # noqa: E731
    gathering.open_phase, ANA, CONVERGENCE + 1, CONVERGENCE
)

CLOSING_DEEDS: Mapping[str, tuple[Deed, ...]] = {
    "feedback is given": (
        CLOSED,
        lambda h: h.perform(
            feedback.give, CHI, "y1", TypedFeedback("speaker", ("1", "3", "5"), "<b>")
        ),
    ),
    "a line is said in the closing circle": (CLOSED, SAYS),
    "a line is changed": (CLOSED, SAYS, lambda h: h.perform(closing.say, CHI, "x2", "More", False)),
    "a line is taken back": (CLOSED, SAYS, lambda h: h.perform(closing.take_away, CHI, "x1")),
    "who said a line is removed": (
        *(CLOSED, SAYS),
        lambda h: h.perform(removal.remove, ANA, "chi"),
    ),
}
