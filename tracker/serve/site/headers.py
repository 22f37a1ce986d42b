"""What stands before every page: which requests are taken, and headers that limit what a page can do."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import parse_qsl

from tracker.serve.bounded import BY_VISITOR
from tracker.serve.site import facets
from tracker.serve.site.streams import Stopped

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]

HEADERS = (
    (
        b"content-security-policy",
        b"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        b"connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'",
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
    (b"cross-origin-opener-policy", b"same-origin"),
)
"""No script or style in the page itself, nothing from elsewhere."""
SECURE_HEADERS = ((b"strict-transport-security", b"max-age=31536000"),)
"""Sent as well where the visitor came over https, as the proxy in front tells."""

# '/tracker/overzicht.json', '/openapi.json', '/tracker/overzicht.atom': for programs, from any site
FOR_PROGRAMS = re.compile(r".*\.(?:json|jsonl|csv|atom|ics)")
OPEN_TO_ALL = ((b"access-control-allow-origin", b"*"), (b"access-control-expose-headers", b"link, retry-after"))
"""A script of another site may read data; it gets what a visitor without a name gets."""

METHODS = ("GET", "HEAD", "OPTIONS", "POST")
LARGEST_BODY = 64 << 10
"""Bytes of a POST; the site has no form that needs more."""

# '/-/versions', '/-/plugins.json': what Datasette tells developers of itself, its machine and its files.
INTERNAL = re.compile(
    r"/-/(?:versions|plugins|settings|config|threads|databases|metadata|permissions|allow-debug|patterns|messages|actor"
    r"|auth-token|jump|tables|schema)(?:\.\w+)?/?"
)

# 'sql', '_where', 'citaat__contains', '_facet_array': arguments whose query may read every row.
HEAVY = re.compile(
    r"sql|_where|_facet_array|_facet_date|_sort_by|.+__(?:contains|notcontains|startswith|endswith|like|notlike|glob"
    r"|arraycontains|arraynotcontains|date)"
)
# '/tracker/overzicht', '/tracker/overzicht.csv'
SELECTION = re.compile(r"/[^/-][^/]*/[^/]+$")
POSTED = re.compile(r"/-/[^/]+/?")


def refusal(scope: Message, *, canned: bool) -> tuple[int, str] | None:
    """Status and Dutch sentence for a request that is not taken, else None; `canned` when posted queries exist."""
    method, path = scope["method"], scope["path"]
    if method not in METHODS or (method == "POST" and not canned and not POSTED.fullmatch(path)):
        return 405, "Dit kan hier niet: deze site kan alleen worden gelezen."
    if INTERNAL.fullmatch(path):
        return 404, "Deze bladzijde is er niet."
    length = dict(scope["headers"]).get(b"content-length", b"0")
    if not length.isdigit() or int(length) > LARGEST_BODY:
        return 413, "Dit is meer dan de site aanneemt."
    return None


def heavy(query_string: bytes) -> bool:
    """Whether a request runs SQL of the visitor, or a filter that reads every row."""
    return any(HEAVY.fullmatch(name) for name, _ in parse_qsl(query_string.decode("latin-1"), keep_blank_values=True))


def guard(app: App, *, canned: bool = False) -> App:
    """The same application, refusing what it can't use, with HEADERS on every response."""

    async def guarded(scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        extra = HEADERS + (SECURE_HEADERS if scope.get("scheme") == "https" else ())
        extra += OPEN_TO_ALL if FOR_PROGRAMS.fullmatch(scope["path"]) else ()

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                present = {name.lower() for name, _ in message.get("headers", [])}
                added = [[name, value] for name, value in extra if name not in present]
                message = {**message, "headers": [*message.get("headers", []), *added]}
            await send(message)

        refused = refusal(scope, canned=canned)
        if refused:
            await respond(with_headers, *refused)
            return
        if scope["query_string"] and SELECTION.match(scope["path"]):
            merged = facets.merged(scope["query_string"].decode("latin-1"))
            scope = {**scope, "query_string": merged.encode("latin-1")}
        token = BY_VISITOR.set(heavy(scope["query_string"]))
        try:
            await app(scope, _limited(receive), with_headers)
        except Stopped:
            return  # the server closes a connection whose answer is not whole
        finally:
            BY_VISITOR.reset(token)

    return guarded


def hosted(app: App, known: Callable[[str], bool]) -> App:
    """The same application for requests to a host that `known` knows; others get 421."""

    async def checked(scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            hosts = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
            if len(hosts) != 1 or not known(hosts[0]):
                await respond(send, 421, "Deze site heet anders dan het adres dat u vroeg.")
                return
        await app(scope, receive, send)

    return checked


async def respond(send: Send, status: int, sentence: str) -> None:
    """A short answer in plain text."""
    headers = [[b"content-type", b"text/plain; charset=utf-8"], [b"connection", b"close"]]
    if status == 405:
        headers.append([b"allow", b"GET, HEAD"])
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": f"{sentence}\n".encode()})


def _limited(receive: Receive) -> Receive:
    """The body, cut off where it becomes larger than LARGEST_BODY."""
    total = 0

    async def counted() -> Message:
        nonlocal total
        message = await receive()
        total += len(message.get("body", b""))
        return message if total <= LARGEST_BODY else {"type": "http.disconnect"}

    return counted
