"""A note's blocks with who wrote what in them, and what had changed.

The words are the engine's, who wrote them is the chronicle's. The rule: where the two do not say
the same words, nobody is named; nor is anybody at what a note began with.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace

from openspace.domain.notes import Block, Run
from openspace.notes.blocks import UNPRINTABLE
from openspace.notes.chronicle import Change, Stretch


@dataclass(frozen=True, slots=True)
class WrittenRun(Run):
    """A run by one participant; one that is ``gone`` stands no more where it is shown."""

    writer: str = ""
    change: Change = ""


@dataclass(frozen=True, slots=True)
class Written:
    """A note as it was; ``apart`` went with its paragraph. ``known``: whether writers are."""

    blocks: tuple[Block, ...]
    apart: tuple[Stretch, ...] = ()
    known: bool = True

    @property
    def writers(self) -> tuple[str, ...]:
        """Who wrote what stands here or went, in the order of the text."""
        standing = [run.writer for run in _runs(self.blocks) if isinstance(run, WrittenRun)]
        return tuple(dict.fromkeys([*standing, *(each.writer for each in self.apart)]))

    @property
    def changed(self) -> bool:
        """Whether anything in it is new or gone."""
        runs = (run.change for run in _runs(self.blocks) if isinstance(run, WrittenRun))
        return bool(self.apart) or any(runs)


def written(blocks: tuple[Block, ...], stretches: Sequence[Stretch]) -> Written:
    """The blocks with the stretches laid over their runs."""
    plain = [replace(each, text=_plain(each.text)) for each in stretches]
    within = [each for each in plain if each.change != "apart" and each.text]
    said = "".join(each.text for each in within if each.change != "gone")
    if said != "".join(run.text for run in _runs(blocks) if run.text != "\n"):
        return Written(blocks, known=False)
    apart = tuple(each for each in plain if each.change == "apart" and each.text.strip())
    left = deque(within)
    return Written(tuple([_laid(block, left) for block in blocks]), apart)


def _plain(text: str) -> str:
    return UNPRINTABLE.sub("", text.replace("\n", " ").replace("\t", " "))


def _runs(blocks: tuple[Block, ...]) -> Iterator[Run]:
    for block in blocks:
        yield from block.runs
        yield from _runs(block.children)


def _laid(block: Block, left: deque[Stretch]) -> Block:
    runs = [part for run in block.runs for part in _parts(run, left)]
    if block.runs:
        runs += _gone(left)
    children = tuple([_laid(each, left) for each in block.children])
    return replace(block, runs=tuple(runs), children=children)


def _parts(run: Run, left: deque[Stretch]) -> Iterator[Run]:
    """A run cut where writers change, with what is gone in its place."""
    if run.text == "\n":
        yield run
        return
    rest = run.text
    while rest:
        yield from _gone(left)
        stretch = left.popleft()
        part, rest = rest[: len(stretch.text)], rest[len(stretch.text) :]
        if len(stretch.text) > len(part):
            left.appendleft(replace(stretch, text=stretch.text[len(part) :]))
        part_of_it = replace(run, text=part)
        yield _by(part_of_it, stretch) if stretch.writer or stretch.change else part_of_it


def _gone(left: deque[Stretch]) -> Iterator[Run]:
    while left and left[0].change == "gone":
        stretch = left.popleft()
        yield _by(Run(stretch.text), stretch)


def _by(run: Run, stretch: Stretch) -> WrittenRun:
    own = {each.name: getattr(run, each.name) for each in fields(run)}
    return WrittenRun(**own, writer=stretch.writer, change=stretch.change)
