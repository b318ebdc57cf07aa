"""Which language a page speaks: the person's choice, else the browser's, else the gathering's."""

from functools import cache
from io import BytesIO
from pathlib import Path

from babel import negotiate_locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from starlette.requests import HTTPConnection

from openspace.domain.gathering import Gathering

LANGUAGES = {"nb": "Bokmål", "en": "English"}
COOKIE = "openspace_language"
ALIASES = {"no": "nb", "nn": "nb"}
CATALOGUES = Path(__file__).parent.parent / "locale"


def language_of(connection: HTTPConnection, gathering: Gathering | None = None) -> str:
    """The tag of the language to answer in."""
    chosen = connection.cookies.get(COOKIE, "")
    if chosen in LANGUAGES:
        return chosen
    accepted = _accepted(connection.headers.get("accept-language", ""))
    fallback = gathering.language if gathering and gathering.language in LANGUAGES else "en"
    return negotiate_locale(accepted, list(LANGUAGES), sep="-") or fallback


@cache
def translations(language: str) -> NullTranslations:
    """The catalogue of a language; English is what the code says."""
    file = CATALOGUES / language / "LC_MESSAGES" / "openspace.po"
    if not file.exists():
        return NullTranslations()
    compiled = BytesIO()
    with file.open("rb") as opened:
        write_mo(compiled, read_po(opened, locale=language))
    compiled.seek(0)
    return Translations(compiled)


def _accepted(header: str) -> list[str]:
    weighed = []
    for part in header.split(","):
        tag, _, weight = part.strip().partition(";q=")
        language = tag.split("-")[0].lower()
        weighed.append((_weight(weight), ALIASES.get(language, language)))
    return [language for weight, language in sorted(weighed, key=lambda each: -each[0]) if weight]


def _weight(text: str) -> float:
    try:
        return float(text) if text else 1.0
    except ValueError:
        return 0.0
