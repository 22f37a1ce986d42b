"""Whole extractions held as they are: of the seeds every row with every attribute, of shared documents a hash; and what
is read in single sentences: the examples of the lexicon, and those of tests/golden/sentences.txt.

A change of behaviour changes these files: `make golden` writes them anew; say in the commit what differs and why, as
`python benchmarks/compare_commits.py HEAD seeds` prints it row by row. `KNOWN_FAILURES` are sentences that are read
wrongly today: one that comes right fails its test, so that the list only gets shorter.
"""

from __future__ import annotations

from itertools import zip_longest

import pytest

from tests.conftest import ROOT, SEEDS
from tracker import extract, extract_file
from tracker.evaluation.golden import canonical, fingerprint, lexicon_sentences, sentence_line

GOLDEN = ROOT / "tests" / "golden"
SHARED = [line.split("\t") for line in (GOLDEN / "shared.tsv").read_text("utf-8").splitlines()]
REMEDY = "run `make golden`, read what changed, and say so in the commit"


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_a_seed_is_extracted_as_before(path) -> None:
    golden = GOLDEN / f"extraction-{path.stem}.json"
    assert canonical(extract_file(path)) == golden.read_text("utf-8"), REMEDY


def test_each_sentence_is_read_as_before() -> None:
    held = (GOLDEN / "sentences.jsonl").read_text("utf-8").splitlines(keepends=True)
    given = (GOLDEN / "sentences.txt").read_text("utf-8").splitlines()
    for sentence, line in zip_longest((*lexicon_sentences(), *given), held):
        assert sentence_line(sentence) == line, REMEDY


@pytest.mark.parametrize(("name", "expected"), SHARED, ids=[name for name, _ in SHARED])
def test_a_shared_document_is_extracted_as_before(shared, name: str, expected: str) -> None:
    assert fingerprint(extract_file(shared / name)) == expected, f"{name}: {REMEDY}"


def test_documents_of_every_format_are_held() -> None:
    endings = {name.rpartition(".")[2] for name, _ in SHARED}
    assert {"txt", "pdf", "docx", "doc", "odt", "xml", "html"} <= endings
    assert len(SHARED) >= 30


KNOWN_FAILURES = [
    # the sentence, and the kind it should be ('' for none)
    ("Voor deze groep is een andere oplossing gevonden dan de Kamer had gevraagd.", "position"),
    ("Bewoners zijn bij een nieuwe procedure niet gebaat.", "position"),
    ("U heeft de Kamer toegezegd haar voor de zomer te informeren over de voortgang.", "undertaking"),
]


@pytest.mark.parametrize(("sentence", "kind"), KNOWN_FAILURES, ids=[text[:50] for text, _ in KNOWN_FAILURES])
@pytest.mark.xfail(
    strict=True, reason="known failure: mend the kind of sentence, then move it to the tests of its rule"
)
def test_known_failures(sentence: str, kind: str) -> None:
    assert {row.kind for row in extract(sentence).commitments if row.confidence >= 0.5} == ({kind} if kind else set())
