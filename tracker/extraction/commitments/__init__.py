"""Finds the sentences in which a document records that the Netherlands binds itself or takes a side (GOLD.md).

`tokens` -> `actors` -> `clause` -> `match` (with `rules` from the lexicon) -> `build` (with `parties`, `topics`,
`voice`, `confidence`). A verb, topic or phrase is added in `tracker/lexicon`, not here.
"""

from __future__ import annotations

from tracker.extraction.commitments.build import find_commitments
from tracker.extraction.commitments.confidence import DEFAULT_THRESHOLD

__all__ = ["DEFAULT_THRESHOLD", "find_commitments"]
