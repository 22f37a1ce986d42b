from __future__ import annotations

import pytest
from sqlite_utils import Database

from tests.store.records import letter
from tracker.store import save_document


@pytest.mark.parametrize(
    ("source", "title", "brief"),
    [
        ("/home/jansen/brieven/brief 12.pdf", None, "brief 12.pdf"),
        (r"C:\brieven\brief.docx", None, "brief.docx"),
        ("archief.zip/2024/brief.txt", None, "brief.txt"),
        ("https://www.tweedekamer.nl/stukken/brief/", None, "brief"),
        ("aa/a/aa", None, "aa"),
        ("brief.txt", None, "brief.txt"),
        ("-", None, "Brief zonder titel"),
        ("brieven/brief.pdf", "Verslag JBZ-Raad 12/13 juni", "Verslag JBZ-Raad 12/13 juni"),
    ],
)
def test_a_letter_is_called_by_its_title_or_its_file(
    fresh_db: Database, source: str, title: str | None, brief: str
) -> None:
    known = {} if title is None else {"title": title}
    save_document(fresh_db, letter(source=source, **known))
    assert {row["brief"] for row in fresh_db.query("SELECT brief FROM overzicht")} == {brief}
    assert {row["brief"] for row in fresh_db.query("SELECT brief FROM moties_uitgevoerd")} == {brief}
