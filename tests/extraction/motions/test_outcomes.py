"""What letters say of each motion they name: denials, clauses in between, several motions in one sentence."""

from __future__ import annotations

import pytest

from tracker.documents import read_text
from tracker.extraction.citations import find_document_citations
from tracker.extraction.motions import find_events, find_motions
from tracker.extraction.motions.operative_clause import mask_operative_clause
from tracker.models import Motion, MotionEvent

LETTER = "Geachte voorzitter,\n\nDen Haag, 3 mei 2024\n\n{}\n\nDe minister"

SENTENCES = [
    (
        "De motie-Kuiken (Kamerstuk 36 410, nr. 54) is aangenomen, de motie-Heerma (Kamerstuk 36 410, nr. 55) en de "
        "motie-Segers (Kamerstuk 36 410, nr. 56) zijn verworpen.",
        ["adopted", "rejected", "rejected"],
    ),
    (
        "Ik geef uitvoering aan de motie-Kuiken (Kamerstuk 36 410, nr. 54) en de motie-Heerma (Kamerstuk 36 410, "
        "nr. 55), maar de motie-Segers (Kamerstuk 36 410, nr. 56) voer ik niet uit.",
        ["fulfilled", "fulfilled", "not_fulfilled"],
    ),
    (
        "De motie van het lid Verkuijlen (Kamerstuk 29 521, nr. 533), die vraagt om een tijdelijke stop op "
        "exportvergunningen voor scheepsonderdelen, voert het kabinet niet uit.",
        ["not_fulfilled"],
    ),
    (
        "De motie van de leden Piri en Dassen (Kamerstuk 21 501-02, nr. 2900), waarin de regering wordt "
        "verzocht het associatieverdrag op te schorten, zal het kabinet niet uitvoeren.",
        ["not_fulfilled"],
    ),
    ("Het kabinet zal die motie van het lid Kops (Kamerstuk 36 600 V, nr. 12) niet uitvoeren.", ["not_fulfilled"]),
    ("De motie-Dobbe (Kamerstuk 36 600, nr. 33) wordt niet overgenomen.", ["not_fulfilled"]),
    ("Het kabinet neemt de motie van het lid Van Baarle (Kamerstuk 23 432, nr. 540) niet over.", ["not_fulfilled"]),
    ("Het kabinet kan de motie van het lid Wilders (Kamerstuk 19 637, nr. 3000) niet uitvoeren.", ["not_fulfilled"]),
    ("Aan de motie-Eerdmans (Kamerstuk 19 637, nr. 3001) geeft het kabinet geen gevolg.", ["not_fulfilled"]),
    (
        "Het kabinet is niet voornemens de motie van het lid Van Kent (Kamerstuk 26 448, nr. 700) uit te voeren.",
        ["not_fulfilled"],
    ),
    ("De motie-Ouwehand c.s. (Kamerstuk 28 286, nr. 1300) acht het kabinet onuitvoerbaar.", ["not_fulfilled"]),
    (
        "De uitvoering van de motie van het lid Boswijk (Kamerstuk 36 410 X, nr. 40) is niet mogelijk gebleken.",
        ["not_fulfilled"],
    ),
    (
        "Het kabinet ziet geen mogelijkheid de motie van het lid Boswijk (Kamerstuk 36 410 X, nr. 41) uit te voeren.",
        ["not_fulfilled"],
    ),
    (
        "Het kabinet heeft besloten de motie-Teunissen (Kamerstuk 36 410, nr. 44) naast zich neer te leggen.",
        ["not_fulfilled"],
    ),
    (
        "Het kabinet ziet daarom af van uitvoering van de motie van het lid Tielen (Kamerstuk 36 410 XVI, nr. 45).",
        ["not_fulfilled"],
    ),
    (
        "Hiermee geeft het kabinet uitvoering aan de moties Kathmann c.s. (Kamerstuk 26 643, nr. 1200) en "
        "Six Dijkstra c.s. (Kamerstuk 26 643, nr. 1201).",
        ["fulfilled", "fulfilled"],
    ),
    ("Met deze brief is voldaan aan de motie-Paternotte/Brekelmans (Kamerstuk 21 501-02, nr. 2898).", ["fulfilled"]),
    (
        "Hiermee is voldaan aan de motie van het lid Sjoerdsma, die de regering verzoekt sancties tegen "
        "Belarus uit te breiden en daarover te rapporteren (Kamerstuk 35 663, nr. 25).",
        ["fulfilled"],
    ),
    ("De motie Brekelmans c.s. (Kamerstuk 29 521, nr. 461) is daarmee uitgevoerd.", ["fulfilled"]),
    (
        "De motie van het lid Hammelburg (Kamerstuk 36 200 V, nr. 44) is door het kabinet in Europees "
        "verband uitgevoerd.",
        ["fulfilled"],
    ),
    ("Ik beschouw de motie van het lid Ceder (Kamerstuk 36 200 V, nr. 45) hiermee als afgedaan.", ["fulfilled"]),
    ("Daarmee heb ik voldaan aan het verzoek van de motie Boucke (Kamerstuk 32 813, nr. 900).", ["fulfilled"]),
    (
        "De motie Amhaouch c.s. (Kamerstuk 31 936, nr. 901) kan hiermee als uitgevoerd worden beschouwd.",
        ["fulfilled"],
    ),
    ("De motie-Koekkoek (Kamerstuk 31 936, nr. 902) wordt met deze brief afgedaan.", ["fulfilled"]),
    ("De motie van het lid Stoffer (Kamerstuk 36 410 X, nr. 33) wordt momenteel uitgevoerd.", ["in_progress"]),
    ("De motie van het lid Stoffer (Kamerstuk 36 410 X, nr. 34) wordt uitgevoerd.", ["in_progress"]),
    ("Het kabinet zal de motie van het lid Nordkamp (Kamerstuk 36 410 X, nr. 35) uitvoeren.", ["in_progress"]),
    (
        "Het kabinet neemt de motie van het lid Dassen (Kamerstuk 36 410, nr. 36) mee in de beleidsbrief.",
        ["in_progress"],
    ),
    ("De motie Tuinman (Kamerstuk 36 410 X, nr. 37) is nog niet uitgevoerd.", ["in_progress"]),
    ("De motie-Klaver (Kamerstuk 36 410, nr. 38) is deels uitgevoerd.", ["partly_fulfilled"]),
    (
        "De motie van het lid Podt (Kamerstuk 19 637, nr. 3100) wordt gedeeltelijk uitgevoerd: het eerste "
        "verzoek wordt overgenomen, het tweede niet.",
        ["partly_fulfilled"],
    ),
    (
        "Aan de motie van het lid Podt (Kamerstuk 19 637, nr. 3101) is ten dele invulling gegeven.",
        ["partly_fulfilled"],
    ),
    ("De motie van het lid Piri (Kamerstuk 21 501-02, nr. 2901) heeft oordeel Kamer gekregen.", ["appreciated"]),
    (
        "Ik laat het oordeel over de motie van het lid Piri (Kamerstuk 21 501-02, nr. 2902) aan de Kamer.",
        ["appreciated"],
    ),
    ("De motie van het lid De Roon (Kamerstuk 21 501-02, nr. 2903) heb ik ontraden.", ["appreciated"]),
    ("De motie van het lid Van Dijk (Kamerstuk 21 501-02, nr. 2904) is overgenomen.", ["appreciated"]),
    ("Het kabinet acht de motie van het lid Kamminga (Kamerstuk 21 501-02, nr. 2905) ontijdig.", ["appreciated"]),
    ("De motie van het lid Van Campen (Kamerstuk 21 501-02, nr. 2906) is aangehouden.", ["held"]),
    ("De motie van het lid Van Campen (Kamerstuk 21 501-02, nr. 2907) is inmiddels ingetrokken.", ["withdrawn"]),
    ("De motie van het lid Van Campen (Kamerstuk 21 501-02, nr. 2908) is op 3 oktober 2023 verworpen.", ["rejected"]),
    (
        "Op 3 oktober 2023 heeft uw Kamer de motie van het lid Van Campen (Kamerstuk 21 501-02, nr. 2909) aangenomen.",
        ["adopted"],
    ),
    (
        "De motie-Bikker (Kamerstuk 36 410, nr. 50) is uitgevoerd, de motie-Segers (Kamerstuk 36 410, nr. "
        "51) wordt niet uitgevoerd.",
        ["fulfilled", "not_fulfilled"],
    ),
    (
        "Waar de motie van het lid Mutluer (Kamerstuk 29 628, nr. 1100) inmiddels is afgedaan, is de motie "
        "van het lid Michon-Derkzen (Kamerstuk 29 628, nr. 1101) nog in uitvoering.",
        ["fulfilled", "in_progress"],
    ),
    (
        "Aan de motie-Kuik (Kamerstuk 36 410, nr. 52) is invulling gegeven; de motie-Simons (Kamerstuk 36 "
        "410, nr. 53) voert het kabinet niet uit.",
        ["fulfilled", "not_fulfilled"],
    ),
    (
        "De motie-Kuiken (Kamerstuk 36 410, nr. 54) werd aangenomen en de motie-Heerma (Kamerstuk 36 410, "
        "nr. 55) werd verworpen.",
        ["adopted", "rejected"],
    ),
    ("De motie van het lid Ploumen c.s. (Kamerstuk 36 410, nr. 56) houdt de indiener aan.", ["held"]),
    (
        "De gewijzigde motie van de leden Van der Plas en Eppink (Kamerstuk 29 861, nr. 102, was nr. 98) is "
        "uitgevoerd.",
        ["fulfilled"],
    ),
    (
        "Over de uitvoering van de motie Futselaar/Bromet (Kamerstuk 35 600, nr. 31) informeer ik u voor het "
        "zomerreces.",
        ["in_progress"],
    ),
    (
        "Om deze reden is geen uitvoering gegeven aan de motie van het lid Madlener (Kamerstuk 31 936, nr. 800).",
        ["not_fulfilled"],
    ),
    ("De motie van het lid Kwint (Kamerstuk 31 293, nr. 650) laat het kabinet onuitgevoerd.", ["not_fulfilled"]),
    (
        "Het kabinet voert de motie van het lid Kwint (Kamerstuk 31 293, nr. 651), hoe begrijpelijk ook, niet uit.",
        ["not_fulfilled"],
    ),
    (
        "Daarom kan het kabinet geen uitvoering geven aan de motie-Leijten (Kamerstuk 31 293, nr. 652).",
        ["not_fulfilled"],
    ),
    ("Het kabinet wijst de motie van het lid Hijink (Kamerstuk 31 293, nr. 653) af.", ["not_fulfilled"]),
    ("De motie van het lid Hijink (Kamerstuk 31 293, nr. 654) volgt het kabinet niet.", ["not_fulfilled"]),
    (
        "Het kabinet heeft de motie van het lid Hijink (Kamerstuk 31 293, nr. 655), die verzocht geen wapens "
        "te leveren, uitgevoerd.",
        ["fulfilled"],
    ),
    (
        "Hiermee is uitvoering gegeven aan de motie van het lid Karabulut, die vroeg niet langer te leveren "
        "aan Saoedi-Arabië (Kamerstuk 22 054, nr. 300).",
        ["fulfilled"],
    ),
    (
        "Het kabinet heeft zich, niet zonder resultaat, ingezet voor de motie-Jetten (Kamerstuk 22 054, nr. "
        "301); die is daarmee uitgevoerd.",
        ["fulfilled"],
    ),
]


def read(sentence: str) -> tuple[tuple[Motion, ...], tuple[MotionEvent, ...]]:
    document = read_text(LETTER.format(sentence))
    motions = find_motions(document, find_document_citations(document))
    return motions, find_events(document, motions)


@pytest.mark.parametrize(("sentence", "events"), SENTENCES)
def test_each_motion_gets_what_the_sentence_says_of_it(sentence: str, events: list[str]) -> None:
    motions, told = read(sentence)
    assert [event.event for event in told] == events
    assert all(motion.identifier and motion.sponsors for motion in motions)
    assert sorted({event.motion for event in told}) == list(range(len(motions)))


def test_the_numbers_of_several_motions_stay_with_their_names() -> None:
    motions, _ = read(
        "Ik geef uitvoering aan de moties Kathmann c.s. (Kamerstuk 26 643, nr. 1200), Six Dijkstra c.s. "
        "(Kamerstuk 26 643, nr. 1201) en van het lid Rajkowski (Kamerstuk 26 643, nr. 1202)."
    )
    assert [(motion.sponsors, motion.number) for motion in motions] == [
        (("Kathmann",), "1200"),
        (("Six Dijkstra",), "1201"),
        (("Rajkowski",), "1202"),
    ]


def test_an_appreciation_and_the_vote_that_followed_are_both_kept() -> None:
    _, told = read(
        "De motie van het lid De Roon (Kamerstuk 21 501-02, nr. 2903) is ontraden en op 9 april 2024 verworpen."
    )
    assert [(event.event, event.date) for event in told] == [("appreciated", "2024-05-03"), ("rejected", "2024-04-09")]


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("De motie-Kops (Kamerstuk 36 410, nr. 9) is op 9 april 2024 aangenomen.", "2024-04-09"),
        ("De motie-Kops (Kamerstuk 36 410, nr. 9) is aangenomen.", None),
        ("De motie-Kops (Kamerstuk 36 410, nr. 9) is ingetrokken.", "2024-05-03"),
        ("De motie-Kops (Kamerstuk 36 410, nr. 9) is op 9 april 2024 aangehouden.", "2024-04-09"),
    ],
)
def test_the_passage_through_the_kamer_has_the_date_the_sentence_gives(sentence: str, date: str | None) -> None:
    assert [event.date for event in read(sentence)[1]] == [date]


@pytest.mark.parametrize(
    ("sentence", "bare"),
    [
        ("De motie A (Kamerstuk 1, nr. 2), die vraagt niets te doen, is uitgevoerd.", "De motie A is uitgevoerd."),
        ("Hiermee is voldaan aan de motie A, die verzoekt niets te doen.", "Hiermee is voldaan aan de motie A."),
        (
            "De motie A, die inmiddels is uitgevoerd, komt terug.",
            "De motie A, die inmiddels is uitgevoerd, komt terug.",
        ),
        ("De motie A (van de SP) is uitgevoerd.", "De motie A (van de SP) is uitgevoerd."),
    ],
)
def test_what_a_motion_asks_is_not_read_as_its_outcome(sentence: str, bare: str) -> None:
    rest, places = mask_operative_clause(sentence)
    assert rest == bare
    assert "".join(sentence[place] for place in places) == rest
