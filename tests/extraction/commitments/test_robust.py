"""No text makes extraction fail or crawl, and every row keeps its promises."""

from __future__ import annotations

import time
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.documents import UnreadableError, read_text
from tracker.extraction import extract_document
from tracker.extraction.commitments.matcher import match
from tracker.extraction.commitments.rules import rules
from tracker.lexicon import load
from tracker.models import Kind

NAMES = ["het kabinet", "Nederland", "ik", "uw Kamer", "dat", "niet", "worden", "€ 5 miljoen", "2%", ",", "te"]
WORDS = [*sorted(rules().triggers)[::7], *NAMES]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40))
@settings(max_examples=60, deadline=None)
def test_any_order_of_words_is_judged(words: list[str]) -> None:
    for found in match(" ".join(words) + "."):
        assert found.kind in get_args(Kind)
        assert found.rule.count("/") == 1


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_rows_whose_spans_hold(text: str) -> None:
    try:
        document = read_text(text)
    except UnreadableError:
        return
    for row in extract_document(document).commitments:
        assert document.text[row.start : row.end] == row.quote
        assert 0 < row.confidence <= 1
        assert row.topic
        assert row.policy_area


@pytest.mark.parametrize(
    "piece",
    [
        "het kabinet zal ",
        "zal worden dat ",
        "moet , ",
        "€ 5 miljoen tot ",
        "van de ",
        "op aan uit ",
        "de minister van ",
        "1 juli 2024 ",
    ],
)
def test_repetition_costs_no_more_than_its_length(piece: str) -> None:
    """Twice the text costs about twice the time: the bound is loose, a quadratic rule would go far over it."""

    def cost(times: int) -> float:
        begun = time.process_time()
        for _ in range(3):
            match(piece * times + "einde.")
        return time.process_time() - begun

    cost(20)
    short, long = cost(40), cost(320)
    assert long < 80 * max(short, 0.002)


def test_every_topic_has_an_area_of_the_taxonomy() -> None:
    areas = {row["area"] for row in load("topics") if "area" in row}
    assert areas <= {
        "Bestuur", "Cultuur en recreatie", "Economie", "Financiën", "Huisvesting", "Internationaal", "Landbouw",
        "Migratie en integratie", "Natuur en milieu", "Onderwijs en wetenschap", "Openbare orde en veiligheid", "Recht",
        "Ruimte en infrastructuur", "Sociale zekerheid", "Verkeer", "Werk", "Zorg en gezondheid",
    }  # fmt: skip
