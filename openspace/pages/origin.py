"""Whether a browser says that our own page asks; who is no browser says nothing at all."""

from starlette.datastructures import Headers


def same_origin(headers: Headers) -> bool:
    """Compared as it is written: an ``Origin`` is our host under http or https, nothing else."""
    origin, host = headers.get("origin"), headers.get("host")
    return origin in (None, f"http://{host}", f"https://{host}")
