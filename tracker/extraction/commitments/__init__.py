"""Finds the sentences in which a document records that the Netherlands binds itself or takes a party (GOLD.md).

`scan` parses each sentence of the government's own words (`dutch.clauses`) and lets `matcher` try the `rules` of the
lexicon on it; `selection` says which matches become rows, `attributes` what each row carries, `confidence` how sure it
is, `explain` what was tried. A verb, topic or phrase is added in `tracker/lexicon`, not here.
"""

from __future__ import annotations

from tracker.extraction.commitments.build import find_commitments
from tracker.extraction.commitments.confidence import DEFAULT_THRESHOLD

__all__ = ["DEFAULT_THRESHOLD", "find_commitments"]
