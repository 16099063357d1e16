"""Streamlit's own files go out compressed, once each, and everything else as it was."""

import asyncio
import gzip

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from dashboard.app.serving import Compressed

SCRIPT = b"const figures = [" + b"1, " * 40_000 + b"];"
PICTURE = bytes(range(256)) * 40


@pytest.fixture
def site(tmp_path):
    """A site with a script, a picture and an answer that is no file, behind the middleware."""
    (tmp_path / "index.js").write_bytes(SCRIPT)
    (tmp_path / "face.woff2").write_bytes(PICTURE)

    async def health(_):
        return PlainTextResponse("ok " * 1000)

    return Compressed(Starlette(routes=[Route("/health", health), Mount("/static", StaticFiles(directory=tmp_path))]))


def get(site, path, method="GET", **headers):
    """The status, headers and body of one answer, as they leave the server."""
    sent = []
    named = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": method, "path": path, "root_path": "", "query_string": b"", "headers": named}

    async def receive():
        await asyncio.Event().wait()  # a reader who stays to the end

    async def send(message):
        sent.append(message)

    asyncio.run(site(scope, receive, send))
    start, *rest = sent
    answered = {name.decode(): value.decode() for name, value in start["headers"]}
    return start["status"], answered, b"".join(each.get("body", b"") for each in rest)


def test_a_file_arrives_compressed_and_whole(site):
    status, headers, body = get(site, "/static/index.js", accept_encoding="gzip, br")
    assert (status, headers["content-encoding"], headers["content-length"]) == (200, "gzip", str(len(body)))
    assert gzip.decompress(body) == SCRIPT
    assert len(body) < len(SCRIPT) / 10
    assert "accept-encoding" in headers["vary"].lower()


def test_a_file_is_compressed_once_and_again_when_it_has_changed(site, tmp_path):
    first = get(site, "/static/index.js", accept_encoding="gzip")[2]
    assert get(site, "/static/index.js", accept_encoding="gzip")[2] is first
    (tmp_path / "index.js").write_bytes(SCRIPT + b"// more")
    assert gzip.decompress(get(site, "/static/index.js", accept_encoding="gzip")[2]) == SCRIPT + b"// more"


def test_a_file_the_reader_holds_already_is_not_sent_again(site):
    etag = get(site, "/static/index.js", accept_encoding="gzip")[1]["etag"]
    status, headers, body = get(site, "/static/index.js", accept_encoding="gzip", if_none_match=etag)
    assert (status, body) == (304, b"")
    assert "content-encoding" not in headers


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("/static/index.js", {}),
        ("/static/index.js", {"accept_encoding": "gzip", "range": "bytes=0-99"}),
        ("/static/index.js", {"accept_encoding": "gzip", "method": "HEAD"}),
        ("/static/face.woff2", {"accept_encoding": "gzip"}),
        ("/static/absent.js", {"accept_encoding": "gzip"}),
        ("/health", {"accept_encoding": "gzip"}),
    ],
)
def test_everything_else_goes_out_as_it_was(site, path, asked):
    assert get(site, path, **asked) == get(site._app, path, **asked)
