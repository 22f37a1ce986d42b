"""What stands before every page: which requests are taken, and headers that limit what a page can do."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl

from tracker.serve.bounded import BY_VISITOR
from tracker.serve.journal import JOURNAL
from tracker.serve.site import facets, register
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
    (b"x-frame-options", b"SAMEORIGIN"),
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

METHODS = ("GET", "HEAD", "OPTIONS")
LARGEST_BODY = 64 << 10
"""Bytes of a POST; the site has no form that needs more."""

# '/-/versions', '/-/plugins.json': what Datasette tells developers of itself, its machine and its files.
INTERNAL = re.compile(
    r"/-/(?:versions|plugins|settings|config|threads|databases|metadata|permissions|allow-debug|patterns|messages|actor"
    r"|auth-token|logout|jump|tables|schema)(?:\.\w+)?/?"
)
# '/tracker.zip', '/tracker/overzicht.bak', '/tracker/commitments/3f2a.sql': Datasette shows the page under any ending.
ENDING = re.compile(rf"/{register.NAME}(?:/[^/]+)*\.(?P<ending>[^/.]+)")
ENDINGS = frozenset({"json", "jsonl", "csv", "xlsx", "docx", "atom", "ics", "db"})
STATIC = "/-/static"
NOTED = frozenset({403, 405, 413, 421, 503})
"""Statuses that the operator reads of."""

# 'sql', '_where', 'citaat__contains', '_facet_array': arguments whose query may read every row.
HEAVY = re.compile(
    r"sql|_where|_facet_array|_facet_date|_sort_by|.+__(?:contains|notcontains|startswith|endswith|like|notlike|glob"
    r"|arraycontains|arraynotcontains|date)"
)
# '/tracker/overzicht', '/tracker/overzicht.csv'
SELECTION = re.compile(r"/[^/-][^/]*/[^/]+$")


def _nothing(path: str) -> bool:
    """Nobody may post to any path."""
    return False


def refusal(scope: Message, *, canned: bool, may_post: Callable[[str], bool] = _nothing) -> tuple[int, str] | None:
    """Status and Dutch sentence for a request that is not taken, else None.

    `canned` when posted queries exist; `may_post` tells the paths of forms that are posted.
    """
    method, path = scope["method"], scope["path"]
    form = may_post(path)
    if method not in METHODS and not (method == "POST" and (canned or form)):
        return 405, "Dit kan hier niet: deze site kan alleen worden gelezen."
    ending = ENDING.fullmatch(path)
    if (INTERNAL.fullmatch(path) and not form) or (ending and ending["ending"] not in ENDINGS):
        return 404, "Deze bladzijde is er niet."
    length = dict(scope["headers"]).get(b"content-length", b"0")
    if not length.isdigit() or int(length) > LARGEST_BODY:
        return 413, "Dit is meer dan de site aanneemt."
    return None


def completed(scope: Message, status: int, given: Iterable[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """The headers of an answer with those that every answer has, where it does not say otherwise itself."""
    path = scope["path"]
    extra = HEADERS + (SECURE_HEADERS if scope.get("scheme") == "https" else ())
    extra += ((b"cache-control", _kept(path, status)),)
    present = [(name.lower(), _mended(name.lower(), value)) for name, value in given]
    names = dict(present)
    if FOR_PROGRAMS.fullmatch(path):
        extra += OPEN_TO_ALL
        if status == HTTPStatus.OK and not names.get(b"content-type", b"").startswith(b"text/plain"):
            extra += ((b"content-disposition", _as_file(path)),)
    return [*present, *((name, value) for name, value in extra if name not in names)]


def _kept(path: str, status: int) -> bytes:
    """How long a browser may keep an answer: no fault at all, a page until it is asked for again."""
    if status >= HTTPStatus.BAD_REQUEST:
        return b"no-store"
    return b"max-age=3600" if path.startswith(STATIC) else b"no-cache"


def _as_file(path: str) -> bytes:
    """A browser that is led to data offers it as a file, and shows none of it in the name of the site."""
    name = re.sub(r"[^A-Za-z0-9_.-]", "_", path.rpartition("/")[2])
    return f'attachment; filename="{"data" if name.startswith(".") else ""}{name}"'.encode()


def _mended(name: bytes, value: bytes) -> bytes:
    """Text says its character set; a redirect leads to this site, also for a browser that takes `/\\` for `//`."""
    if name == b"location" and value.startswith(b"/"):
        return b"/" + value.replace(b"\\", b"%5C").lstrip(b"/")
    text = name == b"content-type" and value.startswith(b"text/") and b"charset" not in value
    return value + b"; charset=utf-8" if text else value


def heavy(query_string: bytes) -> bool:
    """Whether a request runs SQL of the visitor, or a filter that reads every row."""
    return any(HEAVY.fullmatch(name) for name, _ in parse_qsl(query_string.decode("latin-1"), keep_blank_values=True))


def guard(app: App, *, canned: bool = False, may_post: Callable[[str], bool] = _nothing) -> App:
    """The same application, refusing what it can't use, with HEADERS on every response."""

    async def guarded(scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": completed(scope, message["status"], message.get("headers", []))}
                if message["status"] in NOTED:
                    JOURNAL.refused(message["status"], scope["method"], scope["path"])
            await send(message)

        refused = refusal(scope, canned=canned, may_post=may_post)
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
                JOURNAL.refused(421, scope["method"], scope["path"])
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
