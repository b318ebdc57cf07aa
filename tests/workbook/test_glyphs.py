"""Text made fit for print, by the fonts as they are. Rules as numbered in the module."""

import pytest

from openspace.workbook.coverage import coverage
from openspace.workbook.design import fonts
from openspace.workbook.glyphs import LATIN, printable, throughout

FONTS = coverage(fonts())


@pytest.mark.parametrize(
    "text",
    ["áčđŋšŧž ÁČĐŊŠŦŽ", "blåbærsyltetøy «ja» – …", "👩‍👩‍👧 🌊 🇳🇴 👍🏽", "€ ½ 3² → ✓", "a\nb"],
)
def test_what_the_fonts_draw_stays(text: str) -> None:
    assert printable(text, FONTS) == text


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("a\u0308", "ä"),  # rule 1
        ("a\x00b\ue000c\u202ed\ufeff", "abcd"),  # rule 2
        ("❤\ufe0f", "❤"),  # rule 2
        ("x\u0338\u1ab0", "x"),  # rule 3
        ("\u0301x", "x"),  # rule 3
        ("مرحبا 漢字", "□ □"),  # rule 4
        ("å" * 31 + " abc", "\u200b".join("å" * 31) + " abc"),  # rule 5
    ],
)
def test_what_they_cannot_is_replaced(written: str, printed: str) -> None:
    assert printable(written, FONTS) == printed


def test_latin_letters_are_printed_as_closer_looking_would_print_them() -> None:
    """Rule 6: a sign of another script beside them makes it look closer."""
    for letter in map(chr, LATIN):
        assert printable(f"{letter}.漢", FONTS) == f"{printable(f'{letter}.', FONTS)}□"


def test_every_text_in_a_value_is_made_fit() -> None:
    value = {"a": ["\x00x", 1, None, True], "b": {"c": ("漢", 2.5)}}
    assert throughout(value, FONTS) == {"a": ["x", 1, None, True], "b": {"c": ["□", 2.5]}}
