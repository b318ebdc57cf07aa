"""Parts of a page, a form each, that are sent together where no script takes them apart.

The rule: every field and button belongs to the form over all, whose id is given; a button leads
where its own form does. ``apart.ts`` gives them back to their own. That form begins with a button
that cannot be pressed, so that Enter in a field sends nothing: it would be the first part's.
"""

import re

from markupsafe import Markup

TAG = re.compile(r'<(?:form\b[^>]*? action="([^"]*)"|(input|select|textarea|button)\b)')


def together(parts: str, form: str) -> Markup:
    """The parts, with what is in them belonging to this form."""
    action = ""

    def belonging(tag: re.Match[str]) -> str:
        nonlocal action
        action = tag[1] or action
        leads = f' formaction="{action}"' if tag[2] == "button" else ""
        return f'{tag[0]} form="{form}"{leads}' if tag[2] else tag[0]

    return Markup(TAG.sub(belonging, str(parts)))  # noqa: S704 - rendered by a template
