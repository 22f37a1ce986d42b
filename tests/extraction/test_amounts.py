"""Sums of money and percentages as Dutch letters write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.extraction.amounts import find_amounts, find_percentages, main_amount

AMOUNTS = [
    ("meer dan EUR 1,6 miljard aan steun", 1.6e9, "EUR", "meer dan"),
    ("de bijdrage van 2,5 miljard euro", 2.5e9, "EUR", None),
    ("met € 24 mln. extra", 24e6, "EUR", None),
    ("Euro 250.000 beschikbaar", 250_000, "EUR", None),
    ("EUR 2.500.000,- per jaar", 2_500_000, "EUR", None),
    ("ruim een half miljoen euro", 500_000, "EUR", "ruim"),
    ("anderhalf miljard euro", 1.5e9, "EUR", None),
    ("circa 1,9 miljoen dollar", 1.9e6, "USD", "circa"),
    ("£ 3 miljoen", 3e6, "GBP", None),
    ("een bedrag van maximaal € 500", 500, "EUR", "maximaal"),
    ("is 50 miljoen beschikbaar gesteld", 50e6, "EUR", None),
    ("10 duizend euro", 10_000, "EUR", None),
    ("€ 1 250 000", 1_250_000, "EUR", None),
    ("EUR 2,7 mrd voor munitie", 2.7e9, "EUR", None),
    ("niet meer dan € 5 miljoen", 5e6, "EUR", "niet meer dan"),
    ("een plafond van 40 miljoen euro", 40e6, "EUR", "een plafond van"),
    ("ten hoogste 150 miljoen Deense kronen", 150e6, "DKK", "ten hoogste"),
    ("f 5 miljoen voor scholen", 5e6, "NLG", None),
    ("300 miljoen gulden", 300e6, "NLG", None),
]


@pytest.mark.parametrize(("text", "value", "currency", "qualifier"), AMOUNTS, ids=[row[0] for row in AMOUNTS])
def test_amount(text: str, value: float, currency: str, qualifier: str | None) -> None:
    [amount] = find_amounts(text)
    assert amount.value == pytest.approx(value)
    assert (amount.currency, amount.qualifier) == (currency, qualifier)
    assert amount.eur == (pytest.approx(value) if currency == "EUR" else None)


@pytest.mark.parametrize(
    "text",
    [
        "9000 banen en 3,4 mln. mensen",
        "artikel 2.500",
        "nr. 34 van 12 maart 2024",
        "telefoon 070 12 34 567",
        "20 miljoen inwoners",
        "",
    ],
)
def test_no_amount(text: str) -> None:
    assert find_amounts(text) == ()


def test_range_gives_both_ends() -> None:
    [amount] = find_amounts("tussen de € 4.300 en € 13.000 per student")
    assert (amount.value, amount.upper, amount.per) == (4300, 13000, "student")


def test_what_a_sum_rises_to_is_the_sum() -> None:
    rise = main_amount("een budget dat verdubbelt van € 250 miljoen tot structureel € 500 miljoen in 2014")
    first = main_amount("met € 24 mln. extra en cumulatief € 35 mln. voor later")
    assert rise is not None
    assert first is not None
    assert (rise.value, first.value) == (500e6, 24e6)


def test_of_a_share_the_share_is_the_sum() -> None:
    share = main_amount("van de 300 miljoen euro is 100 miljoen euro bestemd voor Oekraïne")
    part = main_amount("jaarlijks 10 miljoen euro, waarvan 2 miljoen euro voor onderwijs")
    assert share is not None
    assert part is not None
    assert (share.value, part.value, part.per) == (100e6, 10e6, "jaar")


PERCENTAGES = [
    ("80% van alle gemeenten", 80.0, "gemeenten"),
    ("vijftig procent van onze energie", 50.0, "energie"),
    ("minimaal 2% van het bbp aan defensie", 2.0, "bbp"),
    ("2 procent van hun bnp", 2.0, "bnp"),
    ("tenminste 2% van het bruto binnenlands product aan defensie", 2.0, "bbp"),
    ("2,5 % van het inkoopbudget van de overheid", 2.5, "inkoopbudget van de overheid"),
    ("de 2% NAVO-norm", 2.0, None),
    ("vijftig procent minder", 50.0, None),
]


@pytest.mark.parametrize(("text", "value", "of"), PERCENTAGES, ids=[row[0] for row in PERCENTAGES])
def test_percentage(text: str, value: float, of: str | None) -> None:
    [found] = find_percentages(text)
    assert (found.value, found.of) == (value, of)


@given(
    st.integers(1, 999),
    st.sampled_from(["miljoen", "mln.", "miljard", "mld."]),
    st.sampled_from(["€ {n} {s}", "EUR {n} {s}", "{n} {s} euro"]),
    st.text("abc ,.", max_size=20),
)
def test_every_amount_is_found_where_it_stands(number: int, scale: str, form: str, before: str) -> None:
    written = form.format(n=number, s=scale)
    text = f"{before} {written} is toegezegd"
    [amount] = find_amounts(text)
    assert amount.value == number * (
        1e6 if scale.startswith("m") and scale[2] in "ln" and "d" not in scale and "ard" not in scale else 1e9
    )
    assert text[amount.start : amount.end].strip(". ") in written
