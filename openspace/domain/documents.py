"""Reading a document that somebody wrote by hand: strictly, and naming every wrong place.

An ``Entry`` is an object of the document together with where it stands, such as
``timetable[3]``, counted from 0. What is asked of it is there and of the right kind, or
``Unreadable`` is raised with a refusal that begins with the place. Unknown keys are passed over.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from openspace.domain.refusal import Refusal
from openspace.domain.wording import line, paragraphs

LONGEST_LINE = 300
LONGEST_TEXT = 5000
W = TypeVar("W", bound=str)


class Unreadable(Exception):
    """The document has a wrong place; ``refusal`` says which and why."""

    def __init__(self, at: str, sentence: str, **values: str | int) -> None:
        self.refusal = Refusal("file_wrong", sentence, {"at": at, **values})
        super().__init__(sentence % self.refusal.values)


@dataclass(frozen=True, slots=True)
class Entry:
    """An object of the document, and where it stands; the document itself stands nowhere."""

    content: Mapping[str, Any]
    at: str = ""

    def place(self, key: str) -> str:
        """How the place of a key is written."""
        return f"{self.at}.{key}" if self.at else key

    def has(self, key: str) -> bool:
        """Whether anything is written there; null is nothing."""
        return self.content.get(key) is not None

    def text(self, key: str, default: str | None = None, most: int = LONGEST_LINE) -> str:
        """One tidy line; without a default it must be there and say something."""
        told = line(self._told(key, default))
        if not told and default is None:
            raise Unreadable(self.place(key), "%(at)s: something must be written here.")
        return self._not_over(key, told, most)

    def texts(self, key: str, most: int = LONGEST_TEXT) -> str:
        """Tidy text in lines, or none."""
        return self._not_over(key, paragraphs(self._told(key, "")), most)

    def one_of(self, key: str, words: Collection[W], default: W | None = None) -> W:
        """One of these words."""
        told = self.text(key, default)
        for word in words:
            if word == told:
                return word
        raise Unreadable(
            self.place(key), "%(at)s: choose among: %(words)s.", words=", ".join(sorted(words))
        )

    def number(self, key: str, least: int, most: int) -> int:
        """A whole number within these bounds, both included."""
        return _number(self.content.get(key), self.place(key), least, most)

    def truth(self, key: str) -> bool:
        """Whether it says true; no when the key is not there."""
        told = self.content.get(key, False)
        if not isinstance(told, bool):
            raise Unreadable(self.place(key), "%(at)s: true or false belongs here.")
        return told

    def numbers(self, key: str, least: int, most: int) -> tuple[int, ...]:
        """Whole numbers, each once, in their order; none when the key is not there."""
        found = (_number(each, at, least, most) for at, each in self._listed(key))
        return tuple(dict.fromkeys(found))

    def words(self, key: str, most: int = LONGEST_LINE) -> tuple[str, ...]:
        """Short texts, each once, in their order; none when the key is not there."""
        found = (Entry({at: each}).text(at, most=most) for at, each in self._listed(key))
        return tuple(dict.fromkeys(found))

    def entry(self, key: str) -> "Entry":
        """The object under a key; an empty one when the key is not there."""
        return entry_of(self.content[key] if self.has(key) else {}, self.place(key))

    def entries(self, key: str) -> tuple["Entry", ...]:
        """The objects listed under a key; none when the key is not there."""
        return tuple(entry_of(each, at) for at, each in self._listed(key))

    def named(self, key: str) -> tuple["Entry", ...]:
        """The objects listed under a key, where a text stands for an object with that name."""
        return tuple(
            Entry({"name": each}, at) if isinstance(each, str) else entry_of(each, at)
            for at, each in self._listed(key)
        )

    def _told(self, key: str, default: str | None) -> str:
        told = self.content[key] if self.has(key) else (default or "")
        if not isinstance(told, str):
            raise Unreadable(self.place(key), "%(at)s: a text belongs here.")
        return told

    def _not_over(self, key: str, told: str, most: int) -> str:
        if len(told) > most:
            raise Unreadable(
                self.place(key),
                "%(at)s: at most %(most)s characters, and there are %(count)s.",
                most=most,
                count=len(told),
            )
        return told

    def _listed(self, key: str) -> list[tuple[str, Any]]:
        listed = self.content[key] if self.has(key) else []
        if not isinstance(listed, list):
            raise Unreadable(self.place(key), "%(at)s: a list belongs here.")
        return [(f"{self.place(key)}[{index}]", each) for index, each in enumerate(listed)]


def entry_of(told: object, at: str = "") -> Entry:
    """An object of the document."""
    if not isinstance(told, Mapping):
        raise Unreadable(at or "{}", "%(at)s: an object in braces belongs here.")
    return Entry(told, at)


def _number(told: object, at: str, least: int, most: int) -> int:
    if not isinstance(told, int) or isinstance(told, bool) or not least <= told <= most:
        raise Unreadable(
            at, "%(at)s: a whole number from %(least)s to %(most)s.", least=least, most=most
        )
    return told
