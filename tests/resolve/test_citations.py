"""Citations find their documents, whichever came first."""

from __future__ import annotations

from tracker.resolve.citations import CitationRecord, KnownDocument, Target, cited_by, link_citations

LETTER = KnownDocument(1, "kst-28676-434")
BY_NUMBER = KnownDocument(2, None, "21501-02", "2898")
ANSWER = KnownDocument(3, "ah-tk-20232024-387", aliases=("2023Z16700",))


def test_identifier_number_and_alias_lead_to_documents() -> None:
    citations = [
        CitationRecord("a", "kst-28676-434"),
        CitationRecord("b", "kst-21501-02-2898"),
        CitationRecord("c", None, number="2023Z16700", kind="zaak"),
        CitationRecord("d", "kst-99999-1"),
        CitationRecord("e", None, dossier="28676"),
    ]
    assert link_citations(citations, [LETTER, BY_NUMBER, ANSWER]) == {
        "a": Target(1, "identifier"),
        "b": Target(2, "identifier"),
        "c": Target(3, "number"),
    }


def test_a_reprint_leads_to_the_original_where_only_that_is_there() -> None:
    assert link_citations([CitationRecord("a", "kst-28676-434-h1")], [LETTER]) == {"a": Target(1, "reprint")}


def test_cited_by_counts_citations_a_document() -> None:
    assert cited_by({"a": Target(1, "identifier"), "b": Target(1, "identifier"), "c": Target(2, "number")}) == {
        1: 2,
        2: 1,
    }
