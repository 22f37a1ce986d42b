"""What can go wrong with a feed, each with what to do about it."""

from __future__ import annotations


class FeedError(Exception):
    """A feed could not be read. `reason` is one line that names the address and says what to do."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NotAllowed(FeedError):
    """An address outside the configured hosts, or not https; nothing was sent to it."""


class NotFound(FeedError):
    """The host answered 404 or 410: the thing is not there (any more, or not yet)."""


class Unavailable(FeedError):
    """The host did not answer properly, also after retries: try again later."""


class Unexpected(FeedError):
    """The answer is not what the feed promises: wrong type, too large, broken, or malicious."""


class NotCached(FeedError):
    """Offline, and the address is not in the local cache."""


class SchemaChanged(FeedError):
    """The feed's own description lacks something that is needed. `problems` has one line each."""

    def __init__(self, where: str, problems: tuple[str, ...]) -> None:
        self.problems = problems
        super().__init__(f"{where}: de bron is veranderd: " + "; ".join(problems))
