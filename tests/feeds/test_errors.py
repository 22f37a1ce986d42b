"""Each error of a feed speaks English on the command line and Dutch where staff read it, and never half of both."""

from __future__ import annotations

import pytest

from tracker.errors import TrackerError
from tracker.feeds.client import odata, urls
from tracker.feeds.client.errors import FeedError, SchemaError
from tracker.feeds.client.markup import parse
from tracker.feeds.client.syncfeed import read_feed
from tracker.feeds.officielebekendmakingen.records import read_page
from tracker.feeds.tweedekamer import FIELDS, motion, undertaking


@pytest.mark.parametrize(
    ("read", "english", "dutch"),
    [
        (lambda: parse(b"", "a"), "a: not well-formed XML", "a: geen welgevormde XML"),
        (lambda: odata.read_page(b"{}", "a"), "a: no list of records", "a: geen lijst met records"),
        (lambda: odata.bind(b"<x/>", "a", FIELDS), "a: names no kinds", "a: noemt geen soorten"),
        (lambda: read_feed(b"<x/>", "a", FIELDS), "a: sends <x> instead", "a: stuurt <x> in plaats"),
        (lambda: read_page(b"<x/>", "a"), "a: no answer to the question", "a: geen antwoord op de vraag"),
        (lambda: urls.origin("file:///a"), "file:///a: no web address", "file:///a: geen webadres"),
        (lambda: urls.origin("https://u:p@h/"), "holds a user name", "bevat een gebruikersnaam"),
        (lambda: motion({"Id": "x"}, ""), "its Id is no GUID", "het Id is geen GUID"),
        (lambda: undertaking({"Id": "0" * 8 + "-0000" * 3 + "-" + "0" * 12}), "has no number", "heeft geen nummer"),
    ],
)
def test_both_languages(read: object, english: str, dutch: str) -> None:
    with pytest.raises(FeedError) as caught:
        read()  # type: ignore[operator]
    assert english in str(caught.value)
    assert dutch in caught.value.dutch


def test_what_a_changed_service_lacks_is_named_in_both() -> None:
    error = SchemaError("a", ("Zaak has no Soort", "try b"))
    assert str(error) == "a: the service has changed: Zaak has no Soort; try b"
    assert "de bron is veranderd (Zaak has no Soort; try b)" in error.dutch


def test_an_error_without_dutch_is_the_same_in_both() -> None:
    assert TrackerError("no such file").dutch == "no such file"
