"""The site under a path of another server, whether that server passes the path on or takes it off."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from tracker.serve.site.headers import App, Message, Send


def without(base_url: str, app: App) -> App:
    """The same application for requests that still carry `base_url`, as `/register/tracker`.

    Datasette routes such a request, but puts the path before the links of its facets and pages once more.
    """

    async def stripped(scope: Message, receive: Callable[[], Awaitable[Message]], send: Send) -> None:
        if scope["type"] == "http" and base_url != "/":
            scope = {**scope}
            if scope["path"].startswith(base_url):
                scope["path"] = "/" + scope["path"][len(base_url) :]
            raw = scope.get("raw_path")
            if raw and raw.startswith(base_url.encode()):
                scope["raw_path"] = b"/" + raw[len(base_url.encode()) :]
        await app(scope, receive, send)

    return stripped
