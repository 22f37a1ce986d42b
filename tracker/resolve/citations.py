"""Which known document a citation points to, whichever of the two came first. Pure functions over plain records.

What the store gives and gets:

- `KnownDocument(id, identifier, dossier, number, aliases)`: a document in the database; `aliases` are the
  other numbers it goes by (a zaak `2024Z12345`, a document number `2024D40329`).
- `CitationRecord(key, identifier, dossier, number, kind)`: a stored citation; `key` is what the store wants back.
- `link_citations(citations, documents) -> dict[key, Target]`: the document each citation points to; citations whose
  document is not there are left out. The answer depends on its arguments alone: call it with the new citations and all
  documents, or with the new documents and all open citations.
- `cited_by(targets) -> dict[document id, int]`: how many citations point to each document.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from tracker.parliament.identifiers import paper


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """A document in the database."""

    id: Hashable
    identifier: str | None = None
    dossier: str | None = None
    number: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CitationRecord:
    """A citation in the database."""

    key: Hashable
    identifier: str | None = None
    dossier: str | None = None
    number: str | None = None
    kind: str = "kamerstuk"


@dataclass(frozen=True, slots=True)
class Target:
    """The document a citation points to; `method` is `identifier`, `number` (a register's number) or `reprint`."""

    document_id: Hashable
    method: str


def link_citations(citations: Iterable[CitationRecord], documents: Iterable[KnownDocument]) -> dict[Hashable, Target]:
    """The document each citation points to, by the citation's key."""
    identifiers: dict[str, Hashable] = {}
    aliases: dict[str, Hashable] = {}
    for document in documents:
        identifier = document.identifier or _identifier(document)
        if identifier is not None:
            identifiers.setdefault(identifier, document.id)
        for alias in document.aliases:
            aliases.setdefault(alias, document.id)
    found: dict[Hashable, Target] = {}
    for citation in citations:
        target = _target(citation, identifiers, aliases)
        if target is not None:
            found[citation.key] = target
    return found


def _target(
    citation: CitationRecord, identifiers: Mapping[str, Hashable], aliases: Mapping[str, Hashable]
) -> Target | None:
    if citation.identifier is not None:
        if citation.identifier in identifiers:
            return Target(identifiers[citation.identifier], "identifier")
        original = re.sub(r"-[hn]\d+$", "", citation.identifier)
        return Target(identifiers[original], "reprint") if original in identifiers else None
    if citation.kind in ("zaak", "document", "activiteit", "toezegging") and citation.number is not None:
        return Target(aliases[citation.number], "number") if citation.number in aliases else None
    return None


def _identifier(document: KnownDocument) -> str | None:
    """The identifier that dossier and number determine."""
    return paper(document.dossier, document.number)


def cited_by(targets: Mapping[Hashable, Target]) -> dict[Hashable, int]:
    """How many citations point to each document."""
    return dict(Counter(target.document_id for target in targets.values()))
