"""What is tried: to everyone in the test room, to oneself, and to the desk."""

from openspace.bus.channels import Channel
from openspace.domain.facts.trying import Tried
from openspace.pages.contexts import trying
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.pushes.pushed import Context, Facts, pushed


@pushed("trying", Tried)
def practised(now: Snapshot, _: Channel, __: Facts) -> Context:
    """What everyone practises on."""
    return {
        "practice_wall": trying.practice_wall_view(now),
        "practice_note": trying.practice_note_view(now),
        "practice_rooms": trying.practice_rooms_view(now),
    }


@pushed("mine", Tried)
def own(now: Snapshot, channel: Channel, _: Facts) -> Context:
    """One's own checklist."""
    return {
        "ticks": trying.ticks_view(now, channel.of),
        "ready": trying.ready_view(now, channel.of),
        "called": trying.called_view(now, channel.of),
    }


@pushed("desk", Tried)
def counted(now: Snapshot, _: Channel, __: Facts) -> Context:
    """The numbers, and who asks for help."""
    return {"trials": trying.trials_view(now)}
