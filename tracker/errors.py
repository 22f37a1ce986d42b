"""The root of every error that the tracker tells its users of in one line, instead of showing where it arose."""

from __future__ import annotations


class TrackerError(Exception):
    """Something the user can do something about.

    `str(error)` is one English line that names the thing and the remedy, for the command line; `dutch` says the same
    where staff read it (the table `rejects`, the site).
    """

    def __init__(self, message: str, dutch: str | None = None) -> None:
        super().__init__(message)
        self.dutch = dutch or message
