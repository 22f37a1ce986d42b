"""Following the official publications: pages, refusals, XML before PDF, and a second run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from fake_server import FakeServer, Reply, Request
from fake_tweedekamer import paper_xml, sru, sru_record

from tracker import store
from tracker.feeds import SyncOptions, SyncReport, sync_publications
from tracker.feeds.officielebekendmakingen.records import cql

SENTENCE = "Nederland pleitte voor een gezamenlijke aanpak van onderwerp {} binnen het bondgenootschap."
Sync = Callable[..., SyncReport]


class Repository:
    """Publications kst-28676-1 and on, as XML; `shift` makes the first page come with fewer records than asked for."""

    def __init__(self, server: FakeServer, count: int) -> None:
        self.server, self.numbers = server, list(range(1, count + 1))
        self.most = 1000
        server.routes["/sru"] = self._page
        server.routes["/frbr/*"] = self._paper

    def record(self, number: int) -> str:
        return sru_record(f"kst-28676-{number}", xml=f"{self.server.base}/frbr/kst-28676-{number}.xml")

    def _page(self, request: Request) -> Reply:
        start, size = int(request.query["startRecord"]), min(int(request.query["maximumRecords"]), self.most)
        chosen = self.numbers[start - 1 : start - 1 + size]
        return Reply(sru([self.record(n) for n in chosen], len(self.numbers)), kind="text/xml;charset=utf-8")

    def _paper(self, request: Request) -> Reply:
        number = request.path.rpartition("-")[2].removesuffix(".xml")
        return Reply(paper_xml(number, SENTENCE.format(number)), kind="application/xml")


@pytest.fixture
def repository(server: FakeServer) -> Repository:
    return Repository(server, 5)


@pytest.fixture
def sync(repository: Repository, options: SyncOptions) -> Sync:
    def run(question: str = cql(dossier="28676"), **more: Any) -> SyncReport:
        return sync_publications(replace(options, **more), question, base=f"{repository.server.base}/sru")

    return run


def rows(options: SyncOptions, sql: str) -> list[tuple[Any, ...]]:
    with store.open_database(options.db, create=False) as db:
        return list(db.execute(sql).fetchall())


def test_every_page_is_read_and_the_metadata_record_fills_in(
    repository: Repository, sync: Sync, options: SyncOptions
) -> None:
    repository.most = 2
    report = sync()
    assert (report.status, report.rejected, report.part_counts[0].pages, report.part_counts[0].total) == (
        "finished",
        0,
        3,
        5,
    )
    found = rows(options, "SELECT id, dossier, number, kind, chamber, date, format FROM documents ORDER BY id")
    assert found[0] == ("kst-28676-1", "28676", "1", "brief", "TK", "2024-05-23", "xml")
    assert len(found) == 5


def test_a_second_run_fetches_no_paper_and_asks_for_what_was_modified(
    repository: Repository, sync: Sync, options: SyncOptions
) -> None:
    sync()
    before = rows(options, "SELECT id, text FROM documents ORDER BY id")
    repository.server.log.clear()
    report = sync()
    assert rows(options, "SELECT id, text FROM documents ORDER BY id") == before
    assert (report.part_counts[0].new, report.part_counts[0].unchanged) == (0, 5)
    assert [request.path for request in repository.server.log] == ["/sru"]
    assert "(dt.modified>=2024-05-24)" in repository.server.log[0].query["query"]


def test_a_refusal_is_told_in_its_own_words(repository: Repository, sync: Sync, options: SyncOptions) -> None:
    message = "<diag:message>Unsupported index w.dos</diag:message>"
    said = f"<sru:diagnostics><diag:diagnostic>{message}</diag:diagnostic></sru:diagnostics>"
    repository.server.routes["/sru"] = Reply(sru([], 0, said), kind="text/xml")
    report = sync("(w.dos==28676)")
    assert report.status == "stopped"
    assert "the service refuses: Unsupported index w.dos" in (report.stopped or "")
    assert rows(options, "SELECT status FROM runs") == [("failed",)]


def test_a_pdf_stands_in_where_there_is_no_xml_and_a_publication_without_files_is_rejected(
    repository: Repository, sync: Sync, options: SyncOptions
) -> None:
    base = repository.server.base
    records = [
        sru_record("kst-28676-1", xml=f"{base}/gone.xml", pdf=f"{base}/one.pdf"),
        sru_record("blg-1000226"),
        sru_record("kst-28676-2", xml="https://example.org/x.xml"),
        sru_record("kst-28676-3", xml="javascript:alert(1)"),
    ]
    repository.server.routes["/sru"] = Reply(sru(records), kind="text/xml")
    repository.server.routes["/one.pdf"] = Reply(b"%PDF-1.4 not really", kind="application/pdf")
    report = sync()
    assert (report.status, report.rejected) == ("finished", 4)
    reasons = [reason for (reason,) in rows(options, "SELECT reason FROM rejects ORDER BY source")]
    assert any("HTTP 404" in reason and "one.pdf" in reason for reason in reasons)
    assert any("de bron noemt er geen bestand bij" in reason for reason in reasons)
    assert any("geen adres van deze bron" in reason for reason in reasons)
    assert any("geen webadres" in reason for reason in reasons)


def test_the_limit_and_the_rest(repository: Repository, sync: Sync, options: SyncOptions) -> None:
    for expected in (2, 4, 5):
        sync(limit=2)
        assert rows(options, "SELECT count(*) FROM documents") == [(expected,)]


def test_a_motion_by_sru_and_the_letter_about_it_are_one(
    repository: Repository, sync: Sync, options: SyncOptions
) -> None:
    """The same canonical ids as the other feed: a citation finds the paper, whichever came first."""
    text = "Nederland steunt dit. Zie ook Kamerstuk 28 676, nr. 1 en Kamerstuk 28 676, nr. 2."
    repository.server.routes["/frbr/kst-28676-5.xml"] = Reply(paper_xml("5", text), kind="application/xml")
    sync()
    cited = rows(options, "SELECT identifier, target_document_id FROM citations WHERE document_id = 'kst-28676-5'")
    assert {("kst-28676-1", "kst-28676-1"), ("kst-28676-2", "kst-28676-2")} <= set(cited)
