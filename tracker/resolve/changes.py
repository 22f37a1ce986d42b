"""What a batch changed, and so which links may change with it."""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database


class ChangeSet:
    """Collects, while documents are replaced, the ids and names that other rows may refer to."""

    def __init__(self, db: Database) -> None:
        self._execute = db.conn.execute
        self.documents: set[str] = set()
        self.targets: set[str] = set()
        """Documents whose number of citing documents may change."""
        self.identifiers: set[str] = set()
        """Identifiers of documents that came, changed or went: citations of them are to be looked at again."""
        self.numbers: set[str] = set()
        """Letter references and register numbers of such documents."""
        self.motions: set[str] = set()
        """Motions of which documents say something else than before."""
        self.cited: set[str] = set()
        """Identifiers of what is cited by documents that came, changed or went, motions among them."""
        self.subjects: set[str] = set()

    def record_removed(self, document_id: str) -> None:
        """Take note of what a document said, before that is deleted."""
        self.identifiers |= self._column("SELECT identifier FROM documents WHERE id = ?", document_id)
        self.numbers |= self._column("SELECT reference FROM documents WHERE id = ?", document_id)
        self.targets |= self._column("SELECT target_document_id FROM citations WHERE document_id = ?", document_id)
        self.motions |= self._column("SELECT motion_id FROM motion_links WHERE document_id = ?", document_id)
        self.cited |= self._column("SELECT identifier FROM citations WHERE document_id = ?", document_id)
        self.subjects |= self._column("SELECT subject FROM commitments WHERE document_id = ?", document_id)

    def record_added(
        self,
        document_id: str,
        *,
        identifier: str | None,
        reference: str | None,
        motions: Iterable[str | None],
        cited: Iterable[str | None],
        subjects: Iterable[str | None],
    ) -> None:
        """Take note of what a document says now."""
        self.documents.add(document_id)
        self.identifiers.update(filter(None, (identifier,)))
        self.numbers.update(filter(None, (reference,)))
        self.motions.update(filter(None, motions))
        self.cited.update(filter(None, cited))
        self.subjects.update(filter(None, subjects))

    def everything(self) -> None:
        """Take note of all there is."""
        self.documents |= self._column("SELECT id FROM documents")
        self.targets |= self.documents
        self.identifiers |= self._column("SELECT DISTINCT identifier FROM documents")
        self.motions |= self._column("SELECT id FROM motions")
        self.motions |= self._column("SELECT DISTINCT identifier FROM motion_links")
        self.subjects |= self._column("SELECT DISTINCT subject FROM commitments")

    def _column(self, sql: str, *parameters: str) -> set[str]:
        return {value for (value,) in self._execute(sql, parameters) if value is not None}
