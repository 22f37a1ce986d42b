"""SRU: questions, pages, refusals that come as HTTP 200, and the records themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
from fake_tweedekamer import sru, sru_record

from tracker.feeds.client.errors import ResponseError
from tracker.feeds.client.markup import parse
from tracker.feeds.officielebekendmakingen import records as publications

REFUSAL = (
    "<sru:diagnostics><diag:diagnostic><diag:uri>info:srw/diagnostic/1/16</diag:uri><diag:details>w.dossier</diag:details>"
    "<diag:message>Unsupported index</diag:message></diag:diagnostic></sru:diagnostics>"
)


@pytest.mark.parametrize(
    ("asked", "question"),
    [
        ({"dossier": "28676"}, "(c.product-area==officielepublicaties)and(w.dossiernummer==28676)"),
        (
            {"since": "2024-05-01", "until": "2024-05-31"},
            "(c.product-area==officielepublicaties)and(dt.date>=2024-05-01)and(dt.date<=2024-05-31)and(w.publicatienaam==Kamerstuk)",
        ),
        ({"query": 'dt.title any "navo"'}, '(c.product-area==officielepublicaties)and(dt.title any "navo")'),
        ({"dossier": 'a" or x=="'}, '(c.product-area==officielepublicaties)and(w.dossiernummer=="a\\" or x==\\"")'),
    ],
)
def test_the_question(asked: dict[str, str], question: str) -> None:
    assert publications.cql(**asked) == question


def test_the_address_of_a_page_and_back() -> None:
    url = publications.page_url("https://x/sru", "(a==b c)and(d>=1)", 101, 100)
    assert url.startswith("https://x/sru?operation=searchRetrieve&version=2.0&")
    assert publications.position(url) == (101, "(a==b c)and(d>=1)")


def test_a_record() -> None:
    xml = "https://repository.overheid.nl/frbr/kst-28676-448.xml"
    (found,) = publications.read_page(sru([sru_record("kst-28676-448", xml=xml)]), "w").publications
    m = found.metadata
    assert (found.identifier, found.xml, found.pdf, found.changed) == (
        "kst-28676-448",
        xml,
        None,
        "2024-05-24T11:08:55.565590Z",
    )
    assert (m.identifier, m.dossier, m.number, m.kind, m.chamber, m.date) == (
        "kst-28676-448", "28676", "448", "brief", "TK", "2024-05-23",
    )  # fmt: skip
    assert m.url == "https://zoek.officielebekendmakingen.nl/kst-28676-448.html"


def test_an_identifier_without_a_dossier_is_made_whole() -> None:
    record = sru_record("kst-1268678", dossier="28676", number="512")
    (found,) = publications.read_page(sru([record]), "w").publications
    assert (found.identifier, found.metadata.identifier) == ("kst-1268678", "kst-28676-512")


def test_a_link_that_is_no_address_is_not_shown() -> None:
    (found,) = publications.read_page(
        sru([sru_record("kst-28676-448", preferred="javascript:alert(1)")]), "w"
    ).publications
    assert found.metadata.url == "https://zoek.officielebekendmakingen.nl/kst-28676-448.html"


def test_a_record_without_a_sound_identifier_is_passed_over() -> None:
    page = publications.read_page(sru([sru_record("../../etc"), sru_record("kst-28676-448")]), "w")
    assert [p.identifier for p in page.publications] == ["kst-28676-448"]


@pytest.mark.parametrize(
    ("total", "start", "more", "following"),
    [
        (2, 1, "", None),
        (5, 1, "", 3),
        (5, 4, "", None),
        (5, 1, "<sru:nextRecordPosition>4</sru:nextRecordPosition>", 4),
    ],
)
def test_the_next_page(total: int, start: int, more: str, following: int | None) -> None:
    body = sru([sru_record("kst-28676-1"), sru_record("kst-28676-2")], total, more)
    assert publications.read_page(body, "w", start).next == following


def test_no_records_is_an_answer() -> None:
    page = publications.read_page(sru([], 0), "w")
    assert (page.publications, page.total, page.next) == ((), 0, None)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (sru([], 0, REFUSAL), "refuses: w.dossier: Unsupported index"),
        (sru([], 76), "promises 76 records and sends none from 1 on"),
        (b"<html><body>Storing</body></html>", "no answer to the question: <html>"),
        (
            b"<diagnostics><message>General system error</message></diagnostics>",
            "no answer to the question: General system error",
        ),
        (b"", "not well-formed XML"),
        (sru([sru_record("kst-28676-1")])[:-20], "not well-formed XML"),
        (sru([]).replace(b">0<", b">veel<"), "does not say how many"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "document type or entities"),
    ],
)
def test_an_answer_that_is_none(body: bytes, said: str) -> None:
    with pytest.raises(ResponseError, match=said):
        publications.read_page(body, "where")


def test_the_sample_answers(shared: Path) -> None:
    samples = shared / "samples" / "officielebekendmakingen"
    page = publications.read_page((samples / "sru.xml").read_bytes(), "sru.xml")
    assert (page.total, len(page.publications), page.next) == (76, 10, 11)
    assert all(p.metadata.date and p.metadata.session_year and p.changed for p in page.publications)
    letter = next(p for p in page.publications if p.identifier == "kst-22112-3185")
    assert (letter.metadata.kind, letter.metadata.dossier, letter.metadata.number) == ("brief", "22112", "3185")
    record = publications.publication(parse((samples / "sru_record_kst.xml").read_bytes(), "sru_record_kst.xml"))
    assert record is not None
    assert (record.identifier, record.metadata.chamber, record.metadata.session_year) == (
        "kst-35842-4",
        "TK",
        "2020-2021",
    )
    assert (
        record.xml
        == "https://repository.overheid.nl/frbr/officielepublicaties/kst/35842/kst-35842-4/1/xml/kst-35842-4.xml"
    )
