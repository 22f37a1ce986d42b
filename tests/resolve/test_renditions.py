"""One letter in several renditions: found by identifier or by near-identical text, never by likeness alone."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from tracker import documents
from tracker.models import Document, Metadata, Sentence
from tracker.resolve.renditions import (
    Fingerprint,
    bands,
    better,
    find_same,
    fingerprint,
    is_same,
    likeness,
    pack,
    unpack,
)

CHANCE = random.Random(1)
VOCABULARY = [f"woord{n}" for n in range(3000)]


def document(words: list[str], **metadata: str) -> Document:
    text = " ".join(words)
    return Document("x", "0", "txt", text, Metadata(**metadata), sentences=(Sentence(0, len(text)),))


def letter(length: int = 800) -> list[str]:
    return CHANCE.choices(VOCABULARY, k=length)


def changed(words: list[str], share: float) -> list[str]:
    return [CHANCE.choice(VOCABULARY) if CHANCE.random() < share else word for word in words]


def test_the_same_text_but_for_a_few_words_is_one_letter() -> None:
    for _ in range(30):
        words = letter()
        a, b = fingerprint(document(words)), fingerprint(document(changed(words, 0.015)))
        assert set(bands(a)) & set(bands(b))
        assert is_same(a, b)


def test_other_texts_are_other_letters_and_share_no_band() -> None:
    known = [fingerprint(document(letter())) for _ in range(60)]
    new = fingerprint(document(letter()))
    assert not any(set(bands(new)) & set(bands(other)) or is_same(new, other) for other in known)


def test_a_line_counts_whether_a_reader_took_it_for_a_heading_or_for_running_text() -> None:
    words = letter()
    text = " ".join(words)
    half = text.index(words[400])
    parted = (Sentence(0, half, "heading"), Sentence(half, len(text)))
    a, b = fingerprint(document(words)), fingerprint(replace(document(words), sentences=parted))
    assert is_same(a, b)


WORDS = letter()
SHORT = letter(120)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (document(WORDS, identifier="kst-1-2"), document(letter(), identifier="kst-1-2"), True),
        (document(WORDS, identifier="kst-1-2"), document(WORDS, identifier="kst-1-3"), False),
        (document(WORDS, identifier="kst-1-2"), document(WORDS), True),
        (document(WORDS, date="2024-06-03"), document(WORDS, date="2024-06-05"), True),
        (document(WORDS, date="2024-06-03"), document(WORDS, date="2025-06-03"), False),
        (document(WORDS, date="2024"), document(WORDS, date="2025-06-03"), True),
        (document(SHORT), document(changed(SHORT, 0.05)), False),
        (document(SHORT), document(SHORT), True),
        (document(SHORT[:15]), document(SHORT[:15]), False),
        (document(WORDS), document(WORDS + letter(400)), False),
    ],
)
def test_what_makes_two_renditions_one_document(a: Document, b: Document, same: bool) -> None:
    assert is_same(fingerprint(a), fingerprint(b)) is same


def test_letterhead_and_footnotes_count_for_nothing() -> None:
    plain = document(WORDS)
    head, note = "Datum 3 juni 2024 Betreft een brief", "Kamerstuk 28676 nr 434 en verder"
    text = f"{head}\n\n{plain.text}\n\n{note}"
    spans = ((0, len(head), "letterhead"), (len(head) + 2, len(text) - len(note) - 2, "running"))
    sentences = (*(Sentence(a, b, k) for a, b, k in spans), Sentence(len(text) - len(note), len(text), "footnote"))
    assert fingerprint(Document("x", "0", "pdf", text, sentences=sentences)) == fingerprint(plain)


def test_the_best_known_document_is_chosen_or_none_when_two_are_as_good() -> None:
    new = fingerprint(document(WORDS))
    near, far = document(changed(WORDS, 0.02)), document(letter())
    assert find_same(new, [(1, fingerprint(far)), (2, fingerprint(near))]) == 2
    twins = [(key, fingerprint(document(WORDS, identifier=f"kst-1-{key}"))) for key in (1, 2)]
    assert find_same(new, twins) is None
    named = fingerprint(document(letter(), identifier="kst-1-2"))
    assert find_same(named, [*twins, (3, new)]) == 2


def test_better_renditions_first_and_a_sketch_survives_keeping() -> None:
    assert better("xml", "pdf")
    assert better("docx", "txt")
    assert not better("pdf", "html")
    assert not better("pdf", "pdf")
    assert better("pdf", "onbekend")
    sketch = fingerprint(document(WORDS)).sketch
    assert unpack(pack(sketch)) == sketch
    assert likeness(Fingerprint(None, None, 0, sketch), Fingerprint(None, None, 0, sketch)) == 1


def test_real_letters_match_their_own_renditions_and_no_others(shared: Path) -> None:
    folder = shared / "samples"
    pairs = [
        ("pdf/kamerbrief-circulaire-economie.pdf", "../documents/kamerbrief-circulaire-economie.txt"),
        ("pdf/bnc-fiche.pdf", "../documents/bnc-fiche.txt"),
        ("pdf/kamerbrief-water-en-bodem.pdf", "letters/kamerbrief-water-en-bodem.txt"),
    ]
    known = []
    for file, text in pairs:
        for path in (folder / file, folder / text):
            known.append((path.stem, fingerprint(documents.read(path.read_bytes(), path.name))))
    for stem, a in known:
        for other, b in known:
            assert is_same(a, b) is (stem == other), (stem, other)
            assert bool(set(bands(a)) & set(bands(b))) is (stem == other)
