from __future__ import annotations

import pytest

from tracker.store.corrections import CorrectionError, corrections


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([], {}),
        (["beneficiary=Moldavië", "status=fulfilled"], {"beneficiary": "Moldavië", "status": "fulfilled"}),
        (["amount_eur = 2500000"], {"amount_eur": 2_500_000.0}),
        (["percent=2.5", "percent_of="], {"percent": 2.5, "percent_of": None}),
        (["deadline=2024-07"], {"deadline": "2024-07"}),
        (["topic=a=b"], {"topic": "a=b"}),
    ],
)
def test_what_can_be_corrected(said: list[str], expected: dict[str, object]) -> None:
    assert corrections(said) == expected


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("quote=anders", "one of the columns kind, status"),
        ("status", "is not COLUMN=VALUE"),
        ("status=af", "choose one of: stated, open"),
        ("kind=belofte", "choose one of: position, pledge"),
        ("actor=", "can't be empty: say geen or onbekend"),
        ("deadline=volgend jaar", "no date as 2024"),
        ("deadline=2024-13", "no date as 2024"),
        ("amount_eur=2,5 miljard", "no number as 2500000"),
    ],
)
def test_what_can_not(said: str, why: str) -> None:
    with pytest.raises(CorrectionError, match=why):
        corrections([said])
