"""How the dashboard is served: Streamlit's own files compressed, and the office opened before a reader asks."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from threading import Thread

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard import settings

FILES = "/static/"
WORTH = ("text/", "application/javascript", "application/json", "image/svg")  # the rest is compressed already


class Compressed:
    """Sends the files that Streamlit's pages are built from gzipped, which Streamlit leaves to a proxy.

    Each is compressed once and kept: 9 MB become 3 at a reader's first visit, and cost no work at the next.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._kept: dict[tuple[str, str], bytes] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on as it is, but a file for a reader who takes gzip."""
        if _asks_for_a_file(scope):
            send = _Answer(self._kept, scope["path"], send).send
        await self._app(scope, receive, send)


class _Answer:
    """One answer on its way out, held back until it is whole where it is a file worth compressing."""

    def __init__(self, kept: dict[tuple[str, str], bytes], path: str, send: Send) -> None:
        self._kept, self._path, self._send = kept, path, send
        self._start: Message | None = None
        self._body = bytearray()

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _worth_it(message):
            self._start = message
        elif self._start is None:
            await self._send(message)
        else:
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._send_whole(self._start)

    async def _send_whole(self, start: Message) -> None:
        headers = MutableHeaders(scope=start)
        body = await self._compressed(headers["etag"])
        headers["content-encoding"] = "gzip"
        headers["content-length"] = str(len(body))
        headers["etag"] = f"W/{headers['etag']}"  # the same file, though not the same bytes
        headers.add_vary_header("Accept-Encoding")
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})

    async def _compressed(self, etag: str) -> bytes:
        key = (self._path, etag)
        if key not in self._kept:
            self._kept[key] = await asyncio.to_thread(gzip.compress, self._body, 6)
        return self._kept[key]


def _asks_for_a_file(scope: Scope) -> bool:
    takes = Headers(scope=scope).get("accept-encoding", "") if scope["type"] == "http" else ""
    return "gzip" in takes and scope["method"] == "GET" and FILES in scope["path"]


def _worth_it(start: Message) -> bool:
    headers = Headers(raw=start["headers"])
    return (
        start["status"] == 200
        and headers.get("content-type", "").startswith(WORTH)
        and headers.get("etag", "").startswith('"')
        and "content-encoding" not in headers
    )


@asynccontextmanager
async def opened_early(_: object) -> AsyncIterator[None]:
    """Open the office while the first reader's browser is still fetching files."""
    # Not where the store has first to be made: that is long work, and the page shows how far it is.
    if settings.store_path().exists():
        Thread(target=_open, daemon=True).start()
    yield


def _open() -> None:
    """Here rather than above, so that the server is up before the libraries of the pages are."""
    import_module("dashboard.app.navigation")
    import_module("dashboard.app.cache").get_ready()
