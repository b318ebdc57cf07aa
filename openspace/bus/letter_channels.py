"""On which channel travels what becomes of letters: the desk's own."""

from openspace.bus.channels import LETTERS, Channel, on, travels_on
from openspace.domain.facts.letters import (
    LetterAnswered,
    LetterPutAgain,
    LettersPut,
    LettersRead,
    LetterTakenOver,
)


@travels_on.register(LettersPut)
@travels_on.register(LetterAnswered)
@travels_on.register(LetterPutAgain)
@travels_on.register(LetterTakenOver)
def _(fact: LettersPut | LetterAnswered | LetterPutAgain | LetterTakenOver) -> tuple[Channel, ...]:
    return on(fact, LETTERS)


@travels_on.register
def _(fact: LettersRead) -> tuple[Channel, ...]:
    """Nobody's page tells of it; the log is asked for."""
    return on(fact)
