"""What was made for one book and is used again for the next.

The rule: as much is kept as is allowed, and what was not asked for longest goes first; what is
answered is what would be made now.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(slots=True)
class Reused(Generic[T]):
    """What was made, by all that it was made of; ``most`` of it is kept, as it is weighed."""

    most: int
    weigh: Callable[[T], int]
    kept: OrderedDict[Hashable, T] = field(default_factory=OrderedDict)
    weight: int = 0

    def of(self, content: Hashable, make: Callable[[], T]) -> T:
        """What is made of this content; made now, unless it stands already."""
        if content in self.kept:
            self.kept.move_to_end(content)
            return self.kept[content]
        made = self.kept[content] = make()
        self.weight += self.weigh(made)
        while self.weight > self.most:
            _, gone = self.kept.popitem(last=False)
            self.weight -= self.weigh(gone)
        return made
