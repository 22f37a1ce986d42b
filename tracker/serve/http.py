"""The HTTP connection of one visitor, which ends when nothing comes or goes for too long."""

from __future__ import annotations

import asyncio
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

REQUEST_SECONDS = 10.0
"""In which a request must have come whole."""
UNREAD_SECONDS = 30.0
"""In which a visitor must read something of what was sent."""
LOOK_SECONDS = 1.0


class ImpatientProtocol(H11Protocol):
    """uvicorn's protocol with a deadline for requests that come slowly or never, and for visitors who do not read."""

    def connection_made(self, transport: Any) -> None:  # noqa: ANN401 (asyncio's own types differ by version)
        """Start to watch the connection."""
        super().connection_made(transport)
        self._waiting_since: float | None = self.loop.time()
        self._unread, self._unread_since = 0, self.loop.time()
        self._look()

    def data_received(self, data: bytes) -> None:
        """Take what came; the clock runs from the first byte of a request to its last."""
        super().data_received(data)
        self._note_request()

    def on_response_complete(self) -> None:
        """Be ready for a next request."""
        super().on_response_complete()
        self._note_request()

    def _note_request(self) -> None:
        coming = self.conn.their_state is h11.SEND_BODY or (
            self.conn.their_state is h11.IDLE and bool(self.conn.trailing_data[0])
        )
        if not coming:
            self._waiting_since = None
        elif self._waiting_since is None:
            self._waiting_since = self.loop.time()

    def _look(self) -> None:
        if self.transport.get_protocol() is not self:
            return
        now, unread = self.loop.time(), self.transport.get_write_buffer_size()
        if unread == 0 or unread != self._unread:
            self._unread, self._unread_since = unread, now
        late = self._waiting_since is not None and now - self._waiting_since > REQUEST_SECONDS
        if late or now - self._unread_since > UNREAD_SECONDS:
            self.transport.abort()
        elif not (self.transport.is_closing() and unread == 0):
            self._timer = self.loop.call_later(LOOK_SECONDS, self._look)

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop watching."""
        timer: asyncio.TimerHandle | None = getattr(self, "_timer", None)
        if timer is not None:
            timer.cancel()
        super().connection_lost(exc)
