"""What changed from one edition of the workbook to the next, told without telling too much.

Rules:
    EC1 Of a chapter is kept what its text comes to, as a fingerprint, and of a name nothing but a
        mark that is of use beside the same name alone: an edition that is withdrawn leaves no word
        and no name behind.
    EC2 A chapter has changed when its title, place, words, pictures, steps or additions have; whose
        names stand at it does not count.
    EC3 Of names one is told how many are gone, never whose; and of chapters how many are left out,
        never which.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Contents:
    """What a book is made of: fingerprints of its chapters by number, and marks of its names."""

    chapters: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Changes:
    """Since the edition with the number ``since``: chapters by number, and how many that and the
    names are that it had."""

    since: int
    added: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()
    left_out: int = 0
    names_gone: int = 0

    @property
    def any(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.added or self.changed or self.left_out or self.names_gone)


def changes(since: int, old: Contents, new: Mapping[int, str], names_gone: int) -> Changes:
    """What the chapters of a new book have that an old one's had not, and the other way round."""
    both = old.chapters.keys() & new.keys()
    return Changes(
        since,
        added=tuple(sorted(new.keys() - old.chapters.keys())),
        changed=tuple(sorted(each for each in both if old.chapters[each] != new[each])),
        left_out=len(old.chapters.keys() - new.keys()),
        names_gone=names_gone,
    )
