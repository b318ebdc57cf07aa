"""What is alike: across inflections, compounds and three languages, and not across stop words."""

import json
import random
import time
from pathlib import Path

import pytest

from openspace.config import PACKAGE
from openspace.planning.nearness import Vocabulary, likeness
from openspace.planning.similar import MOST, Described, alike

DEMO = PACKAGE / "rehearsal" / "gathering.json"
SHARED = Path(__file__).parents[2].parent / "shared" / "data" / "partnerskap.json"


def topics_of(file: Path) -> dict[int, Described]:
    read = json.loads(file.read_text())
    return {
        number: Described(
            f"t{number}",
            each["title"],
            each.get("description", ""),
            (*map(str, each.get("sdg", ())), *each.get("challenges", ())),
            each.get("language", read["language"]),
        )
        for number, each in enumerate(read["topics"], 1)
    }


def first(topics: dict[int, Described], number: int) -> tuple[str, tuple[str, ...]]:
    found = alike(topics[number], list(topics.values()))
    return (found[0].id, found[0].words) if found else ("", ())


def test_a_norwegian_topic_and_a_swedish_one_meet_in_the_demo() -> None:
    topics = topics_of(DEMO)
    assert first(topics, 5) == ("t7", ("verksted", "deler"))
    assert first(topics, 7) == ("t5", ("verkstäderna", "dela"))


def test_what_has_nothing_in_common_is_not_offered() -> None:
    topics = topics_of(DEMO)
    assert [number for number in (1, 10, 12, 15, 16, 26) if first(topics, number)[0]] == []


@pytest.mark.skipif(not SHARED.exists(), reason="the conference's own topics are not here")
@pytest.mark.parametrize(
    ("number", "found"),
    [
        (15, ("t24", ("rekruttering",))),
        (5, ("t18", ("partner",))),
        (25, ("", ())),
        (3, ("", ())),
    ],
)
def test_on_the_conferences_own_topics(number: int, found: tuple[str, tuple[str, ...]]) -> None:
    assert first(topics_of(SHARED), number) == found


@pytest.mark.parametrize(
    ("languages", "titles", "words"),
    [
        (("nb", "nb"), ("Ombruk i byggebransjen", "Hvordan får vi til ombruk av bygg?"), 2),
        (("nb", "sv"), ("Digitalisering av skolen", "Digitalisera skolan"), 2),
        (("nb", "en"), ("Transport og klima", "Climate and transport"), 1),
        (("sv", "nb"), ("Välfärd för äldre på öarna", "Velferd for eldre på øyene"), 1),
    ],
)
def test_words_meet_across_inflection_and_language(
    languages: tuple[str, str], titles: tuple[str, str], words: int
) -> None:
    one, other = (
        Described(name, title, language=language)
        for name, title, language in zip("ab", titles, languages, strict=True)
    )
    rest = [Described(f"r{at}", f"Noe helt annet nummer{at * 'x'}") for at in range(20)]
    (found,) = alike(one, [other, *rest])
    assert found.id == "b"
    assert len(found.words) >= words


def test_words_that_every_text_has_are_no_reason() -> None:
    one = Described("a", "Hvordan kan vi gjøre det sammen?")
    assert alike(one, [Described("b", "Hvorfor kan vi ikke gjøre det sammen?")]) == ()
    assert alike(Described("a", "🌊"), [Described("b", "🌊")]) == ()


def test_a_shared_tag_weighs_a_little() -> None:
    rest = [Described(f"r{at}", f"Noe annet {at * 'x'}") for at in range(20)]
    plain, tagged = Described("b", "Fiske ved elva"), Described("c", "Fiske på isen", tags=("14",))
    found = alike(Described("a", "Fiske i havet", tags=("14",)), [plain, tagged, *rest])
    assert [each.id for each in found] == ["c", "b"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("bygg", "byggenäring", True),
        ("rekruttering", "lederrekruttering", True),
        ("verksted", "verkstäd", True),
        ("drift", "bedrift", False),
        ("sam", "samisk", False),
        ("skog", "skole", False),
    ],
)
def test_stems_that_are_the_same_word(one: str, other: str, same: bool) -> None:
    assert bool(likeness(one, other)) is same
    assert likeness(one, other) == likeness(other, one)


def test_what_is_looked_up_is_what_comparing_with_each_would_find() -> None:
    texts = (f"{each.title} {each.description}" for each in topics_of(DEMO).values())
    words = sorted({word for text in texts for word in text.casefold().split()})
    stems = [*words, *(word[:at] for word in words for at in (4, 5)), *(each[2:] for each in words)]
    vocabulary = Vocabulary(words)
    for stem in stems[::3]:
        compared = {each: close for each in words if (close := likeness(stem, each))}
        assert dict(vocabulary.near(stem)) == compared


def test_long_descriptions_on_a_full_wall_are_no_wait() -> None:
    texts = " ".join(each.description for each in topics_of(DEMO).values()).casefold().split()
    drawn = random.Random(3)
    words = [one.strip(".,?") + other for one in texts for other in drawn.sample(texts, 9)]
    topics = [
        Described(f"t{at}", "Fjorden", " ".join(drawn.choices(words, k=200))) for at in range(120)
    ]
    began = time.process_time()
    assert len(alike(topics[0], topics)) == MOST
    assert time.process_time() - began < 5.0


def test_one_among_three_hundred_is_compared_in_no_time() -> None:
    topics = [
        Described(
            f"{at}-{each.id}", f"{each.title} {at}", each.description, each.tags, each.language
        )
        for at in range(11)
        for each in topics_of(DEMO).values()
    ]
    alike(topics[0], topics)
    began = time.process_time()
    found = alike(topics[4], topics)
    assert len(found) == MOST
    assert time.process_time() - began < 0.5
