"""A Janus and a coturn for all tests of calls; who breaks one starts it again."""

from collections.abc import AsyncIterator, Iterator

import pytest

from openspace.calls.janus import JanusBridge
from openspace.calls.janus_line import Line
from tests.calls.servers import SECRET, Coturn, Janus


@pytest.fixture(scope="session")
def coturn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Coturn]:
    server = Coturn(tmp_path_factory.mktemp("coturn"))
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def janus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Janus]:
    server = Janus(tmp_path_factory.mktemp("janus"))
    server.start()
    yield server
    server.stop()


@pytest.fixture
async def bridge(janus: Janus) -> AsyncIterator[JanusBridge]:
    made = JanusBridge(janus.address, SECRET)
    yield made
    await made.close()


@pytest.fixture
async def outside(janus: Janus) -> AsyncIterator[tuple[Line, int]]:
    """Somebody else who has Janus's secret, but none of a room's."""
    line = await Line.open(janus.address, SECRET, lambda _: None)
    yield line, await line.attach(lambda _: None)
    await line.close()
