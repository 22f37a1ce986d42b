"""Follows the open-data feeds into the database, one folder a feed, and makes it again from what was kept of them."""

from tracker.feeds.rebuild import rebuild
from tracker.feeds.sync import (
    SyncOptions,
    SyncReport,
    sync_budget,
    sync_overheid,
    sync_publications,
    sync_rijksoverheid,
    sync_tweedekamer,
)

__all__ = [
    "SyncOptions",
    "SyncReport",
    "rebuild",
    "sync_budget",
    "sync_overheid",
    "sync_publications",
    "sync_rijksoverheid",
    "sync_tweedekamer",
]
