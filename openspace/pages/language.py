"""Which language a page speaks: the person's choice, else the browser's, else the gathering's."""

from babel import negotiate_locale
from starlette.requests import HTTPConnection

from openspace.domain.gathering import Gathering
from openspace.pages.origin import cookie

LANGUAGES = {"nb": "Bokmål", "en": "English"}
COOKIE = "openspace_language"
ALIASES = {"no": "nb", "nn": "nb"}


def language_of(connection: HTTPConnection, gathering: Gathering | None = None) -> str:
    """The tag of the language to answer in."""
    chosen = cookie(connection, COOKIE) or ""
    if chosen in LANGUAGES:
        return chosen
    accepted = _accepted(connection.headers.get("accept-language", ""))
    fallback = gathering.language if gathering and gathering.language in LANGUAGES else "en"
    return negotiate_locale(accepted, list(LANGUAGES), sep="-") or fallback


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
