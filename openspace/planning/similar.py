"""Topics like another one, by the words they share: in Norwegian, Swedish and English at once.

The idea: words become stems, in which æ, ä and e, ø, ö and o are one, and stems meet that are the
same word (``nearness``). A rare word says more than a common one, a shared tag a little. A wall is
read through once; who asks about a topic on it looks its stems up.
Nothing here decides: what is alike is offered to people, with the words that it was seen by.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log, sqrt

import snowballstemmer

from openspace.planning.nearness import Vocabulary
from openspace.planning.stopwords import STOPWORDS

MOST = 5
ENOUGH = 0.22
"""How alike two topics are at least that are offered to each other: 0 is not at all, 1 the same."""
A_TAG = 0.02
FEW = 10
"""So many topics more are reckoned with, so that on a small wall no word is common already."""
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


class _Wall:
    """Topics, and where each of their stems stands: in which topic, as the how manieth."""

    def __init__(self, topics: Sequence[Described]) -> None:
        self.bags = {each.id: _bag(each) for each in topics}
        self.stands: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        for id_, bag in self.bags.items():
            for at, stem in enumerate(bag.weights):
                self.stands[stem].append((id_, at))
        self.vocabulary = Vocabulary(self.stands)

    def met(self, stem: str) -> dict[str, tuple[float, str]]:
        """The stem of each topic that is most the same word as this one, the earliest of them."""
        best: dict[str, tuple[float, int, str]] = {}
        for other, close in self.vocabulary.near(stem):
            for id_, at in self.stands[other]:
                found = (close, -at, other)
                best[id_] = max(best.get(id_, found), found)
        return {id_: (close, other) for id_, (close, _, other) in best.items()}


def alike(one: Described, others: Sequence[Described], most: int = MOST) -> tuple[Alike, ...]:
    """The topics most like this one, the most alike first; none that is not enough."""
    wall = _wall(tuple(others))
    own = _bag(one)
    bags = {id_: bag for id_, bag in wall.bags.items() if id_ != one.id}
    spread = Counter(stem for bag in (own, *bags.values()) for stem in bag.weights)
    rarity = {stem: log((len(bags) + FEW) / many) for stem, many in spread.items()}
    met: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for stem, weight in own.weights.items():
        for id_, (close, other) in wall.met(stem).items():
            if id_ in bags:
                its = bags[id_].weights[other] * rarity[other]
                met[id_][stem] = close * weight * rarity[stem] * its
    found = (_compared(id_, own, bags[id_], rarity, each) for id_, each in met.items())
    enough = (each for each in found if each.likeness >= ENOUGH)
    return tuple(sorted(enough, key=lambda each: (-each.likeness, each.id))[:most])


def _compared(
    id_: str, own: _Bag, bag: _Bag, rarity: dict[str, float], met: dict[str, float]
) -> Alike:
    """How much two topics are alike, by the words of the one that ``met`` some of the other."""
    lengths = [
        sqrt(sum((weight * rarity[stem]) ** 2 for stem, weight in of.weights.items()))
        for of in (own, bag)
    ]
    shared = sum(met.values()) / (lengths[0] * lengths[1]) if all(lengths) else 0.0
    words = sorted(met, key=lambda stem: -met[stem])
    tags = A_TAG * len(own.tags & bag.tags)
    return Alike(id_, shared + tags, tuple(own.words[stem] for stem in words[:3]))


@lru_cache(maxsize=8)
def _wall(topics: tuple[Described, ...]) -> _Wall:
    return _Wall(topics)


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
