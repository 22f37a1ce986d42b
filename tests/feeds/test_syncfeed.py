"""Pages of the SyncFeed: entries, references, stubs, and where to go on."""

from __future__ import annotations

import pytest
from fake_tweedekamer import atom, entry, guid

from tracker.feeds.client.errors import ResponseError
from tracker.feeds.client.syncfeed import first_page, read_feed
from tracker.feeds.tweedekamer import FIELDS

NEXT = "https://gegevensmagazijn.tweedekamer.nl/SyncFeed/2.0/Feed?category=Zaak&skiptoken=99"


def test_an_entry_with_values_references_and_nil() -> None:
    inner = (
        f'<zaak ref="{guid(4, 1)}"/><kamerstukdossier ref="{guid(2, 1)}"/><soort>Brief regering</soort>'
        '<documentNummer>2024D00448</documentNummer><titel xsi:nil="true"/><onbekend>x</onbekend>'
        "<volgnummer>448</volgnummer>"
    )
    body = atom(
        "Document", [entry("Document", guid(1, 448), inner, more='tk:contentType="application/pdf"')], following=NEXT
    )
    page = read_feed(body, "w", FIELDS)
    (found,) = page.entries
    assert (page.cursor, page.done) == (NEXT, False)
    assert (found.entity, found.guid, found.deleted, found.changed) == (
        "Document",
        guid(1, 448),
        False,
        "2024-06-01T10:00:00.000000Z",
    )
    assert found.refs == (("zaak", guid(4, 1)), ("kamerstukdossier", guid(2, 1)))
    assert found.values == {
        "Id": guid(1, 448), "Soort": "Brief regering", "DocumentNummer": "2024D00448", "Volgnummer": "448",
        "ContentType": "application/pdf", "Verwijderd": False, "GewijzigdOp": "2024-06-01T10:00:00.000000Z",
    }  # fmt: skip


def test_a_deleted_record_is_a_stub() -> None:
    (found,) = read_feed(atom("Zaak", [entry("Zaak", guid(4, 1), deleted=True)], resume=NEXT), "w", FIELDS).entries
    assert found.deleted
    assert found.values["Verwijderd"] is True


def test_a_repeated_value_is_kept_whole() -> None:
    inner = "<kamerbriefNakoming>2026Z00001</kamerbriefNakoming><kamerbriefNakoming>2026Z00002</kamerbriefNakoming>"
    (found,) = read_feed(atom("Toezegging", [entry("Toezegging", guid(9, 1), inner)], resume=NEXT), "w", FIELDS).entries
    assert found.values["KamerbriefNakoming"] == "2026Z00001; 2026Z00002"


@pytest.mark.parametrize(
    ("body", "cursor", "done"),
    [
        (atom("Zaak", [entry("Zaak", guid(4, 1))], following=NEXT), NEXT, False),
        (atom("Zaak", [entry("Zaak", guid(4, 1))], resume=NEXT), NEXT, True),
        (atom("Zaak", [entry("Zaak", guid(4, 1), following=NEXT)]), NEXT, False),
        (atom("Zaak", [], resume=NEXT), NEXT, True),
        (atom("Zaak", []), None, True),
    ],
    ids=["next", "resume", "next of the entry", "empty with resume", "empty"],
)
def test_where_to_go_on(body: bytes, cursor: str | None, done: bool) -> None:
    page = read_feed(body, "w", FIELDS)
    assert (page.cursor, page.done) == (cursor, done)


def test_a_kind_that_is_not_read_is_passed_over() -> None:
    page = read_feed(atom("PersoonGeschenk", [entry("PersoonGeschenk", guid(11, 1))], resume=NEXT), "w", FIELDS)
    assert page.entries == ()


BOMB = (
    b'<!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]><feed xmlns="http://www.w3.org/2005/Atom">&b;</feed>'
)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (BOMB, "document type or entities"),
        (b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><feed/>', "document type or entities"),
        (BOMB.decode().encode("utf-16"), "document type or entities"),
        (b"<a>" * 500 + b"</a>" * 500, "deeper or longer"),
        (b"<html/>", "sends <html> instead of an Atom feed"),
        (atom("Zaak", [entry("Zaak", guid(4, 1))], following=NEXT)[:-40], "not well-formed XML"),
        (b"", "not well-formed XML"),
        (atom("Zaak", [entry("Zaak", guid(4, 1))]), "without next or resume"),
        (atom("Zaak", [entry("Zaak", "../../x")], resume=NEXT), "the id of a Zaak is no GUID"),
        (atom("Zaak", ["<entry><title>x</title></entry>"], resume=NEXT), "an entry without content"),
    ],
    ids=[
        "bomb",
        "external entity",
        "bomb in UTF-16",
        "deep",
        "html",
        "truncated",
        "empty",
        "no way on",
        "path",
        "bare",
    ],
)
def test_a_page_that_is_none(body: bytes, said: str) -> None:
    with pytest.raises(ResponseError, match=said):
        read_feed(body, "where", FIELDS)


def test_the_first_page() -> None:
    assert first_page("https://x/SyncFeed/2.0/", "Zaak") == "https://x/SyncFeed/2.0/Feed?category=Zaak&content=internal"
