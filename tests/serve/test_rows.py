"""The page of one row: Dutch names and values, a readable title; what is gone tells what came in its place."""

from __future__ import annotations

import re
import sqlite3
from html import unescape

from tests.serve.conftest import many_letter, plain_letter, stored
from tracker.serve import schema, server
from tracker.store import tables

ENGLISH = re.compile(
    r"\b(?:the|of|date|year|title|amount|document|commitment|kind|chamber|number|source|seen|text|quote)\b"
)


async def test_a_row_is_called_by_what_it_says(seeds_site, seeds_db):
    key, quote = seeds_db.execute("select id, quote from commitments order by id").fetchone()
    page = unescape((await seeds_site.client.get(f"/tracker/commitments/{key}")).text)
    heading = re.search(r"<h1>(.*?)</h1>", page)[1]
    assert heading.startswith(f"Uitspraken: {quote[:40]}")
    assert key not in heading
    heads = re.findall(r"<dt[^>]*>([^<]+)</dt>", page)
    assert {"soort", "stand", "citaat", "brief", "begint op teken"} <= set(heads)
    assert not [head for head in heads if ENGLISH.search(head)]
    assert not re.search(r"<dd>(?:position|pledge|undertaking|stated|open|fulfilled|TK|EK)</dd>", page)


async def test_what_refers_to_a_row_is_named_in_dutch(seeds_site):
    page = (await seeds_site.client.get("/tracker/documents/kst-28676-448")).text
    assert re.search(r"\d+ regels in Uitspraken</a> \(brief\)", page)
    assert "<dt>tekst</dt>" not in page


def test_every_column_of_a_shown_table_has_a_dutch_name():
    for name, table in tables.tables().items():
        for column in () if table.hidden else table.columns:
            named = schema.column_names().get(column.name, column.name.replace("_", " "))
            assert not ENGLISH.search(named), (name, column.name)


async def test_a_row_that_is_gone_says_what_came(tmp_path):
    path = stored(tmp_path / "weg.db", plain_letter())
    site = server.build(path)
    connection = sqlite3.connect(path)
    (kept,) = connection.execute("select id from commitments limit 1").fetchone()
    for row, successor in (("oude-regel", kept), ("zonder-opvolger", None)):
        connection.execute(
            'insert into row_history ("table", row_id, document_id, change, successor, replaced, earlier) '
            "values ('commitments', ?, 'x', 'gone', ?, '2026-01-01T00:00:00Z', '{}')",
            [row, successor],
        )
    connection.commit()
    connection.close()
    answer = await site.client.get("/tracker/commitments/oude-regel")
    assert answer.status_code == 410
    assert f'href="/tracker/commitments/{kept}"' in answer.text
    assert (await site.client.get("/tracker/commitments/oude-regel.json")).json()["successor"].endswith(kept)
    answer = await site.client.get("/tracker/commitments/zonder-opvolger")
    assert (answer.status_code, "In de plaats kwam" in answer.text) == (410, False)
    assert (await site.client.get("/tracker/commitments/nooit-geweest")).status_code == 404
    stored(path, many_letter(2))
    assert (await site.client.get(f"/tracker/commitments/{kept}")).status_code == 200
