"""What makes a fragment a push: the out-of-band mark on its one root element.

The rule: fragments never know that they are pushed; ``live/`` wraps them in this filter.
"""

import re

from markupsafe import Markup

ROOT = re.compile(r"\A\s*<([a-z][a-z0-9-]*)")


def oob(fragment: str, swap: str = "outerMorph") -> Markup:
    """The fragment with ``hx-swap-oob`` on its root element."""
    marked, roots = ROOT.subn(rf'<\1 hx-swap-oob="{swap}"', str(fragment), count=1)
    if roots == 0:
        raise ValueError("a pushed fragment begins with its one root element")
    return Markup(marked.strip())  # noqa: S704 - rendered by a template, escaped there
