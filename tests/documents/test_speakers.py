"""Who speaks where: debates with every kind of label, consultations of both kinds, questions and answers."""
# ruff: noqa: E501 (one case a line reads as the table it is)

from __future__ import annotations

import pytest

from tracker.documents import read, read_text
from tracker.documents.speaker_labels import speaker_label
from tracker.documents.speakers import side_under
from tracker.extraction import extract_document
from tracker.lexicon import load
from tracker.models import Document

LABELS = [
    ("De voorzitter:", ("chair", None, None)),
    ("De waarnemend voorzitter: Ik open de vergadering.", ("chair", None, None)),
    ("De heer Van Dijk (D66):", ("member", "Van Dijk", "D66")),
    ("De heer de Roon (PVV): Dank u.", ("member", "de Roon", "PVV")),
    ("Mevrouw Agnes Mulder (CDA):", ("member", "Agnes Mulder", "CDA")),
    ("Mevrouw Wijen-Nas (BBB):", ("member", "Wijen-Nas", "BBB")),
    ("De heer El Abassi (DENK):", ("member", "El Abassi", "DENK")),
    ("De heer J. de Wit (SP):", ("member", "J. de Wit", "SP")),
    ("Het lid Krol (50PLUS):", ("member", "Krol", "50PLUS")),
    ("Mevrouw Van Haga (Groep Van Haga):", ("member", "Van Haga", "Groep Van Haga")),
    ("De heer Eichels:", ("other", "Eichels", None)),
    ("Minister Brekelmans:", ("government", "Brekelmans", None)),
    ("Minister Van der Maat: Dat doen we.", ("government", "Van der Maat", None)),
    ("Minister-president Rutte:", ("government", "Rutte", None)),
    ("Staatssecretaris Van Huffelen:", ("government", "Van Huffelen", None)),
    ("De minister van Defensie:", ("government", "van Defensie", None)),
    ("De minister:", ("government", None, None)),
    ("Minister van Buitenlandse Zaken", None),
    ("De heer Bos zei terecht dat het kan: wij doen het", None),
    ("De minister zegt het volgende toe: een brief", None),
    ("Mijn vraag is: wanneer?", None),
    ("Voorzitter. Ik heb een vraag.", None),
]


@pytest.mark.parametrize(("text", "expected"), LABELS, ids=[text[:30] for text, _ in LABELS])
def test_the_label_before_a_speech(text: str, expected: tuple[str, str | None, str | None] | None) -> None:
    label = speaker_label(text)
    assert (label and (label.side, label.name, label.party)) == expected


ASKED = "Kan de minister toezeggen dat het kabinet de Kamer voor 1 mei 2025 informeert over de dijken?"
WISHED = "Het kabinet zal de Kamer voor 1 april 2025 moeten informeren, en Nederland pleit voor strengere regels."
PROMISED = "Ik zal de Kamer voor 1 juni 2025 informeren over de uitkomsten van het onderzoek naar de dijken."
TOLD = "Nederland pleit in de Raad voor strengere regels voor de visserij."


def spoken(document: Document) -> dict[str, str]:
    """The side that speaks in each sentence we know, by the sentence."""
    sides = {}
    for sentence in (ASKED, WISHED, PROMISED, TOLD):
        for at in range(document.text.count(sentence)):
            start = -1
            for _ in range(at + 1):
                start = document.text.index(sentence, start + 1)
            turn = next((t for t in document.speakers if t.start <= start < t.end), None)
            sides[sentence] = turn.side if turn else "author"
    return sides


def debate(separator: str, *, title: str = "Verslag van een commissiedebat") -> str:
    """A committee debate; `separator` stands between a label and the speech."""
    turns = [
        ("De voorzitter:", "Ik open de vergadering. Het woord is aan de heer Bos."),
        ("De heer Bos (CDA):", f"Dank, voorzitter. {ASKED} {WISHED}"),
        ("De voorzitter:", "Het woord is aan de minister."),
        ("Minister Prins:", f"Dank u wel. {PROMISED} {TOLD}"),
        ("Mevrouw Smit (D66):", "Dank voor het antwoord."),
        ("Minister Prins:", "Graag gedaan, dat spreekt vanzelf."),
    ]
    intro = (
        "De vaste commissie voor Water heeft op 2 juli 2024 overleg gevoerd met mevrouw Prins, minister van Infrastructuur "
        "en Waterstaat, over dijken.\n\nVoorzitter: Klaver\n\n"
    )
    return f"{title}\n\n{intro}" + "\n\n".join(f"{label}{separator}{speech}" for label, speech in turns)


@pytest.mark.parametrize("separator", ["\n", "\n\n", " "], ids=["next line", "next paragraph", "in the line"])
@pytest.mark.parametrize(
    "title", ["Verslag van een commissiedebat", "Aan de orde is het tweeminutendebat Dijken", "Stenogram"]
)
def test_a_debate_in_text(separator: str, title: str) -> None:
    document = read_text(debate(separator, title=title))
    assert spoken(document) == {ASKED: "member", WISHED: "member", PROMISED: "government", TOLD: "government"}
    minister = next(turn for turn in document.speakers if turn.side == "government")
    assert (minister.name, minister.office) == ("Prins", "minister van Infrastructuur en Waterstaat")
    chair = document.speakers[0]
    assert (chair.side, chair.name) == ("chair", "Klaver")
    assert {turn.party for turn in document.speakers if turn.side == "member"} == {"CDA", "D66"}
    quotes = {c.quote for c in extract_document(document).commitments}
    assert quotes == {PROMISED, TOLD}


def test_a_debate_in_html_gives_the_same_turns() -> None:
    paragraphs = "".join(f"<p>{part}</p>" for part in debate(" ").split("\n\n"))
    document = read(f"<html><body>{paragraphs}</body></html>".encode(), "x.html")
    assert [(t.side, t.name) for t in document.speakers] == [(t.side, t.name) for t in read_text(debate("\n")).speakers]


HEAD = "VERSLAG VAN EEN SCHRIFTELIJK OVERLEG\nVastgesteld 3 juni 2024\n\nBinnen de vaste commissie voor Water bestond de behoefte vragen voor te leggen.\n\nDe voorzitter van de commissie,\nKlaver\n\n"
FIRST = f"De leden van de VVD-fractie hebben kennisgenomen van de stukken. {ASKED} {WISHED}"
ANSWER = f"{PROMISED} {TOLD}"
SIDES = {ASKED: "member", WISHED: "member", PROMISED: "government", TOLD: "government"}

CONSULTATIONS = [
    # All answers in one part.
    f"I Vragen en opmerkingen vanuit de fracties\n\nInbreng van de leden van de VVD-fractie\n\n{FIRST}\n\nII Antwoord / Reactie van de minister\n\n{ANSWER}",
    f"Vragen en opmerkingen van de leden van de VVD-fractie\n\n{FIRST}\n\nII. Reactie van de minister van Infrastructuur en Waterstaat\n\n{ANSWER}",
    f"I. Vragen en opmerkingen van de fracties\n\nVragen en opmerkingen van de leden van de VVD-fractie\n\n{FIRST}\n\nII. Reactie van de staatssecretaris\n\nInbreng van de leden van de VVD-fractie\n\n{ANSWER}",
    f"Vragen en opmerkingen uit de fracties\n\n{FIRST}\n\nReactie van de bewindspersonen\n\nWater\n\n{ANSWER}\n\n",
    # An answer behind each question.
    "Vragen en opmerkingen van de leden van de VVD-fractie\n\n"
    + "\n\n".join(f"{FIRST}\n\nAntwoord van het kabinet:\n{ANSWER}" for _ in range(3)),
    "Algemeen\n\n" + "\n\n".join(f"{FIRST}\n\nReactie van het kabinet:\n\n{ANSWER}" for _ in range(4)),
    "Algemeen\n\n" + "\n\n".join(f"{FIRST}\n\nAntwoord\n\n{ANSWER}" for _ in range(4)),
    "Algemeen\n\n" + "\n\n".join(f"{FIRST}\n\nAntwoord: {ANSWER}" for _ in range(4)),
    "Vragen en opmerkingen van de leden\n\n"
    + "\n\n".join(f"{n}. Vraag\n\n{FIRST}\n\n{n}. Antwoord van het kabinet:\n\n{ANSWER}" for n in range(1, 5)),
    "Vragen en opmerkingen van de leden\n\n"
    + "\n\n".join(
        f"Libië\n\nBetreffende Libië vragen de leden van de SP-fractie: {ASKED} {WISHED}\n\nReactie van het kabinet:\n\n{ANSWER}"
        for _ in range(3)
    ),
]


@pytest.mark.parametrize("text", CONSULTATIONS, ids=range(len(CONSULTATIONS)))
def test_a_consultation(text: str) -> None:
    document = read_text(HEAD + text)
    assert document.metadata.kind == "verslag schriftelijk overleg"
    assert spoken(document) == SIDES
    assert {c.quote for c in extract_document(document).commitments} == {PROMISED, TOLD}


def test_what_an_answer_repeats_of_the_question_is_still_the_fractions() -> None:
    asked = f"De leden van de SP-fractie lezen veel. {WISHED}"
    text = f"{HEAD}I Vragen en opmerkingen van de fracties\n\n{asked}\n\nII Reactie van de minister\n\n{asked}\n\n{PROMISED}"
    document = read_text(text)
    assert spoken(document) == {WISHED: "member", PROMISED: "government"}


def test_the_party_of_the_fractions_is_told() -> None:
    document = read_text(HEAD + CONSULTATIONS[0])
    assert {turn.party for turn in document.speakers if turn.side == "member"} == {None, "VVD"}


def test_questions_and_answers() -> None:
    document = read_text(f"Vraag 1\n{ASKED}\n\nAntwoord 1\n{PROMISED}\n\nVraag 2\n{ASKED}\n\nAntwoord 2\n{TOLD}")
    assert spoken(document) == {ASKED: "member", PROMISED: "government", TOLD: "government"}


def test_a_letter_that_quotes_a_minister_holds_no_speech() -> None:
    document = read_text(f"De minister van Defensie schreef:\n\n{PROMISED}")
    assert document.speakers == ()


@pytest.mark.parametrize("row", load("speakers")["others"], ids=lambda row: row["example"])
def test_headings_of_others(row: dict[str, str]) -> None:
    assert side_under(row["example"]) in ("member", "other")


def test_what_somebody_proposes_is_theirs_when_a_reaction_follows() -> None:
    head = "Geachte voorzitter,\n\nHieronder volgt de reactie op de nota die ik van het lid heb ontvangen."
    reacted = read_text(f"{head}\n\nBeslispunt 1\n\n{WISHED}\n\nReactie kabinet\n\n{PROMISED}")
    assert spoken(reacted) == {WISHED: "other", PROMISED: "government"}
    alone = read_text(f"{head}\n\nAanbeveling 1\n\n{PROMISED}\n\nAanbeveling 2\n\n{TOLD}")
    assert alone.speakers == ()


@pytest.mark.parametrize("row", load("speakers")["proposals"], ids=lambda row: row["example"])
def test_headings_of_proposals_say_nothing_alone(row: dict[str, str]) -> None:
    assert side_under(row["example"]) is None


@pytest.mark.parametrize("row", load("speakers")["government"], ids=lambda row: row["example"])
def test_headings_of_the_government(row: dict[str, str]) -> None:
    assert side_under(row["example"]) == "government"


@pytest.mark.parametrize("row", load("speakers")["labels"], ids=lambda row: row["example"])
def test_labels_of_the_lexicon(row: dict[str, str]) -> None:
    label = speaker_label(row["example"])
    assert label is not None
    assert label.side == row["side"]


def test_a_reply_to_a_report_is_the_governments_but_for_what_members_ask() -> None:
    head = "36 259\nWijziging van de wet\n\nNr. 6\nNOTA NAAR AANLEIDING VAN HET VERSLAG\nOntvangen 3 juni 2024\n\n"
    asks = "De leden van de VVD-fractie vragen of het kabinet dit zal onderzoeken."
    answers = "Ik zal dit voor 1 oktober 2024 onderzoeken."
    document = read_text(f"{head}5. Vragen over de uitvoering\n\n{asks} {answers}\n\n{answers.replace('dit', 'dat')}\n")
    assert document.metadata.kind == "nota"
    assert document.speakers == ()
    quotes = [row.quote for row in extract_document(document).commitments]
    assert quotes == [answers, answers.replace("dit", "dat")]
