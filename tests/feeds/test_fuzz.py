"""Pages that were cut, twisted or mixed up: each is read or refused with one line, never anything else."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from fake_server import RECORDED
from fake_tweedekamer import atom, entry, guid, motion, sru, sru_record
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.feeds import tweedekamer
from tracker.feeds.client import odata
from tracker.feeds.client.errors import FeedError
from tracker.feeds.client.syncfeed import read_feed
from tracker.feeds.officielebekendmakingen import records as publications

PAGES: dict[str, tuple[bytes, Callable[[bytes], object]]] = {
    "odata": (
        str({"value": [motion()]}).replace("'", '"').replace("None", "null").replace("False", "false").encode(),
        lambda body: odata.read_page(body, "where"),
    ),
    "metadata": (
        (RECORDED / "metadata_v4.xml").read_bytes(),
        lambda body: odata.bind(body, "where", tweedekamer.FIELDS),
    ),
    "syncfeed": (
        atom(
            "Zaak", [entry("Zaak", guid(4, n), "<nummer>2024Z00001</nummer>") for n in range(3)], following="https://x/"
        ),
        lambda body: read_feed(body, "where", tweedekamer.FIELDS),
    ),
    "sru": (
        sru([sru_record(f"kst-28676-{n}", xml="https://x/a.xml") for n in range(3)], 9),
        lambda body: publications.read_page(body, "where"),
    ),
}


def refused_or_read(read: Callable[[bytes], object], body: bytes) -> None:
    reason = ""
    try:
        read(body)
    except FeedError as error:
        reason = str(error)
    assert "\n" not in reason
    assert len(reason) < 20_000


@pytest.mark.parametrize("kind", PAGES)
def test_mutated_pages(kind: str) -> None:
    body, read = PAGES[kind]
    chance = random.Random(kind)
    for _ in range(150):
        data = bytearray(body)
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(data))
            what = chance.randrange(4)
            if what == 0:
                data[at] = chance.randrange(256)
            elif what == 1:
                del data[at : at + chance.randint(1, 400)]
            elif what == 2:
                data[at:at] = data[chance.randrange(len(data)) :][: chance.randint(1, 400)]
            else:
                del data[at:]
            if not data:
                break
        refused_or_read(read, bytes(data))


@pytest.mark.parametrize("kind", PAGES)
@settings(max_examples=40, deadline=None)
@given(body=st.binary(max_size=300))
def test_arbitrary_bytes(kind: str, body: bytes) -> None:
    refused_or_read(PAGES[kind][1], body)
