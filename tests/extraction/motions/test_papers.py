"""Motion papers: what the paper itself says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tracker.extraction.motions import find_events, find_motions
from tracker.extraction.motions.papers import read_paper
from tracker.extraction.motions.titles import title_of_request
from tracker.models import Document, Metadata

PAPER = """Vergaderjaar 2024-2025

36 682 Wijziging van een aantal wetten (Verzamelwet VWS 2024)

Nr. 10 GEWIJZIGDE MOTIE VAN DE LEDEN CLAASSEN EN VAN DER PLAS Ter vervanging van die gedrukt onder nr. 8

Voorgesteld tijdens het wetgevingsoverleg van 22 april 2025

De Kamer,

gehoord de beraadslaging,

constaterende dat er restricties zijn;

van mening dat dit beter kan verzoekt de regering op te roepen tot overleg:

– met apothekers;

– met artsen;

spreekt uit dat dit spoed heeft,

en gaat over tot de orde van de dag.

Claassen

Van der Plas (BBB)

kst-36682-10 ISSN 0921 - 7371"""


def paper(text: str = PAPER, metadata: Metadata | None = None) -> Document:
    return Document("m.txt", "", "txt", text, metadata or Metadata())


def test_a_paper_tells_its_number_sponsors_and_requests() -> None:
    motion = read_paper(paper())
    assert motion is not None
    assert (motion.identifier, motion.dossier, motion.number, motion.chamber) == ("kst-36682-10", "36682", "10", "TK")
    assert (motion.sponsors, motion.parties) == (("Claassen", "Van der Plas"), (None, "BBB"))
    assert (motion.date, motion.replaces) == ("2025-04-22", "kst-36682-8")
    assert motion.considerations == ("constaterende dat er restricties zijn", "van mening dat dit beter kan")
    assert motion.requests == (
        "verzoekt de regering op te roepen tot overleg: – met apothekers; – met artsen",
        "spreekt uit dat dit spoed heeft",
    )


def test_the_title_is_derived_from_the_request_where_no_metadata_gives_it() -> None:
    derived = read_paper(paper())
    titled = read_paper(paper(metadata=Metadata(title="Motie van het lid X over betere zorg (t.v.v. 36682-8)")))
    assert derived is not None
    assert titled is not None
    assert derived.title == "oproepen tot overleg: – met apothekers; – met artsen"
    assert derived.note == "onderwerp afgeleid uit het verzoek"
    assert (titled.title, titled.note) == ("betere zorg", None)


def test_names_run_together_on_one_line_are_parted() -> None:
    text = PAPER.replace("Claassen\n\nVan der Plas (BBB)", "Claassen Van der Plas Inge van Dijk Six Dijkstra")
    motion = read_paper(paper(text))
    assert motion is not None
    assert motion.sponsors == ("Claassen", "Van der Plas", "Inge van Dijk", "Six Dijkstra")


def test_without_signatures_the_heading_names_the_sponsors() -> None:
    motion = read_paper(paper(PAPER.split("Claassen\n", maxsplit=1)[0]))
    assert motion is not None
    assert motion.sponsors == ("Claassen", "Van der Plas")


def test_a_letter_is_not_a_motion_paper() -> None:
    assert read_paper(paper("De Kamer, gehoord de beraadslaging, heeft de motie van het lid X aangenomen.")) is None


def test_a_paper_is_submitted_on_its_date() -> None:
    document = paper()
    motions = find_motions(document, ())
    assert [(e.event, e.date) for e in find_events(document, motions)] == [("submitted", "2025-04-22")]


DEBATE = """De Kamer,

gehoord de beraadslaging,

verzoekt de regering, erop toe te zien dat dit gebeurt,

en gaat over tot de orde van de dag.

De voorzitter:

Deze motie is voorgesteld door de leden Cegerek en Van Veldhoven. Naar mij blijkt, wordt de indiening ervan voldoende
ondersteund.

Zij krijgt nr. 169 (30872)."""


def test_a_motion_put_in_a_debate_has_sponsors_request_and_number() -> None:
    from tracker.extraction.citations import find_document_citations

    document = paper(DEBATE)
    (motion,) = find_motions(document, find_document_citations(document))
    assert (motion.identifier, motion.sponsors) == ("kst-30872-169", ("Cegerek", "Van Veldhoven"))
    assert motion.requests == ("verzoekt de regering, erop toe te zien dat dit gebeurt",)
    assert motion.title == "erop toezien dat dit gebeurt"


@pytest.fixture(scope="module")
def sample(shared: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in (shared / "samples/motions.jsonl").open(encoding="utf-8")]


def test_sample_motions_agree_with_their_records(sample: list[dict[str, str]]) -> None:
    """Number, date, sponsors and requests right in at least 99 of a hundred official motions."""
    assert len(sample) > 4000
    good = dict.fromkeys(("identifier", "date", "sponsors", "requests"), 0)
    dated = 0
    for record in sample:
        motion = read_paper(paper(record["text"]))
        assert motion is not None, record["ident"]
        signed = re.split(r"orde van de dag", record["text"])[-1]
        names = [n for line in re.split(r"[\n,]", signed) if (n := line.strip(" .;\\"))]
        asked = [
            line for line in record["text"].split("\n") if re.match(r"(?i)verzoekt (?:de regering|het kabinet)", line)
        ]
        good["identifier"] += motion.identifier == record["ident"]
        if "oorgesteld" in record["text"]:
            dated += 1
            good["date"] += motion.date == (record["datum"] or motion.date)
        good["sponsors"] += "orde van de dag" not in record["text"] or list(motion.sponsors) == names
        good["requests"] += all(any(r.startswith(a.strip(" ;,.:\u00a0")) for r in motion.requests) for a in asked)
    total = dict.fromkeys(good, len(sample)) | {"date": dated}
    assert {name: hits / total[name] >= 0.99 for name, hits in good.items()} == dict.fromkeys(good, True), good


@pytest.mark.parametrize(
    ("request_", "title"),
    [
        ("vraagt de Minister-President om in Brussel te bepleiten dat het stopt", "in Brussel bepleiten dat het stopt"),
        ("verzoekt de regering de Kamer hier in mei over te informeren", "de Kamer hier in mei over informeren"),
        (
            "verzoekt de regering er, zo nodig, voor te pleiten dat het stopt",
            "er, zo nodig, voor pleiten dat het stopt",
        ),
        (
            "verzoekt de regering er bij de EU op aan te dringen dat het stopt",
            "er bij de EU op aandringen dat het stopt",
        ),
        ("verzoekt de regering op te roepen tot kalmte", "oproepen tot kalmte"),
        ("verzoekt de regering zorg een volwaardige plaats te geven", "zorg een volwaardige plaats geven"),
    ],
)
def test_a_title_made_of_a_request_reads_as_titles_do(request_: str, title: str) -> None:
    assert title_of_request(request_) == title


def test_a_signature_joined_with_the_last_clause_is_still_a_sponsor() -> None:
    text = (
        "36 410\n\nNr. 7\n\nMOTIE VAN HET LID LAHLAH C.S.\n\nVoorgesteld 28 januari 2025\n\nDe Kamer,\n\n"
        "verzoekt de regering de Kamer te informeren, Lahlah\n\nvan Kent\n\nDassen"
    )
    motion = read_paper(Document("m", "", "txt", text))
    assert motion is not None
    assert motion.sponsors == ("Lahlah", "Van Kent", "Dassen")
    assert motion.requests == ("verzoekt de regering de Kamer te informeren",)
