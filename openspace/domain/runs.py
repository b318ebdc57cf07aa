"""The runs of a topic: one is held when it is put up, more can be added.

Rules (A1 to A5 stand in ``agenda``):
    A6 A topic can be held again, so that more can come: its convener or a facilitator adds a
       run, which hangs loose until it is placed. One without a place and without words can be
       dropped again; the first never. Whoever is in its room then stands in the hallway. A new
       run comes after all the others, also where one between them was dropped.
"""

from collections.abc import Iterable

from openspace.domain.agenda import Agenda, Breakout, is_over, is_withdrawn, not_yours
from openspace.domain.facts.agenda import RunAdded, RunDropped
from openspace.domain.permissions import Caller
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.timetable import Timetable
from openspace.domain.whereabouts import Whereabouts, sent_out


def hold_again(caller: Caller, timetable: Timetable, agenda: Agenda, new: Breakout) -> Outcome:
    """Add a run to a topic (A6)."""
    topic = new.topic
    refusal = not_yours(caller, topic) or is_withdrawn(topic)
    if refusal:
        return refusal
    if all(is_over(timetable, slot) for slot in agenda.slots):
        return Refusal("no_round_ahead", "There is no round left to hold it in.")
    if any(agenda.of(breakout) is None for breakout in topic.breakouts):
        return Refusal(
            "run_without_place", "One time of this topic has no place yet. Place it first."
        )
    return (RunAdded(caller.gathering, topic.id, new.id, new.run),)


def drop_run(
    caller: Caller,
    agenda: Agenda,
    breakout: Breakout,
    inside: Iterable[Whereabouts],
    has_words: bool,
) -> Outcome:
    """Hold a topic one time less (A6); ``inside`` are those whose room it is."""
    refusal = not_yours(caller, breakout.topic)
    if refusal:
        return refusal
    if breakout.run == 1 or has_words or agenda.of(breakout.id):
        return Refusal("run_stays", "This conversation stays: it has a place, or words.")
    out = sent_out(caller.gathering, inside)
    return (*out, RunDropped(caller.gathering, breakout.topic.id, breakout.id))
