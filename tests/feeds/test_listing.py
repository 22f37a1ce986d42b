"""open.overheid.nl and rijksoverheid.nl: lists of documents, records and files. All answers here are hand-made."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha1
from typing import Any

import pytest
from fake_server import FakeServer, Reply, Request, as_json
from fake_tweedekamer import guid, letter_text

from tracker import store
from tracker.feeds import SyncOptions, SyncReport, rebuild, sync_overheid, sync_rijksoverheid
from tracker.feeds.client.errors import ResponseError
from tracker.feeds.listing import ListingFilter, Source
from tracker.feeds.overheid.source import SOURCE as OVERHEID
from tracker.feeds.rijksoverheid.source import SOURCE as RIJKSOVERHEID

API = "/overheid/openbaarmakingen/api/v0"
OPENDATA = "/v1/sources/rijksoverheid/documents"
HAS_ATTACHMENT = "https://identifier.overheid.nl/tooi/def/thes/kern/c_05f4a5f3"


class FakeOverheid:
    """Documents by their id, in the shape that users of the service describe."""

    def __init__(self, server: FakeServer) -> None:
        self.base = server.base + API
        self.server = server
        self.documents: dict[str, dict[str, Any]] = {}
        server.routes[f"{API}/zoek"] = self._search
        server.routes[f"{API}/zoek/*"] = self._record

    def add(self, number: int, *, attached: tuple[str, ...] = (), versions: int = 1, **file: Any) -> str:
        id_ = guid(20, number)
        body = letter_text(number)
        self.server.routes[f"{API}/documenten/{id_}"] = Reply(body, kind="text/plain")
        said = {"bestandsnaam": "a.txt", "mime-type": "text/plain", "hash": sha1(body).hexdigest()} | file
        self.documents[id_] = {
            "document": {
                "pid": f"https://open.overheid.nl/documenten/{id_}",
                "titelcollectie": {"officieleTitel": f"Kamerbrief over onderwerp {number}"},
                "creatiedatum": f"2026-01-{number:02}",
                "publisher": {"label": "ministerie van Buitenlandse Zaken"},
                "classificatiecollectie": {"documentsoorten": [{"label": "Kamerbrief"}]},
            },
            "versies": [{"openbaarmakingsdatum": f"2026-02-{number:02}", "bestanden": [said]}] * versions,
            "documentrelaties": [{"role": HAS_ATTACHMENT, "relation": f"https://x/documenten/{a}"} for a in attached],
        }
        return id_

    def _search(self, request: Request) -> Reply:
        start = int(request.query["start"])
        ids = list(self.documents)[start : start + int(request.query["aantalResultaten"])]
        results = [
            {"document": {"pid": f"https://x/{id_}", "openbaarmakingsdatum": self._day(id_), "titel": "x"}}
            for id_ in ids
        ]
        return as_json({"totaal": len(self.documents), "resultaten": results})

    def _day(self, id_: str) -> str:
        found: str = self.documents[id_]["versies"][0]["openbaarmakingsdatum"]
        return found

    def _record(self, request: Request) -> Reply:
        found = self.documents.get(request.path.rpartition("/")[2])
        return as_json(found) if found else Reply(b"", 404)


@pytest.fixture
def overheid(server: FakeServer) -> FakeOverheid:
    return FakeOverheid(server)


def run(options: SyncOptions, overheid: FakeOverheid, **asked: str) -> SyncReport:
    return sync_overheid(options, ListingFilter(**({"kind": "Kamerbrief"} | asked)), base=overheid.base)


def rows(options: SyncOptions, sql: str) -> list[tuple[Any, ...]]:
    with store.open_database(options.db) as db:
        return list(db.execute(sql).fetchall())


def test_documents_come_with_their_attachments_and_only_once(options: SyncOptions, overheid: FakeOverheid) -> None:
    attached = overheid.add(2)
    overheid.add(1, attached=(attached,))
    report = run(options, overheid)
    assert (report.status, report.rejected) == ("finished", 0)
    sql = "SELECT title, date, ministry, kind FROM documents ORDER BY date"
    assert rows(options, sql) == [
        ("Kamerbrief over onderwerp 1", "2026-01-01", "Buitenlandse Zaken", "brief"),
        ("Kamerbrief over onderwerp 2", "2026-01-02", "Buitenlandse Zaken", "brief"),
    ]
    assert rows(options, "SELECT count(*), count(main_id) FROM feed_documents") == [(2, 1)]
    assert run(options, overheid).part_counts[0].new == 0


def test_a_page_has_fifty_and_the_total_tells_the_last(options: SyncOptions, overheid: FakeOverheid) -> None:
    for number in range(1, 61):
        overheid.add(number)
    report = run(replace(options, papers=False), overheid)
    assert report.part_counts[0].records == 60
    pages = [r.query for r in overheid.server.log if r.path == f"{API}/zoek"]
    assert [(q["start"], q["aantalResultaten"]) for q in pages] == [("0", "50"), ("50", "50")]


def test_days_are_dutch_and_filters_are_encoded_twice() -> None:
    asked = ListingFilter(
        "zee & lucht", "Woo-besluit", "ministerie van Defensie", since="2026-01-31", until="2026-02-01"
    )
    url = OVERHEID.page_url("https://h/v0", asked)
    assert "publicatiedatumVan=31-01-2026&publicatiedatumTot=01-02-2026" in url
    assert "organisatie=ministerie%2520van%2520Defensie" in url
    assert "zoektekst=zee%20%26%20lucht" in url
    assert OVERHEID.start_of(OVERHEID.at(url, 50)) == 50
    later = OVERHEID.page_url("https://h/v0", asked, changed_since="2026-03-04")
    assert later == url


def test_bytes_with_another_hash_are_rejected(options: SyncOptions, overheid: FakeOverheid) -> None:
    overheid.add(1, hash="0" * 40)
    overheid.add(2)
    assert run(options, overheid).rejected == 1
    ((reason,),) = rows(options, "SELECT reason FROM rejects")
    assert "SHA-1" in reason
    assert rows(options, "SELECT count(*) FROM documents") == [(1,)]


def test_a_new_version_is_read_again(options: SyncOptions, overheid: FakeOverheid) -> None:
    overheid.add(1)
    run(options, overheid)
    id_ = overheid.add(1, versions=2)
    body = letter_text(1, "Nederland veroordeelt de aanval.")
    overheid.documents[id_]["versies"][-1]["bestanden"][0]["hash"] = sha1(body).hexdigest()
    overheid.server.routes[f"{API}/documenten/{id_}"] = Reply(body, kind="text/plain")
    assert run(options, overheid).part_counts[0].new == 1
    assert "veroordeelt" in rows(options, "SELECT text FROM documents")[0][0]


def test_the_version_with_the_highest_number_is_the_last_wherever_it_stands() -> None:
    versions = [
        {"nummer": 2, "mutatiedatumtijd": "2026-03-02T09:00:00.5Z", "bestanden": [{"url": "https://h/new.pdf"}]},
        {"nummer": 1, "mutatiedatumtijd": "2026-03-01T09:00:00.5Z", "bestanden": [{"url": "https://h/old.pdf"}]},
    ]
    changes = set()
    for given in (versions, versions[::-1]):
        body = json.dumps({"document": {"id": guid(20, 1) + "_2"}, "versies": given}).encode()
        (paper,) = OVERHEID.read_record(body, "https://h/v0/zoek/x", "https://h/v0")
        assert [file.url for file in paper.files] == ["https://h/new.pdf"]
        changes.add(paper.changed)
    assert changes == {"2026-03-02T09:00:00.500000Z#002"}


def test_who_is_responsible_is_the_ministry_before_who_published() -> None:
    document = {
        "id": guid(20, 1),
        "verantwoordelijke": {"label": "ministerie van Defensie"},
        "publisher": {"label": "ministerie van Algemene Zaken"},
    }
    body = json.dumps({"document": document, "versies": [{"bestanden": []}]}).encode()
    assert OVERHEID.read_record(body, "https://h/v0/zoek/x", "https://h/v0")[0].metadata.ministry == "Defensie"


def test_a_run_ends_at_the_first_page_without_a_change_since_the_last_run(
    options: SyncOptions, overheid: FakeOverheid
) -> None:
    for number in range(120):
        id_ = overheid.add(number)
        day = "2026-02-28" if number < 3 else "2026-02-01"
        overheid.documents[id_]["versies"] = [{"openbaarmakingsdatum": day, "bestanden": []}]
    run(replace(options, papers=False), overheid)
    overheid.server.log.clear()
    run(replace(options, papers=False), overheid)
    starts = [request.query["start"] for request in overheid.server.log if request.path == f"{API}/zoek"]
    assert starts == ["0", "50"]
    assert not any("publicatiedatumVan" in request.query for request in overheid.server.log)


@pytest.mark.parametrize(
    ("record", "files"),
    [
        ({"versies": [{"bestanden": [{"mime-type": "application/zip"}]}]}, 0),
        ({"versies": [{"bestanden": [{"mime-type": "application/pdf", "url": "file:///etc/passwd"}]}]}, 1),
        ({"versies": [{"bestanden": [{"mime-type": "text/plain"}, {"url": "https://www.rijksoverheid.nl/b.pdf"}]}]}, 2),
        ({"versies": [{}]}, 0),
        ({"versies": [{"bestanden": [3, None, "x"]}], "documentrelaties": 3}, 3),
    ],
)
def test_the_files_of_a_record(record: dict[str, Any], files: int) -> None:
    body = json.dumps({"document": {"id": guid(20, 1) + "_2"}} | record).encode()
    papers = OVERHEID.read_record(body, "https://h/v0/zoek/x", "https://h/v0")
    found = [file.url for paper in papers for file in paper.files]
    assert len(found) == files
    assert all(url.startswith("https://") and "_2" not in url for url in found)
    assert OVERHEID.attachment_ids(body) == ()


@pytest.mark.parametrize("source", [OVERHEID, RIJKSOVERHEID], ids=["overheid", "rijksoverheid"])
@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b"<html/>", b"\xff", b'{"resultaten": 3}', b"<documents", b"<x/>"])
def test_nonsense_is_refused_in_one_line(source: Source, body: bytes) -> None:
    for read in (lambda: source.read_listing(body, "w"), lambda: source.read_record(body, "w", "https://h")):
        with pytest.raises(ResponseError) as caught:
            read()
        assert "\n" not in str(caught.value)


def test_an_id_that_is_none_is_rejected_and_the_rest_goes_on(options: SyncOptions, overheid: FakeOverheid) -> None:
    id_ = overheid.add(1)
    results = [{"document": {"pid": f"https://x/{id_}"}}, {"document": {"pid": "../../etc"}}, 3]
    overheid.server.routes[f"{API}/zoek"] = as_json({"totaal": 3, "resultaten": results})
    report = run(options, overheid)
    assert (report.status, report.rejected) == ("finished", 2)
    assert rows(options, "SELECT count(*) FROM documents") == [(1,)]


def document_xml(id_: str, *files: str, content: str = "", changed: str = "2026-03-01T10:00:00.000Z") -> bytes:
    listed = "".join(
        f"<file><fileurl>{url}</fileurl><mimetype>text/plain</mimetype><filetitle>Bijlage</filetitle></file>"
        for url in files
    )
    return (
        f"<document><id>{id_}</id><type>kamerstuk</type><canonical>https://www.rijksoverheid.nl/a</canonical>"
        f"<title>Kamerbrief over scholen</title><files>{listed}</files><content>{content}</content>"
        "<authorities><department>Ministerie van Onderwijs, Cultuur en Wetenschap</department></authorities>"
        f"<lastmodified>{changed}</lastmodified><issued>2026-02-27T23:30:00.000Z</issued></document>"
    ).encode()


@pytest.fixture
def opendata(server: FakeServer) -> FakeServer:
    """Two letters: one with two files, one whose text stands in its record."""
    one, two = guid(21, 1), guid(21, 2)
    items = [
        f"<document><id>{id_}</id><lastmodified>2026-03-01T10:00:00Z</lastmodified></document>" for id_ in (one, two)
    ]

    def page(request: Request) -> Reply:
        start = int(request.query["offset"])
        return Reply(f"<documents>{''.join(items[start:])}</documents>".encode(), kind="text/xml")

    server.routes[OPENDATA] = page
    text = "<contentblock><paragraph><![CDATA[<p>Het kabinet zal uw Kamer informeren.</p>]]></paragraph></contentblock>"
    files = (f"{server.base}/a.txt", f"{server.base}/b.txt")
    server.routes[f"{OPENDATA}/{one}"] = Reply(document_xml(one, *files), kind="application/xml")
    server.routes[f"{OPENDATA}/{two}"] = Reply(document_xml(two, content=text), kind="application/xml")
    for number, name in enumerate("ab"):
        server.routes[f"/{name}.txt"] = Reply(letter_text(number), kind="text/plain")
    return server


def test_letters_of_ministries_by_file_or_by_their_own_text(options: SyncOptions, opendata: FakeServer) -> None:
    base = opendata.base + OPENDATA
    report = sync_rijksoverheid(options, ListingFilter(kind="kamerstuk"), base=base)
    assert (report.status, report.rejected, report.part_counts[0].records) == ("finished", 0, 2)
    found = rows(options, "SELECT date, ministry, format FROM documents ORDER BY format, source")
    assert (
        found
        == [
            ("2026-02-28", "Onderwijs, Cultuur en Wetenschap", "html"),
            ("2026-02-28", "Onderwijs, Cultuur en Wetenschap", "txt"),
            ("2026-02-28", "Buitenlandse Zaken", "txt"),
        ]
        or len(found) == 3
    )
    assert rows(options, "SELECT count(*), count(main_id) FROM feed_documents") == [(3, 1)]
    opendata.log.clear()
    assert sync_rijksoverheid(options, ListingFilter(kind="kamerstuk"), base=base).part_counts[0].new == 0
    assert opendata.log[0].query["lastmodifiedsince"] == "20260301"


def test_a_rebuild_needs_no_network(options: SyncOptions, opendata: FakeServer, overheid: FakeOverheid) -> None:
    overheid.add(1, attached=(overheid.add(2),))
    run(options, overheid)
    sync_rijksoverheid(options, ListingFilter(kind="kamerstuk"), base=opendata.base + OPENDATA)
    opendata.close()
    new = replace(options, db=options.db.with_name("new.db"))
    report = rebuild(new)
    assert (report.requests, report.rejected, report.not_restored) == (0, 0, [])
    sql = "SELECT id, title, date FROM documents ORDER BY id"
    assert rows(new, sql) == rows(options, sql)


def test_the_recorded_answers_of_rijksoverheid(shared: Any) -> None:
    folder = shared / "samples" / "rijksoverheid"
    page = RIJKSOVERHEID.read_listing((folder / "documents.xml").read_bytes(), "documents.xml")
    assert len(page.ids) > 2
    assert page.odd == ()
    assert page.changed.startswith("20")
    assert RIJKSOVERHEID.read_listing((folder / "documents_empty.xml").read_bytes(), "empty").ids == ()
    id_ = "5afce6ec-a4ed-4c62-a6d5-168a59247678"
    (paper,) = RIJKSOVERHEID.read_record((folder / f"{id_}.xml").read_bytes(), "https://h/x", "https://h")
    assert (paper.metadata.ministry, paper.metadata.date, len(paper.files)) == (
        "Justitie en Veiligheid",
        "1998-08-31",
        2,
    )
