"""What a sentence is about: by its own words, its heading and its document, none of which decides alone."""

from __future__ import annotations

import pytest

from tracker.documents import read_text
from tracker.dutch.tokens import tokenise
from tracker.extraction import extract_document
from tracker.extraction.commitments.attributes.topic import weigh
from tracker.extraction.commitments.attributes.topic_lexicon import document_topics, hit_of, topic_name


def of_sentence(sentence: str) -> str:
    return weigh(tokenise(sentence).words, None, {}, None)[0]


SUBJECTS = [
    ("Nederland levert munitie en tanks.", "NAVO en defensie"),
    ("Het kabinet verhoogt de defensie-uitgaven.", "defensie-uitgaven"),
    ("Ik stel geld beschikbaar voor dijkversterking.", "water"),
    ("De politie krijgt meer agenten.", "politie en veiligheid"),
    ("Nederland heeft hierover met de ambassade gesproken.", "buitenlands beleid"),
    ("Wij verbeteren de natuurgebieden.", "stikstof en natuur"),
    ("De Mercosur-landen stemden in.", "internationale handel"),
    ("De huurders van woningen krijgen steun.", "wonen en bouwen"),
    ("Gemeenten en bedrijven helpen de statushouders.", "asiel en migratie"),
    ("Wetenschappelijk onderzoek van bedrijven naar vaccins loopt.", "volksgezondheid"),
    ("Ik evalueer de waterschapsverkiezingen.", "verkiezingen"),
    # support, refugees, sanctions, the war
    ("Nederland steunt Oekraïne met munitie van bondgenoten.", "steun aan Oekraïne"),
    ("De lange-termijnsteun aan Oekraïne wordt vergroot.", "steun aan Oekraïne"),
    ("De vluchtelingen uit Oekraïne krijgen hulp.", "asiel en migratie"),
    ("Nederland pleit voor nieuwe sancties tegen Rusland.", "sancties"),
    ("De steun aan Oekraïne en de sancties tegen Rusland gaan door.", "sancties"),
    ("Oekraïne houdt stand in de Donbas.", "oorlog in Oekraïne"),
]


@pytest.mark.parametrize(("sentence", "subject"), SUBJECTS, ids=[row[0][:30] for row in SUBJECTS])
def test_subject(sentence: str, subject: str) -> None:
    assert of_sentence(sentence) == subject


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
    assert of_sentence(sentence) == "overig"


def test_sentence_heading_document_and_ministry_are_weighed() -> None:
    sentence, nothing = tokenise("De leraren krijgen meer.").words, tokenise("Dit zal ik doen.").words
    housing = document_topics("Woningen", "")
    assert weigh(sentence, "Schiphol", housing, "Defensie")[0] == "onderwijs"
    general = tokenise("Gemeenten krijgen meer.").words
    assert weigh(general, "Schiphol", housing, "Defensie")[0] == "luchtvaart"
    assert weigh(general, None, {}, "Defensie")[0] == "gemeenten en provincies"
    assert weigh(nothing, "Schiphol", housing, "Defensie")[0] == "luchtvaart"
    assert weigh(nothing, "Inleiding", housing, "Defensie")[0] == "wonen en bouwen"
    assert weigh(nothing, "Inleiding", {}, "Defensie")[0] == "NAVO en defensie"
    assert weigh(nothing, None, {}, None) == ("overig", "overig")


def test_heading_and_document_outweigh_one_word_and_not_two() -> None:
    schools = document_topics("Onderwijs", "De school, de leraren, de leerlingen, de examens en het mbo. " * 5)
    assert weigh(tokenise("De politie komt langs.").words, "Scholen", schools, None)[0] == "onderwijs"
    assert weigh(tokenise("De politie en de brandweer komen langs.").words, "Scholen", schools, None)[0] == (
        "politie en veiligheid"
    )
    assert weigh(tokenise("De politie komt langs.").words, None, schools, None)[0] == "politie en veiligheid"


def test_one_word_does_not_decide_a_whole_letter() -> None:
    letter = "Ministerie van Justitie en Veiligheid\n\n" + "\n\n".join(
        ["Op overtreding staan sancties.", "Ik zal dit onderzoeken.", "Ik zal de Kamer informeren.", "Ik neem dit mee."]
    )
    topics = {row.topic for row in extract_document(read_text(letter)).commitments}
    assert "sancties" not in topics


def test_the_end_of_a_compound_goes_before_its_beginning() -> None:
    assert topic_name(hit_of("waterschapsverkiezingen")[0])[0] == "verkiezingen"
    assert topic_name(hit_of("waterschappen")[0])[0] == "water"
