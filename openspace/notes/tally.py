"""How many words each update of a note typed, counted from what it says alone.

The rule: a word counts once, for the update that begins it, also when it comes letter by letter.
"""

from openspace.notes.reader import Struct, Update

Counted = tuple[int, int]
"""How many words were typed, and how many steps were taken away."""


class Tally:
    """Counts update by update. ``open`` is where each client's last word may go on."""

    def __init__(self, open_words: dict[int, int] | None = None) -> None:
        self.open = dict(open_words or {})

    def count(self, update: Update) -> Counted:
        """The next update."""
        typed = sum(self._words(struct) for struct in update.structs if struct.kind == "text")
        return typed, sum(each.end - each.start for each in update.deletions)

    def _words(self, struct: Struct) -> int:
        text, begun = struct.text, (struct.client, struct.clock - 1)
        goes_on = self.open.get(struct.client) == struct.clock and struct.left == begun
        words = len(text.split()) - (goes_on and not text[0].isspace())
        self.open[struct.client] = -1 if text[-1].isspace() else struct.end
        return words
