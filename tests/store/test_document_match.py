from __future__ import annotations

from itertools import permutations

import pytest
from sqlite_utils import Database

from tests.store.records import PROMISE, letter
from tracker import store
from tracker.store import save_document

LONG = " ".join(
    f"In alinea {n} bespreekt het kabinet onderwerp {n * 7} met bijzondere aandacht voor gemeente {n * 13} en {n}."
    for n in range(40)
)


def text(change: str = "") -> str:
    return f"{LONG} {change}\n\n{PROMISE}"


def stored(*extractions: object) -> Database:
    db = Database(memory=True)
    store.migrate(db)
    for extraction in extractions:
        save_document(db, extraction)  # type: ignore[arg-type]
    return db


def counts(db: Database) -> tuple[int, int, int]:
    tables = ("documents", "renditions", "commitments")
    return tuple(db.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in tables)  # type: ignore[return-value]


RENDITIONS = [
    ("the same bytes in two places", letter(text(), "a.txt"), letter(text(), "b.txt")),
    ("a text and a PDF with nearly the same words", letter(text(), "a.txt"), letter(text("Blad 1."), "a.pdf", "pdf")),
    (
        "a PDF and official XML with one number",
        letter(text(), "a.pdf", "pdf", identifier="kst-1-2"),
        letter(text("En meer."), "kst-1-2.xml", "xml", identifier="kst-1-2"),
    ),
]


@pytest.mark.parametrize(("first", "second"), [pytest.param(a, b, id=name) for name, a, b in RENDITIONS])
def test_one_letter_in_two_files_is_one_document(first: object, second: object) -> None:
    for order in permutations([first, second]):
        assert counts(stored(*order)) == (1, 2, 1)


DIFFERENT = [
    ("two versions in one format", letter(text(), "a.txt"), letter(text("Gewijzigd."), "b.txt")),
    ("other words in another format", letter(text(), "a.txt"), letter(f"Iets anders. {PROMISE}", "b.pdf", "pdf")),
    (
        "other words with one number, of which one is wrong",
        letter(text(), "a.txt", identifier="kst-1-2"),
        letter("Een brief over visserij en havens. " * 12 + PROMISE, "b.pdf", "pdf", identifier="kst-1-2"),
    ),
    (
        "the same words with two numbers",
        letter(text(), "a.txt", identifier="kst-1-2"),
        letter(text(), "b.pdf", "pdf", identifier="kst-1-3"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second"), [pytest.param(a, b, id=name) for name, a, b in DIFFERENT])
def test_two_letters_stay_two(first: object, second: object) -> None:
    for order in permutations([first, second]):
        assert counts(stored(*order)) == (2, 2, 2)


def test_the_best_rendition_is_the_one_that_is_read() -> None:
    for order in permutations([letter(text(), "a.pdf", "pdf"), letter(text("En."), "a.docx", "docx")]):
        db = stored(*order)
        assert [r[0] for r in db.execute("SELECT format FROM documents")] == ["docx"]
        best = dict(db.execute("SELECT format, best FROM renditions").fetchall())
        assert best == {"docx": 1, "pdf": 0}


def test_another_letter_in_the_place_of_one_is_another_document() -> None:
    db = stored(
        letter(text(), "a.txt", identifier="kst-1-2"), letter(f"Nieuw. {PROMISE}", "a.txt", identifier="kst-9-9")
    )
    assert [r[0] for r in db.execute("SELECT id FROM documents ORDER BY id")] == ["kst-1-2", "kst-9-9"]


def test_what_standard_input_gives_is_told_apart_by_its_bytes() -> None:
    first, second = letter(f"Een. {PROMISE}", "-"), letter(f"Twee. {PROMISE}", "-")
    assert counts(stored(first, second, first)) == (2, 2, 2)
