"""The templates' world: one Jinja environment a language, strict about what is missing.

Templates get what they are given and these: ``_`` and ``ngettext``, ``dom_id``, ``asset``,
``build``, ``LANGUAGES``, ``drawn`` for small parts and ``whole`` for large ones, the drawings, and
filters for times and for what is pushed.
"""

import hashlib
from collections.abc import Mapping
from functools import cache, lru_cache, partial
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from openspace.config import assets
from openspace.locale import catalogue
from openspace.pages.drawing import DRAWINGS
from openspace.pages.language import LANGUAGES
from openspace.pages.naming import named
from openspace.pages.settled import SettledEnvironment, sentences
from openspace.pages.sizes import sized
from openspace.pages.swapping import oob
from openspace.pages.times import clock_seconds, clock_time, due_day, epoch, long_day
from openspace.pages.together import together

DRAWN, WHOLE = 4096, 16
"""Fragments that are kept as they were drawn, in each language: small parts of pages, and such as
are most of one, a third of a megabyte each."""


@cache
def environment(language: str) -> Environment:
    """The environment in which pages of this language are rendered."""
    made = SettledEnvironment(
        loader=FileSystemLoader(assets() / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
        cache_size=-1,  # there are more templates than Jinja keeps by itself
        auto_reload=False,  # else every include asks the disk whether it changed
    )
    said = catalogue(language)
    made.install_gettext_translations(said, newstyle=True)  # type: ignore[attr-defined]
    made.same = {
        **sentences(said.gettext, said.pgettext),
        "asset": asset,
        "build": build,
        "dom_id": dom_id,
        "icon": DRAWINGS["icon"],
        "logo": DRAWINGS["logo"],
    }
    made.globals.update(DRAWINGS, dom_id=dom_id, asset=asset, build=build, LANGUAGES=LANGUAGES)
    made.globals["drawn"] = lru_cache(DRAWN)(partial(_drawn, made))
    made.globals["whole"] = lru_cache(WHOLE)(partial(_drawn, made))
    made.filters.update(
        clock_time=partial(clock_time, language=language),
        clock_seconds=partial(clock_seconds, language=language),
        due_day=partial(due_day, language=language),
        long_day=partial(long_day, language=language),
        epoch=epoch,
        named=partial(named, language=language),
        oob=oob,
        sized=partial(sized, language=language),
        together=together,
    )
    return made


def render(language: str, template: str, context: Mapping[str, Any]) -> str:
    """A page or a fragment, as text."""
    return environment(language).get_template(template).render(context)


def _drawn(templates: Environment, template: str, **given: Any) -> Markup:
    """A fragment as it was drawn for the same before, where many pages show many of the same.

    The same moment in another zone counts as the same: where any is shown, the ``zone`` is given.
    """
    return Markup(templates.get_template(template).render(given))  # noqa: S704 - escaped there


def dom_id(kind: str, *of: str | int) -> str:
    """The id of an element: what it is, and of what."""
    return "_".join((kind, *map(str, of)))


@cache
def asset(name: str) -> str:
    """The address of a built file, with its fingerprint: it may be kept for ever."""
    file = assets() / "static" / "dist" / name
    if not file.exists():
        raise FileNotFoundError(f"{name} is not built: run `node static/build.mjs`, or `uv sync`")
    return f"/static/{name}?v={hashlib.sha256(file.read_bytes()).hexdigest()[:10]}"


@cache
def build() -> str:
    """The fingerprint of all scripts and styles together, by which a page knows those of before."""
    files = sorted((assets() / "static" / "dist").glob("*.[cj]s*"))
    return hashlib.sha256(b"".join(each.read_bytes() for each in files)).hexdigest()[:10]
