"""The message catalogues: English sentences are the keys, each language has one ``.po`` file.

The files are read as they are when a language is first spoken; nothing has to be compiled.
"""

from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from openspace.locale.po import compiled

FOLDER = Path(__file__).parent


@cache
def catalogue(language: str) -> NullTranslations:
    """The translations into a language; one without a catalogue stays English."""
    source = FOLDER / language / "LC_MESSAGES" / "openspace.po"
    if not source.is_file():
        return NullTranslations()
    return GNUTranslations(BytesIO(compiled(source.read_text("utf-8"))))
