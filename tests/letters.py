"""Letters as tests put them: one to ben, unless a test says otherwise."""

from dataclasses import replace
from typing import Any

from openspace.domain.letters import Letter
from tests.cast import CODE

TO_BEN = Letter(
    key="report:b1:ben",
    gathering=CODE,
    to="ben@example.org",
    name="Ben Bø",
    kind="report",
    language="nb",
    subject="Rapporten din mangler",
    text="Hei Ben Bø\n\nhttps://openspace.example/i/secret\n",
    html="<p>Hei Ben Bø</p>",
    calendar=b"BEGIN:VCALENDAR",
    participant="ben",
)


def letter(**told: Any) -> Letter:
    """A letter to ben in which this is different."""
    return replace(TO_BEN, **told)
