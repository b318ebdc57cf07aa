"""Dots and actions, on the page of convergence, and to those whose they are."""

from openspace.bus.channels import Channel
from openspace.domain.convergence import holding
from openspace.domain.facts.actions import (
    ActionAsked,
    ActionFellDue,
    ActionJoined,
    ActionLeft,
    ActionMoved,
    ActionOwned,
    ActionProposed,
    ActionRestored,
    ActionReworded,
    ActionWithdrawn,
)
from openspace.domain.facts.convening import ConvenerJoined, ConvenerLeft
from openspace.domain.facts.convergence import (
    ConvergenceRulesSet,
    CountsCovered,
    CountsRevealed,
    DotLaid,
    DotTakenBack,
)
from openspace.domain.facts.gathering import PhaseOpened, TimetableChanged
from openspace.domain.facts.marketplace import TopicProposed, TopicRetitled, TopicWithdrawn
from openspace.domain.facts.merging import MergeUndone, TopicMerged
from openspace.domain.facts.participants import (
    ConsentChanged,
    ParticipantReadmitted,
    ParticipantRemoved,
)
from openspace.domain.facts.reports import ReportFiled, ReportWritten
from openspace.domain.permissions import Caller, Role
from openspace.pages.contexts import convergence as contexts
from openspace.pages.contexts.actions import action_view, steps_view
from openspace.pages.contexts.offers import asked_view
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.pushes.pushed import Context, Facts, pushed


@pushed("convergence", DotLaid, DotTakenBack)
def counted(now: Snapshot, _: Channel, facts: Facts) -> Context:
    """What these topics count now, and what has most."""
    held = holding(now.every_topic.values())
    touched = dict.fromkeys(held[fact.topic] for fact in facts if fact.topic in held)
    counts = contexts.counted(now)
    return {
        "priorities": [contexts.priority_view(now, now.topics[each], counts) for each in touched],
        "ranking": contexts.ranking_view(now),
    }


@pushed("convergence", TopicProposed, TopicWithdrawn, TopicMerged, MergeUndone)
@pushed("convergence", ConvenerJoined, ConvenerLeft)
def renewed(now: Snapshot, _: Channel, __: Facts) -> Context:
    """All of the dots."""
    return {
        "dots": contexts.dots_view(now),
        "ranking": contexts.ranking_view(now),
        "steps": steps_view(now),
    }


@pushed("convergence", PhaseOpened, TimetableChanged)
@pushed("convergence", ConvergenceRulesSet, CountsRevealed, CountsCovered)
def ruled(now: Snapshot, channel: Channel, facts: Facts) -> Context:
    """The same, and the rules, for those who have them on their page."""
    return {
        **renewed(now, channel, facts),
        "convergence_rules": contexts.rules_view(now),
        "bodies": now.convergence.bodies,
    }


@pushed("convergence", TopicRetitled)
def retitled(now: Snapshot, channel: Channel, facts: Facts) -> Context:
    """All of the dots, and the actions that come from these topics."""
    changed = {fact.topic for fact in facts}
    concerned = (each for each in now.actions.values() if changed.intersection(each.topics))
    return {**renewed(now, channel, facts), "actions": [action_view(now, e) for e in concerned]}


@pushed("convergence", ActionProposed, ActionRestored)
@pushed("convergence", ActionReworded, ActionAsked, ActionOwned, ActionJoined, ActionLeft)
@pushed("convergence", ActionMoved, ActionFellDue, ActionWithdrawn)
def hung(now: Snapshot, _: Channel, facts: Facts) -> Context:
    """These actions as they are; one that was taken down is gone."""
    about = dict.fromkeys(fact.action for fact in facts)
    return {
        "actions": [action_view(now, now.actions[each]) for each in about if each in now.actions],
        "gone": [each for each in about if each not in now.actions],
        "steps": steps_view(now),
    }


@pushed("convergence", ReportWritten, ReportFiled)
def reported(now: Snapshot, _: Channel, __: Facts) -> Context:
    """What can become an action."""
    return {"steps": steps_view(now)}


@pushed("convergence", ParticipantRemoved, ParticipantReadmitted, ConsentChanged)
def renamed(now: Snapshot, _: Channel, facts: Facts) -> Context:
    """The actions with these people's names."""
    who = {fact.participant for fact in facts}
    theirs = (each for each in now.actions.values() if who.intersection(each.people))
    return {"actions": [action_view(now, each) for each in theirs], "gone": []}


@pushed("mine", DotLaid, DotTakenBack, ActionJoined, ActionLeft)
def own(now: Snapshot, channel: Channel, _: Facts) -> Context:
    """My dots, and what I help with."""
    me = Caller(now.code, channel.of, Role.PARTICIPANT)
    return {"own": contexts.own_view(now, me)}


@pushed("mine", ActionOwned, ActionAsked, ActionReworded)
@pushed("mine", ActionMoved, ActionFellDue, ActionWithdrawn, ActionRestored)
def asked(now: Snapshot, channel: Channel, facts: Facts) -> Context:
    """What I own, and what I am asked."""
    me = Caller(now.code, channel.of, Role.PARTICIPANT)
    told = asked_view(now, me)
    return {**own(now, channel, facts), "asked": told, "asking": told.asking}
