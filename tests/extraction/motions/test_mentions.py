"""Motions named in letters: names, numbers, footnotes, titles, dates."""

from __future__ import annotations

import pytest

from tracker.documents import read_text
from tracker.extraction.citations import find_document_citations
from tracker.extraction.motions import find_events, find_motions
from tracker.extraction.motions.mention_grammar import find_mentions
from tracker.models import Motion

NAMES = [
    ("de motie van de leden Paternotte en Brekelmans om te", [("Paternotte", "Brekelmans")]),
    ("de motie van het lid Van der Plas c.s. over boeren", [("Van der Plas",)]),
    ("conform motie Bikker/Omtzigt (Kamerstuk", [("Bikker", "Omtzigt")]),
    ("de Motie-Belhaj/ Voordewind van 5 juni", [("Belhaj", "Voordewind")]),
    ("motie Ceder, Kamerstuk 21 501-02, nr. 2732", [("Ceder",)]),
    ("conform de motie van het lid Ceder in de Raad steun", [("Ceder",)]),
    ("een motie van Tweede Kamerlid Mulder (CDA).", [("Mulder",)]),
    ("motie Boucke (D66) en Kröger (GroenLinks) dd.", [("Boucke", "Kröger")]),
    ("motie van Jasper van Dijk en Agnes Mulder (", [("Jasper van Dijk", "Agnes Mulder")]),
    ("de moties Kathmann c.s. en Six Dijkstra c.s.", [("Kathmann",), ("Six Dijkstra",)]),
    ("de moties Thijssen/Bromet en Kröger zijn", [("Thijssen", "Bromet"), ("Kröger",)]),
    ("moties van het lid Klein en van het lid Krol over", [("Klein",), ("Krol",)]),
    ("motie Wiegman-van Meppelen Scheppink c.s.", [("Wiegman-van Meppelen Scheppink",)]),
    ("motie van de leden Inge van Dijk, Grinwis en Van Hijum over", [("Inge van Dijk", "Grinwis", "Van Hijum")]),
    ("motie Yeşilgöz-Zegerius/Agnes Mulder", [("Yeşilgöz-Zegerius", "Agnes Mulder")]),
    ("Motie Westerveld-Van den Hul is", [("Westerveld", "Van den Hul")]),
    ("conform een motie van GroenLinks-PvdA is dat", []),
    ("de motie is aangenomen", []),
    ("promotie van de circulaire economie", []),
    ("de motie Kamerstuk 36 410", []),
]


@pytest.mark.parametrize(("text", "sponsors"), NAMES)
def test_names(text: str, sponsors: list[tuple[str, ...]]) -> None:
    assert [m.sponsors for m in find_mentions(text) if m.sponsors] == sponsors


def test_cosponsors_and_parties_are_kept() -> None:
    (mention,) = find_mentions("de motie Van Nispen (SP) c.s. over politie")
    assert (mention.sponsors, mention.parties, mention.cosponsors) == (("Van Nispen",), ("SP",), True)


TITLES = [
    ("motie van het lid Piri over betere zorg (Kamerstuk 36 410, nr. 3)", "betere zorg"),
    (
        "motie Kuzu over sectoren die van belang zijn voor vrede wordt uitgevoerd.",
        "sectoren die van belang zijn voor vrede",
    ),
    ("motie Koerhuis om de luchthaven open te houden.", "de luchthaven openhouden"),
    ("zal, conform de motie van het lid Ceder over vrede, deze inzet worden", "vrede"),
    ("motie Ceder over dit onderwerp is aangenomen.", None),
    ("motie Ceder is aangenomen.", None),
    ("De motie van het lid Ceder (36 410, nr. 3) verzoekt de regering om vissers te horen.", "vissers horen"),
    ("De motie van het lid Ceder verzoekt het kabinet vissers te horen.", "vissers horen"),
]


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_titles(text: str, title: str | None) -> None:
    (mention,) = find_mentions(text)
    assert mention.title == title


def motions_of(text: str) -> tuple[Motion, ...]:
    document = read_text(text)
    return find_motions(document, find_document_citations(document))


LETTER = (
    "Geachte voorzitter,\n\n"
    "Hiermee heeft het kabinet de motie van de leden Paternotte en Brekelmans om in NAVO-verband te pleiten "
    "voor een strategie gestand gedaan¹.\n\nHoogachtend,\n\n"
    "¹ Motie van de leden Paternotte en Brekelmans over in NAVO-verband pleiten voor een strategie, "
    "nummer 21501-02-2898, 23 mei 2024.\n"
)


def test_a_footnote_joins_the_running_text_in_one_motion() -> None:
    (motion,) = motions_of(LETTER)
    assert (motion.identifier, motion.sponsors) == ("kst-21501-02-2898", ("Paternotte", "Brekelmans"))
    assert (motion.title, motion.date) == ("in NAVO-verband pleiten voor een strategie", "2024-05-23")
    assert motion.note == "nummer in voetnoot"
    document = read_text(LETTER)
    (event,) = find_events(document, (motion,))
    assert (event.event, event.detail) == ("fulfilled", "gestand gedaan")


def test_a_number_in_the_text_and_a_date() -> None:
    (motion,) = motions_of("Dit volgt uit de motie-Belhaj/Voordewind van 5 juni 2018 (Kamerstuk 34 919, nr. 19).")
    assert (motion.identifier, motion.date, motion.note) == ("kst-34919-19", "2018-06-05", "nummer in de tekst")


def test_several_numbers_behind_one_mention_are_several_motions() -> None:
    motions = motions_of("Ik voer de moties van de leden Thijssen en Bromet (34682, nrs. 146 en 147) uit.")
    assert [m.identifier for m in motions] == ["kst-34682-146", "kst-34682-147"]


def test_the_number_of_another_paper_is_not_the_motions() -> None:
    (motion,) = motions_of("Over de motie van het lid Piri is in de brief (Kamerstuk 36 045, nr. 3) ingegaan.")
    assert (motion.identifier, motion.note) == (None, "zonder nummer genoemd")


def test_a_later_mention_by_name_is_the_same_motion() -> None:
    text = "De motie van het lid Piri (Kamerstuk 36 045, nr. 3) is aangenomen.\n\nDe motie Piri wordt uitgevoerd."
    document = read_text(text)
    motions = find_motions(document, find_document_citations(document))
    assert [m.identifier for m in motions] == ["kst-36045-3"]
    assert [e.event for e in find_events(document, motions)] == ["adopted", "in_progress"]


def test_names_that_fit_two_motions_stay_open() -> None:
    text = (
        "De motie van het lid Piri (Kamerstuk 36 045, nr. 3) en de motie van het lid Piri (Kamerstuk 36 045, nr. 4) "
        "zijn aangenomen.\n\nDe motie Piri wordt uitgevoerd."
    )
    assert [m.identifier for m in motions_of(text)] == ["kst-36045-3", "kst-36045-4", None]


def test_deze_motie_is_the_one_named_before() -> None:
    text = "De motie van het lid Piri (Kamerstuk 36 045, nr. 3) is bekend. Deze motie is inmiddels uitgevoerd."
    document = read_text(text)
    motions = find_motions(document, find_document_citations(document))
    assert [(e.motion, e.event) for e in find_events(document, motions)] == [(0, "fulfilled")]


def test_a_question_says_nothing_of_the_execution() -> None:
    document = read_text("Wanneer is de motie van het lid Piri (Kamerstuk 36 045, nr. 3) uitgevoerd?")
    motions = find_motions(document, find_document_citations(document))
    assert [e.event for e in find_events(document, motions)] == ["mentioned"]


def test_a_name_broken_by_a_space_is_the_name_that_the_text_has_elsewhere() -> None:
    text = (
        "De motie Van Middelkoop (Kamerstuk 23 900 XV, nr. 44) loopt. Wat de motie Van Middel koop vraagt, is gedaan."
    )
    document = read_text(text)
    (motion,) = find_motions(document, find_document_citations(document))
    assert (motion.identifier, motion.sponsors) == ("kst-23900-XV-44", ("Van Middelkoop",))
    assert [mention.sponsors for mention in find_mentions("de motie Van Middel koop vraagt")] == [("Van Middel",)]
