"""Items of a list that go on with the sentence that leads it in, and those that do not."""

from __future__ import annotations

import pytest

from tracker.documents import read_text
from tracker.extraction import extract_document
from tracker.extraction.commitments import DEFAULT_THRESHOLD


def rows(lead: str, *items: str, then: str = "") -> list[tuple[str, str]]:
    """Kind and quote of what is shown of the items below a lead-in."""
    body = f"{lead}\n\n" + "\n".join(f"• {item}" for item in items) + f"\n\n{then}\n"
    text = f"Geachte voorzitter,\n\n{body}\nDe minister van Defensie,\nK.H. Ollongren\n"
    found = extract_document(read_text(text)).commitments
    return [(row.kind, row.quote) for row in found if row.quote != lead and row.confidence >= DEFAULT_THRESHOLD]


LEADS = [
    "Ik ben voornemens om:",
    "Het kabinet heeft besloten:",
    "Ik kondig de volgende acties aan:",
    "Wij zijn van plan om:",
    "Het kabinet is van plan:",
]
ITEMS = [
    "de regeling met een jaar te verlengen;",
    "een fonds in te stellen voor gemeenten;",
    "de provincies te vragen een plan op te stellen.",
]


@pytest.mark.parametrize("lead", LEADS)
def test_items_in_the_infinitive_go_on_with_what_leads_them_in(lead: str) -> None:
    assert rows(lead, *ITEMS) == [("action", item) for item in ITEMS]


@pytest.mark.parametrize("lead", ["Het kabinet zal:", "Vervolgens zal ik:", "Hiertoe zal het kabinet:"])
def test_items_go_on_with_a_modal(lead: str) -> None:
    items = ("de regeling met een jaar verlengen;", "een fonds instellen voor gemeenten.")
    assert rows(lead, *items) == [("action", item) for item in items]


@pytest.mark.parametrize(
    "lead",
    ["De gemeente is voornemens om:", "De Kamer heeft mij verzocht:", "De commissie adviseert:", "Hierna leest u:"],
)
def test_what_others_announce_or_ask_is_theirs(lead: str) -> None:
    assert rows(lead, *ITEMS) == []


def test_titles_and_sentences_below_a_lead_in_stand_for_themselves() -> None:
    found = rows("Ik ben voornemens om:", "Archeologie en erfgoed", "De gemeenten voeren dit uit.", ITEMS[0])
    assert found == [("action", ITEMS[0])]


def test_a_list_ends_where_the_text_goes_on() -> None:
    assert rows("Ik ben voornemens om:", ITEMS[0], then="Zonder deze wet is het moeilijk daarop te sturen.") == [
        ("action", ITEMS[0])
    ]


def memo(sentence: str) -> list[tuple[str, str | None]]:
    """Kind and actor of the rows of a sentence in a memo of civil servants to their minister."""
    text = f"TER BESLISSING\n\nAan: Minister\n\nBeslisnota bij Kamerbrief erfgoed\n\nKernpunten\n\n{sentence}\n"
    document = read_text(text)
    assert document.metadata.kind == "beslisnota"
    found = extract_document(document).commitments
    return [(row.kind, row.actor) for row in found if row.confidence >= DEFAULT_THRESHOLD]


MINISTER = "bewindspersoon (u)"


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("U verhoogt de subsidie voor havens met € 4 miljoen.", "action"),
        ("Tijdens het debat heeft u toegezegd de Kamer voor de zomer te informeren.", "undertaking"),
        ("U kondigt een onderzoek aan naar de opvang van kinderen.", "action"),
        ("U zult de regeling met een jaar verlengen.", "action"),
        ("U betrekt de waterschappen bij de uitwerking van het plan.", "action"),
    ],
)
def test_in_a_memo_the_minister_is_called_u(sentence: str, kind: str) -> None:
    assert memo(sentence) == [(kind, MINISTER)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Wij adviseren u akkoord te gaan met de brief.",
        "Tot slot willen we u attent maken op de planning.",
        "Ik zal de nota voor vrijdag aanpassen.",
        "Er wordt in Brussel verder gewerkt aan een oplossing.",
        "De bijeenkomsten zullen in juni plaatsvinden.",
        "Wij zullen het onderzoek in het najaar afronden.",
    ],
)
def test_what_civil_servants_do_or_describe_is_no_commitment(sentence: str) -> None:
    assert memo(sentence) == []
