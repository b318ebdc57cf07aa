"""Which steps of a note were taken away, by client: asked often, and written at an update's end."""

from collections.abc import Iterable, Mapping

from openspace.notes.reader import Deletion
from openspace.notes.spans import Spans
from openspace.notes.tape import number


class TakenAway:
    """Deletions of one note; what is written of a client is kept until there is more of it."""

    def __init__(self, spans: Mapping[int, Spans] | None = None) -> None:
        self._spans = dict(spans or {})
        self._written: dict[int, bytes] = {}

    @property
    def spans(self) -> Mapping[int, Spans]:
        """By client."""
        return self._spans

    def covers(self, deletion: Deletion) -> bool:
        """Whether all of it was taken away already."""
        spans = self._spans.get(deletion.client)
        return spans is not None and spans.covers(deletion.start, deletion.end)

    def add(self, deletions: Iterable[Deletion]) -> None:
        """Some more."""
        for deletion in deletions:
            self._written.pop(deletion.client, None)
            spans = self._spans.setdefault(deletion.client, Spans())
            spans.add(deletion.start, deletion.end)

    def written(self) -> bytes:
        """All of it, as the end of an update."""
        for client in self._spans.keys() - self._written.keys():
            self._written[client] = self._spans[client].written(client)
        return number(len(self._written)) + b"".join(self._written.values())
