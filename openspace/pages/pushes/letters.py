"""What becomes of letters, for the desk."""

from openspace.bus.channels import Channel
from openspace.domain.facts.letters import (
    LetterAnswered,
    LetterPutAgain,
    LettersPut,
    LetterTakenOver,
)
from openspace.domain.facts.reach import AddressTakenBack
from openspace.pages.contexts.letters import letters_view
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.pushes.pushed import Context, Facts, pushed


@pushed("letters", AddressTakenBack)
@pushed("letters", LettersPut, LetterAnswered, LetterPutAgain, LetterTakenOver)
def became(now: Snapshot, _: Channel, __: Facts) -> Context:
    """All of them."""
    return {"letters": letters_view(now)}
