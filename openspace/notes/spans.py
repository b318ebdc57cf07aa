"""Which of a client's steps were taken away, as spans that do not touch."""

from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from openspace.notes.tape import number


@dataclass(slots=True)
class Spans:
    """Half-open spans of whole numbers, in order; four bytes a number, as clocks have."""

    starts: "array[int]" = field(default_factory=lambda: array("I"))
    ends: "array[int]" = field(default_factory=lambda: array("I"))

    def covers(self, start: int, end: int) -> bool:
        """Every number from ``start`` to before ``end`` is in one of them."""
        at = bisect_right(self.starts, start) - 1
        return at >= 0 and self.ends[at] >= end

    def written(self, client: int) -> bytes:
        """All of them as an update's deletions of one client."""
        spans = zip(self.starts, self.ends, strict=True)
        rows = b"".join(number(start) + number(end - start) for start, end in spans)
        return number(client) + number(len(self.starts)) + rows

    def add(self, start: int, end: int) -> None:
        """Join one more to those that it touches."""
        first = bisect_left(self.ends, start)
        last = bisect_right(self.starts, end)
        if first < last:
            start = min(start, self.starts[first])
            end = max(end, self.ends[last - 1])
        self.starts[first:last] = array("I", [start])
        self.ends[first:last] = array("I", [end])
