"""Motions that letters name in other ways than `motie van het lid X`, one table a kind."""
# ruff: noqa: E501 (one case a line reads as the table it is)

from __future__ import annotations

import pytest

from tracker.documents import read_text
from tracker.extraction.citations import find_document_citations
from tracker.extraction.motions import find_events, find_motions
from tracker.extraction.motions.mention_grammar import find_mentions
from tracker.models import Motion

NUMBER = "(Kamerstuk 29 684, nr. 112)"


def read(text: str) -> tuple[tuple[Motion, ...], list[str]]:
    document = read_text("Geachte voorzitter,\n\n" + text)
    motions = find_motions(document, find_document_citations(document))
    return motions, [event.event for event in find_events(document, motions)]


ROLES = [
    ("van de heer Stoffer", ("Stoffer",)),
    ("van de Heer Stoffer", ("Stoffer",)),
    ("van mevrouw Piri c.s.", ("Piri",)),
    ("van senator Jansen", ("Jansen",)),
    ("van het toenmalige lid Jansen", ("Jansen",)),
    ("van het toenmalig Eerste Kamerlid Jansen c.s.", ("Jansen",)),
    ("van het voormalige Kamerlid Jansen", ("Jansen",)),
    ("van oud-lid Jansen", ("Jansen",)),
    ("van het lid-Kuzu", ("Kuzu",)),
    ("van lid-Kuzu", ("Kuzu",)),
    ("van SGP-Kamerlid Stoffer", ("Stoffer",)),
    ("van dhr. Stoffer", ("Stoffer",)),
    ("van mw. Piri en dhr. Stoffer", ("Piri", "Stoffer")),
    ("van de heren Stoffer en Jansen", ("Stoffer", "Jansen")),
    ("van de dames Piri en Westerveld", ("Piri", "Westerveld")),
    ("van de leden Piri, Klaver en van mevrouw Dobbe", ("Piri", "Klaver", "Dobbe")),
    ("van collega Stoffer", ("Stoffer",)),
    ("van fractievoorzitter Klaver", ("Klaver",)),
    ("ingediend door het lid Jansen", ("Jansen",)),
    (", ingediend door de leden Piri en Klaver", ("Piri", "Klaver")),
    ("d.d. 12 mei van het lid Jansen", ("Jansen",)),
    ("van 12 mei 2023 van het lid Jansen", ("Jansen",)),
    ("– De Kort c.s.", ("De Kort",)),
    ("Piri, Klaver en Dassen", ("Piri", "Klaver", "Dassen")),
]


@pytest.mark.parametrize(("name", "sponsors"), ROLES)
def test_a_member_by_any_title(name: str, sponsors: tuple[str, ...]) -> None:
    glue = "" if name.startswith(",") else " "
    (motion,), events = read(f"Hiermee heb ik de motie{glue}{name} {NUMBER} uitgevoerd.")
    assert (motion.identifier, motion.sponsors, motion.cosponsors) == ("kst-29684-112", sponsors, "c.s." in name)
    assert events == ["fulfilled"]


@pytest.mark.parametrize(
    "name",
    [
        "van de SGP-fractie", "van de fractie van de SGP", "van de fracties van CDA en SGP", "van GroenLinks-PvdA",
        "van de Volt-fractie", "van de SP", "van D66 en VVD", "van de ChristenUnie", "van 50PLUS", "van JA21 c.s.",
    ],
)  # fmt: skip
def test_a_party_is_no_sponsor_but_its_motion_is_known_by_its_number(name: str) -> None:
    (motion,), events = read(f"Hiermee heb ik de motie {name} {NUMBER} uitgevoerd.")
    assert (motion.identifier, motion.sponsors, events) == ("kst-29684-112", (), ["fulfilled"])


@pytest.mark.parametrize(
    ("text", "sponsors"),
    [
        ("motie (Ellian/VVD)", ("Ellian",)),
        ("motie (Van der Plas, BBB)", ("Van der Plas",)),
        ("motie (Oordeel Kamer)", ()),
    ],
)
def test_a_member_with_his_party_between_brackets(text: str, sponsors: tuple[str, ...]) -> None:
    assert [m.sponsors for m in find_mentions(f"de {text} om zorg te bieden") if m.sponsors] == [sponsors][
        : len(sponsors)
    ]


def test_motions_by_their_numbers_alone() -> None:
    motions, _ = read("Dit betreft de moties 30 420, nrs. 100 en 101 over zorg.")
    assert [m.identifier for m in motions] == ["kst-30420-100", "kst-30420-101"]


def test_a_party_without_a_number_names_no_motion() -> None:
    assert read("Hiermee heb ik de motie van de SGP-fractie uitgevoerd.") == ((), [])


BEFORE_THE_NAMES = [
    f"De motie {NUMBER} van het lid Jansen is uitgevoerd.",
    "De motie (29 684, nr. 112) van de leden Jansen en Piri is uitgevoerd.",
    "De motie (Kamerstukken II 2023/24, 29 684, nr. 112) van mevrouw Piri is uitgevoerd.",
    "De motie 29684, nr. 112, leden Hijink en Piri is uitgevoerd.",
    "De motie 29 684, nr. 112 van het lid Piri is uitgevoerd.",
]


@pytest.mark.parametrize("text", BEFORE_THE_NAMES)
def test_the_number_may_stand_before_the_names(text: str) -> None:
    (motion,), _ = read(text)
    assert motion.identifier == "kst-29684-112"
    assert motion.sponsors


ALONE = [
    "De motie Piri, Klaver en Dassen (nr. 52) is uitgevoerd.",
    "De motie Piri, Klaver en Dassen, nr. 52, is uitgevoerd.",
    "De motie Piri c.s. op stuk nr. 52 is uitgevoerd.",
    "De motie met nummer 52 van het lid Piri is uitgevoerd.",
    "De motie nr. 52 is uitgevoerd.",
    "De motie op stuk nr. 52 is uitgevoerd.",
    "De motie van de heer Stoffer nr. 52 is uitgevoerd.",
    "De motie van het lid Piri onder nr. 52 is uitgevoerd.",
]


@pytest.mark.parametrize("text", ALONE)
def test_a_bare_number_is_of_the_only_dossier_near(text: str) -> None:
    motions, _ = read(f"Dit volgt op Kamerstuk 32 563, nr. 3. {text}")
    assert [m.identifier for m in motions] == ["kst-32563-52"]
    motions, _ = read(text)
    assert [m.identifier for m in motions] in ([], [None])
    motions, _ = read(f"Dit volgt op Kamerstuk 32 563, nr. 3 en Kamerstuk 36 410, nr. 5. {text}")
    assert [m.identifier for m in motions] in ([], [None])


@pytest.mark.parametrize(
    "text",
    [
        "De motie van het lid Piri over artikel nr. 52 is uitgevoerd.",
        "De motie van het lid Piri, Handelingen nr. 52, is uitgevoerd.",
        "De motie van het lid Piri. Zie nr. 52 van de lijst.",
        "De motie van het lid Piri met nr. 52.345 is uitgevoerd.",
    ],
)
def test_a_bare_number_of_something_else_is_not_the_motions(text: str) -> None:
    motions, _ = read(f"Dit volgt op Kamerstuk 32 563, nr. 3. {text}")
    assert [m.identifier for m in motions] == [None]


REGISTER = [
    ("van het lid Jansen (2023Z01223)", "2023Z01223"),
    ("van lid-Jansen (Tweede Kamer, 2023Z01223)", "2023Z01223"),
    ("van het lid Jansen met zaaknummer 2023Z01223", "2023Z01223"),
    ("van de leden Piri en Klaver (TK, 2023D03202)", "2023D03202"),
    ("Jansen, document 2023D03202,", "2023D03202"),
    ("van mevrouw Piri (zaak 2023Z01223)", "2023Z01223"),
    ("2023Z01223", "2023Z01223"),
    ("(2023Z01223)", "2023Z01223"),
    (f"van het lid Jansen {NUMBER[:-1]}; 2023Z01223)", "kst-29684-112"),
]


@pytest.mark.parametrize(("name", "identifier"), REGISTER)
def test_a_motion_by_its_number_in_the_register(name: str, identifier: str) -> None:
    (motion,), events = read(f"Hiermee heb ik de motie {name} uitgevoerd.")
    assert (motion.identifier, events) == (identifier, ["fulfilled"])


def test_a_case_that_stands_apart_is_not_the_motions() -> None:
    (motion,), _ = read("De motie van het lid Jansen is besproken in zaak 2023Z01223.")
    assert motion.identifier is None


HYPHENS = [
    ("motie Paternotte-Brekelmans", ("Paternotte", "Brekelmans")),
    ("motie-Paternotte-Brekelmans", ("Paternotte", "Brekelmans")),
    ("motie Van der Graaf-Sjoerdsma", ("Van der Graaf", "Sjoerdsma")),
    ("motie Sjoerdsma-Van der Graaf", ("Sjoerdsma", "Van der Graaf")),
    ("motie Kuiken-Dik-Faber", ("Kuiken", "Dik-Faber")),
    ("motie van de leden Vedder-Stoffer", ("Vedder", "Stoffer")),
    ("motie Michon-Derkzen", ("Michon-Derkzen",)),
    ("motie-Michon-Derkzen c.s.", ("Michon-Derkzen",)),
    ("motie van het lid Vedder-Stoffer", ("Vedder-Stoffer",)),
    ("motie van mevrouw Vedder-Stoffer", ("Vedder-Stoffer",)),
    ("motie Kraneveldt-van der Veen", ("Kraneveldt-van der Veen",)),
    ("motie van de leden Slagt-Tichelman en Piri", ("Slagt-Tichelman", "Piri")),
    ("motie Yeşilgöz-Zegerius/Michon-Derkzen", ("Yeşilgöz-Zegerius", "Michon-Derkzen")),
    ("motie Gert-Jan Segers", ("Gert-Jan Segers",)),
]


@pytest.mark.parametrize(("text", "sponsors"), HYPHENS)
def test_a_hyphen_joins_two_sponsors_or_makes_one_name(text: str, sponsors: tuple[str, ...]) -> None:
    (mention,) = find_mentions(f"de {text} over zorg")
    assert mention.sponsors == sponsors


TITLES = [
    ("over financiering van centra, ook het aanbod voor ouderen meenemen", "financiering van centra"),
    ("over betere zorg, tevens informeer ik u over", "betere zorg"),
    ("over betere zorg moet worden uitgevoerd", "betere zorg"),
    ("over betere zorg wil ik uitvoeren", "betere zorg"),
    ("over betere zorg heeft geleid tot", "betere zorg"),
    ("over betere zorg ligt voor", "betere zorg"),
    ("over betere zorg, waarmee ik", "betere zorg"),
    ("over de komst van de trein, conform mijn toezegging, uitgevoerd", "de komst van de trein"),
    ("over kinderen die niet naar school kunnen is uitgevoerd", "kinderen die niet naar school kunnen"),
    ("over laten nagaan of dit kan worden verlaagd, is uitgevoerd", "laten nagaan of dit kan worden verlaagd"),
    ("over zorg, onderwijs en veiligheid is uitgevoerd", "zorg, onderwijs en veiligheid"),
    ("over het aangenomen voorstel is uitgevoerd", "het aangenomen voorstel"),
    ("om te zorgen dat dit stopt, aangezien het niet kan", "zorgen dat dit stopt"),
]


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_a_title_ends_where_the_title_ends(text: str, title: str) -> None:
    (mention,) = find_mentions(f"de motie Piri {text}")
    assert mention.title == title


def test_a_title_behind_the_number() -> None:
    text = f"Wilt u bij de uitwerking van onze motie {NUMBER} over steun aan centra, ook het aanbod meenemen?"
    (motion,), _ = read(text)
    assert (motion.identifier, motion.title) == ("kst-29684-112", "steun aan centra")


DEBATE = """De Kamer,

gehoord de beraadslaging,

verzoekt de regering, dit te doen,

en gaat over tot de orde van de dag.

Deze gewijzigde motie is voorgesteld door het lid Piri.

Zij krijgt nr. 52, was nr. 30 (32563)."""


def test_a_motion_changed_in_a_debate_replaces_its_old_number() -> None:
    document = read_text(DEBATE)
    moved = [m for m in find_motions(document, find_document_citations(document)) if m.origin == "debate"]
    assert [(m.identifier, m.replaces, m.sponsors) for m in moved] == [("kst-32563-52", "kst-32563-30", ("Piri",))]


CHANGED = [
    ("De motie-Piri (32563, nr. 30) is in die zin gewijzigd dat zij thans luidt:", ("Piri",)),
    ("De motie-Piri c.s. (32563, nr. 30) is in die zin gewijzigd dat zij thans luidt:", ("Piri",)),
    ("De motie-Piri/Bos (32563, nr. 30) is in die zin gewijzigd en nader gewijzigd dat zij thans luidt:", ("Piri", "Bos")),
    ("De motie-Van der Berg (32563, nr. 30) is in die zin nader gewijzigd dat zij thans is ondertekend en luidt:", ("Van der Berg",)),
    ("De gewijzigde motie-Piri (32563, nr. 30) is nader gewijzigd dat zij thans luidt:", ("Piri",)),
]  # fmt: skip


@pytest.mark.parametrize(("words", "sponsors"), CHANGED)
def test_a_motion_whose_new_text_the_chair_reads(words: str, sponsors: tuple[str, ...]) -> None:
    clauses = DEBATE.split("Deze gewijzigde", maxsplit=1)[0]
    record = f"Stenogram\n\nDe voorzitter:\n\n{words}\n\nMotie\n\n{clauses}Zij krijgt nr. 52, was nr. 30 (32563)."
    document = read_text(record)
    moved = [m for m in find_motions(document, find_document_citations(document)) if m.origin == "debate"]
    assert [(m.identifier, m.replaces, m.sponsors) for m in moved] == [("kst-32563-52", "kst-32563-30", sponsors)]


def test_the_house_is_no_sponsor_of_a_motion_in_a_debate() -> None:
    document = read_text(f"Stenogram\n\nDe voorzitter:\nGoedemorgen.\n\nMotie\n\n{DEBATE}")
    found = find_motions(document, find_document_citations(document))
    assert [m.sponsors for m in found] == [("Piri",)]


BARE = [
    ("Ik heb de moties Jansen (nr. 12), De Vries (nr. 13) en Bakker (nr. 14) in dossier 29 684 uitgevoerd.", ["12", "13", "14"]),
    ("Ik heb de moties Jansen (nr. 12) en De Vries (nr. 13) bij dossier 29 684 uitgevoerd.", ["12", "13"]),
    ("De moties van de leden Jansen (nr. 12) en De Vries (nr. 13) in dossier 29 684 zijn uitgevoerd.", ["12", "13"]),
    ("De motie Jansen (nr. 12) in dossier 29 684 is uitgevoerd.", ["12"]),
    ("De moties Jansen (nr. 12) en De Vries (nr. 13) zijn uitgevoerd. In dossier 29 684 staat er meer over.", [None, None]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "numbers"), BARE)
def test_bare_numbers_of_the_dossier_that_the_sentence_names_behind_them(sentence: str, numbers: list[str]) -> None:
    motions, _ = read(sentence)
    assert [motion.number for motion in motions] == numbers


@pytest.mark.parametrize("dash", ["-", "–", " – ", " - ", " -", " –"])
def test_a_dash_between_motion_and_name(dash: str) -> None:
    (motion,), _ = read(f"Met deze brief is de motie{dash}Piri (Kamerstuk 29 684, nr. 112) uitgevoerd.")
    assert (motion.sponsors, motion.identifier) == (("Piri",), "kst-29684-112")
