"""What stands over the columns of a list of people, in the languages of the north and English.

The rule: words are compared without case, accents' composition, spaces and signs.
"""

import unicodedata
from collections.abc import Collection
from typing import Final, Literal

Field = Literal["", "name", "first", "last", "email", "organisation", "sector"]


def _words(told: str) -> frozenset[str]:
    return frozenset(told.split())


FIELDS: Final[tuple[Field, ...]] = (
    *("", "name", "first", "last", "email", "organisation", "sector"),
)
"""What a column can be read as; the first one: not at all."""

HEADS: Final[dict[Field, frozenset[str]]] = {
    "email": _words(
        "epost epostadresse epostadress epostadressa mejl mejladress mail mailadresse mailadress"
        " email emailaddress emailadresse emailadress mailaddress sähköposti sähköpostiosoite"
        " epostaddress epostadr"
    ),
    "first": _words(
        "fornavn fornamn førenamn førenavn förnamn firstname givenname forename etunimi fornavne"
    ),
    "last": _words(
        "etternavn etternamn efternamn efternavn lastname surname familyname sukunimi slektsnavn"
    ),
    "organisation": _words(
        "organisasjon organisation organization organisasjonen virksomhet verksemd verksemda"
        " bedrift firma selskap selskapet företag foretak verksamhet virksomhed arbeidsgiver"
        " arbeidsgjevar arbetsgivare arbejdsgiver arbejdsplads arbeidssted arbeidsstad arbeidsplass"
        " arbetsplats company employer workplace organisaatio yritys työnantaja org institusjon"
        " institution kommune kommun etat"
    ),
    "sector": _words("sektor sektoren sector sektori bransje bransch branche"),
    "name": _words(
        "navn namn name nimi fulltnavn fulltnamn fullname fullstendignavn fuldenavn koknimi"
        " kokonimi helenavnet deltaker deltakar deltagare deltager participant osallistuja"
        " person"
    ),
}
SAME: Final[tuple[frozenset[str], ...]] = (
    _words(
        "public offentlig offentleg offentligsektor offentlegsektor offentligsektorn julkinen"
        " julkinensektori stat staten statlig statleg kommune kommunal kommunalt kommun fylke"
        " fylkeskommune region publicsector almennahagi"
    ),
    _words(
        "private privat privatsektor privatnæringsliv næringsliv næring næringslivet bedrift"
        " näringsliv näringslivet erhverv erhvervsliv företag business yritys yksityinen"
        " yksityinensektori elinkeinoelämä privatesector"
    ),
    _words(
        "civil civilsociety sivil sivilsamfunn sivilsamfunnet civilsamhälle civilsamhället"
        " civilsamhället civilsamfund civilsamfundet frivillig frivillighet frivilligsektor"
        " friviljug friviljugsektor ideell ideellsektor idéburen ngo nonprofit thirdsector"
        " tredjesektor kolmassektori kansalaisyhteiskunta forening organisasjon"
    ),
    _words(
        "academia academic akademi akademia akademisk akademin forskning forskingutdanning"
        " forskningogutdanning universitet høyskole høgskole högskola university research"
        " tutkimus yliopisto utdanning utbildning uddannelse education"
    ),
)
"""Words for the same sector: what one of them says, the gathering may call by another."""


def folded_word(text: str) -> str:
    """Letters and digits alone, without case."""
    told = unicodedata.normalize("NFC", text).casefold()
    return "".join(each for each in told if each.isalnum())


def field_of_head(head: str) -> Field:
    """What a column with this over it holds, as far as its words say."""
    whole = folded_word(head)
    for field, words in HEADS.items():
        if whole in words:
            return field
    parts = [folded_word(each) for each in head.replace("(", " ").replace("/", " ").split()]
    for field, words in HEADS.items():
        if any(each in words for each in parts):
            return field
    return ""


def sector_called(word: str, sectors: Collection[str]) -> str:
    """The gathering's own sector that is meant by a word; empty for none."""
    told = folded_word(word)
    exact = next((each for each in sectors if folded_word(each) == told), "")
    if exact or not told:
        return exact
    alike = next((words for words in SAME if told in words), frozenset[str]())
    return next((each for each in sectors if folded_word(each) in alike), "")
