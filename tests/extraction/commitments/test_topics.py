"""What a sentence is about, and what only begins like it."""

from __future__ import annotations

import pytest

from tracker.dutch.tokens import tokenise
from tracker.extraction.commitments.attributes.topics import subject_of

SUBJECTS = [
    ("Nederland levert munitie en tanks.", "NAVO en defensie"),
    ("Het kabinet verhoogt de defensie-uitgaven.", "defensie-uitgaven"),
    ("Ik stel geld beschikbaar voor dijkversterking.", "water"),
    ("De politie krijgt meer agenten.", "politie en veiligheid"),
    ("Nederland heeft hierover met de ambassade gesproken.", "buitenlands beleid"),
    ("Wij verbeteren de natuurgebieden.", "stikstof en natuur"),
    ("De Mercosur-landen stemden in.", "internationale handel"),
    ("De vluchtelingen uit Oekraïne krijgen opvang.", "steun aan Oekraïne"),
    ("De huurders van woningen krijgen steun.", "wonen en bouwen"),
    ("Gemeenten en bedrijven helpen de statushouders.", "asiel en migratie"),
    ("Wetenschappelijk onderzoek van bedrijven naar vaccins loopt.", "volksgezondheid"),
]


@pytest.mark.parametrize(("sentence", "subject"), SUBJECTS, ids=[row[1] for row in SUBJECTS])
def test_subject(sentence: str, subject: str) -> None:
    assert subject_of(tokenise(sentence).words, None, "", None)[0] == subject


NONE = [
    "Dit is een politiek proces.",
    "Natuurlijk zal ik dit doen.",
    "Dat is de verkeerde keuze.",
    "Ik spoorde hen aan.",
    "De motie van de leden Van Dijk en Visser verzoekt dit.",
    "Het gaat om een kunstmatige constructie.",
    "Ik neem preventieve maatregelen.",
]


@pytest.mark.parametrize("sentence", NONE)
def test_no_subject_of_its_own(sentence: str) -> None:
    assert subject_of(tokenise(sentence).words, None, "", None)[0] == "overig"


def test_sentence_before_heading_before_document_before_ministry() -> None:
    sentence, nothing = tokenise("De leraren krijgen meer.").words, tokenise("Dit zal ik doen.").words
    assert subject_of(sentence, "Schiphol", "Woningen", "Defensie")[0] == "onderwijs"
    general = tokenise("Gemeenten krijgen meer.").words
    assert subject_of(general, "Schiphol", "Woningen", "Defensie")[0] == "luchtvaart"
    assert subject_of(general, None, "", "Defensie")[0] == "gemeenten en provincies"
    assert subject_of(nothing, "Schiphol", "Woningen", "Defensie")[0] == "luchtvaart"
    assert subject_of(nothing, "Inleiding", "Woningen", "Defensie")[0] == "wonen en bouwen"
    assert subject_of(nothing, "Inleiding", "", "Defensie")[0] == "NAVO en defensie"
    assert subject_of(nothing, None, "", None) == ("overig", "overig")
