"""Whether addresses answer, asked of a real server on this machine: LC1 to LC3."""

import asyncio
import ssl
import threading
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager

import pytest

from openspace.post.answering import public, verdict, verdicts


def anywhere(_: str, __: int) -> bool:
    """For tests alone: this machine may be asked."""
    return True


@asynccontextmanager
async def server(status: str, heard: list[str] | None = None) -> AsyncIterator[str]:
    """Answers every request with this status; an empty one never answers."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        line = await reader.readline()
        if heard is not None:
            heard.append(line.decode().strip())
        if status:
            writer.write(f"HTTP/1.1 {status}\r\nLocation: http://10.0.0.1/\r\n\r\n".encode())
            await writer.drain()
        else:
            await reader.read()
        writer.close()

    listening = await asyncio.start_server(answer, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    finally:
        listening.close()


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("200 OK", "answers"),
        ("302 Found", "answers"),
        ("405 No", "answers"),
        ("404 Not Found", "gone"),
        ("410 Gone", "gone"),
        ("nonsense", "silent"),
    ],
)
async def test_lc1_only_the_status_counts_and_nothing_is_followed(status: str, said: str) -> None:
    heard: list[str] = []
    async with server(status, heard) as here:
        assert await verdict(f"{here}/a?b=c", anywhere) == said
    assert heard == ["HEAD /a?b=c HTTP/1.1"]


async def test_lc2_nobody_inside_is_asked() -> None:
    heard: list[str] = []
    async with server("200 OK", heard) as here:
        assert await verdict(here) == "private"
        assert await verdict(here.replace("127.0.0.1", "localhost")) == "private"
        assert heard == []
        assert await verdict(here, anywhere) == "answers"


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "240.0.0.1"),
        *("::1", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "224.0.0.1", "100.64.0.1"),
        *("fec0::1", "64:ff9b::a00:1", "64:ff9b:1::a00:1", "2002:a00:1::", "::10.0.0.1"),
        *("2001:0:a00:1::1", "::"),
    ],
)
def test_lc2_what_is_not_public_is_known(address: str) -> None:
    assert not public(address)
    assert public("193.0.6.139")
    assert public("2001:67c:2e8:22::c100:68b")


async def test_lc2_only_the_webs_own_ports_are_asked() -> None:
    assert await verdict("http://193.0.6.139:22") == "unasked"
    assert [port for port in (22, 80, 443, 6379, 8080) if public("193.0.6.139", port)] == [80, 443]


async def test_lc3_who_is_slow_holds_nobody_up() -> None:
    async with server("") as slow, server("200 OK") as quick:
        assert await verdict(slow, anywhere, seconds=0.1) == "silent"
        found = await verdicts([slow, quick, "mailto:a@b.no"], anywhere, altogether=0.5)
    assert found == {slow: "unasked", quick: "answers", "mailto:a@b.no": "unasked"}


def test_lc3_lookups_take_no_thread_of_others() -> None:
    """On a loop of its own, since others go on with theirs."""

    async def asked() -> str:
        taken = ThreadPoolExecutor(1)
        taken.shutdown()
        asyncio.get_running_loop().set_default_executor(taken)
        return await verdict("http://localhost")

    assert asyncio.run(asked()) == "private"


async def test_lc3_whom_to_trust_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read = []
    create = ssl.create_default_context

    def counted() -> ssl.SSLContext:
        read.append(threading.current_thread())
        return create()

    monkeypatch.setattr(ssl, "create_default_context", counted)
    async with server("200 OK") as here:
        secure = here.replace("http", "https")
        found = await verdicts([secure, f"{secure}/a", f"{secure}/b"], anywhere)
    assert set(found.values()) == {"silent"}
    assert threading.main_thread() not in read
    assert len(read) <= 1


@pytest.mark.parametrize("address", ["http://[", "http://a b/", "ftp://a/", "http:///x", ""])
async def test_what_is_no_address_is_not_asked(address: str) -> None:
    assert await verdict(address, anywhere) in ("silent", "unasked")
