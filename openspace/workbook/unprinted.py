"""What stands as an empty square in print.

The rule: a square that somebody wrote is none of these.
"""

from openspace.workbook.coverage import coverage
from openspace.workbook.design import fonts
from openspace.workbook.glyphs import undrawn


def unprinted(*texts: str) -> str:
    """The characters of these texts that no font of ours can draw, each once."""
    ours = coverage(fonts())
    return "".join(dict.fromkeys(each for text in texts for each in undrawn(text, ours)))
