"""What can go wrong with a feed, each with what to do about it."""

from __future__ import annotations

from tracker.errors import TrackerError


class FeedError(TrackerError):
    """A feed could not be read. `where` is the address, folder or record; each message is one line."""

    def __init__(self, where: str, message: str, dutch: str) -> None:
        self.where = where
        super().__init__(f"{where}: {message}", f"{where}: {dutch}")


class UrlNotAllowedError(FeedError):
    """An address outside the configured hosts, or not https; nothing was sent to it."""


class NotFoundError(FeedError):
    """The host answered 404 or 410: the thing is not there (any more, or not yet)."""


class UnavailableError(FeedError):
    """The host did not answer properly, also after retries: try again later."""


class ResponseError(FeedError):
    """The answer is not what the feed promises: wrong type, too large, broken, or malicious."""


class NotCachedError(FeedError):
    """Offline, and the address is not in the local cache."""


class DamagedError(FeedError):
    """Offline, and what was kept of the address is gone or no longer what was written."""


class SchemaError(FeedError):
    """The feed's own description lacks something that is needed. `problems` has one line each, in English."""

    def __init__(self, where: str, problems: tuple[str, ...]) -> None:
        self.problems = problems
        said = "; ".join(problems)
        super().__init__(where, f"the service has changed: {said}", f"de bron is veranderd ({said})")
