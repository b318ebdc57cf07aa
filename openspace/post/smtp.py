"""Handing letters to a mail server, one after the other over one connection.

Rules:
    SM1 Every step has its time; a server that is silent, or cuts the line, is left.
    SM2 What the server says of one letter is that letter's fate: taken, not now, never. That there
        is no server, that it does not let us in or take what is from us, is no letter's (``Down``).
    SM3 ``starttls`` demands encryption before anything is said, ``smtps`` begins with it, and both
        know the server by its certificate. A password never goes over a plain line to elsewhere.
    SM4 A letter says the same ``Message-ID`` whenever it is sent, that a machine wrote it, and whom
        to answer. Nothing that stands in a name or a title ends a line of its head.
    SM5 Domains are written as the network knows them; an address whose first half is of another
        script needs a server that takes those.
"""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP as WIRE
from email.utils import format_datetime, parseaddr
from hashlib import sha256
from ipaddress import ip_address
from typing import Final, Literal, Self
from urllib.parse import unquote, urlsplit

import aiosmtplib

from openspace.config import Settings, WrongSetting
from openspace.domain.addresses import is_address
from openspace.domain.gathering import Contact
from openspace.domain.letters import Letter
from openspace.domain.wording import line

SECONDS: Final = 20.0
PER_LETTER: Final = 60.0
FAREWELL: Final = 2.0
LONGEST_HEAD: Final = 240
PORTS: Final = {"smtp": 25, "starttls": 587, "smtps": 465}
Verdict = Literal["taken", "not now", "never"]


class Down(Exception):
    """The server takes nothing at all now; says why (SM2)."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the server said of a letter, and whether it hears us still."""

    verdict: Verdict
    answer: str
    line_open: bool = True


@dataclass(frozen=True, slots=True)
class Envelope:
    """A letter with what stands on it besides: the gathering's title, and whom to answer."""

    letter: Letter
    title: str
    contact: Contact


@dataclass(frozen=True, slots=True)
class Server:
    """Where letters are handed in, and whom they are from."""

    scheme: str
    host: str
    port: int
    user: str = ""
    password: str = field(default="", repr=False)
    sender: str = ""
    sender_name: str = ""
    seconds: float = SECONDS
    per_letter: float = PER_LETTER
    trust: ssl.SSLContext | None = None

    @classmethod
    def of(cls, settings: Settings) -> Self | None:
        """The server that the operator named, if any. Raises ``WrongSetting``."""
        if not settings.smtp:
            return None
        parts = urlsplit(settings.smtp)
        name, address = parseaddr(settings.mail_from)
        if not is_address(address):
            raise WrongSetting(f"OPENSPACE_MAIL_FROM is {settings.mail_from!r}, not an address")
        host = parts.hostname or ""
        if settings.smtp_password and parts.scheme == "smtp" and not _on_this_machine(host):
            raise WrongSetting(
                "OPENSPACE_SMTP would send the password over a plain line: write starttls:// or"
                " smtps:// for smtp://"
            )
        return cls(
            scheme=parts.scheme,
            host=host,
            port=parts.port or PORTS[parts.scheme],
            user=unquote(parts.netloc.rpartition("@")[0]),
            password=settings.smtp_password,
            sender=address,
            sender_name=name,
        )

    @asynccontextmanager
    async def line(self) -> AsyncIterator["Line"]:
        """An open line, for as many letters as it holds. Raises ``Down``."""
        client = await self._client()
        try:
            async with asyncio.timeout(self.per_letter):
                await client.connect()
        except (aiosmtplib.SMTPException, OSError, TimeoutError, ValueError) as error:
            client.close()
            raise Down(_said(error)) from error
        opened = Line(self, client)
        try:
            yield opened
            await opened.hang_up()
        finally:
            client.close()

    async def _client(self) -> aiosmtplib.SMTP:
        secure = self.scheme != "smtp"
        trust = self.trust
        if secure and trust is None:
            trust = await asyncio.get_running_loop().run_in_executor(
                None, ssl.create_default_context
            )
        return aiosmtplib.SMTP(
            hostname=self.host,
            port=self.port,
            username=self.user or None,
            password=self.password or None,
            timeout=self.seconds,
            use_tls=self.scheme == "smtps",
            start_tls=self.scheme == "starttls",
            tls_context=trust,
        )


class Line:
    """One connection to a server."""

    def __init__(self, server: Server, client: aiosmtplib.SMTP) -> None:
        self._server, self._client = server, client

    async def hand_in(self, envelope: Envelope, at: datetime) -> Told:
        """Hand one letter in. Raises ``Down`` for what is no letter's fault (SM2)."""
        try:
            message = written(self._server, envelope, at)
        except (ValueError, UnicodeError) as error:
            return Told("never", _said(error))
        try:
            async with asyncio.timeout(self._server.per_letter):
                _, answer = await self._client.send_message(
                    message, sender=self._server.sender, recipients=[_networked(envelope.letter.to)]
                )
        except aiosmtplib.SMTPRecipientsRefused as error:
            return _judged(error.recipients[0])
        except aiosmtplib.SMTPSenderRefused as error:
            raise Down(_said(error)) from error
        except aiosmtplib.SMTPResponseException as error:
            return _judged(error, line_open=self._client.is_connected)
        except aiosmtplib.SMTPNotSupported as error:
            return Told("never", _said(error))
        except (aiosmtplib.SMTPException, OSError, TimeoutError) as error:
            return Told("not now", _said(error), line_open=False)
        return Told("taken", answer)

    async def hang_up(self) -> None:
        """End it, politely where it is still heard."""
        try:
            if self._client.is_connected:
                async with asyncio.timeout(FAREWELL):
                    await self._client.quit()
        except (aiosmtplib.SMTPException, OSError, TimeoutError):
            return


def written(server: Server, envelope: Envelope, at: datetime) -> EmailMessage:
    """The letter as it goes over the line (SM4, SM5). Raises ``ValueError``."""
    letter, contact = envelope.letter, envelope.contact
    made = EmailMessage(policy=WIRE)
    made["From"] = _address(_head(server.sender_name or envelope.title), server.sender)
    made["To"] = _address(_head(letter.name), letter.to)
    if is_address(contact.email):
        made["Reply-To"] = _address(_head(contact.name), contact.email)
    made["Subject"] = _head(letter.subject)
    made["Date"] = format_datetime(at.astimezone(UTC))
    made["Message-ID"] = message_id(server, letter)
    made["Auto-Submitted"] = "auto-generated"
    made["X-Auto-Response-Suppress"] = "All"
    made["Content-Language"] = letter.language
    made.set_content(letter.text, cte="quoted-printable")
    if letter.html:
        made.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    if letter.calendar:
        made.add_attachment(
            letter.calendar,
            maintype="text",
            subtype="calendar",
            filename="calendar.ics",
            params={"method": "PUBLISH", "charset": "utf-8"},
        )
    return made


def message_id(server: Server, letter: Letter) -> str:
    """What tells a letter from all others: the same whenever it is sent."""
    told = sha256(f"{letter.gathering}/{letter.key}/{letter.to}".encode()).hexdigest()[:32]
    return f"<{told}@{_networked(server.sender).rpartition('@')[2]}>"


def _head(text: str) -> str:
    """What may stand in a head: one line, and not so long that a server would break it (SM4)."""
    told = line(text)
    return told if len(told) <= LONGEST_HEAD else f"{told[:LONGEST_HEAD]}…"


def _address(name: str, address: str) -> Address:
    local, _, domain = _networked(address).rpartition("@")
    return Address(display_name=name, username=local, domain=domain)


def _networked(address: str) -> str:
    """An address with its domain as the network knows it (SM5). Raises ``UnicodeError``."""
    local, _, domain = address.rpartition("@")
    return f"{local}@{domain.encode('idna').decode()}"


def _judged(error: aiosmtplib.SMTPResponseException, *, line_open: bool = True) -> Told:
    verdict: Verdict = "never" if 500 <= error.code < 600 else "not now"
    return Told(verdict, f"{error.code} {line(error.message)}", line_open)


def _said(error: Exception) -> str:
    """Why, in a line: what the server said, else what went wrong; no secret is in either."""
    code = getattr(error, "code", None)
    told = line(str(getattr(error, "message", "") or error)) or type(error).__name__
    return f"{code} {told}" if code else told


def _on_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
