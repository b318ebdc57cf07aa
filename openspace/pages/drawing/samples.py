"""A design of the book, as small as a stamp: its cover, and a page of a chapter."""

from markupsafe import Markup

from openspace.pages.views.editing import DesignView

LINES = (46, 56, 62, 68, 74, 80)


def book_sample(design: DesignView) -> Markup:
    """Cover and page side by side, in the design's own colours."""
    lines = Markup("").join(
        Markup('<rect x="88" y="{}" width="{}" height="2" fill="{}"/>').format(
            y, 34 if y == LINES[-1] else 52, design.ink
        )
        for y in LINES
    )
    return Markup(
        '<svg class="book-sample" viewBox="0 0 152 108" aria-hidden="true">'
        '<rect width="72" height="104" x="2" y="2" fill="{ink}"/>'
        '<circle cx="38" cy="38" r="18" fill="none" stroke="{tint}" stroke-width="3"/>'
        '<circle cx="38" cy="20" r="4" fill="{accent}"/>'
        '<rect x="12" y="72" width="44" height="4" fill="{tint}"/>'
        '<rect x="12" y="80" width="30" height="4" fill="{tint}"/>'
        '<rect width="72" height="104" x="78" y="2" fill="#ffffff" stroke="{hair}"/>'
        '<rect x="88" y="14" width="14" height="14" fill="{accent}"/>'
        '<rect x="88" y="34" width="44" height="4" fill="{ink}"/>'
        '<rect x="88" y="88" width="52" height="10" fill="{tint}"/>{lines}</svg>'
    ).format(ink=design.ink, tint=design.tint, accent=design.accent, hair=design.hair, lines=lines)
