"""The house's own rules: sizes, names, where imports stand, what templates may hold.

The rule: what house rules can be counted are counted here; the floors are import-linter's.
"""

import ast
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path
from statistics import median

import pytest

from openspace.config import Settings

ROOT = Path(__file__).parent.parent
SOURCES = sorted(
    path for path in (ROOT / "openspace").rglob("*.py") if path.parent.name != "versions"
)
TESTS = sorted((ROOT / "tests").rglob("*.py"))
TEMPLATES = sorted(
    path for path in (ROOT / "templates").rglob("*") if path.suffix in {".html", ".typ"}
)
PAGE = [path for path in TEMPLATES if path.suffix == ".html" and "workbook" not in path.parts]
SCRIPTS = sorted(
    path for path in (ROOT / "static/src").rglob("*") if path.suffix in {".ts", ".css"}
)

BANNED = re.compile(
    r"(?:^|_)(?:managers?|services?|handlers?|helpers?|utils?|data|process(?:or)?|info|misc|common)$"
)
OURS = re.compile(r"^(?:Event|Session|User|Message)s?$")
Function = ast.FunctionDef | ast.AsyncFunctionDef


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


def lines(path: Path) -> int:
    return len(path.read_text().splitlines())


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def functions(path: Path) -> Iterator[Function]:
    yield from (node for node in ast.walk(tree(path)) if isinstance(node, Function))


def length(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def imported(node: ast.AST) -> list[str]:
    match node:
        case ast.Import(names=names):
            return [alias.name.split(".")[0] for alias in names]
        case ast.ImportFrom(module=str(module), level=0):
            return [module.split(".")[0]]
        case _:
            return []


def snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


@pytest.mark.parametrize(
    ("paths", "most"), [(SOURCES + TESTS + SCRIPTS, 300), (TEMPLATES, 120)], ids=["code", "pages"]
)
def test_no_file_is_long(paths: list[Path], most: int) -> None:
    assert [shown(path) for path in paths if lines(path) > most] == []


def test_no_function_is_long() -> None:
    long = [
        f"{shown(path)}:{function.name} {length(function)}"
        for path in SOURCES + TESTS
        for function in functions(path)
        if length(function) > 50
    ]
    assert long == []


def test_half_of_the_files_and_functions_are_short() -> None:
    sizes = [length(function) for path in SOURCES for function in functions(path)]
    assert median(lines(path) for path in SOURCES) <= 100
    assert median(sizes) <= 8


def test_every_module_says_its_idea() -> None:
    silent = [shown(path) for path in SOURCES + TESTS if not ast.get_docstring(tree(path))]
    assert silent == []


def test_a_rule_with_a_name_of_its_own_shares_it_with_no_other() -> None:
    """A single letter is its module's."""
    named = re.compile(r"^    ([A-Z]{2,}\d+) ", re.MULTILINE)
    rules = Counter(
        name
        for path in SOURCES
        for name in named.findall(ast.get_docstring(tree(path), False) or "")
    )
    assert len(rules) > 100
    assert [name for name, times in rules.items() if times > 1] == []


def test_imports_stand_at_the_top() -> None:
    inside = [
        f"{shown(path)}:{function.name}"
        for path in SOURCES + TESTS
        for function in functions(path)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert inside == []


def test_the_domain_stands_on_the_standard_library_alone() -> None:
    allowed = sys.stdlib_module_names | {"openspace"}
    foreign = [
        f"{shown(path)}: {name}"
        for path in SOURCES
        if "domain" in path.parts
        for node in ast.walk(tree(path))
        for name in imported(node)
        if name not in allowed
    ]
    assert foreign == []


def test_nothing_is_named_after_a_pattern() -> None:
    named = [
        f"{shown(path)}: {name}"
        for path in SOURCES
        for name in [path.stem, *classes(path)]
        if BANNED.search(snake(name)) or OURS.match(name)
    ]
    assert named == []


def classes(path: Path) -> list[str]:
    return [node.name for node in ast.walk(tree(path)) if isinstance(node, ast.ClassDef)]


@pytest.mark.skipif(not (ROOT / "README.md").exists(), reason="there is no README yet")
def test_the_readme_lists_every_setting_and_no_other() -> None:
    readme = (ROOT / "README.md").read_text()
    listed = re.findall(r"^\| `(OPENSPACE_\w+)`", readme, re.MULTILINE)
    assert listed == [f"OPENSPACE_{field.name.upper()}" for field in fields(Settings)]


@pytest.mark.parametrize(
    "forbidden",
    [r"\|\s*safe\b", r"\sstyle\s*=", r"<style\b", r"<script(?![^>]*\ssrc=)", r"\son[a-z]+\s*="],
)
def test_templates_keep_the_content_policy(forbidden: str) -> None:
    found = [shown(path) for path in PAGE if re.search(forbidden, path.read_text())]
    assert found == []


def test_every_icon_that_is_drawn_is_in_the_sprite() -> None:
    drawn = {
        name
        for path in PAGE
        for name in re.findall(r"""\bicon\(["']([\w-]+)["']\)""", path.read_text())
    }
    sprite = (ROOT / "static/src/icons.txt").read_text()
    assert drawn - set(re.findall(r"^([\w-]+)=", sprite, re.MULTILINE)) == set()


def test_a_component_is_drawn_in_one_file() -> None:
    drawn = [
        (name, path.name)
        for path in SCRIPTS
        for name in sorted(set(re.findall(r"^\.([\w-]+) \{$", path.read_text(), re.MULTILINE)))
    ]
    assert len(drawn) > 300
    names = [name for name, _ in drawn]
    assert [each for each in drawn if names.count(each[0]) > 1] == []
