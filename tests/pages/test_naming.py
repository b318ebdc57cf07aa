"""Who convenes, in one line."""

import pytest

from openspace.pages.naming import named

THREE = ("Amina Yusuf", "Petter Hauge", "Elle Eira")


@pytest.mark.parametrize(
    ("people", "en", "nb"),
    [
        ((), "", ""),
        (THREE[:1], "Amina Yusuf", "Amina Yusuf"),
        (THREE[:2], "Amina Yusuf and Petter Hauge", "Amina Yusuf og Petter Hauge"),
        (
            THREE,
            "Amina Yusuf, Petter Hauge, and Elle Eira",
            "Amina Yusuf, Petter Hauge og Elle Eira",
        ),
    ],
)
def test_several_are_named_as_one_says_it(people: tuple[str, ...], en: str, nb: str) -> None:
    assert (named(people, "en"), named(people, "nb")) == (en, nb)
