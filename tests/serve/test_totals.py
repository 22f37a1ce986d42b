"""What contributions come to: each promise once where the rows say so, by how far it is."""

from __future__ import annotations

import re
from html import unescape

import pytest

from tests.serve.conftest import commitment, stored
from tracker.models import Amount, Document, Extraction, Metadata
from tracker.serve import server
from tracker.serve.site.totals import Total, summed


def row(status, everything, marked=0, counted=None, rows=1, sums=1):
    return {
        "status": status,
        "rows": rows,
        "sums": sums,
        "everything": everything,
        "marked": marked,
        "counted": counted,
    }


@pytest.mark.parametrize(
    ("rows", "expected", "once"),
    [
        ([row("voldaan", 5.0), row("aangekondigd", 7.0)], 12.0, False),
        ([row("voldaan", 5.0, 1, 5.0, 2), row("aangekondigd", 7.0)], 5.0, True),
        ([row("voldaan", None, sums=0)], None, None),
        ([], None, None),
    ],
)
def test_sums(rows, expected, once):
    found = summed(rows)
    assert (found.euro if found else None) == expected
    assert (found.once if found else None) == once


def test_rows_without_a_sum_are_told():
    assert summed([row("voldaan", 5.0, rows=3)]).rows == (Total("voldaan", 5.0, 3, 2),)


async def test_the_seeds_come_to_four_point_two_billion(seeds_site):
    for path in ("/tracker/bijdragen", "/tracker/bijdragen?begunstigde=Oekraïne"):
        page = unescape((await seeds_site.client.get(path)).text)
        assert "Samen € 4.200.000.000" in page
    page = unescape((await seeds_site.client.get("/tracker/bijdragen?status=voldaan")).text)
    assert re.search(
        r"<td>voldaan <span class=\"soft\">\(geleverd\)</span></td><td class=\"r number\">1\.600\.000\.000</td>", page
    )
    assert "Samen € 1.600.000.000" in page


async def test_what_is_for_receivers_in_the_country_is_no_contribution_to_others(tmp_path):
    text = "Ik stel 10 miljoen euro beschikbaar aan gemeenten. Ik stel 5 miljoen euro beschikbaar aan Moldavië."
    at = {name: text.index(name) for name in ("10 miljoen euro", "5 miljoen euro")}
    rows = [
        commitment(text, text[:50], kind="pledge", status="announced", beneficiary="gemeenten",
                   beneficiary_class="binnenland", amount=Amount(1e7, "EUR", at["10 miljoen euro"], 30)),
        commitment(text, text[51:], kind="pledge", status="announced", beneficiary="Moldavië",
                   beneficiary_class="buitenland", amount=Amount(5e6, "EUR", at["5 miljoen euro"], 80)),
    ]  # fmt: skip
    letter = Extraction(
        Document("1.txt", "3" * 64, "txt", text, Metadata(title="Steun", date="2024-01-31")), tuple(rows)
    )
    site = server.build(stored(tmp_path / "b.db", letter))
    found = (await site.client.get("/tracker/bijdragen.json?_shape=objects")).json()["rows"]
    assert [(row["begunstigde"], row["bestemming"]) for row in found] == [("Moldavië", "buitenland")]
    assert "gemeenten" in (await site.client.get("/tracker/overzicht?soort=bijdrage")).text
