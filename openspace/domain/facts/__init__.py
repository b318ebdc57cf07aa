"""What has happened: small frozen classes in the past tense, one file a feature.

A fact holds plain values only, so that it can be stored, logged and sent as it is.
It is published after its commit, never before.
"""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that happened in the gathering with this code.

    What ``redraws`` changes so much of so many pages that they are loaded anew.
    """

    redraws: ClassVar[bool] = False

    gathering: str
