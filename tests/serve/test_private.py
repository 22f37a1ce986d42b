"""What no visitor is told, however it is asked: folders of the machine, names of reviewers; nor any way past limits."""

from __future__ import annotations

from contextlib import closing
from urllib.parse import quote

import pytest

from tracker.ingestion.run import ingest
from tracker.serve import private, server
from tracker.store.database import open_database
from tracker.store.reviews import review

REVIEWER = "Janneke de Wit"


@pytest.fixture(scope="module")
def own_path(tmp_path_factory):
    """A database whose file, run, rejects and reviews tell of the machine and of a person."""
    folder = tmp_path_factory.mktemp("geheim")
    (folder / "brief.txt").write_text(
        "Geachte voorzitter,\n\nIk zeg u toe dat het kabinet dit voor de zomer onderzoekt.\n"
    )
    (folder / "kapot.pdf").write_bytes(b"%PDF-1.4 kapot")
    database = tmp_path_factory.mktemp("own") / "own.db"
    ingest([str(folder)], database, workers=1)
    with closing(open_database(database)) as db:
        commitment = next(db.query("SELECT id FROM commitments"))["id"]
        review(db, commitment, "juist", reviewer=REVIEWER)
    return database


@pytest.fixture(scope="module")
def own_site(own_path):
    return server.build(own_path)


def hidden(text: str) -> bool:
    return "geheim" not in text.lower() and "Janneke" not in text


TABLES = (
    "documents",
    "renditions",
    "rejects",
    "runs",
    "reviews",
    "document_versions",
    "conflicts",
    "official_statements",
)


@pytest.mark.parametrize("form", ["", ".json", ".csv", ".jsonl"])
@pytest.mark.parametrize("table", TABLES)
async def test_no_list_tells(own_site, table, form):
    for arguments in ("", "?_size=max", "?_shape=objects", "?_labels=on"):
        answer = await own_site.client.get(f"/tracker/{table}{form}{arguments}")
        assert answer.status_code == 200
        assert hidden(answer.text), (table, form)


async def test_a_file_is_still_called_by_its_name(own_site):
    for form in (".json", ".csv", ""):
        assert "kapot.pdf" in (await own_site.client.get(f"/tracker/rejects{form}")).text
        assert "brief.txt" in (await own_site.client.get(f"/tracker/documents{form}?_nocol=text")).text


async def test_no_row_tells(own_site):
    for table in ("documents", "rejects", "runs", "reviews"):
        keys = (await own_site.client.get(f"/tracker/{table}.json?_shape=objects")).json()["rows"]
        name = "id" if "id" in keys[0] else "source"
        for form in ("", ".json"):
            answer = await own_site.client.get(f"/tracker/{table}/{keys[0][name]}{form}")
            assert hidden(answer.text)


@pytest.mark.parametrize(
    "sql",
    [
        "select source from documents", "select source || '' as x from documents", "select * from documents",
        "select replace(source, 'ge' || 'heim', 'GE' || 'HEIM') as x from documents",
        "select paths from runs", "select * from runs",
        "select hex(paths) as x from runs", "select reviewer from reviews",
        "select group_concat(reviewer) from reviews",
        "select json_object('a', source) as x from rejects",
        "with d as (select * from documents) select source as q from d",
        "select count(*) as n from documents where source like '%ge' || 'heim%'",
        "select 'ge' || 'heim' as fout from reviews where reviewer like 'Jan%'",
        "select d.source as a, r.reviewer as b from documents d, reviews r",
    ],
)  # fmt: skip
@pytest.mark.parametrize("form", ["", ".json", ".csv"])
async def test_no_query_tells(own_site, sql, form):
    answer = await own_site.client.get(f"/tracker{form}?sql={quote(sql)}")
    assert answer.status_code == 200
    if form:  # the page shows the question itself
        assert hidden(answer.text)
        assert "67656865" not in answer.text  # hex of gehe
        assert '"rows": [[1]]' not in answer.text


@pytest.mark.parametrize(
    "arguments",
    [
        "source__startswith=/tmp/geheim", "source=/tmp/geheim/brief.pdf", "source__gt=/tmp/a", "_sort=source",
        "_sort_desc=source", "_facet=source", "_facet=%5B%22source%22%5D", "source__isnull=1", "source__in=a,b",
    ],
)  # fmt: skip
async def test_no_filter_order_or_count_tells_in_steps(own_site, arguments):
    for table in ("documents", "rejects"):
        for form in ("", ".json", ".csv", ".xlsx"):
            answer = await own_site.client.get(f"/tracker/{table}{form}?{arguments}")
            assert answer.status_code == 400, (table, form)
            assert "source" in answer.text


async def test_a_condition_of_a_visitor_does_not_tell(own_site):
    answer = await own_site.client.get("/tracker/documents.json?_where=source+like+'%25heim%25'&_shape=objects")
    assert answer.status_code != 200 or answer.json()["rows"] == []


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("source=x", "source"), ("source__not=x", "source"), ("_sort=source", "source"),
        ("_facet=reviewer", "reviewer"),
        ('_facet={"column": "paths"}', "paths"), ("jaar=source", None), ("_search=source", None), ("", None),
        ("container__contains=a", "container"), ("_sort=sources", None),
    ],
)  # fmt: skip
def test_what_asks_for_a_hidden_column(arguments, expected):
    pairs = [tuple(arguments.split("=", 1))] if arguments else []
    assert private.asked(pairs) == expected


@pytest.mark.parametrize("name", ["_memory", "_internal"])
async def test_there_is_no_database_without_limits(own_site, name):
    for path in (
        f"/{name}",
        f"/{name}.json",
        f"/{name}.json?sql=select+zeroblob(900000000)",
        f"/{name}.csv?sql=select+1",
    ):
        answer = await own_site.client.get(path)
        assert answer.status_code in (403, 404), path
        assert len(answer.content) < 20_000
    assert "_memory" not in (await own_site.client.get("/.json")).text


@pytest.mark.parametrize(
    "path",
    ["/tracker.bak", "/tracker.zip", "/tracker.sqlite", "/tracker/overzicht.bak", "/tracker/overzicht.sql",
     "/tracker/overzicht.html", "/tracker/overzicht.blob", "/tracker/documents/kst-28676-448.swp", "/tracker.db-wal",
     "/tracker/overzicht.json~", "/tracker.db.gz", "/.git/config", "/.env",
     "/-/static/../server.py", "/brief/x.tar.gz"],
)  # fmt: skip
async def test_only_known_endings_are_served(own_site, path):
    assert (await own_site.client.get(path)).status_code == 404
