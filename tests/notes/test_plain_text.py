"""What an organiser wrote, without marks."""

import pytest

from openspace.notes.plain_text import to_text

FISHES = "Come, all of you.\n\n– who fishes\n– who swims"
WHY = "Why\n\nSee the fjord (https://fjord.example)."


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Kom med det du brenner for.\n\nOg spør.", "Kom med det du brenner for.\n\nOg spør."),
        ("Én linje\nog én til, 3 < 4", "Én linje\nog én til, 3 < 4"),
        ("Come, **all** of *you*.\n\n- who fishes\n- who swims\n", FISHES),
        ("1. first\n2. second", "1. first\n2. second"),
        ("- one\n\n- two", "– one\n– two"),
        ("- one\n    - two\n- three", "– one\n– two\n– three"),
        ("## Why\n\nSee [the fjord](https://fjord.example).", WHY),
        ("<https://fjord.example>", "https://fjord.example"),
        ("|a|b|\n|-|-|\n|c|d|", "a b\nc d"),
        ("[Ana](mailto:ana@x.example)", "Ana (ana@x.example)"),
        ("", ""),
    ],
)
def test_marks_are_gone_and_words_stay(written: str, read: str) -> None:
    assert to_text(written) == read
