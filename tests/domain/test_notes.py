"""What is told of a note in one line."""

from openspace.domain.notes import Block, Run, last_line


def block(kind: str, text: str) -> Block:
    return Block("heading" if kind == "#" else "paragraph", (Run(text),))


def test_the_last_line_is_what_somebody_said_and_no_heading_under_it() -> None:
    begun = (block("#", "What we know"), block("", "The ice is thin."), block("#", "Next steps"))
    assert last_line(begun) == "The ice is thin."
    assert last_line(begun[:1]) == "What we know"
    assert last_line(()) == ""
