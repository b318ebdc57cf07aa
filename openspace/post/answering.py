"""Whether addresses of the web still answer: asked from here, when a facilitator wants to know.

Rules:
    LC1 An address is asked with HEAD, once; nothing it answers but its status is read, and it leads
        nowhere else. Mail has no address that could be asked.
    LC2 A name is looked up once, and it is that address that is asked. Where any that it stands for
        is not of the public internet, nobody is asked; nor is any port but the web's own.
    LC3 At most ``MOST`` addresses are asked, ``AT_ONCE`` at a time, each for ``SECONDS`` and all of
        them for ``ALTOGETHER``. Names are looked up in threads of their own, so that slow ones
        hold up nobody else's work.
"""

import asyncio
import socket
import ssl
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from ipaddress import ip_address, ip_network
from threading import Lock
from typing import Literal
from urllib.parse import SplitResult, urlsplit

MOST, AT_ONCE = 300, 8
SECONDS, ALTOGETHER = 5.0, 60.0
GONE = (404, 410)
Verdict = Literal["answers", "gone", "silent", "private", "unasked"]
Allowed = Callable[[str, int], bool]
PORTS = (80, 443)
INWARD = tuple(map(ip_network, ("fec0::/10", "2002::/16", "64:ff9b::/32", "::/96", "2001::/32")))
"""Of IPv6: what an organisation has for itself, and what leads on to some address of IPv4 (6to4,
NAT64, compatible ones, Teredo)."""

lookups, _reading = ThreadPoolExecutor(AT_ONCE, "lookup"), Lock()


def public(address: str, port: int = 443) -> bool:
    """Whether an IP address is one of the public internet, and the port one of the web's (LC2)."""
    found = ip_address(address.partition("%")[0])
    inner = getattr(found, "ipv4_mapped", None) or found
    inward = any(inner in each for each in INWARD)
    return port in PORTS and bool(inner.is_global) and not (inward or inner.is_multicast)


async def verdicts(
    addresses: Iterable[str], allowed: Allowed = public, altogether: float = ALTOGETHER
) -> Mapping[str, Verdict]:
    """What became of each address; those that there was no time for are ``unasked`` (LC3)."""
    wanted = list(dict.fromkeys(addresses))
    found: dict[str, Verdict] = dict.fromkeys(wanted, "unasked")
    turns = asyncio.Semaphore(AT_ONCE)

    async def ask(address: str) -> None:
        async with turns:
            found[address] = await verdict(address, allowed)

    tasks = [asyncio.create_task(ask(each)) for each in wanted[:MOST]]
    if tasks:
        _, late = await asyncio.wait(tasks, timeout=altogether)
        for each in late:
            each.cancel()
        await asyncio.gather(*late, return_exceptions=True)
    return found


async def verdict(address: str, allowed: Allowed = public, seconds: float = SECONDS) -> Verdict:
    """What became of one address."""
    try:
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return "unasked"
        async with asyncio.timeout(seconds):
            return await _asked(parts, parts.hostname, allowed)
    except (OSError, TimeoutError, ValueError, UnicodeError, ssl.SSLError):
        return "silent"


async def _asked(parts: SplitResult, host: str, allowed: Allowed) -> Verdict:
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    loop = asyncio.get_running_loop()
    look_up = partial(socket.getaddrinfo, host, port, type=socket.SOCK_STREAM)
    infos = await loop.run_in_executor(lookups, look_up)
    stands_for = [str(info[4][0]) for info in infos]
    if not stands_for or not all(allowed(each, PORTS[0]) for each in stands_for):
        return "private"
    if not allowed(stands_for[0], port):
        return "unasked"
    reader, writer = await asyncio.open_connection(
        stands_for[0],
        port,
        limit=8192,
        ssl=await loop.run_in_executor(lookups, _trusted) if secure else None,
        server_hostname=host if secure else None,
    )
    try:
        writer.write(_head(parts, host, port))
        await writer.drain()
        status = int((await reader.readline()).split(b" ", 2)[1])
    except IndexError:
        return "silent"
    finally:
        writer.close()
    return "gone" if status in GONE else "answers"


def _trusted() -> ssl.SSLContext:
    """Whom the machine trusts, read once: it takes a while."""
    with _reading:
        return _context()


@cache
def _context() -> ssl.SSLContext:
    return ssl.create_default_context()


def _head(parts: SplitResult, host: str, port: int) -> bytes:
    """The request; what is no plain ASCII cannot break out of its line."""
    path = parts.path or "/"
    target = f"{path}?{parts.query}" if parts.query else path
    if any(each.isspace() for each in target + host):
        raise ValueError(target)
    named = host.encode("idna").decode() if not host.isascii() else host
    sent = f"HEAD {target} HTTP/1.1\r\nHost: {named}:{port}\r\nConnection: close\r\n\r\n"
    return sent.encode("utf-8")
