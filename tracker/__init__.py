"""Dutch parliamentary commitments, motions and citations as data.

What is named in `__all__` is the public API; the rest may change. Names are imported when they are first used, so that
`import tracker` and the command line start at once.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.api import extract, extract_file
    from tracker.documents import UnreadableError
    from tracker.extraction.citations import find_citations
    from tracker.ingestion.run import ingest
    from tracker.models import Citation, Commitment, Document, Extraction, Motion, MotionEvent
    from tracker.store import DatabaseError, open_database

__all__ = [
    "Citation",
    "Commitment",
    "DatabaseError",
    "Document",
    "Extraction",
    "Motion",
    "MotionEvent",
    "UnreadableError",
    "extract",
    "extract_file",
    "find_citations",
    "ingest",
    "open_database",
]

_HOMES = {
    "tracker.api": ("extract", "extract_file"),
    "tracker.documents": ("UnreadableError",),
    "tracker.extraction.citations": ("find_citations",),
    "tracker.models": ("Citation", "Commitment", "Document", "Extraction", "Motion", "MotionEvent"),
    "tracker.ingestion.run": ("ingest",),
    "tracker.store": ("DatabaseError", "open_database"),
}


_FORMER = {"Unreadable": "UnreadableError"}
"""Names of the first version that are still understood."""


def __getattr__(name: str) -> object:
    name = _FORMER.get(name, name)
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    raise AttributeError(f"module 'tracker' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
