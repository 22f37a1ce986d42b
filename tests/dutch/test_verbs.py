"""The forms of Dutch verbs."""

from __future__ import annotations

import pytest

from tracker.dutch.verbs import forms

EXPECTED = [
    ("pleiten", {"pleit": "singular", "pleitte": "past", "gepleit": "participle"}),
    ("maken", {"maak": "singular", "maakt": "singular", "maakte": "past", "gemaakt": "participle"}),
    ("benadrukken", {"benadruk": "singular", "benadrukte": "past"}),
    ("leveren", {"lever": "singular", "levert": "singular", "leverde": "past", "geleverd": "participle"}),
    ("informeren", {"informeer": "singular", "geïnformeerd": "participle"}),
    ("evalueren", {"evalueer": "singular", "geëvalueerd": "participle"}),
    ("streven", {"streef": "singular", "streeft": "singular"}),
    ("zien", {"zie": "singular", "ziet": "singular"}),
    ("na|gaan", {"ga": "singular", "gaat": "singular", "naga": "singular"}),
    (
        "subsidiëren",
        {"subsidieer": "singular", "subsidieert": "singular", "subsidieerde": "past", "gesubsidieerd": "participle"},
    ),
    ("creëren", {"creëer": "singular", "creëert": "singular", "creëerde": "past", "gecreëerd": "participle"}),
    ("bij|dragen", {"draag": "singular", "draagt": "singular", "bijdraagt": "singular"}),
]


@pytest.mark.parametrize(("lemma", "expected"), EXPECTED, ids=[row[0] for row in EXPECTED])
def test_forms(lemma: str, expected: dict[str, str]) -> None:
    made = {form.word: form.type for form in forms(lemma)}
    assert {word: made.get(word) for word in expected} == expected


def test_irregular_forms_replace_the_weak_ones() -> None:
    made = {form.word: (form.type, form.joined) for form in forms("op|roepen", ["riep", "riepen"], "opgeroepen")}
    assert made["riep"] == ("past", False)
    assert made["opriep"] == ("past", True)
    assert made["opgeroepen"] == ("participle", True)
    assert "roepte" not in made
