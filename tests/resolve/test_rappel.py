"""Rappel letters of the Eerste Kamer: the undertakings they list, in the register. The letters are hand-made."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlite_utils import Database

from tracker.documents import read
from tracker.ingestion.run import ingest
from tracker.resolve.official_statements import Statement, motion_of, state_of
from tracker.resolve.rappel import rappel_statements
from tracker.store import open_database

LABELLED = """Rappelabele toezeggingen aan de Eerste Kamer waarvan de termijn op 01-07-2019 verlopen is

Toezegging

Toezegging Cijfers over scholen (31.123) (T01001)

De minister voor Jeugd zegt de Kamer, naar aanleiding van een vraag van het lid Jansen, toe de cijfers te zenden.

Stand van zaken

Voldaan met: brief van 3 mei 2019.

Toezegging

Toezegging Overleg met gemeenten (33.001 / 33.002) (T01002)

De staatssecretaris van Volksgezondheid, Welzijn en Sport zal, mede naar aanleiding van het debat, overleg voeren.

Hij zal daarover schriftelijk berichten.

Stand van zaken

Het overleg is nog gaande."""
NUMBERED = """Toezeggingen Eerste Kamer door Financiën (Rappel juli 2019)

Nummer

Toezegging (nr. kamerstuk)

1. (T01003)

Toezegging Belasting op

water en lucht (33.750)

De Minister van Financiën zegt de Kamer toe een notitie te sturen.

Hoort op voldaan te staan. Brief van 2 juli 2018.

2. (T01004)

Toezegging Notitie (34.002 IV)

De staatssecretaris van Financiën zegt de Kamer, op een vraag van het lid De Vries, toe dit te bezien."""


def test_a_list_with_labels() -> None:
    one, two = rappel_statements(LABELLED)
    assert (one.number, one.reference, one.office) == ("T01001", "31.123", "minister voor Jeugd")
    assert (one.state_text, state_of(one.state_text)) == ("Voldaan met: brief van 3 mei 2019.", "fulfilled")
    assert two.office == "staatssecretaris van Volksgezondheid, Welzijn en Sport"
    assert two.text.endswith("Hij zal daarover schriftelijk berichten.")
    assert (two.reference, two.state_text) == ("33.001 / 33.002", "Het overleg is nog gaande.")
    assert one.heading.endswith("verlopen is")


def test_a_table_without_labels() -> None:
    one, two = rappel_statements(NUMBERED)
    assert (one.number, one.reference, state_of(one.state_text)) == ("T01003", "33.750", "fulfilled")
    assert (two.number, two.reference, two.state_text, two.office) == (
        "T01004", "34.002 IV", "", "staatssecretaris van Financiën",
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "",
        "De minister zegt de Kamer toe een brief te sturen (T01001).",
        "Toezegging Cijfers (31.123) (T01001)\n\nDe minister zegt toe dit te doen.",
        "Rappel toezeggingen\n\nEr zijn geen toezeggingen waarvan de termijn is verlopen.",
        "Rappel toezeggingen\n\n1. (T01001)\n\nHier staat niet wie iets toezegt.",
    ],
)
def test_what_is_no_such_list(text: str) -> None:
    assert rappel_statements(text) == []


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Afgedaan. De Tweede Kamer is per brief geïnformeerd.", "fulfilled"),
        ("Nog niet afgedaan: de brief volgt.", "open"),
        ("Is afgehandeld met de brief van 3 mei.", "fulfilled"),
        ("Deels afgedaan; de evaluatie volgt.", "partly_fulfilled"),
        ("Gedeeltelijk uitgevoerd.", "partly_fulfilled"),
        ("De motie is uitgevoerd.", "fulfilled"),
        ("Niet uitgevoerd wegens gebrek aan dekking.", "not_fulfilled"),
        ("In uitvoering.", "open"),
        ("In behandeling. De Kamer ontvangt een brief.", "open"),
        ("De Kamer wordt voor de zomer geïnformeerd.", "open"),
        ("De Tweede Kamer is op 11 juli 2022 per brief geïnformeerd.", "fulfilled"),
        ("Uw Kamer is hierover geïnformeerd.", "fulfilled"),
        ("Vervallen.", "lapsed"),
        ("Ingetrokken door de indiener.", "withdrawn"),
        ("Overgedragen aan de minister van VWS.", "transferred"),
        ("Beide toezeggingen horen op voldaan te staan.", "fulfilled"),
        ("Loopt.", "open"),
        ("Naar verwachting verschijnt het rapport in mei.", "open"),
        ("De minister heeft gesproken met de sector.", "onbekend"),
        ("Het rapport noemt drie voldane voorwaarden.", "onbekend"),
        ("", "onbekend"),
    ],
)
def test_the_state_that_a_register_tells(text: str, state: str) -> None:
    assert state_of(text) == state


@pytest.mark.parametrize(
    ("kind", "reference", "motion"),
    [
        ("motion", "Kamerstukken II 2021/22, 35 925 VII, nr. 67", "kst-35925-VII-67"),
        ("motion", "Motie Jansen (35925-XVI, nr. 98)", "kst-35925-XVI-98"),
        ("motion", "35 925 VII, nr. 67 en 35 925 VII, nr. 68", None),
        ("motion", "Debat van 3 juni", None),
        ("undertaking", "Kamerstukken II 2021/22, 35 925 VII, nr. 67", None),
    ],
)
def test_the_motion_that_a_reference_names(kind: str, reference: str, motion: str | None) -> None:
    assert motion_of(Statement(kind, "x", reference)) == motion  # type: ignore[arg-type]


STATEMENTS = "SELECT id, document_id, number, state, first_seen FROM official_statements ORDER BY id"


def _registered(db: Database) -> list[tuple[object, ...]]:
    return list(db.execute("SELECT id, chamber, status, office, changed FROM register ORDER BY id").fetchall())


def test_ingested_letters_fill_the_register_and_an_older_one_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "t.db"
    for name, day, text in (
        ("new", "3 juli 2019", NUMBERED),
        ("old", "3 januari 2019", NUMBERED.replace("Hoort op voldaan te staan.", "In behandeling.")),
    ):
        letter = tmp_path / f"{name}.txt"
        letter.write_text(f"Den Haag, {day}\n\n{text}\n", encoding="utf-8")
        ingest([str(letter)], path)
    with open_database(path) as db:
        rows = db.execute("SELECT count(*), count(DISTINCT document_id) FROM official_statements").fetchone()
        assert rows == (4, 2)
        assert [row[:4] for row in _registered(db)] == [
            ("T01003", "EK", "voldaan", "Minister van Financiën"),
            ("T01004", "EK", "onbekend", "staatssecretaris van Financiën"),
        ]
        before = db.execute(STATEMENTS).fetchall()
    ingest([str(tmp_path)], path)
    with open_database(path) as db:
        assert db.execute(STATEMENTS).fetchall() == before


def test_real_letters_are_read_whole(shared: Path) -> None:
    for name, count in (
        ("ministry-pdf/rappel-ek-2015.pdf", 16),
        ("ministry-letters/2015-09-03_bijlage-halfjaarlijkse-rappel-toezeggingen-juli-2015.txt", 8),
    ):
        source = shared / "samples" / name
        found = rappel_statements(read(source.read_bytes(), str(source)).text)
        assert len({each.number for each in found}) == len(found) == count
        assert all(each.state_text and each.reference and each.office for each in found)
