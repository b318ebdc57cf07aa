"""Letters handed in to a real mail server: SM1 to SM5."""

import asyncio
import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from openspace.config import Settings, WrongSetting
from openspace.domain.gathering import Contact
from openspace.post.smtp import LONGEST_HEAD, Down, Envelope, Server, Told
from tests.cast import at
from tests.letters import TO_BEN, letter
from tests.mailboxes import CUT, SILENCE, Mailbox, mailbox

TO = "ben@example.org"
FOR_ANA = Contact("Ana Ås", "ana@example.org")


def envelope(**told: object) -> Envelope:
    return Envelope(letter(**told), "Kysten og fjellet", FOR_ANA)


async def handed_in(server: Server, *letters: Envelope) -> list[Told]:
    async with server.line() as line:
        return [await line.hand_in(each, at(9)) for each in letters]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and a certificate for this machine, signed by nobody else."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    words = (pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    file = tmp_path_factory.mktemp("tls") / "both.pem"
    file.write_bytes(key.private_bytes(*words) + made.public_bytes(pem))
    return file


def speaking(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


async def test_a_letter_arrives_as_it_was_written() -> None:
    async with mailbox() as box:
        (said,) = await handed_in(box.server(), envelope())
    assert said.verdict == "taken"
    ((to, got),) = box.taken
    assert to == TO
    assert (str(got["to"]), str(got["from"])) == (
        "Ben Bø <ben@example.org>",
        "Kysten og fjellet <openspace@example.org>",
    )
    assert (str(got["subject"]), str(got["reply-to"])) == (
        "Rapporten din mangler",
        "Ana Ås <ana@example.org>",
    )
    assert (got["auto-submitted"], got["date"].datetime) == ("auto-generated", at(9))
    bodies = [got.get_body((each,)) for each in ("plain", "html")]
    told = [each.get_content().replace("\r\n", "\n").rstrip() for each in bodies if each]
    assert told == [TO_BEN.text.rstrip(), TO_BEN.html]
    (calendar,) = got.iter_attachments()
    assert calendar.get_content_type() == "text/calendar"
    assert calendar.get_param("method") == "PUBLISH"
    assert calendar.get_content().strip() == "BEGIN:VCALENDAR"


async def test_sm4_the_same_letter_has_the_same_message_id() -> None:
    async with mailbox() as box:
        other = envelope(key="another")
        await handed_in(box.server(), envelope(), envelope(), other)
    first, again, another = (str(got["message-id"]) for _, got in box.taken)
    assert first == again != another
    assert first.endswith("@example.org>")


@pytest.mark.parametrize(
    "rough",
    ["Åse\r\nBcc: dee@example.org", "Åse\nBcc: dee@example.org\n\nHello", "a\u2028b", "x" * 2000],
)
async def test_sm4_nothing_ends_a_line_of_the_head(rough: str) -> None:
    async with mailbox() as box:
        hostile = Envelope(letter(name=rough, subject=rough), rough, Contact(rough, TO))
        (told,) = await handed_in(box.server(), hostile)
    assert told.verdict == "taken"
    ((_, got),) = box.taken
    assert box.recipients == [TO]
    assert got["bcc"] is None
    assert str(got["subject"]).rstrip("…") == " ".join(rough.split())[:LONGEST_HEAD]
    assert len(got["to"].addresses) == 1


async def test_sm5_addresses_of_other_scripts() -> None:
    async with mailbox() as box, mailbox(enable_SMTPUTF8=False) as old:
        served = [envelope(to="ben@blåbær.no"), envelope(to="bjørn@blåbær.no")]
        assert [each.verdict for each in await handed_in(box.server(), *served)] == ["taken"] * 2
        told = await handed_in(old.server(), *served, envelope(to="a@" + "ø" * 60 + ".no"))
    assert box.recipients == ["ben@xn--blbr-roah.no", "bjørn@xn--blbr-roah.no"]
    assert [each.verdict for each in told] == ["taken", "never", "never"]


@pytest.mark.parametrize(
    ("said", "verdict"),
    [("451 later", "not now"), ("421 busy", "not now"), ("550 nobody there", "never")],
)
async def test_sm2_what_is_said_of_one_letter_is_its_fate(said: str, verdict: str) -> None:
    async with mailbox() as box:
        box.answers[TO] = [said]
        first, second = await handed_in(box.server(), envelope(), envelope(to="chi@example.org"))
    assert (first.verdict, first.answer) == (verdict, said)
    assert second.verdict == ("taken" if first.line_open else "not now")


@pytest.mark.parametrize("said", [SILENCE, CUT])
async def test_sm1_a_server_that_is_silent_or_cuts_the_line_is_left(said: str) -> None:
    async with mailbox() as box:
        box.answers[TO] = [said]
        (told,) = await asyncio.wait_for(handed_in(box.server(), envelope()), 5)
    assert (told.verdict, told.line_open) == ("not now", False)
    assert told.answer


async def test_sm1_a_server_that_says_nothing_from_the_start() -> None:
    async def silent(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0)
        writers.append(writer)

    writers: list[asyncio.StreamWriter] = []
    deaf = await asyncio.start_server(silent, "127.0.0.1", 0)
    box = Mailbox(deaf.sockets[0].getsockname()[1])
    with pytest.raises(Down):
        await asyncio.wait_for(handed_in(box.server(), envelope()), 5)
    deaf.close()
    for each in writers:
        each.close()
    with pytest.raises(Down, match="onnect"):
        await handed_in(box.server(), envelope())


async def test_sm3_encrypted_and_let_in(certificate: Path) -> None:
    trust = ssl.create_default_context(cafile=str(certificate))
    async with mailbox(Mailbox(password="north wind"), tls=speaking(certificate)) as box:
        told = {"user": "ana", "password": "north wind", "trust": trust}
        told |= {"seconds": 5.0, "per_letter": 5.0}
        assert [e.verdict for e in await handed_in(box.server("starttls", **told), envelope())] == [
            "taken"
        ]
        with pytest.raises(Down, match="535"):
            await handed_in(box.server("starttls", **{**told, "password": "south"}), envelope())
        with pytest.raises(Down, match="certificate"):
            strangers = ssl.create_default_context()
            await handed_in(box.server("starttls", **{**told, "trust": strangers}), envelope())
    async with mailbox() as plain:
        with pytest.raises(Down, match="STARTTLS"):
            await handed_in(plain.server("starttls", trust=trust), envelope())
    assert plain.taken == []


@pytest.mark.parametrize(
    ("smtp", "reached"),
    [
        ("smtp://127.0.0.1:2525", ("smtp", "127.0.0.1", 2525, "")),
        ("starttls://ana@mail.example.org", ("starttls", "mail.example.org", 587, "ana")),
        ("smtps://ana@x.org@mail.example.org/", ("smtps", "mail.example.org", 465, "ana@x.org")),
        ("smtp://[::1]", ("smtp", "::1", 25, "")),
    ],
)
def test_the_server_is_what_the_setting_says(smtp: str, reached: tuple[object, ...]) -> None:
    told = {"smtp": smtp, "address": "https://os.example", "mail_from": "Us <us@example.org>"}
    server = Server.of(Settings(**told))  # type: ignore[arg-type]
    assert server
    assert (server.scheme, server.host, server.port, server.user) == reached
    assert (server.sender, server.sender_name) == ("us@example.org", "Us")


def test_sm3_no_password_goes_over_a_plain_line_to_elsewhere() -> None:
    told = {"address": "https://os.example", "mail_from": "us@example.org"}
    told |= {"smtp": "smtp://ana@mail.example.org", "smtp_password": "north wind"}
    with pytest.raises(WrongSetting, match="OPENSPACE_SMTP"):
        Server.of(Settings(**told))  # type: ignore[arg-type]
    assert Server.of(Settings()) is None
    server = Server.of(Settings(**{**told, "smtp": "smtp://ana@localhost"}))  # type: ignore[arg-type]
    assert server
    assert "wind" not in repr(server)
