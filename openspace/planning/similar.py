"""Topics like another one, by the words they share: in Norwegian, Swedish and English at once.

The idea: words become stems, in which æ, ä and e, ø, ö and o are one; two stems meet when they are
the same, when one begins or ends the other (``bygg`` and ``byggenæring``), or when they look alike
(so do cognates across languages). A rare word says more than a common one, a shared tag a little.
Nothing here decides: what is alike is offered to people, with the words that it was seen by.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log, sqrt

import snowballstemmer

from openspace.planning.stopwords import STOPWORDS

MOST = 5
ENOUGH = 0.22
"""How alike two topics are at least that are offered to each other: 0 is not at all, 1 the same."""
A_TAG = 0.02
FEW = 10
"""So many topics more are reckoned with, so that on a small wall no word is common already."""
LIKE = 0.5
SHORTEST, LONG = 4, 6
LANGUAGES = {"nb": "norwegian", "nn": "norwegian", "no": "norwegian", "sv": "swedish"}
STEMMERS = {name: snowballstemmer.stemmer(name) for name in ("norwegian", "swedish", "english")}
FOLDED = str.maketrans("æäéøö", "eeeoo")
WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Described:
    """A topic by its words and tags; ``language`` is a tag such as ``sv``."""

    id: str
    title: str
    description: str = ""
    tags: tuple[str, ...] = ()
    language: str = "nb"


@dataclass(frozen=True, slots=True)
class Alike:
    """A topic that is like the one asked about, how much, and the words that say so."""

    id: str
    likeness: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Bag:
    """Stems with how much they count, and a word that each was made from."""

    weights: dict[str, float]
    words: dict[str, str]
    tags: frozenset[str]


def alike(one: Described, others: Sequence[Described], most: int = MOST) -> tuple[Alike, ...]:
    """The topics most like this one, the most alike first; none that is not enough."""
    bags = {each.id: _bag(each) for each in others if each.id != one.id}
    own = _bag(one)
    spread = Counter(stem for bag in (own, *bags.values()) for stem in bag.weights)
    rarity = {stem: log((len(bags) + FEW) / many) for stem, many in spread.items()}
    found = (_compared(each, own, bag, rarity) for each, bag in bags.items())
    enough = (each for each in found if each.words and each.likeness >= ENOUGH)
    return tuple(sorted(enough, key=lambda each: (-each.likeness, each.id))[:most])


def _compared(id: str, own: _Bag, bag: _Bag, rarity: dict[str, float]) -> Alike:  # noqa: A002
    def weight(of: _Bag, stem: str) -> float:
        return of.weights[stem] * rarity[stem]

    met: dict[str, float] = {}
    for stem in own.weights:
        other = max(bag.weights, key=lambda each: likeness(stem, each), default="")
        if other and (close := likeness(stem, other)):
            met[stem] = close * weight(own, stem) * weight(bag, other)
    lengths = [sqrt(sum(weight(of, stem) ** 2 for stem in of.weights)) for of in (own, bag)]
    shared = sum(met.values()) / (lengths[0] * lengths[1]) if all(lengths) else 0.0
    words = sorted(met, key=lambda stem: -met[stem])
    tags = A_TAG * len(own.tags & bag.tags)
    return Alike(id, shared + tags, tuple(own.words[stem] for stem in words[:3]))


@lru_cache(maxsize=65536)
def likeness(one: str, other: str) -> float:
    """How much two stems are the same word: 1 the same, 0 not at all."""
    if one == other:
        return 1.0
    short, long = sorted((one, other), key=len)
    if len(short) < SHORTEST:
        return 0.0
    if long.startswith(short) or (len(short) >= LONG and long.endswith(short)):
        return 0.8
    if len(short) < LONG:
        return 0.0
    first, second = _trigrams(one), _trigrams(other)
    dice = 2 * len(first & second) / (len(first) + len(second))
    return dice if dice >= LIKE else 0.0


def _trigrams(stem: str) -> frozenset[str]:
    padded = f"  {stem}"
    return frozenset(padded[at : at + 3] for at in range(len(padded) - 2))


@lru_cache(maxsize=4096)
def _bag(topic: Described) -> _Bag:
    """The words of the title count twice those of the description."""
    weights: dict[str, float] = {}
    words: dict[str, str] = {}
    for text, worth in ((topic.title, 1.0), (topic.description, 0.5)):
        for word in WORD.findall(text):
            stem = _stem(word.casefold(), LANGUAGES.get(topic.language, "english"))
            if stem and weights.setdefault(stem, worth) == worth:
                words.setdefault(stem, word.casefold())
    return _Bag(weights, words, frozenset(topic.tags))


@lru_cache(maxsize=16384)
def _stem(word: str, language: str) -> str:
    """The folded stem of a word; empty for one that every text has."""
    if len(word) < 3 or word in STOPWORDS:
        return ""
    stem: str = STEMMERS[language].stemWord(word)
    return stem.translate(FOLDED)
