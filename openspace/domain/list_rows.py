"""The rows of a list of people, and what is said of a list that cannot be read."""

from dataclasses import dataclass
from typing import Final

from openspace.domain.refusal import Refusal

LARGEST: Final = 2 * 1024 * 1024
MOST_LINES: Final = 5000
TOO_LARGE: Final = Refusal(
    "list_too_large", "A list can have 2 MB. Divide it, and read one part after the other."
)
TOO_LONG: Final = Refusal(
    "list_too_long",
    "A list can have %(most)s lines. Divide it, and read one part after the other.",
    {"most": MOST_LINES},
)
WORKBOOK: Final = Refusal(
    "list_workbook",
    "This file cannot be read here: it is damaged, locked with a password, or saved by an old"
    " program. Open it where it was made, choose “Save as” and there “CSV UTF-8” or “Excel workbook"
    " (.xlsx)”, and choose the new file here.",
)
NO_TEXT: Final = Refusal("list_no_text", "This is not a list that can be read. Save it as CSV.")
EMPTY: Final = Refusal("list_empty", "Choose a file, or paste the list. Nothing stood there.")


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, and the line that it begins on."""

    line: int
    cells: tuple[str, ...]
