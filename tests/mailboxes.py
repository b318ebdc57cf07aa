"""A mail server on this machine, a real one, that does what a test tells it to.

``answers`` are what it says to a letter's recipient, one after the other; then it takes it.
"""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword

from openspace.post.smtp import Server

OK = "250 taken"
SILENCE, CUT, CUT_AFTER = "silence", "cut", "cut after"


@dataclass
class Mailbox:
    """What was taken, who came, and what is answered."""

    port: int = 0
    taken: list[tuple[str, EmailMessage]] = field(default_factory=list)
    answers: dict[str, list[str]] = field(default_factory=dict)
    lines: int = 0
    options: list[str] = field(default_factory=list)
    password: str = ""

    async def handle_EHLO(  # noqa: N802
        self, _: SMTP, session: Any, __: Any, hostname: str, responses: list[str]
    ) -> list[str]:
        self.lines += 1
        session.host_name = hostname
        return responses

    async def handle_DATA(self, server: SMTP, _: Any, envelope: Envelope) -> str:  # noqa: N802
        to = envelope.rcpt_tos[0]
        said = self.answers[to].pop(0) if self.answers.get(to) else OK
        if said == SILENCE:
            await asyncio.Event().wait()
        if said == CUT:
            cut(server)
        if said in (OK, CUT_AFTER):
            assert isinstance(envelope.content, bytes)
            self.taken.append((to, message_from_bytes(envelope.content, policy=policy.default)))
            self.options += envelope.mail_options
        if said == CUT_AFTER:
            cut(server)
            return OK
        return said

    def authenticate(self, *given: Any) -> AuthResult:
        told = given[-1]
        assert isinstance(told, LoginPassword)
        return AuthResult(success=told.password.decode() == self.password, handled=False)

    @property
    def recipients(self) -> list[str]:
        return [to for to, _ in self.taken]

    def server(self, scheme: str = "smtp", **told: Any) -> Server:
        """How to reach it."""
        from_ = {"sender": "openspace@example.org", "seconds": 0.4, "per_letter": 0.4}
        return Server(scheme, "127.0.0.1", self.port, **{**from_, **told})


def cut(server: SMTP) -> None:
    """Let the line go without a word."""
    assert isinstance(server.transport, asyncio.WriteTransport)
    server.transport.abort()


@asynccontextmanager
async def mailbox(
    box: Mailbox | None = None, port: int = 0, tls: ssl.SSLContext | None = None, **told: Any
) -> AsyncIterator[Mailbox]:
    """A server that listens; afterwards nobody does."""
    box = box or Mailbox()
    words = {"hostname": "mail.example.org", "enable_SMTPUTF8": True, **told}
    if box.password:
        words |= {"authenticator": box.authenticate, "auth_required": True}
        words |= {"auth_require_tls": tls is not None}
    if tls:
        words |= {"tls_context": tls, "require_starttls": True}
    loop = asyncio.get_running_loop()
    opened: list[asyncio.Transport] = []

    class Remembered(SMTP):
        def connection_made(self, transport: Any) -> None:
            opened.append(transport)
            super().connection_made(transport)

    listening = await loop.create_server(
        lambda: Remembered(box, loop=loop, **words), "127.0.0.1", port
    )
    box.port = listening.sockets[0].getsockname()[1]
    try:
        yield box
    finally:
        listening.close()
        for each in opened:
            if not each.is_closing():
                each.abort()
        await asyncio.sleep(0)
