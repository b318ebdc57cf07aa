"""Built files, packed once for everybody.

The rule: what is packed is the file as it lies there now. Who takes nothing packed, or asks for a
range, gets it plain.

Scripts and styles are the most that somebody who comes in asks for; packed anew for each of them,
a crowd at the door cost more than all of its pages.
"""

import gzip
import os
from functools import lru_cache
from pathlib import Path
from typing import Final

from starlette.datastructures import Headers
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

TEXTS: Final = (".css", ".js", ".svg")
KEPT: Final = 64


class Built(StaticFiles):
    """What lies in a folder of built files."""

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        """The file, packed if it may be; or that the reader has it."""
        plain = super().file_response(full_path, stat_result, scope, status_code)
        path = Path(full_path)
        if not isinstance(plain, FileResponse) or path.suffix not in TEXTS or not _takes(scope):
            return plain
        told = {name: plain.headers[name] for name in ("etag", "last-modified")}
        told |= {"content-encoding": "gzip", "vary": "Accept-Encoding"}
        packed = _packed(path, stat_result.st_mtime_ns)
        return Response(packed, status_code, told, plain.media_type)


def _takes(scope: Scope) -> bool:
    headers = Headers(scope=scope)
    whole = scope["method"] == "GET" and "range" not in headers
    return whole and "gzip" in headers.get("accept-encoding", "")


@lru_cache(KEPT)
def _packed(path: Path, _changed: int) -> bytes:
    return gzip.compress(path.read_bytes(), mtime=0)
