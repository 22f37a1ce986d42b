"""Ministries by name, office and abbreviation."""

from __future__ import annotations

import pytest

from tracker.parliament.ministries import ministries_in, ministry_of


@pytest.mark.parametrize(
    ("text", "ministry"),
    [
        ("de minister van Buitenlandse Zaken", "Buitenlandse Zaken"),
        ("de minister voor Buitenlandse Handel en Ontwikkelingssamenwerking", "Buitenlandse Zaken"),
        ("Ministerie van Onderwijs , Cultuur en Wetenschap", "Onderwijs, Cultuur en Wetenschap"),
        ("de minister-president", "Algemene Zaken"),
        ("de burgemeester van Utrecht", None),
        ("", None),
    ],
)
def test_the_ministry_a_text_names(text: str, ministry: str | None) -> None:
    assert ministry_of(text) == ministry


def test_an_abbreviation_counts_only_where_asked() -> None:
    assert ministry_of("Directie NAVO, BZ") is None
    assert ministry_of("Directie NAVO, BZ", abbreviations=True) == "Buitenlandse Zaken"
    assert ministry_of("BZX", abbreviations=True) is None


def test_every_ministry_named_once_in_order() -> None:
    text = "de ministers van Defensie en van Buitenlandse Zaken, en weer van Defensie"
    assert ministries_in(text) == ["Defensie", "Buitenlandse Zaken"]
