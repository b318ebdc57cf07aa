"""What a template says the same every time is put into it when it is read, once a language.

Sentences, icons and the addresses of built files were looked up and joined again for every page,
two hundred of them in a room's alone.

The rule: put in is only what is called with constants and depends on nothing but them.
"""

from collections.abc import Callable, Mapping, MutableMapping
from types import MappingProxyType
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

Same = Mapping[str, Callable[..., str]]


class Settled(CodeGenerator):
    """Writes a template down with its sentences in it, like any other text of it."""

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        said = _said(node, getattr(self.environment, "same", {}))
        return super()._output_child_to_const(node, frame, finalize) if said is None else said


class SettledEnvironment(Environment):
    """A world of templates in which some calls answer the ``same`` to the same constants."""

    code_generator_class = Settled
    same: Same = MappingProxyType({})

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What every template knows, looked up in one place.

        Jinja's own chain of two is gone through in Python for every include and every import.
        """
        return {**self.globals, **(d or {})}


def sentences(gettext: Callable[[str], str], pgettext: Callable[[str, str], str]) -> Same:
    """A language's sentences as templates ask for them: formats, also with nothing to put in."""

    def plain(sentence: str) -> Markup:
        return Markup(gettext(sentence)) % {}  # noqa: S704 - ours, as the catalogue has it

    def of_a_kind(kind: str, sentence: str) -> Markup:
        return Markup(pgettext(kind, sentence)) % {}  # noqa: S704 - the same

    return {"_": plain, "gettext": plain, "pgettext": of_a_kind}


def _said(node: nodes.Expr, same: Same) -> str | None:
    """What a call answers every time, ready for the page. Raises ``Impossible`` for a variable."""
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
        return None
    if node.node.name not in same or node.kwargs or node.dyn_args or node.dyn_kwargs:
        return None
    return str(escape(same[node.node.name](*(each.as_const() for each in node.args))))
