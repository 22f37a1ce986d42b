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


def test_a_number_of_a_register_leads_to_a_document_by_its_other_names() -> None:
    known = [KnownDocument(4, aliases=("2024Z1", "2024D2", "2024A3", "TZ202603-130"))]
    kinds = {"zaak": "2024Z1", "document": "2024D2", "activiteit": "2024A3", "toezegging": "TZ202603-130"}
    citations = [CitationRecord(kind, number=number, kind=kind) for kind, number in kinds.items()]
    assert link_citations(citations, known) == dict.fromkeys(kinds, Target(4, "number"))
    others = [
        CitationRecord("a", number="2024Z1"),
        CitationRecord("b", kind="zaak"),
        CitationRecord("c", number="2024Z9", kind="zaak"),
    ]
    assert link_citations(others, known) == {}


def test_the_first_of_documents_with_one_name_is_meant() -> None:
    twice = [KnownDocument(1, "kst-1-1", aliases=("2024Z1",)), KnownDocument(2, "kst-1-1", aliases=("2024Z1",))]
    found = link_citations([CitationRecord("a", "kst-1-1"), CitationRecord("b", number="2024Z1", kind="zaak")], twice)
    assert found == {"a": Target(1, "identifier"), "b": Target(1, "number")}
    assert link_citations([CitationRecord("a", "kst-1-1-n2")], twice) == {"a": Target(1, "reprint")}
    assert link_citations([CitationRecord("a", "kst-1-2-h1")], twice) == {}
