"""The client: limits, retries, the cache, and hosts that misbehave."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import httpx
import pytest
from fake_server import FakeServer, Reply

from tracker.feeds.client.answers import retry_after
from tracker.feeds.client.errors import (
    FeedError,
    NotCachedError,
    NotFoundError,
    ResponseError,
    UnavailableError,
    UrlNotAllowedError,
)
from tracker.feeds.client.http import USER_AGENT, Client, Limits

Make = Callable[..., Client]


def test_an_answer_is_kept_with_its_address_and_use(server: FakeServer, make_client: Make) -> None:
    server.routes["/a"] = Reply(b'{"value": []}')
    client = make_client()
    found = client.get(f"{server.base}/a", role="tweedekamer/motions", note='{"x": 1}', types=("application/json",))
    kept = client.raw.latest(f"{server.base}/a")
    assert found.fresh
    assert kept is not None
    assert (kept.role, kept.note, kept.size, client.raw.body(kept)) == (
        "tweedekamer/motions",
        '{"x": 1}',
        13,
        found.body,
    )
    assert server.log[0].headers["User-Agent"] == USER_AGENT
    assert "commitment-tracker" in USER_AGENT


def test_a_second_request_is_conditional_and_the_cache_answers(server: FakeServer, make_client: Make) -> None:
    modified = "Thu, 23 May 2024 10:00:00 GMT"
    server.routes["/a"] = lambda request: (
        Reply(status=304)
        if request.headers.get("If-None-Match") == '"v1"' and request.headers.get("If-Modified-Since") == modified
        else Reply(b"one", kind="text/plain", headers={"ETag": '"v1"', "Last-Modified": modified})
    )
    client = make_client()
    first, second = (client.get(f"{server.base}/a", role="r") for _ in range(2))
    assert (first.body, first.fresh) == (b"one", True)
    assert (second.body, second.fresh) == (b"one", False)
    assert client.raw.count() == 1


def test_a_known_version_is_not_asked_for_again(server: FakeServer, make_client: Make) -> None:
    server.routes["/a"] = [Reply(b"one"), Reply(b"two")]
    client = make_client()
    url = f"{server.base}/a"
    assert [client.get(url, role="file", version=v).body for v in ("1", "1", "2")] == [b"one", b"one", b"two"]
    assert len(server.log) == 2


def test_bytes_that_were_damaged_on_disk_are_fetched_again(server: FakeServer, make_client: Make) -> None:
    server.routes["/a"] = Reply(b"one", headers={"ETag": '"v1"'})
    client = make_client()
    client.get(f"{server.base}/a", role="r", version="1")
    (blob,) = (path for path in client.raw.folder.rglob("*") if path.is_file() and "blobs" in path.parts)
    blob.write_bytes(b"0ne")
    assert client.get(f"{server.base}/a", role="r", version="1").body == b"one"
    assert "If-None-Match" not in server.log[1].headers


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_a_passing_fault_is_tried_again(server: FakeServer, make_client: Make, slept: list[float], status: int) -> None:
    server.routes["/a"] = [Reply(b"no", status), Reply(b"no", status), Reply(b"yes")]
    assert make_client().get(f"{server.base}/a", role="r").body == b"yes"
    assert len(slept) == 2
    assert slept[1] > slept[0]


def test_retry_after_is_honoured(server: FakeServer, make_client: Make, slept: list[float]) -> None:
    server.routes["/a"] = [Reply(b"", 429, headers={"Retry-After": "7"}), Reply(b"yes")]
    make_client().get(f"{server.base}/a", role="r")
    assert slept == [7.0]


def test_a_long_retry_after_ends_the_run_instead(server: FakeServer, make_client: Make, slept: list[float]) -> None:
    server.routes["/a"] = Reply(b"", 429, headers={"Retry-After": "3600"})
    with pytest.raises(UnavailableError, match="asks to wait 3600 seconds"):
        make_client().get(f"{server.base}/a", role="r")
    assert slept == []
    assert len(server.log) == 1


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, None),
        ("", None),
        ("120", 120.0),
        ("Wed, 21 Oct 2026 07:28:30 GMT", 30.0),
        ("Wed, 21 Oct 2026 07:27:00 GMT", 0.0),
        ("soon", None),
        ("-5", None),
    ],
)
def test_retry_after_as_seconds_and_as_date(header: str | None, seconds: float | None) -> None:
    assert retry_after(header, datetime(2026, 10, 21, 7, 28, tzinfo=UTC)) == seconds


def test_it_gives_up_after_the_last_try(server: FakeServer, make_client: Make) -> None:
    server.routes["/a"] = Reply(b"no", 500)
    with pytest.raises(UnavailableError, match="HTTP 500, 3 times: try again later"):
        make_client().get(f"{server.base}/a", role="r")
    assert len(server.log) == 3


@pytest.mark.parametrize(
    ("answer", "error", "said", "asked"),
    [
        (Reply(b"x", 404), NotFoundError, "HTTP 404", 1),
        (Reply(b"x", 410), NotFoundError, "HTTP 410", 1),
        (Reply(b"Query node is not valid", 400, "text/plain"), ResponseError, "HTTP 400: Query node is not valid", 1),
        (
            Reply(b"<html>login</html>", kind="text/html"),
            ResponseError,
            "sends text/html instead of application/json",
            1,
        ),
        (Reply(b"x" * 100_001), ResponseError, "100001 bytes, over the limit of 100000", 1),
        (Reply(b"x" * 10, length=20), UnavailableError, "RemoteProtocolError", 3),
    ],
    ids=["404", "410", "400", "wrong type", "too large", "truncated"],
)
def test_a_host_that_misbehaves(
    server: FakeServer, make_client: Make, answer: Reply, error: type[FeedError], said: str, asked: int
) -> None:
    server.routes["/a"] = answer
    client = make_client()
    with pytest.raises(error, match=said) as caught:
        client.get(f"{server.base}/a", role="r", types=("application/json",))
    assert str(caught.value).startswith(f"{server.base}/a: ")
    assert "\n" not in str(caught.value)
    assert client.raw.count() == 0
    assert len(server.log) == asked


class Dripping(httpx.SyncByteStream):
    """A body of which each byte takes a second of the clock that the client goes by."""

    def __init__(self, now: list[float]) -> None:
        self.now = now

    def __iter__(self) -> Iterator[bytes]:
        for _ in range(100):
            self.now[0] += 1
            yield b"x"


def test_a_host_that_drips_is_left_after_the_total_timeout(make_client: Make) -> None:
    now = [0.0]
    transport = httpx.MockTransport(lambda _: httpx.Response(200, stream=Dripping(now)))
    limits = Limits(tries=2, interval=0, total_timeout=10)
    client = make_client("https://host/", limits=limits, clock=lambda: now[0], transport=transport)
    with pytest.raises(UnavailableError, match="not complete after 10 s, 2 times"):
        client.get("https://host/a", role="r")
    assert now == [22.0]
    assert client.raw.count() == 0


def test_a_host_that_is_silent_is_asked_again(make_client: Make) -> None:
    asked: list[float] = []

    def silent(request: httpx.Request) -> httpx.Response:
        asked.append(request.extensions["timeout"]["read"])
        raise httpx.ReadTimeout("timed out", request=request)

    client = make_client("https://host/", limits=Limits(read_timeout=7), transport=httpx.MockTransport(silent))
    with pytest.raises(UnavailableError, match="ReadTimeout: timed out, 5 times"):
        client.get("https://host/a", role="r")
    assert asked == [7] * 5


def test_a_bomb_in_gzip_stops_at_the_limit(server: FakeServer, make_client: Make) -> None:
    bomb = gzip.compress(b"\0" * 20_000_000)
    assert len(bomb) < 100_000
    server.routes["/a"] = Reply(bomb, headers={"Content-Encoding": "gzip"})
    with pytest.raises(ResponseError, match="over the limit of 100000 bytes"):
        make_client().get(f"{server.base}/a", role="r")


def test_broken_gzip_is_tried_again(server: FakeServer, make_client: Make) -> None:
    broken = Reply(b"not gzip", headers={"Content-Encoding": "gzip"})
    server.routes["/a"] = [broken, Reply(zlib.compress(b"fine"), headers={"Content-Encoding": "deflate"})]
    assert make_client().get(f"{server.base}/a", role="r").body == b"fine"


@pytest.mark.parametrize(
    "target",
    [
        "https://example.org/elsewhere",
        "http://169.254.169.254/latest/meta-data",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "//example.org/x",
        "ftp://127.0.0.1/x",
        "https://user:secret@127.0.0.1/",
        "http://[::1",
        "gopher://x",
    ],
)
def test_a_redirect_leads_nowhere_else(server: FakeServer, make_client: Make, target: str) -> None:
    server.routes["/a"] = Reply(b"", 302, headers={"Location": target})
    with pytest.raises(UrlNotAllowedError):
        make_client().get(f"{server.base}/a", role="r")
    assert len(server.log) == 1


def test_a_redirect_on_the_same_host_is_followed_but_not_for_ever(server: FakeServer, make_client: Make) -> None:
    server.routes["/a"] = Reply(b"", 301, headers={"Location": "b?x=1"})
    server.routes["/b"] = Reply(b"there")
    assert make_client().get(f"{server.base}/a", role="r").body == b"there"
    server.routes["/b"] = Reply(b"", 302, headers={"Location": "/a"})
    with pytest.raises(ResponseError, match="redirected more than 3 times"):
        make_client().get(f"{server.base}/a", role="r")


@pytest.mark.parametrize(
    "base", ["http://gegevensmagazijn.tweedekamer.nl/", "http://10.0.0.1/", "file:///etc", "data/raw", "ftp://x/"]
)
def test_a_base_must_be_https_or_on_this_machine(make_client: Make, base: str) -> None:
    with pytest.raises(UrlNotAllowedError):
        make_client(base)


@pytest.mark.parametrize(
    "url", ["https://example.org/a", "file:///etc/passwd", "/a", "http://127.0.0.1:1/a", "https://x\n/"]
)
def test_another_host_is_never_asked(make_client: Make, url: str) -> None:
    with pytest.raises(UrlNotAllowedError):
        make_client().get(url, role="r")


def test_offline_only_the_cache_answers(server: FakeServer, make_client: Make) -> None:
    server.routes["/a"] = Reply(b"one")
    make_client().get(f"{server.base}/a", role="r")
    offline = make_client(offline=True)
    assert offline.get(f"{server.base}/a", role="r").body == b"one"
    with pytest.raises(NotCachedError, match="run `tracker sync` first"):
        offline.get(f"{server.base}/b", role="r")
    assert len(server.log) == 1


def test_this_machine_is_not_asked_through_a_proxy(
    server: FakeServer, make_client: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    server.routes["/a"] = Reply(b"one")
    assert make_client().get(f"{server.base}/a", role="r").body == b"one"


def test_requests_keep_their_distance(server: FakeServer, make_client: Make, slept: list[float]) -> None:
    server.routes["/*"] = Reply(b"x")
    now = [0.0]
    client = make_client(limits=Limits(interval=0.5), clock=lambda: now[0])
    for path in ("/a", "/b"):
        client.get(server.base + path, role="r")
    now[0] = 10.0
    client.get(f"{server.base}/c", role="r")
    assert slept == [0.5]
