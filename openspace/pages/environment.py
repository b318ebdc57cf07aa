"""The templates' world: one Jinja environment a language, strict about what is missing.

Templates get what they are given and these: ``_`` and ``ngettext``, ``dom_id``, ``asset``,
``LANGUAGES``, the drawings, and filters for times and for what is pushed.
"""

import hashlib
from collections.abc import Mapping
from functools import cache, partial
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from openspace.config import assets
from openspace.locale import catalogue
from openspace.pages.drawing import DRAWINGS
from openspace.pages.language import LANGUAGES
from openspace.pages.naming import named
from openspace.pages.swapping import oob
from openspace.pages.times import clock_time, due_day, epoch, long_day


@cache
def environment(language: str) -> Environment:
    """The environment in which pages of this language are rendered."""
    made = Environment(
        loader=FileSystemLoader(assets() / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # else every include asks the disk whether it changed
    )
    made.install_gettext_translations(catalogue(language), newstyle=True)  # type: ignore[attr-defined]
    made.globals.update(DRAWINGS, dom_id=dom_id, asset=asset, LANGUAGES=LANGUAGES)
    made.filters.update(
        clock_time=partial(clock_time, language=language),
        due_day=partial(due_day, language=language),
        long_day=partial(long_day, language=language),
        epoch=epoch,
        named=partial(named, language=language),
        oob=oob,
    )
    return made


def render(language: str, template: str, context: Mapping[str, Any]) -> str:
    """A page or a fragment, as text."""
    return environment(language).get_template(template).render(context)


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
