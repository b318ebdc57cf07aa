"""Templates keep to the house: one variable a fragment, one root, no code, no untranslated word."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from jinja2 import meta
from jinja2.ext import extract_from_ast

from openspace.config import PACKAGE, assets
from openspace.locale import FOLDER
from openspace.pages.environment import environment, render
from openspace.pages.fragments import CHANNELS
from openspace.pages.pushes.pushed import PUSHES, template_of
from tests.pages.sample_pages import PAGES

TEMPLATES = assets() / "templates"
FRAGMENTS = sorted(set(TEMPLATES.glob("*/_*.html")) - {TEMPLATES / "notes" / "_blocks.html"})
LIVE = sorted(TEMPLATES.glob("live/*/*.html"))
VOID = frozenset(
    {"input", "meta", "link", "br", "wbr", "hr", "img", "circle", "rect", "path", "use"}
)
SENTENCE = re.compile(r"[A-Z“].* .*[.?!]")


class Reading(HTMLParser):
    """A page's elements as (tag, attributes), and what hangs open at the end."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def name_of(template: Path) -> str:
    return template.relative_to(TEMPLATES).as_posix()


def free_variables(template: Path) -> set[str]:
    parsed = environment("en").parse(template.read_text())
    return meta.find_undeclared_variables(parsed) - set(environment("en").globals)


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest) -> Reading:
    template, context = PAGES[request.param]
    return Reading(render("nb", template, context))


@pytest.mark.parametrize("fragment", FRAGMENTS, ids=name_of)
def test_a_fragments_only_free_variable_is_its_namesake(fragment: Path) -> None:
    assert free_variables(fragment) <= {fragment.stem.removeprefix("_")}


@pytest.mark.parametrize("wrapper", LIVE, ids=name_of)
def test_a_push_holds_only_includes_and_removals(wrapper: Path) -> None:
    drawn = r"\{\{ drawn\(.*?\) \}\}"
    rest = re.sub(
        rf"\{{%.*?%\}}|{drawn}|<div [^>]*hx-swap-oob[^>]*>|</div>", "", wrapper.read_text()
    )
    assert rest.strip() == ""


def test_every_answer_has_its_template_and_every_template_its_answer() -> None:
    assert len(CHANNELS) > 0
    answered = {template_of(kind, fact) for kind, fact in PUSHES}
    assert {name_of(wrapper) for wrapper in LIVE} == answered


def test_ids_are_unique(page: Reading) -> None:
    counted = Counter(attributes["id"] for _, attributes in page.elements if "id" in attributes)
    assert [each for each, count in counted.items() if count > 1] == []


def test_elements_are_closed_where_they_were_opened(page: Reading) -> None:
    assert (page.wrong, page.open) == ([], [])


def test_no_styles_and_no_code_stand_in_attributes_or_inline(page: Reading) -> None:
    names = {name for _, attributes in page.elements for name in attributes}
    assert [name for name in names if name == "style" or name.startswith("on")] == []
    scripts = [attributes for tag, attributes in page.elements if tag == "script"]
    assert [script for script in scripts if not script.get("src")] == []


OF_THE_EDITOR = {"note-link", "note-duty"}
"""Hidden, and shown by the editor, which there is none of without a script."""


def test_every_form_works_as_a_plain_one(page: Reading) -> None:
    for _, form in (element for element in page.elements if element[0] == "form"):
        assert form.get("method") in {"get", "post"} or form.get("id") in OF_THE_EDITOR
        assert form.get("action") or form.get("method") != "get"


def test_labels_point_at_fields_that_are_there(page: Reading) -> None:
    ids = {attributes.get("id") for _, attributes in page.elements}
    pointed = {
        target
        for _, attributes in page.elements
        for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls")
        for target in (attributes.get(name) or "").split()
    }
    assert pointed - ids == set()


def test_a_hostile_title_is_only_text() -> None:
    template, context = PAGES["wall"]
    html = render("nb", template, context)
    assert html.count("<script>alert") == 0
    assert html.count("&lt;script&gt;alert(1)&lt;/script&gt; &amp; «anførsel»") == 3


def msgids(template: Path) -> Iterator[tuple[str | None, str]]:
    parsed = environment("en").parse(template.read_text())
    for _, function, said in extract_from_ast(parsed):
        words = [said] if isinstance(said, str) else [word for word in said or () if word]
        yield (words[0], words[1]) if function == "pgettext" else (None, words[0])


def refusals(module: Path) -> Iterator[str]:
    """What they say, and in the domain whatever reads as a sentence: it may be passed on."""
    in_domain = module.is_relative_to(PACKAGE / "domain")
    nodes = list(ast.walk(ast.parse(module.read_text())))
    described = {node.value for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        match node:
            case ast.Call(ast.Name("Refusal" | "Unfit"), [_, ast.Constant(str() as said), *_]):
                yield said
            case ast.Constant(str() as said) if in_domain and node not in described:
                yield from [said] if SENTENCE.fullmatch(said) else []


def strings(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))


def test_the_norwegian_catalogue_is_complete() -> None:
    said = {msgid for template in TEMPLATES.rglob("*.html") for msgid in msgids(template)}
    said |= {(None, sentence) for module in PACKAGE.rglob("*.py") for sentence in refusals(module)}
    with (FOLDER / "nb" / "LC_MESSAGES" / "openspace.po").open("rb") as file:
        catalogue = read_po(file, locale="nb")
    translated = {
        (message.context, message.id if isinstance(message.id, str) else message.id[0])
        for message in catalogue
        if message.id and all(strings(message))
    }
    assert said - translated == set()


def test_no_sentence_is_translated_twice() -> None:
    """Of two, the first is read, and what is mended in the other is never seen."""
    blocks = (FOLDER / "nb" / "LC_MESSAGES" / "openspace.po").read_text().split("\n\n")
    key = re.compile(r"^(?:msgctxt .*\n)?msgid .*(?:\n\".*)*", re.MULTILINE)
    told = Counter(found[0] for block in blocks if (found := key.search(block)))
    assert len(told) > 1000
    assert [each for each, times in told.items() if times > 1] == []


def test_a_server_has_one_name_in_norwegian() -> None:
    said = (FOLDER / "nb" / "LC_MESSAGES" / "openspace.po").read_text().lower()
    assert len(re.findall(r"server(?:en)?\b", said)) > 20
    assert re.findall(r"\w*tjener(?:en)?\b", said) == []


@pytest.mark.parametrize("template", sorted(TEMPLATES.rglob("*.html")), ids=name_of)
def test_templates_are_short(template: Path) -> None:
    assert len(template.read_text().splitlines()) <= 120
