"""A feed on this machine: answers as the real ones were recorded, and the ways in which a host can misbehave."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

RECORDED = Path(__file__).parent / "recorded"


@dataclass
class Reply:
    """What a host sends. `length` overrides Content-Length."""

    body: bytes = b""
    status: int = 200
    kind: str = "application/json"
    headers: dict[str, str] = field(default_factory=dict)
    length: int | None = None


Route = Callable[["Request"], Reply]


@dataclass(frozen=True)
class Request:
    path: str
    query: dict[str, str]
    headers: dict[str, str]


def as_json(value: object, **more: Any) -> Reply:
    return Reply(json.dumps(value, ensure_ascii=False).encode(), **more)


class FakeServer:
    """A server in a thread. `routes` maps a path to what answers it; `log` has every request in order."""

    def __init__(self) -> None:
        self.routes: dict[str, Route | Reply | list[Reply]] = {}
        self.log: list[Request] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            wbufsize = 65536
            disable_nagle_algorithm = True

            def do_GET(self) -> None:
                parts = urlsplit(self.path)
                query = {key: values[0] for key, values in parse_qs(parts.query).items()}
                request = Request(parts.path, query, dict(self.headers.items()))
                outer.log.append(request)
                outer._send(self, outer._answer(request))

            def log_message(self, *_: object) -> None:
                pass

        class Server(ThreadingHTTPServer):
            def handle_error(self, *_: object) -> None:
                pass  # a client that hangs up is what some tests are about

        self.server = Server(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.base = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def paths(self) -> list[str]:
        return [request.path for request in self.log]

    def _answer(self, request: Request) -> Reply:
        route = self.routes.get(request.path)
        if route is None:
            prefix = next((p for p in self.routes if p.endswith("*") and request.path.startswith(p[:-1])), None)
            route = self.routes[prefix] if prefix else Reply(b"not found", 404, "text/plain")
        if isinstance(route, list):
            return route.pop(0) if len(route) > 1 else route[0]
        return route if isinstance(route, Reply) else route(request)

    def _send(self, handler: BaseHTTPRequestHandler, answer: Reply) -> None:
        try:
            handler.send_response(answer.status)
            if answer.status != 304:
                handler.send_header("Content-Type", answer.kind)
                handler.send_header("Content-Length", str(len(answer.body) if answer.length is None else answer.length))
            for name, value in answer.headers.items():
                handler.send_header(name, value)
            handler.end_headers()
            if answer.status != 304:
                handler.wfile.write(answer.body)
            if answer.length is not None and answer.length != len(answer.body):
                handler.close_connection = True
        except (BrokenPipeError, ConnectionResetError):
            handler.close_connection = True


def chunks(records: list[Any], size: int) -> Iterable[list[Any]]:
    for start in range(0, len(records), size):
        yield records[start : start + size]
