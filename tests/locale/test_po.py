"""Our reader of catalogues against Babel's."""

from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from openspace import locale
from openspace.locale.po import compiled

HEAD = r"""msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

"""
ODD = {
    "lines": 'msgid ""\n"One \\"line\\"\\n"\n"another\\\\"\nmsgstr "Én\\t"\n"til"\n',
    "plural": 'msgid "%(n)s dog"\nmsgid_plural "%(n)s dogs"\n'
    'msgstr[0] "hund"\nmsgstr[1] "hunder"\n',
    "context": '# said "so"\nmsgctxt "letter"\nmsgid "B"\nmsgstr "F"\n\nmsgid "B"\nmsgstr "B!"\n',
    "untranslated": 'msgid "No"\nmsgstr ""\n\n#~ msgid "Old"\n#~ msgstr "Gammel"\n',
    "fuzzy": '#, python-format, fuzzy\nmsgid "No"\nmsgstr "Ja"\n# so\nmsgid "B"\nmsgstr "F"\n',
    "fuzzy after": 'msgid "No"\nmsgstr "Nei"\n#, fuzzy\nmsgid "B"\nmsgstr "F"\n#, fuzzy\n',
    "fuzzy once": '#, fuzzy\n#~ msgid "Old"\n#~ msgstr "Gammel"\nmsgid "No"\nmsgstr "Nei"\n',
    "separators": 'msgid "No"\nmsgstr "Nei\u2028og\u2029atter\x85nei\x0b\x0c\x1c."\n',
    "returns": 'msgid "No"\r\nmsgstr "Nei"\r\n\r\nmsgid "B"\r\nmsgstr "F"\r\n',
    "half a plural": 'msgid "a dog"\nmsgid_plural "dogs"\nmsgstr[0] "hund"\nmsgstr[1] ""\n',
    "other half": 'msgid "a dog"\nmsgid_plural "dogs"\nmsgstr[0] ""\nmsgstr[1] "hunder"\n',
    "no plural": 'msgid "a dog"\nmsgid_plural "dogs"\nmsgstr[0] ""\nmsgstr[1] ""\n',
}
CATALOGUES = {
    path.parent.parent.name: path.read_text("utf-8")
    for path in Path(locale.__file__).parent.glob("*/LC_MESSAGES/openspace.po")
}


def known(mo: bytes) -> dict[object, str]:
    return vars(GNUTranslations(BytesIO(mo)))["_catalog"]  # type: ignore[no-any-return]


@pytest.mark.parametrize("text", [*CATALOGUES.values(), *(HEAD + each for each in ODD.values())])
def test_a_catalogue_says_what_babel_reads(text: str) -> None:
    read = BytesIO()
    write_mo(read, read_po(BytesIO(text.encode())))
    theirs, ours = known(read.getvalue()), known(compiled(text))
    theirs.pop(""), ours.pop("")  # Babel writes a head of its own
    assert theirs == ours
    assert len(CATALOGUES) == 1


@pytest.mark.parametrize("above", ["", "#, fuzzy\n"])  # as a fresh catalogue has it
def test_a_number_has_its_form(above: str) -> None:
    said = GNUTranslations(BytesIO(compiled(above + HEAD + ODD["plural"])))
    assert [said.ngettext("%(n)s dog", "%(n)s dogs", n) for n in (1, 2)] == ["hund", "hunder"]
