"""What an answer over HTTP tells: trouble that may pass or won't, how long to wait, and its headers once decoded."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from tracker.feeds.client.errors import NotFoundError, ResponseError

_RETRY_STATUS = frozenset({408, 425, 429, 500, 502, 503, 504})


def trouble_of(url: str, answer: httpx.Response) -> str | None:
    """The trouble an answer tells of, None for a good one; raises a FeedError for trouble that won't pass."""
    if answer.status_code in (200, 304):
        return None
    trouble = f"HTTP {answer.status_code}"
    if answer.status_code in (404, 410):
        raise NotFoundError(url, trouble, trouble)
    if answer.status_code not in _RETRY_STATUS:
        said = " ".join(answer.content[:160].decode("utf-8", "replace").split())
        raise ResponseError(url, f"{trouble}: {said}", f"{trouble}: {said}")
    return trouble


def retry_after(value: str | None, now: datetime) -> float | None:
    """Seconds that a `Retry-After` header asks for: `120`, or `Wed, 21 Oct 2026 07:28:00 GMT`; None without one."""
    if not value:
        return None
    if value.strip().isdigit():
        return float(value.strip())
    try:
        moment = parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())


def decoded_headers(headers: httpx.Headers) -> dict[str, str]:
    """The headers of an answer whose body has been decoded."""
    return {name: value for name, value in headers.items() if name not in ("content-encoding", "content-length")}
