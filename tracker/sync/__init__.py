"""Follows the open-data feeds into the database, and makes it again from what was kept of them."""

from tracker.sync.rebuild import rebuild
from tracker.sync.run import Options, SyncReport, sync_publications, sync_tweedekamer

__all__ = ["Options", "SyncReport", "rebuild", "sync_publications", "sync_tweedekamer"]
