"""The client: limits, retries, the cache, and hosts that misbehave."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from replay import Answer, Replay

from tracker.feeds.client.errors import FeedError, NotAllowed, NotCached, NotFound, Unavailable, Unexpected
from tracker.feeds.client.http import USER_AGENT, Client, Limits, retry_after

Make = Callable[..., Client]


def test_an_answer_is_kept_with_its_address_and_use(replay: Replay, make_client: Make) -> None:
    replay.routes["/a"] = Answer(b'{"value": []}')
    client = make_client()
    found = client.get(f"{replay.base}/a", role="tweedekamer/motions", note='{"x": 1}', types=("application/json",))
    kept = client.raw.latest(f"{replay.base}/a")
    assert found.fresh
    assert kept is not None
    assert (kept.role, kept.note, kept.size, client.raw.body(kept)) == (
        "tweedekamer/motions",
        '{"x": 1}',
        13,
        found.body,
    )
    assert replay.log[0].headers["User-Agent"] == USER_AGENT
    assert "commitment-tracker" in USER_AGENT


def test_a_second_request_is_conditional_and_the_cache_answers(replay: Replay, make_client: Make) -> None:
    modified = "Thu, 23 May 2024 10:00:00 GMT"
    replay.routes["/a"] = lambda request: (
        Answer(status=304)
        if request.headers.get("If-None-Match") == '"v1"' and request.headers.get("If-Modified-Since") == modified
        else Answer(b"one", kind="text/plain", headers={"ETag": '"v1"', "Last-Modified": modified})
    )
    client = make_client()
    first, second = (client.get(f"{replay.base}/a", role="r") for _ in range(2))
    assert (first.body, first.fresh) == (b"one", True)
    assert (second.body, second.fresh) == (b"one", False)
    assert client.raw.count() == 1


def test_a_known_version_is_not_asked_for_again(replay: Replay, make_client: Make) -> None:
    replay.routes["/a"] = [Answer(b"one"), Answer(b"two")]
    client = make_client()
    url = f"{replay.base}/a"
    assert [client.get(url, role="file", version=v).body for v in ("1", "1", "2")] == [b"one", b"one", b"two"]
    assert len(replay.log) == 2


def test_bytes_that_were_damaged_on_disk_are_fetched_again(replay: Replay, make_client: Make) -> None:
    replay.routes["/a"] = Answer(b"one", headers={"ETag": '"v1"'})
    client = make_client()
    client.get(f"{replay.base}/a", role="r", version="1")
    (blob,) = (path for path in client.raw.folder.rglob("*") if path.is_file() and "blobs" in path.parts)
    blob.write_bytes(b"0ne")
    assert client.get(f"{replay.base}/a", role="r", version="1").body == b"one"
    assert "If-None-Match" not in replay.log[1].headers


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_a_passing_fault_is_tried_again(replay: Replay, make_client: Make, slept: list[float], status: int) -> None:
    replay.routes["/a"] = [Answer(b"no", status), Answer(b"no", status), Answer(b"yes")]
    assert make_client().get(f"{replay.base}/a", role="r").body == b"yes"
    assert len(slept) == 2
    assert slept[1] > slept[0]


def test_retry_after_is_honoured(replay: Replay, make_client: Make, slept: list[float]) -> None:
    replay.routes["/a"] = [Answer(b"", 429, headers={"Retry-After": "7"}), Answer(b"yes")]
    make_client().get(f"{replay.base}/a", role="r")
    assert slept == [7.0]


def test_a_long_retry_after_ends_the_run_instead(replay: Replay, make_client: Make, slept: list[float]) -> None:
    replay.routes["/a"] = Answer(b"", 429, headers={"Retry-After": "3600"})
    with pytest.raises(Unavailable, match="vraagt 3600 seconden te wachten"):
        make_client().get(f"{replay.base}/a", role="r")
    assert slept == []
    assert len(replay.log) == 1


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


def test_it_gives_up_after_the_last_try(replay: Replay, make_client: Make) -> None:
    replay.routes["/a"] = Answer(b"no", 500)
    with pytest.raises(Unavailable, match="HTTP 500, 3 keer: probeer het later"):
        make_client().get(f"{replay.base}/a", role="r")
    assert len(replay.log) == 3


@pytest.mark.parametrize(
    ("answer", "error", "said", "asked"),
    [
        (Answer(b"x", 404), NotFound, "HTTP 404", 1),
        (Answer(b"x", 410), NotFound, "HTTP 410", 1),
        (Answer(b"Query node is not valid", 400, "text/plain"), Unexpected, "HTTP 400: Query node is not valid", 1),
        (Answer(b"<html>login</html>", kind="text/html"), Unexpected, "stuurt text/html waar application/json", 1),
        (Answer(b"x" * 100_001), Unexpected, "100001 bytes, meer dan de grens van 100000", 1),
        (Answer(b"x" * 10, length=20), Unavailable, "RemoteProtocolError", 3),
        (Answer(b"slow", delay=0.5), Unavailable, "ReadTimeout", 3),
        (Answer(b"drip" * 10, drip=0.05), Unavailable, "niet compleet na 0.4 seconden", 3),
    ],
    ids=["404", "410", "400", "wrong type", "too large", "truncated", "slow", "dripping"],
)
def test_a_host_that_misbehaves(
    replay: Replay, make_client: Make, answer: Answer, error: type[FeedError], said: str, asked: int
) -> None:
    replay.routes["/a"] = answer
    client = make_client()
    with pytest.raises(error, match=said) as caught:
        client.get(f"{replay.base}/a", role="r", types=("application/json",))
    assert caught.value.reason.startswith(f"{replay.base}/a: ")
    assert "\n" not in caught.value.reason
    assert client.raw.count() == 0
    assert len(replay.log) == asked


def test_a_bomb_in_gzip_stops_at_the_limit(replay: Replay, make_client: Make) -> None:
    bomb = gzip.compress(b"\0" * 20_000_000)
    assert len(bomb) < 100_000
    replay.routes["/a"] = Answer(bomb, headers={"Content-Encoding": "gzip"})
    with pytest.raises(Unexpected, match="meer dan de grens van 100000 bytes"):
        make_client().get(f"{replay.base}/a", role="r")


def test_broken_gzip_is_tried_again(replay: Replay, make_client: Make) -> None:
    broken = Answer(b"not gzip", headers={"Content-Encoding": "gzip"})
    replay.routes["/a"] = [broken, Answer(zlib.compress(b"fine"), headers={"Content-Encoding": "deflate"})]
    assert make_client().get(f"{replay.base}/a", role="r").body == b"fine"


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
def test_a_redirect_leads_nowhere_else(replay: Replay, make_client: Make, target: str) -> None:
    replay.routes["/a"] = Answer(b"", 302, headers={"Location": target})
    with pytest.raises(NotAllowed):
        make_client().get(f"{replay.base}/a", role="r")
    assert len(replay.log) == 1


def test_a_redirect_on_the_same_host_is_followed_but_not_for_ever(replay: Replay, make_client: Make) -> None:
    replay.routes["/a"] = Answer(b"", 301, headers={"Location": "b?x=1"})
    replay.routes["/b"] = Answer(b"there")
    assert make_client().get(f"{replay.base}/a", role="r").body == b"there"
    replay.routes["/b"] = Answer(b"", 302, headers={"Location": "/a"})
    with pytest.raises(Unexpected, match="meer dan 3 keer doorverwezen"):
        make_client().get(f"{replay.base}/a", role="r")


@pytest.mark.parametrize(
    "base", ["http://gegevensmagazijn.tweedekamer.nl/", "http://10.0.0.1/", "file:///etc", "data/raw", "ftp://x/"]
)
def test_a_base_must_be_https_or_on_this_machine(make_client: Make, base: str) -> None:
    with pytest.raises(NotAllowed):
        make_client(base)


@pytest.mark.parametrize(
    "url", ["https://example.org/a", "file:///etc/passwd", "/a", "http://127.0.0.1:1/a", "https://x\n/"]
)
def test_another_host_is_never_asked(make_client: Make, url: str) -> None:
    with pytest.raises(NotAllowed):
        make_client().get(url, role="r")


def test_offline_only_the_cache_answers(replay: Replay, make_client: Make) -> None:
    replay.routes["/a"] = Answer(b"one")
    make_client().get(f"{replay.base}/a", role="r")
    offline = make_client(offline=True)
    assert offline.get(f"{replay.base}/a", role="r").body == b"one"
    with pytest.raises(NotCached, match="voer eerst `tracker sync` uit"):
        offline.get(f"{replay.base}/b", role="r")
    assert len(replay.log) == 1


def test_this_machine_is_not_asked_through_a_proxy(
    replay: Replay, make_client: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    replay.routes["/a"] = Answer(b"one")
    assert make_client().get(f"{replay.base}/a", role="r").body == b"one"


def test_requests_keep_their_distance(replay: Replay, make_client: Make, slept: list[float]) -> None:
    replay.routes["/*"] = Answer(b"x")
    now = [0.0]
    client = make_client(limits=Limits(interval=0.5), clock=lambda: now[0])
    for path in ("/a", "/b"):
        client.get(replay.base + path, role="r")
    now[0] = 10.0
    client.get(f"{replay.base}/c", role="r")
    assert slept == [0.5]
