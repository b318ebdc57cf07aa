"""The words that the commands are given, read into what they mean."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

from openspace.workbook.forms import FORMATS


def parser(description: str | None) -> argparse.ArgumentParser:
    """What is understood after ``openspace``."""
    parser = argparse.ArgumentParser(prog="openspace", description=description)
    commands = parser.add_subparsers(dest="command", required=True)
    folder = argparse.ArgumentParser(add_help=False)
    folder.add_argument("--data", help="the folder that holds the database")
    port = argparse.ArgumentParser(add_help=False)
    port.add_argument("--port", type=_port, help="0 takes any that is free")
    commands.add_parser("serve", parents=[folder, port], help="serve the gatherings of a folder")
    demo = commands.add_parser("demo", parents=[folder, port], help="open a living gathering")
    demo.add_argument("--people", type=int, default=24, help="how many are simulated")
    demo.add_argument("--no-browser", dest="browser", action="store_false")
    practice = commands.add_parser(
        "rehearse", parents=[folder, port], help="practise the day, on a copy with a crowd inside"
    )
    practice.add_argument("code", nargs="?", help="the gathering to copy; else the demo's")
    practice.add_argument("--people", type=_within(1, 2000), default=100, help="1 to 2000")
    practice.add_argument(
        "--seconds", type=_within(10, 43_200), default=300, help="how long the day takes"
    )
    practice.add_argument("--into", type=Path, help="a new folder, to keep the copy in")
    filed = commands.add_parser(
        "import", parents=[folder], help="set up a gathering from a file, or bring an export in"
    )
    filed.add_argument("file")
    filed.add_argument("--programme", help="a file with the fixed programme beside the topics")
    filed.add_argument("--code", help="under another code, where the file is an export")
    filed.add_argument("--date", type=date.fromisoformat, help="hold it on another day")
    commands.add_parser(
        "organise", parents=[folder, port], help="make the organisers' link, and end the one before"
    )
    book = commands.add_parser("press", parents=[folder], help="press a workbook")
    book.add_argument("code")
    book.add_argument("--format", choices=FORMATS, default="pdf")
    book.add_argument("--edition", type=int, help="a sealed edition, as it was sealed")
    book.add_argument("--out", required=True)
    _add_safekeeping(commands, folder)
    return parser


def _add_safekeeping(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", folder: argparse.ArgumentParser
) -> None:
    kept = commands.add_parser(
        "backup", parents=[folder], help="copy everything into one file, while it is served"
    )
    kept.add_argument("file")
    kept.add_argument("--replace", action="store_true", help="even where there is such a file")
    back = commands.add_parser("restore", parents=[folder], help="put a backup in a folder")
    back.add_argument("file")
    back.add_argument("--replace", action="store_true", help="set aside what is there")
    back.add_argument("--erased", help="an erased.txt that knows who was erased since")


def _port(word: str) -> int:
    if not word.isdecimal() or int(word) > 65535:
        raise argparse.ArgumentTypeError(f"{word} is not a port")
    return int(word)


def _within(least: int, most: int) -> Callable[[str], int]:
    def number(word: str) -> int:
        if not (word.isascii() and word.isdecimal() and least <= int(word) <= most):
            raise argparse.ArgumentTypeError(f"{word} is not a number from {least} to {most}")
        return int(word)

    return number
