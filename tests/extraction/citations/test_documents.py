"""Citations of whole documents: footnotes, the document's own number, and the publisher's own links."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from tracker.extraction.citations import find_citations, find_document_citations
from tracker.models import Document, Footnote, Metadata

TEXT = "Zie de brief.\n\nKamerstuk 28 676, nr. 434\n\nKamerstuk 36 045, nr. 3"
DOCUMENT = Document("a.txt", "", "txt", TEXT, footnotes=(Footnote("7", 15, 40, 13),))


def test_a_citation_in_a_footnote_carries_its_number() -> None:
    assert [(c.identifier, c.footnote) for c in find_document_citations(DOCUMENT)] == [
        ("kst-28676-434", "7"),
        ("kst-36045-3", None),
    ]


def test_a_document_does_not_cite_itself() -> None:
    own = replace(DOCUMENT, metadata=Metadata(identifier="kst-28676-434"))
    assert [c.identifier for c in find_document_citations(own)] == ["kst-36045-3"]


def test_the_head_of_a_paper_is_no_citation_by_that_paper() -> None:
    headed = Document("a.txt", "", "txt", "28 676\n\nNAVO\n\nNr. 448\n\nZie Kamerstuk 36 045, nr. 3")
    assert [c.identifier for c in find_document_citations(headed)] == ["kst-36045-3"]


def test_a_number_in_brackets_may_be_of_the_dossier_the_document_is_filed_in() -> None:
    letter = Document("a.txt", "", "txt", "De motie van het lid Piri (nr. 52) is aangenomen.")
    filed = replace(letter, metadata=Metadata(dossier="36410-V"))
    (citation,) = find_document_citations(filed)
    assert (citation.identifier, citation.note) == (
        "kst-36410-V-52",
        "dossier niet genoemd: 36410-V is het dossier van dit stuk zelf",
    )
    assert find_document_citations(letter) == ()


def test_every_link_of_the_publisher_in_a_debate_is_found(shared: Path) -> None:
    xml = (shared / "samples/officielebekendmakingen/handelingen/h-tk-20142015-33-13.xml").read_text(encoding="utf-8")
    linked = set(re.findall(r'doc="([^"]+)"', xml))
    text = re.sub(r"<[^>]+>", "", xml.split("<handelingen", 1)[-1])
    assert len(linked) == 15
    assert {c.identifier for c in find_citations(text)} == linked


def test_surface_forms_of_real_documents_are_found(shared: Path) -> None:
    rows = (shared / "samples/citation-forms.tsv").read_text(encoding="utf-8").splitlines()[1:]
    forms = [cells for row in rows if len(cells := row.split("\t")) > 3 and cells[0] in ("kamerstuk", "los", "zaaknr")]
    missed = [cells[3] for cells in forms if not find_citations(cells[3])]
    assert len(forms) > 600
    assert missed == []
