"""Asks addresses over https: politely, with limits, and keeping every answer.

Time-outs on connecting, on silence and on the whole; retries with a pause that doubles and that honours
`Retry-After` (RFC 9110, 10.2.3); conditional requests (`If-None-Match`, `If-Modified-Since`); a least time
between two requests; limits on size and on redirects; only hosts that were configured, also after a redirect.
"""

from __future__ import annotations

import logging
import random
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

import httpx

from tracker.feeds.client import urls
from tracker.feeds.client.answers import decoded_headers, retry_after, trouble_of
from tracker.feeds.client.errors import (
    DamagedError,
    NotCachedError,
    ResponseError,
    UnavailableError,
    UrlNotAllowedError,
)
from tracker.feeds.client.raw import RawStore, Response

_log = logging.getLogger(__name__)

USER_AGENT = "commitment-tracker/0.1 (+https://pypi.org/project/commitment-tracker/)"
_DIRECT = {f"all://{host}": None for host in ("127.0.0.1", "localhost", "[::1]")}
"""This machine is never asked through a proxy."""
_REDIRECT_STATUS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds, counts and bytes that a client keeps to."""

    connect: float = 10.0
    read_timeout: float = 60.0
    """Longest wait for the next bytes of an answer."""
    total_timeout: float = 600.0
    """Longest time for one answer as a whole, however slowly it comes."""
    tries: int = 5
    pause: float = 1.0
    """Pause after the first failure; it doubles, with up to a quarter more by chance."""
    longest_pause: float = 300.0
    """A `Retry-After` beyond this ends the run instead: it continues later where it stopped."""
    interval: float = 0.2
    """Least time between two requests."""
    size: int = 256 * 1024 * 1024
    redirects: int = 3


@dataclass(frozen=True, slots=True)
class FetchResult:
    """An answer: its bytes, and where they came from. `fresh` is False when the cache had them and they still hold."""

    url: str
    body: bytes
    content_type: str
    fresh: bool
    seq: int


class Client:
    """Asks the configured hosts and keeps what they answer in a RawStore; offline it answers from that alone."""

    def __init__(
        self,
        bases: tuple[str, ...],
        raw: RawStore,
        *,
        limits: Limits = Limits(),
        offline: bool = False,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self.raw = raw
        self.requests = 0
        self._allowed = urls.origins(bases)
        self._limits = limits
        self.offline = offline
        self._sleep, self._clock, self._now = sleep, clock, now
        self._last = float("-inf")
        timeout = httpx.Timeout(limits.read_timeout, connect=limits.connect)
        self._http = httpx.Client(
            verify=_trusted(),
            mounts=_DIRECT if transport is None else None,
            transport=transport,
            timeout=timeout,
            follow_redirects=False,
            trust_env=True,
            headers={"User-Agent": USER_AGENT, "Accept-Encoding": "gzip"},
        )

    def __enter__(self) -> Client:
        """The client itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the connections."""
        self.close()

    def close(self) -> None:
        """Close the connections (the RawStore stays open)."""
        self._http.close()

    def allows(self, url: str) -> bool:
        """Whether an address may be asked."""
        try:
            return bool(urls.check(url, self._allowed))
        except UrlNotAllowedError:
            return False

    def get(
        self,
        url: str,
        *,
        role: str,
        types: tuple[str, ...] = (),
        version: str = "",
        note: str = "",
        size: int | None = None,
    ) -> FetchResult:
        """The answer of an address; `role` and `note` are kept with it.

        `types` are the media types that will do (empty: any). With a `version` (the feed's own time of change), an
        answer kept for that version is used without asking. Raises a FeedError.
        """
        urls.check(url, self._allowed)
        known = self.raw.latest(url)
        body = self.raw.body(known) if known is not None else None
        if known is not None and body is not None and (self.offline or (version and known.version == version)):
            return FetchResult(url, body, known.content_type, False, known.seq)
        if self.offline and self.raw.holds(url):
            raise DamagedError(
                url,
                f"its bytes in {self.raw.folder} are gone or damaged: run `tracker sync` again",
                f"de bytes in {self.raw.folder} zijn weg of beschadigd: voer `tracker sync` opnieuw uit",
            )
        if self.offline:
            raise NotCachedError(
                url,
                f"not among the answers kept in {self.raw.folder}: run `tracker sync` first",
                f"niet onder de bewaarde antwoorden in {self.raw.folder}: voer eerst `tracker sync` uit",
            )
        usable = known if body is not None else None
        keep = {"role": role, "version": version, "note": note}
        return self._request(url, keep, types=types, known=usable, size=size or self._limits.size)

    def _request(
        self, url: str, keep: dict[str, str], *, types: tuple[str, ...], known: Response | None, size: int
    ) -> FetchResult:
        headers = {"Accept": ", ".join((*types, "*/*;q=0.1")) if types else "*/*"}
        if known is not None and known.etag:
            headers["If-None-Match"] = known.etag
        if known is not None and known.last_modified:
            headers["If-Modified-Since"] = known.last_modified
        answer = self._retry(url, headers, size)
        now = self._now().isoformat(timespec="seconds")
        if answer.status_code == 304 and known is not None:
            self.raw.mark_checked(known, now)
            return FetchResult(url, self.raw.body(known) or b"", known.content_type, False, known.seq)
        kind = answer.headers.get("Content-Type", "").split(";")[0].strip().lower()
        if types and kind and kind not in types:
            start = " ".join(answer.content[:80].decode("utf-8", "replace").split())
            raise ResponseError(
                url,
                f"sends {kind} instead of {types[0]} ({start!r})",
                f"stuurt {kind} in plaats van {types[0]} ({start!r})",
            )
        row = self.raw.save(
            url,
            answer.content,
            now=now,
            content_type=kind,
            etag=answer.headers.get("ETag", ""),
            last_modified=answer.headers.get("Last-Modified", ""),
            **keep,
        )
        return FetchResult(url, answer.content, kind, True, row.seq)

    def _retry(self, url: str, headers: dict[str, str], size: int) -> httpx.Response:
        """The answer to a request that is asked again while its trouble may pass. Raises a FeedError."""
        pause = self._limits.pause
        for attempt in range(1, self._limits.tries + 1):
            answer, trouble = self._try(url, headers, size)
            if answer is not None and trouble is None:
                return answer
            wait = None if answer is None else retry_after(answer.headers.get("Retry-After"), self._now())
            if wait is not None and wait > self._limits.longest_pause:
                raise UnavailableError(
                    url,
                    f"{trouble}, asks to wait {wait:.0f} seconds: run the command again then",
                    f"{trouble}, vraagt {wait:.0f} seconden te wachten: voer de opdracht dan opnieuw uit",
                )
            if attempt < self._limits.tries:
                seconds = wait if wait is not None else pause * (1 + random.random() / 4)
                _log.info("%s: %s, try %d of %d, again in %.0f s", url, trouble, attempt, self._limits.tries, seconds)
                self._sleep(seconds)
                pause = min(pause * 2, self._limits.longest_pause)
        raise UnavailableError(
            url,
            f"{trouble}, {self._limits.tries} times: try again later",
            f"{trouble}, {self._limits.tries} keer: probeer het later",
        )

    def _try(self, url: str, headers: dict[str, str], size: int) -> tuple[httpx.Response | None, str | None]:
        """The answer, if any came, and the trouble that may pass, None when there is none.

        Raises a FeedError for trouble that won't pass.
        """
        try:
            answer = self._follow(url, headers, size)
        except httpx.InvalidURL as error:
            raise UrlNotAllowedError(repr(url[:120]), str(error), f"geen adres ({error})") from error
        except (httpx.TransportError, httpx.DecodingError) as error:
            if "location header" in str(error):  # httpx reads where a redirect leads before it is asked to follow
                raise UrlNotAllowedError(
                    url,
                    f"redirects to what is no address ({error})",
                    f"verwijst door naar wat geen adres is ({error})",
                ) from error
            return None, f"{type(error).__name__}: {error}".rstrip(": ")
        return answer, trouble_of(url, answer)

    def _follow(self, url: str, headers: dict[str, str], size: int) -> httpx.Response:
        target = url
        for _ in range(self._limits.redirects + 1):
            answer = self._send(target, headers, size)
            if answer.status_code not in _REDIRECT_STATUS:
                return answer
            target = urls.resolve(target, answer.headers.get("Location", ""), self._allowed)
        raise ResponseError(
            url,
            f"redirected more than {self._limits.redirects} times, at last to {target}",
            f"meer dan {self._limits.redirects} keer doorverwezen, het laatst naar {target}",
        )

    def _send(self, url: str, headers: dict[str, str], size: int) -> httpx.Response:
        wait = self._last + self._limits.interval - self._clock()
        if wait > 0:
            self._sleep(wait)
        self._last = start = self._clock()
        self.requests += 1
        _log.debug("GET %s", url)
        with self._http.stream("GET", url, headers=headers) as answer:
            declared = answer.headers.get("Content-Length", "")
            if declared.isdigit() and int(declared) > size:
                raise ResponseError(
                    url,
                    f"{int(declared)} bytes, over the limit of {size}",
                    f"{int(declared)} bytes, meer dan de grens van {size}",
                )
            chunks, total = [], 0
            for chunk in answer.iter_bytes():
                total += len(chunk)
                if total > size:
                    raise ResponseError(url, f"over the limit of {size} bytes", f"meer dan de grens van {size} bytes")
                if self._clock() - start > self._limits.total_timeout:
                    raise httpx.ReadTimeout(f"not complete after {self._limits.total_timeout:g} s")
                chunks.append(chunk)
            return httpx.Response(answer.status_code, headers=decoded_headers(answer.headers), content=b"".join(chunks))


@cache
def _trusted() -> ssl.SSLContext:
    """The certificates to trust, read once a process: it takes a tenth of a second."""
    return httpx.create_ssl_context()
