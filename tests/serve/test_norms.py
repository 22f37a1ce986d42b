"""The norms through time: what the Netherlands says beside what is agreed with others, drawn and as a table."""

from __future__ import annotations

import re

import pytest

from tracker.serve.site import cells
from tracker.serve.site.norms import beside


def row(day: str | None, percent: float, kind: str = "afspraak of norm", **more: object) -> dict[str, object]:
    return {
        "datum": day, "percentage": percent, "percentage_van": "bbp", "soort": kind, "wie": "bondgenoten",
        "bewindspersoon": "A. Jansen", "brief": "Verslag", "vindplaats": "", "document_id": "d", "commitment_id": "c",
    } | more  # fmt: skip


def test_who_says_it_stands_apart():
    found = beside([row("2024-05-01", 2.0), row("2024-06-01", 3.5, "standpunt"), row(None, 5.0, "standpunt")], "/basis")
    assert [(said.norm, said.who) for said in found.agreed] == [("2% van het bbp", "bondgenoten")]
    assert [(said.norm, said.who) for said in found.ours] == [
        ("3,5% van het bbp", "A. Jansen"),
        ("5% van het bbp", "A. Jansen"),
    ]
    assert found.chart.count("<circle") == 2
    assert found.chart.count('class="bar position"') == 1
    assert found.agreed[0].address == "/basis/brief/d#c-c"


@pytest.mark.parametrize(
    "rows",
    [[row("2024-05-01", 2.0)], [row(None, 2.0), row(None, 3.0)], [row("2024", 2.0), row("2024-05", 2.0)]],
)
def test_no_drawing_of_fewer_than_two_days(rows):
    assert beside(rows, "").chart is None


def test_who_is_not_known_by_name():
    (said,) = beside([row("2024-05-01", 2.0, "standpunt", bewindspersoon="onbekend", wie="kabinet")], "").ours
    assert said.who == "kabinet"


async def test_the_seeds_name_the_norm_five_times(seeds_site):
    page = (await seeds_site.client.get("/tracker/norm_2_procent")).text
    panel = page[page.index('id="norm-tijd"') :]
    panel = panel[: panel.index("</section>")]
    assert panel.count("<circle") == 5
    assert len(re.findall(r"<td>2%(?: van het \w+)?</td>", panel)) == 5
    assert "noemt Nederland zelf geen norm" in panel


async def test_the_drawing_follows_the_choice(seeds_site):
    page = (await seeds_site.client.get("/tracker/norm_2_procent?jaar=2024")).text
    assert page.count("<circle") == 3
    assert "norm-tijd" not in (await seeds_site.client.get("/tracker/norm_2_procent?_search=qqqq")).text


@pytest.mark.parametrize(("value", "label"), [(2.0, "2%"), (3.5, "3,5%"), (0.7, "0,7%"), (10.0, "10%")])
def test_how_a_norm_is_called_among_the_filters(value, label):
    assert cells.facet_label("percentage", value) == label
