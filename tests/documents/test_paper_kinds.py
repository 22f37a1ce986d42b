# ruff: noqa: E501 (one paper a line reads as the table it is)
"""What kind of paper a text is and whose: a table of short papers of every kind, in as many guises as they come."""

import re

import pytest

from tracker.documents import read, read_text
from tracker.documents.letterhead.paper_kinds import PaperKind, declared_kind
from tracker.extraction import extract_document
from tracker.lexicon import load
from tracker.lexicon.wordings import expression_of

PROMISE = "Het kabinet zal uw Kamer voor 1 oktober 2024 informeren over de uitkomsten van het onderzoek naar de dijken."
WE = "Wij zullen u voor de zomer informeren over de resultaten van ons onderzoek onder alle leden van de vereniging."
HOUSE = (
    "Tweede Kamer der Staten-Generaal\n2\nVergaderjaar 2023-2024\n\n36 410\nVaststelling van de begroting\n\nNr. 12\n"
)
LETTER = "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDen Haag, 3 juni 2024\n\n"
MINISTER = "\n\nDe Minister van Defensie,\nK.H. Ollongren"
HUISSTIJL = "> Retouradres Postbus 20701 2500 ES Den Haag\nde Voorzitter van de Tweede Kamer der Staten-Generaal\n"
OPERATIVE = (
    "De Kamer,\n\ngehoord de beraadslaging,\n\nconstaterende dat de accijns stijgt;\n\nverzoekt het kabinet de accijns te "
    "verlagen en de Kamer daarover voor 1 juni te informeren,\n\nen gaat over tot de orde van de dag.\n\nVan der Meer\nBos"
)

PAPERS = [
    # A paper that a member wrote.
    ("motie", "member", f"{HOUSE}MOTIE VAN HET LID VAN DER MEER\nVoorgesteld 3 juni 2024\n\n{OPERATIVE}"),
    ("motie", "member", f"{HOUSE}GEWIJZIGDE MOTIE VAN DE LEDEN VAN DER MEER EN BOS\n\n{OPERATIVE}"),
    ("motie", "member", f"{HOUSE}NADER GEWIJZIGDE MOTIE VAN HET LID BOS C.S. TER VERVANGING VAN DIE GEDRUKT ONDER NR. 9\n\n{OPERATIVE}"),
    ("motie", "member", OPERATIVE),
    ("motie", "member", f"Motie van het lid Bos over accijns\n\n{OPERATIVE}"),
    ("amendement", "member", f"{HOUSE}AMENDEMENT VAN HET LID BOS\nOntvangen 3 juni 2024\n\nDe ondergetekende stelt het volgende amendement voor:\n\nIn artikel 2 wordt «zal» vervangen door «kan».\n\nToelichting\n\n{PROMISE}"),
    ("amendement", "member", f"{HOUSE}TWEEDE NADER GEWIJZIGD AMENDEMENT VAN DE LEDEN BOS EN PRINS\n\n{PROMISE}"),
    ("amendement", "member", f"{HOUSE}SUBAMENDEMENT VAN HET LID BOS TER WIJZIGING VAN NR. 8\n\n{PROMISE}"),
    ("initiatiefnota", "member", f"{HOUSE}INITIATIEFNOTA VAN HET LID PRINS\n\n1. Inleiding\n\n{PROMISE}"),
    ("initiatiefnota", "member", f"Initiatiefnota van het lid Prins over schone lucht\n\n{PROMISE}"),
    ("brief", "member", f"{HOUSE}BRIEF VAN HET LID PRINS\nAan de Voorzitter van de Tweede Kamer\n\n{PROMISE}"),
    ("memorie van toelichting", "member", f"{HOUSE}MEMORIE VAN TOELICHTING VAN DE INDIENERS\n\n{PROMISE}"),
    ("wetsvoorstel", "member", f"Voorstel van wet van het lid Bos tot wijziging van de Kieswet\n\n{PROMISE}"),
    # A paper of the chamber, its committees and their clerks.
    ("besluitenlijst", "chamber", f"Den Haag, 3 juni 2024\n\nBesluitenlijst van de procedurevergadering van 2 juni 2024\n\n1. Agendapunt: Brief\n\nBesluit: {PROMISE}"),
    ("besluitenlijst", "chamber", f"Voortouwcommissie: vaste commissie voor Defensie\n\nDocument: Besluitenlijst van de e-mailprocedure\n\n{PROMISE}"),
    ("agenda", "chamber", f"Agenda procedurevergadering Defensie\n\nvaste commissie voor Defensie\n\n1. Agendapunt: {PROMISE}"),
    ("lijst van vragen", "chamber", f"{HOUSE}LIJST VAN VRAGEN\nVastgesteld 3 juni 2024\n\nDe vaste commissie voor Defensie heeft vragen.\n\n1\nWanneer informeert u de Kamer?\n\n{PROMISE}"),
    ("verslag", "chamber", f"{HOUSE}VERSLAG\nVastgesteld 3 juni 2024\n\nDe vaste commissie voor Defensie brengt verslag uit.\n\n{PROMISE}"),
    ("brief", "chamber", f"{HOUSE}BRIEF VAN HET PRESIDIUM\n\n{PROMISE}"),
    ("brief", "chamber", f"{HOUSE}BRIEF VAN DE VASTE COMMISSIE VOOR DEFENSIE\n\n{PROMISE}"),
    ("brief", "chamber", f"Aan de minister van Defensie\n\nDen Haag, 3 juni 2024\n\nGeachte mevrouw Ollongren,\n\nDe commissie verzoekt u te reageren. {PROMISE}\n\nHoogachtend,\n\nde griffier van de vaste commissie voor Defensie,\n\nT. de Lange"),
    # A letter of somebody else.
    ("brief van derden", "outsider", f"{HOUSE}BRIEF VAN DE ALGEMENE REKENKAMER\n\n{PROMISE}"),
    ("brief van derden", "outsider", f"{HOUSE}BRIEF VAN DE NATIONALE OMBUDSMAN\n\n{PROMISE}"),
    ("brief van derden", "outsider", f"{LETTER}Geachte voorzitter,\n\n{WE}\n\nHoogachtend,\n\nP. Smit\ndirecteur Vereniging van Waterverenigingen"),
    ("brief van derden", "outsider", f"{LETTER}Geachte Kamerleden,\n\n{WE} Wij hopen dat uw Kamer dit steunt.\n\nMet vriendelijke groet,\n\nnamens de Stichting Schone Lucht,\nP. Smit"),
    ("brief van derden", "outsider", f"Geachte leden van de commissie,\n\n{WE} Het plan faalt.\n\nMet vriendelijke groet,\n\nP. Smit"),
    ("brief van derden", "outsider", f"{LETTER}Geachte voorzitter,\n\n{WE}\n\nHet college van burgemeester en wethouders,\n\nP. Smit, burgemeester"),
    ("brief van derden", "outsider", f"Position paper Huurdersbond voor het rondetafelgesprek wonen\n\n{PROMISE}"),
    ("petitie", "outsider", f"Petitie: red de buurtbus\n\nWij, reizigers, verzoeken de Kamer in te grijpen. {PROMISE}"),
    ("advies", "outsider", f"{HOUSE}ADVIES AFDELING ADVISERING VAN DE RAAD VAN STATE\n\n{PROMISE}"),
    # A paper of the government.
    ("brief", "government", f"{HOUSE}BRIEF VAN DE MINISTER VAN DEFENSIE\nAan de Voorzitter\n\n{PROMISE}{MINISTER}"),
    ("brief", "government", f"{LETTER}{PROMISE}{MINISTER}"),
    ("brief", "government", f"{HUISSTIJL}Datum 3 juni 2024\nBetreft Onderzoek dijken\n\nGeachte voorzitter,\n\n{PROMISE}"),
    ("brief", "government", f"{HUISSTIJL}Datum 3 juni 2024\nBetreft Reactie op brief van de Vereniging van Dijken\n\n{PROMISE}{MINISTER}"),
    ("brief", "government", f"{LETTER}Geachte voorzitter,\n\nMede namens de minister van Financiën informeer ik u. {PROMISE}"),
    ("brief", "government", f"{LETTER}{PROMISE}\n\nHoogachtend,\n\n(w.g.) P. Smit\nStaatssecretaris van Economische Zaken"),
    ("agenda", "government", f"Geannoteerde agenda Raad Buitenlandse Zaken van 20 juni 2024\n\n{PROMISE}"),
    ("fiche", "government", f"Fiche 2: Verordening schone lucht\n\n1. Algemene gegevens\n\n{PROMISE}"),
    ("antwoorden", "government", f"{HUISSTIJL}Datum 3 juni 2024\nBetreft Beantwoording Kamervragen van het lid Bos\n\n{PROMISE}{MINISTER}"),
    ("antwoorden", "government", f"{HOUSE}LIJST VAN VRAGEN EN ANTWOORDEN\n\n1\nWanneer?\n\n{PROMISE}"),
    ("antwoorden", "government", f"Vraag 1\nWanneer informeert u de Kamer?\n\nAntwoord 1\n{PROMISE}"),
    ("nota", "government", f"{HOUSE}NOTA NAAR AANLEIDING VAN HET VERSLAG\n\n{PROMISE}"),
    ("nota", "government", f"{HOUSE}ADVIES AFDELING ADVISERING RAAD VAN STATE EN NADER RAPPORT\n\n{PROMISE}"),
    ("memorie van toelichting", "government", f"{HOUSE}MEMORIE VAN TOELICHTING\n\n{PROMISE}"),
    ("beslisnota", "government", f"TER BESLISSING\n\nAan: de minister\n\nAanleiding\n\n{PROMISE}"),
    ("overig", None, PROMISE),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "author", "text"), PAPERS, ids=[f"{n}-{k}-{a}" for n, (k, a, _) in enumerate(PAPERS)])
def test_what_paper_it_is_and_whose(kind: str, author: str | None, text: str) -> None:
    document = read_text(text)
    assert (document.metadata.kind, document.metadata.author) == (kind, author)
    commitments = extract_document(document).commitments
    assert bool(commitments) == (author in ("government", None)), [c.quote for c in commitments]


def test_the_publisher_tells_what_the_text_does_not() -> None:
    html = "<html><head><meta name='DCTERMS.type' content='Motie'></head><body><p>{}</p></body></html>"
    document = read(html.format(PROMISE).encode(), "x.html")
    assert (document.metadata.kind, document.metadata.author) == ("motie", "member")
    assert extract_document(document).commitments == ()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Brief", PaperKind("brief")),
        ("Brief regering", PaperKind("brief", "government")),
        ("Motie (gewijzigd/nader)", PaperKind("motie", "member")),
        ("Amendement", PaperKind("amendement", "member")),
        ("Verslag van een schriftelijk overleg", PaperKind("verslag schriftelijk overleg", "chamber")),
        ("Onbekend", PaperKind()),
    ],
)
def test_what_a_publisher_calls_a_paper(name: str, expected: PaperKind) -> None:
    assert declared_kind([name]) == expected


@pytest.mark.parametrize("section", ["official", "titles", "headings", "letters", "ministry", "letter"])
def test_every_rule_matches_its_example(section: str) -> None:
    for row in load("papers")[section]:
        assert re.search(expression_of(row), row["example"], re.IGNORECASE), row["example"]


def report(*sentences: str) -> str:
    """A report that is no letter and names nobody, with these sentences between others."""
    filler = "In de onderzochte periode zijn op de eilanden meerdere oefeningen gehouden en is het materieel vervangen."
    return "Stand van zaken\n\nInhoud\n\nSamenvatting\n\n" + "\n\n".join(f"{s} {filler}" for s in sentences)


BODIES = [
    "De Inspectie constateert dat de plannen ontbreken.",
    "Ook beveelt de Inspectie aan om vaker te oefenen.",
    "De Inspectie zal hierop in 2025 toezien.",
    "Vervolgens onderzocht de Inspectie de meldkamer.",
    "De Inspectie heeft met de gezaghebbers gesproken.",
    "De Inspectie verwacht dat de meldkamer wordt aangepast.",
    "De Inspectie vindt het van belang dat de minister dit oppakt.",
]
OTHER_BODIES = ["De Raad voor de rechtshandhaving", "De Kustwacht", "De Rijksvertegenwoordiger", "De Ombudsman", "Het NCSC",
                "De Rekenkamer", "De Adviescommissie", "De Autoriteit Persoonsgegevens", "Het Sociaal planbureau"]  # fmt: skip


@pytest.mark.parametrize("body", ["De Inspectie", *OTHER_BODIES])
def test_a_report_in_which_a_body_speaks_is_not_the_governments(body: str) -> None:
    article, _, name = body.partition(" ")
    said = [s.replace("De Inspectie", body).replace("de Inspectie", f"{article.lower()} {name}") for s in BODIES]
    document = read_text(report(*said))
    assert (document.metadata.kind, document.metadata.author) == ("rapport", "outsider")
    assert extract_document(document).commitments == ()


MINISTERS = [s.replace("De Inspectie", "Het kabinet").replace("de Inspectie", "het kabinet") for s in BODIES]


@pytest.mark.parametrize(
    "sentences", [MINISTERS, BODIES[:5], [*BODIES, *MINISTERS], [*BODIES, *["Ik neem deze aanbeveling over."] * 7]]
)
def test_a_report_in_which_the_government_speaks_too_is_tried_as_its(sentences: list[str]) -> None:
    assert read_text(report(*sentences)).metadata.author is None


def test_a_letter_about_a_body_is_the_governments() -> None:
    text = LETTER + "Geachte voorzitter,\n\n" + report(*BODIES) + MINISTER
    assert read_text(text).metadata.author == "government"
